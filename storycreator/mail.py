"""Where mail goes, from one address."""

from typing import Any
from urllib.parse import unquote, urlsplit

SMTP = "django.core.mail.backends.smtp.EmailBackend"
NOWHERE = "django.core.mail.backends.dummy.EmailBackend"


def mailers(url: str) -> dict[str, Any]:
    """Return Django's MAILERS for `smtp://user:password@host:port` (STARTTLS) or `smtps://…` (TLS).

    An empty url sends nothing: nothing in the product then asks for an address.
    """
    if not url:
        return {"default": {"BACKEND": NOWHERE}}
    parts = urlsplit(url)
    secure = parts.scheme == "smtps"
    options = {
        "host": parts.hostname,
        "port": parts.port or (465 if secure else 587),
        "username": unquote(parts.username or ""),
        "password": unquote(parts.password or ""),
        "use_ssl": secure,
        "use_tls": not secure,
        "timeout": 10,
    }
    return {"default": {"BACKEND": SMTP, "OPTIONS": options}}
