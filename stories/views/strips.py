"""The strip with the button that takes the last decision back."""

from collections.abc import Iterable
from dataclasses import dataclass

from stories.models import Decision, Scene, Story

SECONDS = 10
"""How long the button is there where scripts run; without them until the next decision."""


@dataclass(frozen=True)
class Strip:
    """The last decision, while it can be taken back."""

    decision: Decision
    numbers: list[int]

    @property
    def sentence(self) -> str:
        return self.decision.sentence(self.numbers)

    @property
    def is_over(self) -> bool:
        """Whether its ten seconds are: it then stands on pages without scripts only."""
        return self.decision.seconds >= SECONDS


def strip_of(story: Story, scenes: Iterable[Scene]) -> Strip | None:
    """The last decision of a story, if it can be taken back and is about none but `scenes`."""
    decision = story.decisions.standing().order_by("-made_at").first()
    if decision is None:
        return None
    ids = decision.scene_ids
    own = [scene for scene in scenes if scene.pk in ids and scene.draft_id == story.draft_id]
    if len(own) < len(ids) or not decision.is_newest(own):
        return None
    return Strip(decision, [scene.number for scene in own])
