"""What a worker does for a passage: the new one goes where the old one stood, and nothing else changes."""

import pytest

from stories import services
from stories.models import Revision, Scene
from stories.services import Marked
from storycreator.jobs.testing import run_jobs
from tests.factories import make_reviewed_story
from tests.fakes import ScriptedModel, prose, write_with

pytestmark = pytest.mark.django_db
BEFORE, OLD, BEHIND = "Mara climbed the stairs of the lighthouse. ", "The lamp was out.", " It was night 2."


@pytest.fixture
def scene(db: None) -> Scene:
    return make_reviewed_story().draft.scenes.all()[1]


def ask(scene: Scene, *, alternatives: int = 1) -> Revision:
    marked = Marked(scene.current, len(BEFORE), len(BEFORE + OLD))
    return services.ask_rewrite(
        scene, feedback="Make it colder.", seen=1, marked=marked, alternatives=alternatives
    )


def written(revision: Revision) -> Revision:
    run_jobs()
    revision.refresh_from_db()
    return revision


@pytest.mark.parametrize(
    "answer", [BEFORE + OLD + BEHIND, " \n", prose(500), "Here is the new passage:\n\nIt was cold."]
)
def test_an_answer_that_is_no_passage_is_unusable_and_tried_again(scene, monkeypatch, answer):
    model = write_with(monkeypatch, answer)
    revision = written(ask(scene))
    assert (revision.state, revision.error) == (
        "failed",
        "The writer’s answer could not be used. Nothing was lost. Try again.",
    )
    assert len(model.asked) > 1
    assert set(scene.draft.story.agent_calls.values_list("error_kind", flat=True)) == {"unusable"}


def test_a_second_answer_that_can_be_used_is(scene, monkeypatch):
    write_with(monkeypatch, BEFORE + OLD + BEHIND, "The lamp was cold.")
    assert written(ask(scene)).content == BEFORE + "The lamp was cold." + BEHIND


def test_a_whole_scene_that_speaks_of_itself_is_unusable_too(scene, monkeypatch):
    write_with(monkeypatch, "Here is the revised scene:\n\n" + prose())
    assert written(services.ask_rewrite(scene, feedback="Colder.", seen=1)).state == "failed"


def test_the_new_passage_stands_between_what_was_there(scene, monkeypatch):
    model = write_with(monkeypatch, "The lamp was cold,\n\nand out.\n")
    revision = written(ask(scene))
    assert (revision.state, revision.content) == (
        "candidate",
        BEFORE + "The lamp was cold,\n\nand out." + BEHIND,
    )
    assert revision.words == 17
    assert model.asked[0].request.passage.of(scene.current.content) == OLD
    assert "only that passage" in model.asked[0].system_prompt


def test_a_passage_that_came_back_as_it_was_says_so(scene, monkeypatch):
    write_with(monkeypatch, OLD)
    assert written(ask(scene)).note == "The writer left the text as it was."


def test_a_text_that_was_removed_meanwhile_is_not_rewritten(scene, monkeypatch):
    model = write_with(monkeypatch, "The lamp was cold.")
    revision = ask(scene)
    Revision.objects.filter(pk=scene.current_id).update(content="")
    assert "was removed meanwhile" in written(revision).error
    assert model.asked == []


def test_while_it_is_written_the_rest_of_the_scene_stands_around_it(scene, monkeypatch):
    shown = []
    monkeypatch.setattr("stories.tasks.growing.GrowingText._save", lambda _, text: shown.append(text))
    write_with(monkeypatch, "The lamp was as cold as the stairs, and that was cold.")
    written(ask(scene))
    assert shown and all(text.startswith(BEFORE) and text.endswith(BEHIND) for text in shown)


def alternatives(model: ScriptedModel, scene: Scene) -> list[tuple[str, str]]:
    ask(scene, alternatives=3)
    run_jobs()
    return list(scene.revisions.exclude(origin="draft").values_list("state", "content"))


def test_alternatives_are_written_with_more_and_more_freedom(scene, monkeypatch):
    model = write_with(monkeypatch, "Cold.", "Colder.", "Coldest.")
    assert alternatives(model, scene) == [
        ("candidate", BEFORE + text + BEHIND) for text in ("Cold.", "Colder.", "Coldest.")
    ]
    assert [round(asked.temperature, 2) for asked in model.asked] == [0.6, 0.75, 0.9]
    assert len({asked.prompt for asked in model.asked}) == 3


def test_two_alternatives_are_never_the_same(scene, monkeypatch):
    model = write_with(monkeypatch, "Cold.", "Cold.", "Colder.", "Coldest.")
    found = alternatives(model, scene)
    assert len(set(found)) == 3 and len(model.asked) == 4


def test_an_alternative_that_is_the_same_again_and_again_says_so(scene, monkeypatch):
    write_with(monkeypatch, "Cold.")
    ask(scene, alternatives=2)
    run_jobs()
    last = scene.revisions.last()
    assert last.state == "failed" and "the same version twice" in last.error
