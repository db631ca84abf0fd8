"""One effect for one form, however often it is sent."""

import hashlib
from collections.abc import Callable
from typing import Any, cast

from django.db import transaction

from storycreator.models import Submission, User


def once(author: User, *, key: str, action: str, body: dict[str, Any], effect: Callable[[], str]) -> str:
    """Return what `effect()` returned when this author first sent this key, action and body.

    Runs in one transaction: an exception of `effect` leaves nothing behind, so that the same form
    may be sent again. Two at once have one effect: the second waits for the first. The same key
    with another body is a new request. An empty `key` asks for no such memory.
    """
    with transaction.atomic():
        if not key:
            return effect()
        submission, is_first = Submission.objects.get_or_create(
            author=author, key=_fitting(key), action=action, body_hash=Submission.hash_of(body)
        )
        if is_first:
            submission.result = effect()
            submission.save(update_fields=["result"])
        return cast(str, submission.result)


def _fitting(key: str) -> str:
    """Return the key, or its hash where a client sends one that the column does not take."""
    fits = len(key) <= 64 and key.isprintable()
    return key if fits else hashlib.sha256(key.encode(errors="surrogatepass")).hexdigest()
