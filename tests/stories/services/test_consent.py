"""Nothing is asked of an outside service before its author has agreed, nor after that was revoked."""

from collections.abc import Callable

import pytest

from stories import consent, services
from stories.models import AgentCall, Concept, Consent, Idea, Revision, Scene, Story
from stories.schemas import Brief
from storycreator.errors import ConsentNeeded
from storycreator.invariants import breaches
from storycreator.jobs.models import Job
from storycreator.jobs.testing import run_jobs
from storycreator.models import User
from tests.factories import (
    make_concepts,
    make_consent,
    make_draft,
    make_idea,
    make_reviewed_story,
    make_revision,
    make_scene,
    make_story,
)
from tests.fakes import concepts, prose, write_with

pytestmark = pytest.mark.django_db
IDEA = "A keeper who lost the light"


def start(author: User) -> object:
    return services.start_story(author, prompt=IDEA, brief=Brief())


def carded(author: User) -> Story:
    story = make_story(author=author)
    make_concepts(idea=make_idea(story=story))
    story.refresh_from_db()
    return story


def more(author: User) -> object:
    story = carded(author)
    return services.more_like_this(story, concept=Concept.objects.all()[0], seen=story.version)


def three(author: User) -> object:
    story = carded(author)
    return services.three_new(story, seen=story.version)


def over(author: User) -> object:
    story = carded(author)
    return services.start_over(story, prompt="A ghost", brief=Brief(), seen=story.version)


def again(author: User) -> object:
    story = make_idea(story=make_story(author=author), error="The writer is busy.").story
    return services.suggest_again(story, seen=story.version)


def choose(author: User) -> object:
    story = carded(author)
    return services.choose_concept(story, concept=Concept.objects.all()[0], seen=story.version)


def plan(author: User) -> object:
    draft = make_draft(story=make_story(author=author), outline_json=None, error="The writer is busy.")
    return services.retry_outline(draft, seen=draft.story.version)


def scene_of(author: User) -> Scene:
    return make_reviewed_story(author=author).draft.scenes.all()[0]


def ask(author: User) -> object:
    scene = scene_of(author)
    return services.ask_rewrite(scene, feedback="Shorter.", seen=scene.version)


def polish(author: User) -> object:
    scene = scene_of(author)
    return services.polish_text(scene, content="My own words.", seen=scene.version)


def failed(scene: Scene, **fields: object) -> Revision:
    return make_revision(scene=scene, content="", state="failed", error="The writer is busy.", **fields)


def rewrite_again(author: User) -> object:
    revision = failed(scene_of(author), origin="ai_rewrite", feedback="Shorter.")
    return services.retry_rewrite(revision, seen=revision.scene.version)


def unwritten(author: User) -> Scene:
    scene = make_scene(draft=make_draft(story=make_story(author=author)), content=None)
    failed(scene)
    return scene


def write_again(author: User) -> object:
    scene = unwritten(author)
    return services.retry_scene(scene, seen=scene.version)


def write_missing(author: User) -> object:
    draft = unwritten(author).draft
    return services.write_missing(draft, seen=draft.story.version)


def retry(author: User) -> object:
    return services.retry_failed(unwritten(author).draft.story)


ASKING = [start, more, three, over, again, choose, plan, ask, polish, rewrite_again, write_again]
ASKING += [write_missing, retry]


def rows() -> tuple[int, ...]:
    return tuple(table.objects.count() for table in (Job, Idea, Revision))


@pytest.mark.parametrize("act", ASKING)
def test_nothing_is_asked_for_before_the_author_agrees(
    act: Callable[[User], object], owner: User, outside: str
):
    make_consent(author=owner, service="openai")
    make_consent(service=outside)
    with pytest.raises(ConsentNeeded) as refused:
        act(owner)
    assert "192.0.2.1" in refused.value.message and "nothing was changed" in refused.value.message
    assert not Job.objects.exists()


@pytest.mark.parametrize("act", ASKING)
def test_everything_is_asked_for_once_the_author_has_agreed(
    act: Callable[[User], object], owner: User, outside: str
):
    make_consent(author=owner, service=outside)
    act(owner)
    assert Job.objects.exists()


@pytest.mark.parametrize("act", ASKING)
@pytest.mark.parametrize("base_url", [None, "http://127.0.0.1:8080/v1"])
def test_what_stays_on_this_machine_needs_no_word(
    act: Callable[[User], object], base_url: str | None, owner: User, settings
):
    if base_url:
        settings.STORY_MODEL = settings.STORY_MODEL_FAST = "openai:gpt-x"
        settings.STORY_MODEL_BASE_URL = base_url
    act(owner)
    assert Job.objects.exists() and not Consent.objects.exists()


def test_a_refused_polish_leaves_the_scene_as_it_was(owner: User, outside: str):
    scene = scene_of(owner)
    before = rows(), scene.current_id, scene.version
    with pytest.raises(ConsentNeeded):
        services.polish_text(scene, content="My own words.", seen=scene.version)
    scene.refresh_from_db()
    assert (rows(), scene.current_id, scene.version) == before


def test_agreeing_twice_keeps_one_row_and_says_which_sentence(owner: User, outside: str):
    mark = consent.asked_of(owner.pk).mark
    services.agree(owner, mark=mark)
    services.agree(owner, mark=mark)
    given = Consent.objects.get()
    assert (given.author, given.service, given.version) == (owner, outside, consent.VERSION)
    assert consent.asked_of(owner.pk) is None


def test_nobody_agrees_to_another_sentence_than_was_shown(owner: User, outside: str, settings):
    mark = consent.asked_of(owner.pk).mark
    settings.STORY_MODEL_BASE_URL = "http://192.0.2.99/v1"
    with pytest.raises(ConsentNeeded):
        services.agree(owner, mark=mark)
    assert not Consent.objects.exists()


def test_two_services_are_named_and_kept_each(owner: User, outside: str, settings):
    settings.STORY_MODEL_FAST = "bedrock:nova"
    ask = consent.asked_of(owner.pk)
    assert "an OpenAI-compatible server at 192.0.2.1 and Amazon Bedrock" in ask.sentence
    services.agree(owner, mark=ask.mark)
    assert set(owner.consents.values_list("service", flat=True)) == {outside, "bedrock"}


def test_the_fast_writer_alone_is_asked_about_too(owner: User, settings):
    settings.STORY_MODEL_FAST = "bedrock:nova"
    with pytest.raises(ConsentNeeded, match="Amazon Bedrock"):
        start(owner)


def test_a_changed_sentence_is_asked_anew(owner: User, outside: str, monkeypatch):
    make_consent(author=owner, service=outside)
    monkeypatch.setattr("stories.consent.VERSION", consent.VERSION + 1)
    with pytest.raises(ConsentNeeded):
        start(owner)


def test_what_was_revoked_stays_as_a_row_and_is_asked_anew(owner: User, outside: str):
    services.revoke_consent(make_consent(author=owner, service=outside))
    assert Consent.objects.get().revoked_at
    with pytest.raises(ConsentNeeded):
        start(owner)
    services.agree(owner, mark=consent.asked_of(owner.pk).mark)
    assert Consent.objects.count() == 2


# What a worker looks at once more.


def test_revoked_before_the_call_is_a_sentence_and_no_call(owner: User, outside: str, monkeypatch):
    given = make_consent(author=owner, service=outside)
    model = write_with(monkeypatch, concepts())
    story = start(owner)
    services.revoke_consent(given)
    run_jobs()
    assert "Nothing was sent" in story.idea.error and "192.0.2.1" in story.idea.error
    assert not model.asked and not AgentCall.objects.exists()
    assert list(breaches()) == []


def test_without_consent_for_a_second_try_the_first_text_is_kept(
    owner: User, outside: str, settings, monkeypatch
):
    make_consent(author=owner, service=outside)
    scene = unwritten(owner)
    revision = services.retry_scene(scene, seen=scene.version)
    model = write_with(monkeypatch, prose(200))

    def restart(_growing: object) -> None:
        settings.STORY_MODEL = "bedrock:nova"

    monkeypatch.setattr("stories.tasks.scenes.GrowingText.restart", restart)
    run_jobs()
    revision.refresh_from_db()
    assert len(model.asked) == 1 and revision.words == 200
    assert "second try failed" in revision.note and "Nothing was sent" in revision.note


def test_a_call_keeps_where_it_went(owner: User, outside: str, monkeypatch):
    make_consent(author=owner, service=outside)
    write_with(monkeypatch, concepts())
    start(owner)
    run_jobs()
    assert AgentCall.objects.get().service == outside
    assert list(breaches()) == []
