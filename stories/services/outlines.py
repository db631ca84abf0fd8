"""The outline of a draft whose author wanted to change it before a scene is written."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from stories import costs
from stories.drafting import write_next
from stories.models import Draft
from stories.schemas import MOST_BEATS, TITLE_CHARS, SceneOutline, ScenePlan
from stories.services.deciding import deciding
from stories.services.limits import require_leave
from stories.services.wording import planned_line
from stories.workflow import Action
from storycreator import progress
from storycreator.errors import AuthorError, TextRefused

CHANGED = (
    "The outline was changed, or its draft begun, elsewhere since this page was shown. Nothing of it was "
    "lost, and what you typed stands below; sent again, it takes the place of what is there now."
)
NOT_WAITING = "There is no outline that waits for changes: it is still being made, or the draft is begun."
EACH_ONCE = "An outline keeps its scenes: each of them has to be there once. Nothing was changed."


def edit_outline(draft: Draft, *, scenes: Sequence[ScenePlan], seen: int) -> Draft:
    """Keep what the author changed in the plans of the scenes; they are told in the order they come in.

    Raises `TextRefused` when a line is empty or too long, or a scene is missing.
    """
    with _waiting(draft, action=Action.EDIT_OUTLINE, seen=seen):
        _change(draft, scenes)
        return draft


def write_draft(draft: Draft, *, seen: int, scenes: Sequence[ScenePlan] | None = None) -> Draft:
    """Begin the scenes of an outline that waited, with what the author changed in it last."""
    with _waiting(draft, action=Action.WRITE_DRAFT, seen=seen):
        require_leave(draft.story.author_id, most=costs.most_of_scene())
        if scenes is not None:
            _change(draft, scenes)
        draft.outline_waits = False
        draft.save(update_fields=["outline_waits"])
        draft.begin_scenes()
        write_next(draft)
        return draft


@contextmanager
def _waiting(draft: Draft, *, action: Action, seen: int) -> Iterator[None]:
    with deciding(draft.story, action=action):
        draft.raise_version(seen, said=CHANGED)
        draft.refresh_from_db()
        if not draft.outline_waits or draft.story.draft_id != draft.pk:
            raise AuthorError(NOT_WAITING)
        yield
        progress.changed(draft.story.topic, "draft")


def _change(draft: Draft, scenes: Sequence[ScenePlan]) -> None:
    outline = draft.outline
    if outline is None or sorted(plan.number for plan in scenes) != _numbers(outline.scenes):
        raise TextRefused(EACH_ONCE)
    changed = [
        _planned(outline.scenes[plan.number - 1], plan, name=f"scene {place}")
        for place, plan in enumerate(scenes, start=1)
    ]
    draft.outline_json = outline.model_copy(update={"scenes": changed}).model_dump()
    draft.save(update_fields=["outline_json"])


def _numbers(scenes: Sequence[SceneOutline]) -> list[int]:
    return list(range(1, len(scenes) + 1))


def _planned(scene: SceneOutline, plan: ScenePlan, *, name: str) -> SceneOutline:
    """The plan of a scene with what its author changed; who is present stays."""
    lines = {
        "title": planned_line(plan.title, name=f"The title of {name}", limit=TITLE_CHARS),
        "setting": planned_line(plan.setting, name=f"The setting of {name}"),
        "opening": planned_line(plan.opening, name=f"The beginning of {name}"),
        "hook": planned_line(plan.hook, name=f"The end of {name}"),
    }
    if not 1 <= len(plan.beats) <= MOST_BEATS:
        raise TextRefused(f"{len(plan.beats)} beats in {name}; 1 to {MOST_BEATS} fit. Nothing was changed.")
    beats = [planned_line(beat, name=f"A beat of {name}") for beat in plan.beats]
    return scene.model_copy(update={**lines, "beats": beats})
