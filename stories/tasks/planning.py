"""An outline while it is made: the scenes that are planned already, kept so that the page can show them."""

import time
from collections.abc import Callable
from typing import Any

from pydantic_core import from_json

from stories.agents.call import cleaned
from stories.models import Draft
from stories.schemas import SceneOutline
from stories.tasks.growing import SAVE_EVERY
from storycreator import progress
from storycreator.jobs.ledger import Work


class GrowingOutline:
    """Takes the JSON so far of one outline, again and again.

    `scenes`: how many it will have. The last one is not kept, as the outline itself comes with it.
    """

    def __init__(
        self, work: Work, draft: Draft, *, scenes: int, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._work, self._clock, self._draft, self._scenes = work, clock, draft, scenes
        self._kept: list[dict[str, str]] = draft.outline_so_far
        self._saved = float("-inf")

    async def restart(self) -> None:
        """Forget what an earlier attempt has left."""
        if self._kept:
            await self._keep([])

    async def __call__(self, text: str) -> None:
        planned = scenes_so_far(text)
        found = [{"title": scene.title, "setting": scene.setting} for scene in planned]
        now = self._clock()
        if found != self._kept and len(found) < self._scenes and now - self._saved >= SAVE_EVERY:
            self._saved = now
            await self._keep(found)

    async def _keep(self, found: list[dict[str, str]]) -> None:
        await self._work.save(lambda: self._save(found))
        self._kept = found

    def _save(self, found: list[dict[str, str]]) -> None:
        Draft.objects.filter(pk=self._draft.pk, outline_json__isnull=True).update(outline_so_far=found)
        progress.changed(self._work.job.topic, "draft")


def scenes_so_far(text: str) -> list[SceneOutline]:
    """Return the scenes of an outline that are whole in the beginning of its JSON; none in other text."""
    try:
        found = from_json(text, allow_partial=True)
    except ValueError:
        return []
    scenes = found.get("scenes") if isinstance(found, dict) else None
    whole: list[SceneOutline] = []
    for scene in scenes if isinstance(scenes, list) else []:
        planned = _planned(scene)
        if planned is None:
            break
        whole.append(planned)
    return whole


def _planned(scene: Any) -> SceneOutline | None:
    try:
        return cleaned(SceneOutline.model_validate(scene))
    except ValueError:
        return None
