"""A story begins with an idea."""

import pytest

from stories import services
from stories.models import Story
from stories.schemas import IDEA_CHARS, Brief
from storycreator.errors import AuthorError
from storycreator.jobs.models import Job, Priority
from storycreator.models import User
from tests.factories import make_user

pytestmark = pytest.mark.django_db

IDEA = "A keeper who lost the light looks for it in a sunken town"


@pytest.mark.parametrize("prompt", ["", "   ", "\u200b\x00"])
def test_an_idea_of_nothing_is_refused_with_a_sentence(owner: User, prompt: str):
    with pytest.raises(AuthorError, match="in a sentence or two"):
        services.start_story(owner, prompt=prompt, brief=Brief())
    assert not Story.objects.exists()


def test_an_idea_that_is_too_long_says_how_long_it_is(owner: User):
    with pytest.raises(AuthorError, match="2,001 characters; 2,000 fit"):
        services.start_story(owner, prompt="x" * (IDEA_CHARS + 1), brief=Brief())


def test_an_idea_the_writer_cannot_read_is_refused_at_once(owner: User):
    idea = "Ein Leuchtturmwärter hat das Licht verloren und sucht es in der Stadt"
    with pytest.raises(AuthorError):
        services.start_story(owner, prompt=idea, brief=Brief())
    assert services.refuse_idea(idea, Brief())
    assert not Job.objects.exists()


def test_a_story_is_called_by_the_first_words_of_its_idea(owner: User):
    story = services.start_story(owner, prompt=IDEA, brief=Brief())
    assert story.title == "A keeper who lost the light looks for it in a sunken town"
    long = services.start_story(owner, prompt=f"{IDEA} beneath the harbour.", brief=Brief())
    assert long.title == "A keeper who lost the light looks for it in a sunken town…"


def test_the_concepts_are_asked_for_in_the_same_transaction(owner: User):
    story = services.start_story(owner, prompt=IDEA, brief=Brief(words=400), byline=" Ada\n Lee ")
    job = Job.objects.get()
    assert (job.kind, job.args) == ("suggest_concepts", {"idea_id": str(story.idea.pk)})
    assert (job.topic, job.priority) == (story.topic, Priority.WAITING)
    assert story.idea.brief.words == 400
    assert story.byline == "Ada Lee"


def test_where_stories_end_the_day_is_set_from_the_first_day(owner: User, settings):
    settings.STORY_DAYS = 30
    story = services.start_story(owner, prompt=IDEA, brief=Brief())
    story.refresh_from_db()
    assert story.expires_at
    assert (story.expires_at - story.created_at).days == 30


def test_without_a_term_a_story_never_ends(settings):
    settings.STORY_DAYS = None
    assert services.start_story(make_user(), prompt=IDEA, brief=Brief()).expires_at is None
