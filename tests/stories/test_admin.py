"""What the staff can do with stories: find, read, hide. Nothing else."""

import pytest
from django.test import Client
from django.urls import reverse

from stories.models import Scene, Story
from storycreator.models import User
from tests.conftest import signed_in
from tests.factories import make_consent, make_idea, make_reviewed_story, make_story, make_user

pytestmark = pytest.mark.django_db

STORIES = reverse("admin:stories_story_changelist")


@pytest.fixture
def staff_client(staff: User) -> Client:
    return signed_in(staff)


def change(story: Story) -> str:
    return reverse("admin:stories_story_change", args=[story.pk])


def test_a_story_is_not_hidden_without_a_reason(staff_client: Client):
    story = make_story()
    answer = staff_client.post(change(story), {"hidden": "on", "hidden_reason": " \n "})
    story.refresh_from_db()
    assert story.hidden_at is None
    assert "Say why it is hidden" in answer.content.decode()


def test_hiding_keeps_the_reason_for_the_author(staff_client: Client):
    story = make_story()
    staff_client.post(change(story), {"hidden": "on", "hidden_reason": "It names a living person."})
    story.refresh_from_db()
    assert story.hidden_at
    assert story.hidden_reason == "It names a living person."


def test_showing_again_takes_date_and_reason_away(staff_client: Client):
    story = make_story()
    staff_client.post(change(story), {"hidden": "on", "hidden_reason": "It names a living person."})
    staff_client.post(change(story), {"hidden_reason": "It names a living person."})
    story.refresh_from_db()
    assert (story.hidden_at, story.hidden_reason) == (None, "")


def test_a_new_reason_keeps_the_first_date(staff_client: Client):
    story = make_story()
    staff_client.post(change(story), {"hidden": "on", "hidden_reason": "One."})
    story.refresh_from_db()
    first = story.hidden_at
    staff_client.post(change(story), {"hidden": "on", "hidden_reason": "Two."})
    story.refresh_from_db()
    assert (story.hidden_at, story.hidden_reason) == (first, "Two.")


def test_nothing_but_hiding_can_be_changed(staff_client: Client):
    story = make_idea().story
    staff_client.post(change(story), {"title": "Mine", "stage": "completed", "hidden_reason": ""})
    story.refresh_from_db()
    assert (story.title, story.stage) == ("The Lamp", "idea_generation")


def test_a_story_cannot_be_added_or_deleted_here(staff_client: Client):
    story = make_story()
    assert staff_client.get(reverse("admin:stories_story_add")).status_code == 403
    assert staff_client.post(reverse("admin:stories_story_delete", args=[story.pk])).status_code == 403
    assert b"delete_selected" not in staff_client.get(STORIES).content


def test_texts_can_be_read_and_not_written(staff_client: Client):
    scene = make_reviewed_story().draft.scenes.all()[0]
    page = reverse("admin:stories_scene_change", args=[scene.pk])
    content = staff_client.get(page).content.decode()
    assert "Mara climbed the stairs" in content
    assert "<textarea" not in content
    assert staff_client.post(page, {"title": "Mine"}).status_code == 403
    assert Scene.objects.get(pk=scene.pk).title == "Scene 1"


def test_the_page_of_a_story_leads_to_its_scenes(staff_client: Client):
    story = make_reviewed_story()
    content = staff_client.get(change(story)).content.decode()
    for scene in story.draft.scenes.all():
        assert reverse("admin:stories_scene_change", args=[scene.pk]) in content


@pytest.mark.parametrize("what", ["title", "author", "id"])
def test_a_story_is_found_by_title_author_and_id(staff_client: Client, what: str):
    story = make_story(title="The Ketch", author=make_user(username="wilhelmina"))
    make_story(title="Another")
    term = {"title": "ketch", "author": "wilhelm", "id": str(story.pk)}[what]
    content = staff_client.get(STORIES, {"q": term}).content.decode()
    assert "The Ketch" in content
    assert "Another" not in content


@pytest.mark.parametrize(("hidden", "shown"), [("yes", "Secret"), ("no", "Open")])
def test_stories_are_filtered_by_being_hidden(staff_client: Client, hidden: str, shown: str):
    make_story(title="Open")
    make_story(title="Secret", hidden_at="2026-11-01T00:00:00Z")
    listed = staff_client.get(STORIES, {"hidden": hidden}).context["cl"].queryset
    assert [story.title for story in listed] == [shown]


def test_stories_are_filtered_by_stage_and_author(staff_client: Client):
    story = make_reviewed_story()
    make_story()
    for query in ({"stage__exact": "revision"}, {"author__id__exact": story.author_id}):
        assert list(staff_client.get(STORIES, query).context["cl"].queryset) == [story]


def test_an_author_does_not_get_in(owner: User):
    assert signed_in(owner).get(STORIES).status_code == 302


def test_consents_are_looked_at_and_not_changed(staff_client: Client):
    consent = make_consent(service="openai@192.0.2.1")
    listed = staff_client.get(reverse("admin:stories_consent_changelist"), {"q": "192.0.2"})
    page = reverse("admin:stories_consent_change", args=[consent.pk])
    assert "openai@192.0.2.1" in listed.text and staff_client.get(page).status_code == 200
    assert staff_client.post(page, {"service": "openai"}).status_code == 403
    assert staff_client.get(reverse("admin:stories_consent_add")).status_code == 403
    assert staff_client.post(reverse("admin:stories_consent_delete", args=[consent.pk])).status_code == 403
