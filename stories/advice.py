"""What the word counter says about the scenes of a draft: kept of each text, and found among all of them.

What a text says by itself is kept with its revision. What it says in the light of the others is never kept:
it would be wrong as soon as one of them changes.
"""

import json
from collections.abc import Iterable
from functools import lru_cache
from uuid import UUID

from stories import craft
from stories.craft import Finding
from stories.models import Character, Draft, Scene
from stories.schemas import StoryOutline

Advice = dict[UUID, list[Finding]]


def advice_on(draft: Draft, scenes: Iterable[Scene] | None = None) -> Advice:
    """Return the findings on the present text of each scene of a draft, in the order of their places.

    `scenes`, if given, are all scenes of the draft, each with its present text.
    """
    held = list(draft.scenes.select_related("current") if scenes is None else scenes)
    names = Character.objects.present().filter(story=draft.story_id).values_list("name", flat=True)
    among = _among_all(
        tuple(scene.current.content if scene.current else "" for scene in held),
        tuple(scene.number for scene in held),
        tuple(names),
        json.dumps(draft.outline_json),
        draft.concept.idea.prompt,
    )
    return {scene.pk: _in_order([*kept(scene), *found]) for scene, found in zip(held, among, strict=True)}


def kept(scene: Scene) -> list[Finding]:
    """What was found in the present text of a scene by itself."""
    return [Finding.stored(fields) for fields in scene.current.findings] if scene.current else []


def _in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Findings about the whole first, the others as the reader comes to them."""
    return sorted(findings, key=lambda finding: finding.spans[:1])


@lru_cache(maxsize=64)
def _among_all(
    texts: tuple[str, ...], numbers: tuple[int, ...], names: tuple[str, ...], outline_json: str, idea: str
) -> list[list[Finding]]:
    plan = json.loads(outline_json)
    planned = StoryOutline.model_validate(plan).scenes if plan else []
    plans = [planned[number - 1] for number in numbers if number <= len(planned)]
    return craft.measure_draft(texts, plans=plans, names=names, idea=idea)
