"""A plan while it is made: its scenes are kept one after the other, never twice, and never for longer."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

import pytest

from stories import services
from stories.models import Draft
from stories.tasks import planning
from stories.tasks.planning import GrowingOutline, scenes_so_far
from stories.writers.profiles import ModelProfile
from storycreator.invariants import breaches
from storycreator.jobs.database import transact
from storycreator.jobs.testing import run_jobs
from tests.factories import make_concepts, make_draft, outline_schema
from tests.fakes import Raw, ScriptedModel, prose, seen, write_with
from tests.fakes.scripted import PIECE

PLAN = outline_schema(scenes=5)
TITLES = [scene.title for scene in PLAN.scenes]


@dataclass(eq=False)
class Planner(ScriptedModel):
    """Fills in a plan piece by piece; somebody looks after each piece, or breaks it off."""

    look: Callable[[], None] = lambda: None

    async def stream(self, *args: Any, **kwargs: Any) -> AsyncIterator[Any]:
        async for event in super().stream(*args, **kwargs):
            filled = event.get("contentBlockDelta", {}).get("delta", {}).get("toolUse", {}).get("input")
            if filled is None:
                yield event
                continue
            for at in range(0, len(filled), PIECE):
                piece = {"toolUse": {"input": filled[at : at + PIECE]}}
                yield {"contentBlockDelta": {"delta": piece}}
                for _ in range(3):
                    await asyncio.sleep(0)
                await transact(self.look)


@pytest.fixture
def draft(db: None) -> Draft:
    concept = make_concepts()[0]
    return services.choose_concept(concept.idea.story, concept=concept, seen=seen(concept.idea.story))


@pytest.fixture
def plan_with(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    def plan(*answers: Any, look: Callable[[], None]) -> None:
        model = Planner(list(answers), look=look)
        monkeypatch.setattr(planning, "SAVE_EVERY", 0)
        monkeypatch.setattr("stories.agents.call.create_model", lambda *_: model)
        monkeypatch.setattr("stories.agents.call.profile_of", lambda _setting: ModelProfile())

    return plan


class Watch:
    """Keeps every different list of titles that a page would have shown; may break the `nth` look off."""

    def __init__(self, draft: Draft, *, upon: int = -1, act: Callable[[], object] = lambda: None) -> None:
        self.draft, self.upon, self.act = draft, upon, act
        self.shown: list[list[str]] = []

    def __call__(self) -> None:
        self.draft.refresh_from_db()
        titles = [line["title"] for line in self.draft.outline_so_far]
        if not self.shown or self.shown[-1] != titles:
            self.shown.append(titles)
            if len(titles) == self.upon:
                self.upon = -1
                self.act()


def grown(count: int) -> list[list[str]]:
    return [TITLES[:number] for number in range(count + 1)]


def beginnings() -> list[str]:
    return [found for found in breaches() if "beginning of a plan" in found]


def break_off() -> None:
    raise ConnectionResetError


def test_scenes_come_one_after_the_other_until_the_outline_is_there(draft, plan_with):
    watch = Watch(draft)
    plan_with(PLAN, prose(), look=watch)
    run_jobs()
    draft.refresh_from_db()
    assert watch.shown == grown(4)
    assert draft.outline == PLAN and draft.outline_so_far == [] and not beginnings()


def test_each_line_says_what_and_where(draft, plan_with):
    watch = Watch(draft, upon=1, act=lambda: lines.extend(draft.outline_so_far))
    lines: list[dict] = []
    plan_with(PLAN, prose(), look=watch)
    run_jobs()
    assert lines == [{"title": "Scene 1", "setting": "the lighthouse, night"}]


def test_a_plan_that_was_cut_begins_anew(draft, plan_with):
    watch = Watch(draft, upon=3, act=break_off)
    plan_with(PLAN, PLAN, prose(), look=watch)
    run_jobs()
    draft.refresh_from_db()
    assert watch.shown == [*grown(3), *grown(4)]
    assert draft.outline == PLAN and draft.outline_so_far == []


def test_an_answer_that_does_not_fit_is_begun_anew_in_the_same_call(draft, plan_with):
    watch = Watch(draft)
    plan_with(
        Raw({**PLAN.model_dump(), "scenes": PLAN.model_dump()["scenes"][:3]}), PLAN, prose(), look=watch
    )
    run_jobs()
    draft.refresh_from_db()
    assert watch.shown == [*grown(3), *grown(4)]
    assert draft.outline == PLAN


def test_a_plan_that_was_stopped_leaves_no_lines(draft, plan_with):
    plan_with(PLAN, look=Watch(draft, upon=2, act=lambda: services.stop_drafting(draft)))
    run_jobs()
    draft.refresh_from_db()
    assert draft.outline_so_far == [] and draft.outline_json is None
    assert "was stopped" in draft.error and not beginnings()


def test_a_plan_that_failed_leaves_no_lines(draft, plan_with):
    plan_with(PLAN, look=lambda: Watch(draft, upon=1, act=break_off)())
    run_jobs()
    draft.refresh_from_db()
    assert draft.outline_so_far == [] and draft.error and not beginnings()


def test_an_answer_in_one_piece_is_stored_as_it_is(draft, monkeypatch):
    write_with(monkeypatch, PLAN, prose())
    run_jobs()
    draft.refresh_from_db()
    assert draft.outline == PLAN and draft.outline_so_far == []


class Keeper:
    """A piece of work that runs what is saved, and keeps count."""

    job = SimpleNamespace(topic="story:1")
    saves = 0

    async def save(self, write: Callable[[], None]) -> None:
        self.saves += 1


async def test_many_scenes_within_a_second_are_kept_once():
    clock, keeper = SimpleNamespace(now=100.0), Keeper()
    growing = GrowingOutline(keeper, Draft(), scenes=5, clock=lambda: clock.now)
    whole = PLAN.model_dump_json()
    for end in range(whole.index('"Scene 5"')):
        clock.now += 0.002
        await growing(whole[:end])
    assert keeper.saves == 2


@pytest.mark.django_db
def test_an_outline_that_is_there_gets_no_lines():
    draft = make_draft()
    GrowingOutline(Keeper(), draft, scenes=5)._save([{"title": "Late", "setting": "here"}])
    draft.refresh_from_db()
    assert draft.outline_so_far == []


@pytest.mark.parametrize("ascii_only", [True, False])
def test_no_beginning_of_a_plan_raises_or_shows_half_a_line(ascii_only: bool):
    setting = 'the "Möwe"\\, \u2028 night \U0001f680'
    scenes = [scene.model_copy(update={"setting": setting}) for scene in PLAN.scenes]
    whole = json.dumps(PLAN.model_copy(update={"scenes": scenes}).model_dump(), ensure_ascii=ascii_only)
    counts = []
    for end in range(len(whole) + 1):
        found = scenes_so_far(whole[:end])
        counts.append(len(found))
        assert [scene.title for scene in found] == TITLES[: len(found)]
        assert {scene.setting.split()[-1] for scene in found} <= {"\U0001f680"}
    assert counts == sorted(counts) and set(counts) == {0, 1, 2, 3, 4, 5}


@pytest.mark.parametrize(
    "text", ["", "no", "[" * 9_000, '"scenes"', '{"scenes": {"a": 1}}', '{"scenes": [1, ', '{"a": "\\ud800"}']
)
def test_what_is_no_plan_has_no_scenes(text: str):
    assert scenes_so_far(text) == []


def test_lines_are_cleaned_and_end_at_one_that_does_not_fit():
    scenes = [scene.model_dump() for scene in PLAN.scenes]
    scenes[0]["title"] = "The \x00Lamp"
    scenes[2]["title"] = "x" * 500
    assert [scene.title for scene in scenes_so_far(json.dumps({"scenes": scenes}))] == ["The Lamp", "Scene 2"]
