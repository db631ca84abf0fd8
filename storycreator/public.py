"""The addresses that need no sign-in: the whole list. Everything else needs one.

A view gets here by name and by `login_not_required`; a test compares the two.
"""

PUBLIC: dict[str, str] = {
    "api-v1:": "the API asks for a token, or for the session, itself and answers in JSON",
    "livez": "a supervisor asks whether the process answers",
    "page_font": "the typeface of every page, the sign-in page too",
    "first_run": "nobody can sign in yet; the link is a secret",
    "sign_in_link": "whoever opens it cannot sign in otherwise; the link is a secret",
    "admin:login": "leads to the sign-in page",
    "account_login": "the sign-in page",
    "account_logout": "may be pressed when the session has ended already",
    "account_signup": "says that sign-up is closed where it is",
    "account_inactive": "says why somebody cannot sign in",
    "account_email_verification_sent": "part of signing up",
    "account_confirm_email": "part of signing up; the link is a secret",
    "account_confirm_login_code": "part of signing in",
    "account_reset_password": "who has forgotten a password is not signed in",
    "account_reset_password_done": "part of resetting a password",
    "account_reset_password_from_key": "part of resetting a password; the link is a secret",
    "account_reset_password_from_key_done": "part of resetting a password",
}
"""URL name → why; a name that ends with a colon stands for all addresses of that namespace."""


def is_public(name: str) -> bool:
    """Tell whether the list opens the address of that URL name to everybody."""
    namespace, colon, _ = name.rpartition(":")
    return name in PUBLIC or f"{namespace}{colon}" in PUBLIC
