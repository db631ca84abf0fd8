"""What has ended is swept, and nothing else."""

from datetime import timedelta
from io import StringIO

import pytest
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from stories.models import Story
from storycreator import sweeping
from storycreator.models import Submission, User
from storycreator.sweeping import sweep, sweep_all
from tests.factories import make_story

pytestmark = pytest.mark.django_db


def purge() -> str:
    out = StringIO()
    call_command("purge_expired", stdout=out)
    return out.getvalue()


def being_erased(story: Story) -> bool:
    story.refresh_from_db()
    return story.erased_at is not None


def days_ago(days: int):
    return timezone.now() - timedelta(days=days)


def test_a_story_that_has_lain_in_the_bin_for_thirty_days_goes():
    old, new = make_story(deleted_at=days_ago(31)), make_story(deleted_at=days_ago(29))
    kept = make_story()
    assert "stories deleted for good: 1" in purge()
    assert [being_erased(story) for story in (old, new, kept)] == [True, False, False]


def test_running_it_again_does_nothing_more():
    make_story(deleted_at=days_ago(31))
    purge()
    assert "stories deleted for good: 0" in purge()


def test_old_forms_are_forgotten(owner: User):
    for key, days in (("old", 8), ("new", 6)):
        row = Submission.objects.create(author=owner, key=key, action="start", body_hash="0")
        Submission.objects.filter(pk=row.pk).update(created_at=days_ago(days))
    purge()
    assert list(Submission.objects.values_list("key", flat=True)) == ["new"]


def test_ended_sessions_are_forgotten(owner_client: Client, stranger_client: Client):
    ended = owner_client.session.session_key
    Session.objects.filter(pk=ended).update(expire_date=days_ago(1))
    purge()
    assert [row.pk for row in Session.objects.all()] == [stranger_client.session.session_key]


def test_one_sweep_that_fails_keeps_no_other_from_its_work(monkeypatch, capsys):
    monkeypatch.setattr(sweeping, "_sweeps", {})

    @sweep("what cannot be read")
    def broken() -> int:
        raise OSError("no such disk")

    sweep("crumbs")(lambda: 3)
    assert sweep_all() == {"what cannot be read": None, "crumbs": 3}
    with pytest.raises(SystemExit):
        purge()


def test_nothing_is_swept_twice_over(monkeypatch):
    monkeypatch.setattr(sweeping, "_sweeps", {})
    sweep("crumbs")(lambda: 1)
    with pytest.raises(ValueError, match="two sweeps"):
        sweep("crumbs")(lambda: 1)
