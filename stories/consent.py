"""Whether an author has agreed that the chosen writers get what is written, and the sentence that asks."""

from dataclasses import dataclass

from django.urls import reverse

from stories import chosen
from stories.models import Consent
from stories.writers.destinations import Destination

VERSION = 2
"""Of the sentence: when it says something else, authors are asked again."""
SENTENCE = "My ideas, characters, scenes and wishes may be sent to {names}, where the writing is done."
NEEDED = (
    "What you write would go to {names}; that has to be agreed to first. Nothing was sent, and nothing was "
    "changed. Agree under “Outside services” in the account menu ({page}), then try again."
)


@dataclass(frozen=True)
class Ask:
    """What an author still has to agree to before the chosen writers may be asked for anything."""

    destinations: tuple[Destination, ...]

    @property
    def mark(self) -> str:
        """What a ticked box sends, so that nobody agrees to another sentence than was shown."""
        return " ".join([str(VERSION), *(destination.key for destination in self.destinations)])

    @property
    def sentence(self) -> str:
        """What is agreed to, in the author's words."""
        return SENTENCE.format(names=self.names)

    @property
    def needed(self) -> str:
        """Why something was not done, and where to agree."""
        return NEEDED.format(names=self.names, page=reverse("stories:consents"))

    @property
    def names(self) -> str:
        return " and ".join(destination.name for destination in self.destinations)


def services() -> list[Destination]:
    """Return the outside services that the chosen writers send to; none when nothing leaves this machine."""
    return [destination for destination in chosen.destinations() if destination.is_outside]


def asked_of(author_id: int | None) -> Ask | None:
    """Return what the author has to agree to; None when all is agreed, or nothing leaves this machine."""
    outside = services()
    if not outside:
        return None
    given = Consent.objects.in_force().filter(author_id=author_id, version=VERSION)
    agreed = set(given.values_list("service", flat=True))
    lacking = tuple(destination for destination in outside if destination.key not in agreed)
    return Ask(lacking) if lacking else None
