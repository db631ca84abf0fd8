"""The strip with the button that takes the last decision back."""

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


def strip_of(story: Story, scene: Scene | None = None) -> Strip | None:
    """The last decision of a story, if it can be taken back; with `scene`, only if it is about that one."""
    decision = story.decisions.standing().order_by("-made_at").first()
    if decision is None or (scene and decision.scene_ids != [scene.pk]) or not decision.is_newest():
        return None
    scenes = Scene.objects.filter(pk__in=decision.scene_ids, draft=story.draft_id)
    numbers = list(scenes.values_list("number", flat=True))
    return Strip(decision, numbers) if len(numbers) == len(decision.scene_ids) else None
