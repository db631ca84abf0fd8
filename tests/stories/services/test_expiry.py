"""Stories that end by themselves: never unwarned, never while somebody reads them."""

from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from stories import services
from stories.models import Story
from stories.services import expiry
from stories.workflow import Stage
from storycreator.errors import AuthorError
from storycreator.models import User
from tests.factories import make_reviewed_story, make_story

pytestmark = pytest.mark.django_db
DOWN = {"BACKEND": "django.core.mail.backends.smtp.EmailBackend", "OPTIONS": {"host": "127.0.0.1", "port": 1}}


@pytest.fixture(autouse=True)
def thirty_days(settings) -> None:
    settings.STORY_DAYS = 30


def in_days(days: float):
    return timezone.now() + timedelta(days=days)


@pytest.fixture
def story(owner: User) -> Story:
    """A story that ends in half a day, of which nobody has been warned."""
    return make_reviewed_story(author=owner, expires_at=in_days(0.5))


def as_it_is(story: Story) -> Story:
    story.refresh_from_db()
    return story


def test_a_story_is_warned_of_a_week_and_a_day_ahead_and_then_goes(story: Story):
    warned = []
    for ahead in (6, 0.9, -0.1):
        Story.objects.update(expires_at=in_days(ahead))
        services.warn_of_end()
        warned.append((as_it_is(story).warned_days, services.erase_ended()))
    assert warned == [(7, 0), (1, 0), (1, 1)]


def test_no_story_ends_unwarned_however_late_the_warning_comes(story: Story, owner: User):
    Story.objects.update(expires_at=in_days(-3))
    assert services.erase_ended() == 0
    assert Story.objects.for_author(owner).exists()
    services.warn_of_end()
    assert as_it_is(story).expires_at > in_days(6.9)


def test_what_has_ended_is_not_there_any_more(story: Story, owner: User):
    Story.objects.update(expires_at=in_days(-1), warned_days=1)
    assert not Story.objects.for_author(owner).exists()


def test_reading_moves_the_end_and_takes_the_warning_back(story: Story, owner_client: Client):
    Story.objects.update(warned_days=7)
    owner_client.get(f"/stories/{story.pk}/review/")
    assert as_it_is(story).warned_days is None
    assert story.expires_at > in_days(29)


def test_a_story_read_twice_a_day_moves_once(story: Story, owner_client: Client):
    owner_client.get(f"/stories/{story.pk}/review/")
    first = as_it_is(story).expires_at
    owner_client.get(f"/stories/{story.pk}/review/")
    assert as_it_is(story).expires_at == first


def test_the_shelf_says_which_story_ends(story: Story, owner_client: Client):
    services.warn_of_end()
    page = owner_client.get("/").text
    assert f"“{story.title}” ends on" in page and "Open it to keep it" in page


def test_an_author_with_an_address_is_written_to(story: Story, owner: User, settings):
    settings.MAIL_WORKS, settings.BASE_URL = True, "https://stories.example"
    User.objects.update(email="olive@x.example")
    services.warn_of_end()
    assert [message.to for message in mail.outbox] == [["olive@x.example"]]
    assert f"https://stories.example/stories/{story.pk}/" in mail.outbox[0].body
    services.warn_of_end()
    assert len(mail.outbox) == 1


def test_a_warning_that_cannot_be_sent_is_none(story: Story, settings):
    settings.MAIL_WORKS, settings.MAILERS = True, {"default": DOWN}
    User.objects.update(email="olive@x.example")
    assert services.warn_of_end() == 0
    assert as_it_is(story).warned_days is None


def test_a_finished_book_is_kept_for_good_and_let_go_again(story: Story, owner_client: Client):
    Story.objects.update(stage=Stage.COMPLETED)
    path = f"/stories/{story.pk}/"
    assert "Keep this one" in owner_client.get(f"{path}details/").text
    owner_client.post(f"{path}keep/", {"keep": "yes", "version": story.version})
    assert as_it_is(story).expires_at is None
    owner_client.post(f"{path}keep/", {"keep": "no", "version": story.version})
    assert as_it_is(story).expires_at is not None


def test_an_unfinished_story_cannot_be_kept_for_good(story: Story):
    with pytest.raises(AuthorError, match="Only a finished book"):
        services.keep_story(story, keep=True, seen=story.version)


def test_a_story_put_back_during_the_sweep_stays(monkeypatch):
    story = make_story(deleted_at=in_days(-31))
    erase = expiry._erase

    def put_back_first(found: Story) -> bool:
        services.restore_story(Story.objects.get(pk=found.pk))
        return erase(found)

    monkeypatch.setattr(expiry, "_erase", put_back_first)
    assert services.erase_ended() == 0
    assert as_it_is(story).erased_at is None
