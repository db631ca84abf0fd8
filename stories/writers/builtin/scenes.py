"""The text of one scene."""

from collections.abc import Sequence

from stories.schemas import Brief, SceneRequest, StoryConcept, StoryOutline
from stories.writers.builtin.outlines import plain
from stories.writers.builtin.plan import Plan
from stories.writers.builtin.realiser import TellableScene
from stories.writers.builtin.selection import assemble
from stories.writers.builtin.story import story_of
from stories.writers.builtin.telling import pieces_told, tell


def write_scene(request: SceneRequest) -> str:
    """The prose of scene `request.number`; as near to the words the brief asks for as the material allows."""
    scene = scene_of(
        request.idea, request.brief, request.concept, request.outline, request.number, request.seed
    )
    return assemble(pieces_told(scene, request.brief))


def scene_of(
    idea: str, brief: Brief, concept: StoryConcept, outline: StoryOutline, number: int, seed: int
) -> TellableScene:
    """Scene `number` (from 1) with all its pieces, those that are not told included."""
    story = story_of(idea, brief, concept, outline=outline)
    scenes = tell(story, scenes=len(outline.scenes), target=brief.words, seed=seed)
    if not 1 <= number <= len(scenes):
        raise ValueError(f"The outline has {len(scenes)} scenes; there is no scene {number}.")
    return scenes[_places(story, scenes, outline)[number - 1]]


def _places(story: Plan, scenes: Sequence[TellableScene], outline: StoryOutline) -> list[int]:
    """Which scene of the grammar each scene of the outline is: its author may have changed their order.

    A scene is known by how it begins; those whose beginning was changed too take what is left, in order.
    """
    left = {place: plain(story, scene.shape.opening) for place, scene in enumerate(scenes)}
    known: list[int | None] = []
    for planned in outline.scenes:
        place = next((place for place, opening in left.items() if opening == planned.opening), None)
        known.append(place)
        if place is not None:
            del left[place]
    rest = iter(left)
    return [next(rest) if place is None else place for place in known]
