"""Who may sign up, and the ways to sign in that need no password."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core import signing
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac

from storycreator.models import User

SIGN_IN_SECONDS = 15 * 60
"""How long a sign-in link is good for."""
BACKEND = "django.contrib.auth.backends.ModelBackend"
_SALT = "storycreator.sign_in_link"


class AccountAdapter(DefaultAccountAdapter):
    """Sign-up only where the operator has opened it; that needs mail."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return bool(settings.SIGN_UP_OPEN)


class FirstAccountForm(forms.ModelForm):  # type: ignore[type-arg]  # not generic at run time
    """The name and password of the first account, which may do everything."""

    password = forms.CharField(
        label="Password", strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "new-password"})
    )

    class Meta:
        model = User
        fields = ("username",)
        labels = {"username": "Name"}
        help_texts = {"username": "Letters, digits and @ . + - _"}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        try:
            validate_password(cleaned.get("password", ""), User(username=cleaned.get("username", "")))
        except forms.ValidationError as error:
            self.add_error("password", error)
        return cleaned

    def save(self, commit: bool = True) -> User:  # noqa: FBT001, FBT002 - Django's signature
        user: User = self.instance
        user.set_password(self.cleaned_data["password"])
        user.is_staff = user.is_superuser = True
        super().save(commit=commit)
        return user


def sign_in_token(user: User) -> str:
    """Return a token that signs `user` in once within 15 minutes.

    It is bound to the password and the last sign-in, so that either ends it.
    """
    return signing.dumps([user.pk, _seal(user)], salt=_SALT)


def author_of(token: str) -> User | None:
    """Return whom `token` signs in; None when it was used, has run out, or was never one."""
    try:
        pk, seal = signing.loads(token, salt=_SALT, max_age=SIGN_IN_SECONDS)
    except signing.BadSignature:
        return None
    user = User.objects.filter(pk=pk, is_active=True).first()
    return user if user and constant_time_compare(seal, _seal(user)) else None


def use_token(token: str) -> User | None:
    """Use `token` up and return whom it signs in, or None; of two at once, one is given the user."""
    user = author_of(token)
    if user is None:
        return None
    seen = User.objects.filter(pk=user.pk, last_login=user.last_login)
    return user if seen.update(last_login=timezone.now()) else None


def _seal(user: User) -> str:
    return salted_hmac(_SALT, f"{user.password} {user.last_login}", algorithm="sha256").hexdigest()
