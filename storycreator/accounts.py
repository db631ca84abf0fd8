"""Who may sign up, and the ways to sign in that need no password."""

import logging
from http import HTTPStatus
from smtplib import SMTPException
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter

# Before the stages, which otherwise come round to themselves while they are imported.
from allauth.account.internal import flows  # noqa: F401
from allauth.account.stages import EmailVerificationStage
from allauth.core import context
from allauth.core.exceptions import ImmediateHttpResponse
from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac

from storycreator.answers import refuse
from storycreator.models import User

log = logging.getLogger(__name__)

SIGN_IN_SECONDS = 15 * 60
"""How long a sign-in link is good for."""
BACKEND = "django.contrib.auth.backends.ModelBackend"
_SALT = "storycreator.sign_in_link"


class AccountAdapter(DefaultAccountAdapter):
    """Sign-up only where the operator has opened it; that needs mail."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return bool(settings.SIGN_UP_OPEN)

    def get_login_stages(self) -> list[str]:
        ours = f"{__name__}.{ConfirmedAddress.__name__}"
        theirs = f"{EmailVerificationStage.__module__}.{EmailVerificationStage.__name__}"
        return [ours if stage == theirs else stage for stage in super().get_login_stages()]

    def send_mail(self, template_prefix: str, email: str, context_: dict[str, Any]) -> None:
        """Send a mail, or answer in words that it could not be sent."""
        try:
            super().send_mail(template_prefix, email, context_)
        except (OSError, SMTPException) as error:
            # Class only: what a mail server says quotes the address.
            log.error("mail.failed error=%s", type(error).__name__)
            raise ImmediateHttpResponse(refuse(context.request, HTTPStatus.SERVICE_UNAVAILABLE)) from error


class ConfirmedAddress(EmailVerificationStage):
    """An address is confirmed before its account is used; an account without one has nothing to confirm.

    The first account of an installation, and those that the staff makes, may have none: whoever turns mail
    on later must not be locked out by it.
    """

    def handle(self) -> tuple[HttpResponse | None, bool]:
        user = self.login.user
        if isinstance(user, User) and not user.email:
            return None, True
        answer: tuple[HttpResponse | None, bool] = super().handle()  # type: ignore[no-untyped-call]
        return answer


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
