"""An outline that waits for its author: changed, refused, begun."""

import pytest

from stories import services
from stories.models import Draft, Revision
from stories.schemas import Brief
from stories.workflow import IllegalTransition, Stage
from storycreator.errors import AuthorError, Stale, TextRefused
from storycreator.invariants import breaches
from storycreator.jobs.models import Job
from storycreator.jobs.testing import run_jobs
from tests.factories import make_draft, make_user, outline_schema, scene_plans
from tests.fakes import concepts, prose, seen, write_with

pytestmark = pytest.mark.django_db

PLAN = outline_schema(scenes=5)


@pytest.fixture
def draft(db: None) -> Draft:
    return make_draft(outline_waits=True)


def wished(monkeypatch) -> Draft:
    """The draft of a story whose author wanted to see the outline, which is there."""
    write_with(monkeypatch, concepts(), PLAN, prose())
    brief = Brief(edit_outline=True)
    story = services.start_story(make_user(), prompt="A keeper who lost the light", brief=brief)
    run_jobs()
    draft = services.choose_concept(story, concept=story.idea.concepts.all()[0], seen=seen(story))
    run_jobs()
    draft.refresh_from_db()
    return draft


def test_nothing_is_written_before_the_author_says_so(monkeypatch):
    draft = wished(monkeypatch)
    assert draft.outline == PLAN and draft.outline_waits
    assert not draft.scenes.exists() and not Job.objects.live().exists()
    draft.story.refresh_from_db()
    assert draft.story.stage == Stage.STORY_DRAFTING and list(breaches()) == []


def test_every_scene_is_written_from_the_changed_outline(monkeypatch):
    draft = wished(monkeypatch)
    model = write_with(monkeypatch, prose())
    plans = scene_plans(draft, beats=["She finds a second lamp."], hook="It is lit.")
    services.write_draft(draft, scenes=plans, seen=draft.version)
    run_jobs()
    assert len(model.asked) == 5
    assert all("She finds a second lamp." in asked.prompt for asked in model.asked)
    assert {scene.hook for asked in model.asked for scene in asked.request.outline.scenes} == {"It is lit."}
    draft.story.refresh_from_db()
    assert draft.story.stage == Stage.REVISION and list(breaches()) == []


def test_scenes_come_in_the_order_of_the_author(draft):
    plans = scene_plans(draft)
    services.edit_outline(draft, scenes=[plans[1], plans[0], *plans[2:]], seen=draft.version)
    services.write_draft(draft, seen=seen(draft))
    assert [scene.title for scene in draft.scenes.all()][:2] == ["Scene 2", "Scene 1"]


def test_what_is_kept_is_cleaned(draft):
    services.edit_outline(draft, scenes=scene_plans(draft, title=" The\x00 \nLamp "), seen=draft.version)
    assert {scene.title for scene in draft.outline.scenes} == {"The Lamp"}


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"title": " \x00 "}, "The title of scene 1 is empty"),
        ({"title": "x" * 121}, "The title of scene 1 has 121 characters; 120 fit"),
        ({"setting": ""}, "The setting of scene 1 is empty"),
        ({"hook": "x" * 601}, "The end of scene 1 has 601 characters; 600 fit"),
        ({"opening": "\u200b"}, "The beginning of scene 1 is empty"),
        ({"beats": []}, "0 beats in scene 1; 1 to 12 fit"),
        ({"beats": ["x"] * 13}, "13 beats in scene 1; 1 to 12 fit"),
        ({"beats": ["x", " "]}, "A beat of scene 1 is empty"),
    ],
)
@pytest.mark.parametrize("service", [services.edit_outline, services.write_draft])
def test_what_does_not_fit_is_refused_and_changes_nothing(draft, changed, said, service):
    before = draft.outline_json
    with pytest.raises(TextRefused, match=said):
        service(draft, scenes=scene_plans(draft, **changed), seen=draft.version)
    draft.refresh_from_db()
    assert (draft.outline_json, draft.outline_waits, draft.version) == (before, True, 1)


@pytest.mark.parametrize("number", [0, 2, 99])
def test_an_outline_keeps_its_scenes(draft, number):
    first, *rest = scene_plans(draft)
    with pytest.raises(TextRefused, match="each of them has to be there once"):
        services.edit_outline(draft, scenes=[first.model_copy(update={"number": number}), *rest], seen=1)
    with pytest.raises(TextRefused):
        services.edit_outline(draft, scenes=rest, seen=1)


def test_an_outline_that_was_changed_elsewhere_is_not_overwritten(draft):
    services.edit_outline(draft, scenes=scene_plans(draft, title="Theirs"), seen=1)
    with pytest.raises(Stale, match="changed, or its draft begun, elsewhere"):
        services.edit_outline(draft, scenes=scene_plans(draft, title="Mine"), seen=1)
    draft.refresh_from_db()
    assert draft.outline.scenes[0].title == "Theirs"


def test_a_draft_is_begun_once(draft):
    services.write_draft(draft, seen=1)
    with pytest.raises(AuthorError, match="no outline that waits"):
        services.write_draft(draft, seen=seen(draft))
    assert draft.scenes.count() == Revision.objects.count() == 4
    assert Job.objects.count() == 1


def test_a_draft_that_is_planned_as_ever_has_no_outline_to_edit():
    draft = make_draft()
    with pytest.raises(AuthorError, match="no outline that waits"):
        services.edit_outline(draft, scenes=scene_plans(draft), seen=1)


def test_an_outline_waits_while_other_concepts_are_asked_for(draft):
    story = draft.story
    services.three_new(story, seen=seen(story))
    with pytest.raises(IllegalTransition, match="the story is at the idea"):
        services.write_draft(draft, seen=seen(draft))
    assert draft.story.draft == draft and draft.outline_waits


def test_an_outline_that_was_left_is_come_back_to(monkeypatch):
    draft = wished(monkeypatch)
    story = draft.story
    write_with(monkeypatch, concepts(titles=("A", "B", "C")), PLAN)
    services.three_new(story, seen=seen(story))
    run_jobs()
    services.choose_draft(story, draft=draft, seen=seen(story))
    assert story.stage == Stage.STORY_DRAFTING
    services.write_draft(draft, seen=seen(draft))
    assert draft.scenes.count() == 5


def test_a_copy_has_the_outline_to_edit_too(draft):
    copy = services.duplicate_story(draft.story)
    assert copy.stage == Stage.STORY_DRAFTING
    assert copy.draft.outline_waits and copy.draft.outline == draft.outline


def test_a_service_that_was_not_agreed_to_is_not_written_to(draft, outside):
    with pytest.raises(AuthorError, match="agreed to first"):
        services.write_draft(draft, scenes=scene_plans(draft, title="Mine"), seen=1)
    draft.refresh_from_db()
    assert draft.outline_waits and draft.outline.scenes[0].title == "Scene 1"
