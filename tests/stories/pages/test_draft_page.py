"""Watching a draft: being planned, being written, failing, and going back to an earlier one."""

import pytest
from django.test import Client

from stories.models import Draft, RevisionState, Story
from storycreator.jobs.models import Job, JobStatus
from storycreator.models import User
from tests.factories import make_concept, make_draft, make_job, make_revision, make_scene, make_story
from tests.stories.pages.reading import HTMX, Page, read, send


@pytest.fixture
def planning(owner: User) -> Draft:
    """A draft whose outline is being made."""
    draft = make_draft(story=make_story(author=owner), outline_json=None)
    make_job(kind="outline_draft", args={"draft_id": str(draft.pk)}, topic=draft.story.topic)
    return draft


@pytest.fixture
def writing(owner: User) -> Draft:
    """A draft of three scenes: one ready, one being written, one failed."""
    draft = make_draft(story=make_story(author=owner))
    make_scene(draft=draft)
    for state, text in ((RevisionState.WRITING, "So far <b>this"), (RevisionState.FAILED, "")):
        scene = make_scene(draft=draft, content=None)
        make_revision(scene=scene, content=text, state=state, error="The writer is away." if not text else "")
    return draft


def at(draft: Draft) -> str:
    return f"/stories/{draft.story_id}/draft/"


def test_without_a_draft_the_page_leads_to_the_concepts(owner_client: Client, carded: Story):
    answer = owner_client.get(f"/stories/{carded.pk}/draft/")
    assert answer.headers["Location"] == f"/stories/{carded.pk}/concepts/"


@pytest.mark.parametrize("action", ["stop", "again"])
def test_without_a_draft_nothing_is_stopped_or_planned(owner_client: Client, carded: Story, action: str):
    path = f"/stories/{carded.pk}/draft/{action}/"
    answer = owner_client.post(path, {"version": carded.version}, follow=True)
    assert "There is no draft yet. Choose a concept first." in Page(answer).said
    assert Job.objects.count() == 0


def test_a_plan_that_is_there_is_not_made_again(owner_client: Client, writing: Draft):
    answer = owner_client.post(f"{at(writing)}again/", {"version": writing.story.version}, headers=HTMX)
    page = Page(answer)
    assert page.status == 409 and "planned already" in page.said and page.values("data-autofocus") == [""]


def test_a_plan_that_failed_can_be_made_again(owner_client: Client, planning: Draft):
    Draft.objects.filter(pk=planning.pk).update(error="The writer is away.")
    Job.objects.update(status=JobStatus.FAILED)
    page = read(owner_client, at(planning))
    assert "The writer is away." in page.said and 'http-equiv="refresh"' not in page.source
    again = Page(send(owner_client, page.form("Plan it again"), "Plan it again", htmx=True))
    assert "Planning the scenes" in again.said and Job.objects.live().count() == 1


def test_the_scenes_that_are_planned_already_are_told(owner_client: Client, planning: Draft):
    assert "data-announce" not in read(owner_client, at(planning)).source
    lines = [("The <b>Wick</b>", "a quay, dawn"), ("Low Water", "{{ the }} mole & night")]
    planning.outline_so_far = [{"title": title, "setting": setting} for title, setting in lines]
    planning.save()
    page = read(owner_client, at(planning))
    said = " ".join(page.said.split())
    assert "1The <b>Wick</b> – a quay, dawn 2Low Water – {{ the }} mole & night" in said
    assert "Scene 2 of 5 is planned: Low Water" in page.said and page.values("data-announce") == ["once"]
    assert "<b>Wick" not in page.source and 'http-equiv="refresh"' in page.source


def test_stopping_leaves_a_way_on(owner_client: Client, planning: Draft):
    page = read(owner_client, at(planning))
    assert 'http-equiv="refresh"' in page.source
    assert send(owner_client, page.form("Stop"), "Stop").headers["Location"] == at(planning)
    assert read(owner_client, at(planning)).form("Plan it again")


def test_stopping_twice_is_stopped(owner_client: Client, planning: Draft):
    form = read(owner_client, at(planning)).form("Stop")
    assert [send(owner_client, form, "Stop").status_code for _ in range(2)] == [302, 302]


def test_each_scene_says_how_far_it_is(owner_client: Client, writing: Draft):
    page = read(owner_client, at(writing))
    assert "1 of 3 scenes ready" in page.said
    assert "So far <b>this" in page.said and "<b>this" not in page.source
    assert "The writer is away." in page.said and page.form("Write this scene again")


def test_all_missing_scenes_are_written_by_one_press(owner_client: Client, writing: Draft):
    missing = "Write the missing scenes"
    assert missing not in read(owner_client, at(writing)).said  # one is missing, and one is on its way
    writing.scenes.all()[1].revisions.update(state=RevisionState.FAILED, error="The writing was stopped.")
    page = read(owner_client, at(writing))
    assert "Two scenes are missing" in page.said
    after = Page(send(owner_client, page.form(missing), missing, htmx=True))
    assert "The missing scenes are being written." in after.said and missing not in after.said
    assert [job.kind for job in Job.objects.all()] == ["write_scene"] * 2
    late = page.form(missing)
    late.fields["key"] = ""
    assert Page(send(owner_client, late, missing, htmx=True)).status == 409
    assert Job.objects.count() == 2


def test_htmx_gets_the_draft_alone_and_the_rail_beside_it(owner_client: Client, writing: Draft):
    page = Page(owner_client.get(at(writing), headers=HTMX))
    assert "<html" not in page.source and page.values("hx-swap-oob") == ["true"]
    assert {"story-bar", "draft"} <= set(page.values("id"))


def test_an_earlier_draft_can_be_gone_back_to(owner_client: Client, owner: User):
    story = make_story(author=owner)
    first = make_draft(story=story)
    make_scene(draft=first)
    make_draft(story=story, concept=make_concept(idea=first.concept.idea, title="Low Water"))
    form = read(owner_client, f"/stories/{story.pk}/draft/").form("Go back to this draft")
    assert send(owner_client, form, "Go back to this draft").status_code == 302
    story.refresh_from_db()
    assert story.draft == first


def test_a_way_back_from_an_old_page_is_refused_with_the_present_draft(owner_client: Client, owner: User):
    story = make_story(author=owner)
    first = make_draft(story=story)
    make_draft(story=story, concept=make_concept(idea=first.concept.idea))
    form = read(owner_client, f"/stories/{story.pk}/draft/").form("Go back to this draft")
    Story.objects.filter(pk=story.pk).update(version=9)
    for htmx in (False, True):
        page = Page(send(owner_client, form, "Go back to this draft", htmx=htmx))
        assert page.status == 409 and page.form("Go back to this draft").fields["version"] == "9"
