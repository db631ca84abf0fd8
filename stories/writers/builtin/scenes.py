"""The text of one scene."""

from stories.schemas import Brief, SceneRequest, StoryConcept, StoryOutline
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
    return scenes[number - 1]
