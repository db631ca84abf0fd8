"""Names, the bin, and deleting for good."""

from datetime import timedelta

import pytest
from django.utils import timezone

from stories import services
from stories.models import Story
from stories.schemas import TITLE_CHARS
from storycreator.errors import AuthorError, Stale
from storycreator.jobs.models import Job, JobStatus
from tests.factories import make_approved_story, make_job, make_story

pytestmark = pytest.mark.django_db


def test_a_story_needs_a_title():
    story = make_story()
    with pytest.raises(AuthorError, match="Give the story a title"):
        services.rename_story(story, title=" \n ", byline="", seen=1)
    with pytest.raises(AuthorError, match="121 characters; 120 fit"):
        services.rename_story(story, title="x" * (TITLE_CHARS + 1), byline="", seen=1)


def test_a_name_from_an_old_page_is_stale():
    story = make_story()
    services.rename_story(story, title="One", byline="Ada", seen=1)
    with pytest.raises(Stale):
        services.rename_story(story, title="Two", byline="", seen=1)
    story.refresh_from_db()
    assert (story.title, story.byline, story.version) == ("One", "Ada", 2)


def test_a_story_in_the_bin_is_not_renamed():
    story = make_story(deleted_at=timezone.now())
    with pytest.raises(AuthorError, match="bin"):
        services.rename_story(story, title="One", byline="", seen=1)


def test_the_bin_stops_all_work_and_gives_the_story_back_whole():
    story = make_approved_story()
    job = make_job(kind="draw_scene", topic=story.topic)
    services.delete_story(story)
    job.refresh_from_db()
    assert job.status == JobStatus.CANCELLED
    assert list(Story.objects.in_bin()) == [story]
    services.restore_story(story)
    assert list(Story.objects.for_author(story.author).in_library()) == [story]


def test_deleting_twice_keeps_the_first_date():
    story = make_story()
    services.delete_story(story)
    first = story.deleted_at
    services.delete_story(story)
    story.refresh_from_db()
    assert story.deleted_at == first


def test_deleting_for_good_is_asked_for_once_and_hides_the_story_at_once():
    story = make_story()
    services.erase_story(story)
    services.erase_story(story)
    job = Job.objects.get()
    assert (job.kind, job.args) == ("delete_story", {"story_id": str(story.pk)})
    assert story.deleted_at
    assert not Story.objects.for_author(story.author).exists()


def test_what_is_being_deleted_for_good_does_not_come_back():
    story = make_story()
    services.erase_story(story)
    with pytest.raises(AuthorError, match="cannot be brought back"):
        services.restore_story(story)
    with pytest.raises(AuthorError, match="deleted for good"):
        services.rename_story(story, title="One", byline="", seen=1)


def test_purging_takes_what_lay_in_the_bin_for_thirty_days_and_what_has_ended(settings):
    now = timezone.now()
    old = make_story(title="old", deleted_at=now - timedelta(days=31))
    ended = make_story(title="ended", expires_at=now - timedelta(minutes=1), warned_days=1)
    make_story(title="fresh", deleted_at=now - timedelta(days=29))
    make_story(title="open", expires_at=now + timedelta(days=1))
    assert services.erase_ended() == 2
    assert set(Story.objects.exclude(erased_at=None)) == {old, ended}
    assert services.erase_ended() == 0
