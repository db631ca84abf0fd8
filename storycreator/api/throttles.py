"""How often the API may be called: counted a token or session, and an address."""

import hashlib
import threading

from django.conf import settings
from django.http import HttpRequest
from ninja.throttling import SimpleRateThrottle

WAITED = "storycreator.waited"
"""Set in the scope of a request that our own server repeats for a client that waits."""


class PerThread(threading.local, SimpleRateThrottle):
    """django-ninja's throttle, which keeps what it counts on itself: two threads would mix it up."""

    def __init__(self, scope: str) -> None:
        self.scope = scope
        super().__init__(settings.API_RATES[scope])

    def get_cache_key(self, request: HttpRequest) -> str | None:
        if WAITED in getattr(request, "scope", {}):
            return None
        return self.cache_format % {"scope": self.scope, "ident": self.ident(request)}

    def ident(self, request: HttpRequest) -> str:
        """What is counted."""
        # Already the client's and no proxy's: TrustedProxies has seen to that.
        return str(request.META.get("REMOTE_ADDR", ""))


class PerToken(PerThread):
    """Counts the calls of one token, or of one author who is signed in."""

    def ident(self, request: HttpRequest) -> str:
        auth = getattr(request, "auth", None)
        return hashlib.sha256(f"{type(auth).__name__} {getattr(auth, 'pk', auth)}".encode()).hexdigest()


per_token, per_address = PerToken("token"), PerThread("address")
