"""A text while it grows: how often it is shown and kept."""

from types import SimpleNamespace

import pytest

from stories.models import Revision
from stories.tasks.growing import GrowingText
from storycreator import progress
from tests.factories import make_revision


class Keeper:
    """A piece of work that keeps what it is told, and runs what is saved."""

    def __init__(self) -> None:
        self.job = SimpleNamespace(attempts=2, topic="story:1")
        self.shown: list[float] = []
        self.saves: list[object] = []

    async def progress(self, value: float) -> None:
        self.shown.append(value)

    async def save(self, write) -> None:
        self.saves.append(write)


@pytest.fixture
def pushed(monkeypatch: pytest.MonkeyPatch) -> list[dict]:
    messages: list[dict] = []

    async def push(topic: str, message: dict) -> None:
        messages.append({"topic": topic, **message})

    monkeypatch.setattr(progress, "push", push)
    return messages


@pytest.fixture
def clock() -> SimpleNamespace:
    return SimpleNamespace(now=100.0)


@pytest.fixture
def growing(clock: SimpleNamespace) -> GrowingText:
    revision = Revision(scene_id="0b2b7f0e-0000-4000-8000-000000000000")
    return GrowingText(Keeper(), revision, target=4, clock=lambda: clock.now)


async def test_it_is_pushed_ten_times_a_second_and_kept_once(growing, clock, pushed):
    for _ in range(200):
        clock.now += 0.01
        await growing("One two")
    assert 15 <= len(pushed) <= 21
    assert len(growing._work.saves) == 2


async def test_each_message_carries_the_whole_text_and_its_place(growing, clock, pushed):
    await growing("One\x00")
    clock.now += 1
    await growing("One two")
    assert [(m["attempt"], m["seq"], m["text"]) for m in pushed] == [(3, 1, "One"), (3, 2, "One two")]
    assert (pushed[0]["type"], pushed[0]["topic"]) == ("text", "story:1")
    assert growing._work.shown == [0.25, 0.5]


async def test_a_second_writing_is_another_attempt_shown_at_once(growing, pushed):
    await growing("One two")
    growing.restart()
    await growing("An")
    assert [(m["attempt"], m["seq"], m["text"]) for m in pushed] == [(3, 1, "One two"), (4, 1, "An")]


async def test_more_words_than_asked_for_are_not_yet_the_end(growing, pushed):
    await growing("one two three four five six")
    assert growing._work.shown == [0.99]


@pytest.mark.django_db
@pytest.mark.parametrize(("state", "kept"), [("writing", "New"), ("accepted", "Old")])
def test_only_a_text_that_is_being_written_grows(state, kept):
    revision = make_revision(content="Old", state=state)
    GrowingText(Keeper(), revision, target=4)._save("New")
    revision.refresh_from_db()
    assert revision.content == kept
