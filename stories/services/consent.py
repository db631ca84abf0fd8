"""An author's consent to outside services: given, asked for, taken back."""

from django.utils import timezone

from stories.consent import VERSION, asked_of
from stories.models import Consent
from storycreator.errors import ConsentNeeded
from storycreator.models import User


def agree(author: User, *, mark: str) -> None:
    """Keep that the author agrees to what was asked under `mark`; done twice, it is done.

    Raises `ConsentNeeded` when something else is asked by now, and nothing is kept.
    """
    ask = asked_of(author.pk)
    if ask is None:
        return
    if mark != ask.mark:
        raise ConsentNeeded(ask.needed)
    for destination in ask.destinations:
        Consent.objects.get_or_create(
            author=author, service=destination.key, version=VERSION, revoked_at=None
        )


def revoke_consent(consent: Consent) -> None:
    """Let nothing more go to that service; what goes on there now is not called back."""
    given = Consent.objects.in_force().filter(author=consent.author_id, service=consent.service)
    given.update(revoked_at=timezone.now())


def require_consent(author_id: int) -> None:
    """Raise `ConsentNeeded` unless the author has agreed to every outside service that may be called."""
    ask = asked_of(author_id)
    if ask:
        raise ConsentNeeded(ask.needed)
