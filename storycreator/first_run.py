"""The one-time link by which the first account of one's own machine is made."""

import ipaddress
import secrets
import threading
import time
from dataclasses import dataclass, field

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.crypto import constant_time_compare

from storycreator.models import User

SECONDS = 15 * 60
"""How long a link is good for."""


class LinkGone(Exception):
    """The link was used, has run out, or was never one."""


@dataclass
class OneTimeLink:
    """A secret kept in this process alone; it opens until it is used or its time is up."""

    _secret: str = ""
    _until: float = 0.0
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False)

    def make(self) -> str:
        """Return a new secret; the one before it opens nothing any more."""
        with self._lock:
            self._secret, self._until = secrets.token_urlsafe(24), time.monotonic() + SECONDS
            return self._secret

    def close(self) -> None:
        """Let no secret open any more."""
        with self._lock:
            self._secret = ""

    def opens(self, secret: str) -> bool:
        """Tell whether `secret` is the one that is good now."""
        with self._lock:
            return self._fits(secret)

    def use(self, secret: str) -> None:
        """Use the link up; raise `LinkGone` unless `secret` is the one that is good now."""
        with self._lock:
            if not self._fits(secret):
                raise LinkGone
            self._secret = ""

    def _fits(self, secret: str) -> bool:
        in_time = bool(self._secret) and time.monotonic() < self._until
        return in_time and constant_time_compare(secret, self._secret)


link = OneTimeLink()


def announce(host: str, port: int) -> str | None:
    """Make the link for a server on `host` and `port` and return its whole address.

    None, and no link, when somebody can sign in already, when the server has a public address, or
    when `host` can be reached from elsewhere: a stranger might then be first.
    """
    if not _is_loopback(host) or not _is_offered():
        link.close()
        return None
    shown = f"[{host}]" if ":" in host else host
    return f"http://{shown}:{port}{reverse('first_run', args=[link.make()])}"


def is_open(request: HttpRequest, secret: str) -> bool:
    """Tell whether `secret` still makes the first account, for this request."""
    direct = not request.META.get("was_forwarded") and _is_loopback(request.META.get("REMOTE_ADDR", ""))
    return direct and _is_offered() and link.opens(secret)


def account_to_take_over() -> User | None:
    """Return the account that `make_book` made for an author who could not sign in yet, if any."""
    return User.objects.filter(password__startswith="!").order_by("pk").first()


def _is_offered() -> bool:
    # "!" begins a password that nobody knows: such an account is none to sign in with.
    return not settings.BASE_URL and not User.objects.exclude(password__startswith="!").exists()


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
