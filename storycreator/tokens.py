"""Tokens of the JSON API: made, found again by what a program shows, revoked."""

import secrets
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from storycreator.errors import AuthorError, TextRefused
from storycreator.models import TOKEN_NAME_CHARS, ApiToken, User
from storycreator.text import clean_line

MOST = 20
"""Tokens of one author that may be in use."""
PREFIX = "story_"
"""Lets a person, or a program that looks for leaked secrets, know what it is."""
NOTED_EVERY = timedelta(minutes=1)
"""How exactly the last use is kept: not every call need write."""


@transaction.atomic
def make_token(author: User, *, name: str) -> tuple[ApiToken, str]:
    """Make a token; return its row and the token itself, which is kept nowhere.

    Raises `TextRefused` for a name that is empty or too long, `AuthorError` when there are too many.
    """
    name = clean_line(name)
    if not 0 < len(name) <= TOKEN_NAME_CHARS:
        raise TextRefused(f"Give the token a name of at most {TOKEN_NAME_CHARS} characters.")
    if author.api_tokens.in_use().count() >= MOST:
        raise AuthorError(f"You have {MOST} tokens. Revoke one that is not used any more first.")
    secret = PREFIX + secrets.token_urlsafe(32)
    return author.api_tokens.create(name=name, sha256=ApiToken.hash_of(secret)), secret


def find_token(secret: str) -> ApiToken | None:
    """Return the token in use that was shown as `secret`, its author with it, and note the use."""
    found = ApiToken.objects.in_use().select_related("author").filter(sha256=ApiToken.hash_of(secret)).first()
    if found:
        _note_use(found)
    return found


def revoke_token(token: ApiToken) -> None:
    """Let the token open nothing from now on; done twice, it is done."""
    ApiToken.objects.filter(pk=token.pk, revoked_at=None).update(revoked_at=timezone.now())


def _note_use(token: ApiToken) -> None:
    now = timezone.now()
    if token.last_used_at is None or token.last_used_at < now - NOTED_EVERY:
        ApiToken.objects.filter(pk=token.pk).update(last_used_at=now)
