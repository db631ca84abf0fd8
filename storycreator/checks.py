"""What Django checks at every start: settings that are right one by one and wrong together."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import CheckMessage, Error, Info, Tags, Warning, register
from django.db import connection

LOOPBACK = ("127.0.0.1", "localhost", "::1")


@register(Tags.security)
def sign_up_needs_mail(**_options: Any) -> list[CheckMessage]:
    """Sign-up sends a message to the address, so that it stays closed where there is no mail."""
    if settings.CONFIG.SIGN_UP != "open" or settings.MAIL_WORKS:
        return []
    said = "SIGN_UP is open, but EMAIL_URL is empty, so sign-up stays closed."
    return [Warning(said, hint="Set EMAIL_URL, or leave SIGN_UP empty.", id="storycreator.W001")]


@register(Tags.compatibility)
def mail_has_a_sender(**_options: Any) -> list[CheckMessage]:
    """Most mail servers refuse, and most readers distrust, what comes from `webmaster@localhost`."""
    if not settings.MAIL_WORKS or settings.CONFIG.DEFAULT_FROM_EMAIL:
        return []
    said = "EMAIL_URL is set, but DEFAULT_FROM_EMAIL is empty, so mail comes from webmaster@localhost."
    hint = "Set DEFAULT_FROM_EMAIL to an address of yours."
    return [Warning(said, hint=hint, id="storycreator.W003")]


@register(Tags.security)
def public_address_is_https(**_options: Any) -> list[CheckMessage]:
    """Passwords and stories travel readable over plain HTTP; on loopback nobody is in between."""
    public = urlsplit(settings.BASE_URL)
    if public.scheme != "http" or public.hostname in LOOPBACK:
        return []
    said = f"BASE_URL is {settings.BASE_URL}: passwords would travel readable by everybody in between."
    return [Warning(said, hint="Give BASE_URL an address with https://.", id="storycreator.W002")]


@register(Tags.security)
def somebody_ends_tls(**_options: Any) -> list[CheckMessage]:
    """The server itself speaks plain HTTP; unless it believes the proxy, it redirects for ever."""
    if not settings.BASE_URL.startswith("https:") or settings.TRUSTED_PROXIES:
        return []
    said = (
        "BASE_URL is https, but TRUSTED_PROXIES is empty: no proxy is believed that the browser used https."
    )
    hint = "Set TRUSTED_PROXIES to the address of the proxy that ends TLS, or every page redirects to itself."
    return [Info(said, hint=hint, id="storycreator.I001")]


@register(Tags.compatibility)
def sqlite_takes_its_lock_at_once(**_options: Any) -> list[CheckMessage]:
    """A transaction that begins by reading cannot wait for the lock, and fails when it comes to write."""
    options = connection.settings_dict["OPTIONS"]
    if connection.vendor != "sqlite" or options.get("transaction_mode") == "IMMEDIATE":
        return []
    said = (
        "SQLite is used without transaction_mode IMMEDIATE: two writers at once end in “database is locked”."
    )
    return [Error(said, hint="Set it in DATABASES.", id="storycreator.E001")]
