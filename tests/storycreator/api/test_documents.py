"""The document of a story: everything decided, written, made and under way."""

from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from narration.models import Book, Edition, PartState
from narration.wanted import wanted_scenes
from stories.models import Idea, RevisionState, Scene, Story
from storycreator.jobs.models import Job
from storycreator.models import User
from tests.factories import (
    make_approved_story,
    make_book,
    make_candidate,
    make_concepts,
    make_draft,
    make_edition,
    make_edition_file,
    make_idea,
    make_illustration,
    make_job,
    make_recording,
    make_reviewed_story,
    make_revision,
)
from tests.storycreator.api.caller import Caller


def test_a_new_story_waits_for_its_concepts(api: Caller):
    sent = {"prompt": "A detective who can see ghosts", "brief": {"scenes": 4}}
    answer = api.post("start", sent)
    session = answer.json()["data"]
    assert answer.status_code == 202
    assert UUID(session["session_id"]) == Story.objects.get().pk
    assert session["original_prompt"] == sent["prompt"] and session["brief"]["scenes"] == 4
    assert session["current_stage"] == "idea_generation" and session["generated_concepts"] == []
    [work] = session["pending"]
    assert (work["kind"], work["scene_id"], work["progress"]) == ("suggest_concepts", None, 0)


def test_the_concepts_of_every_round_are_there(api: Caller, carded: Story):
    make_concepts(idea=make_idea(story=carded, kind="three_new", prompt="A newer idea"))
    session = api.session(carded)
    assert [(card["round"], card["kind"]) for card in session["generated_concepts"]] == [
        *[(1, "first")] * 3,
        *[(2, "three_new")] * 3,
    ]
    assert session["original_prompt"] == "A newer idea"


def test_candidates_stand_beside_the_present_text(api: Caller, reviewed: Story, scene: Scene):
    waiting = make_candidate(scene=scene, content="Mara ran.")
    make_candidate(scene=scene, state=RevisionState.DISCARDED)
    growing = make_candidate(scene=scene, state=RevisionState.WRITING, content="Mara w")
    first = api.session(reviewed)["current_draft"]["scenes"][0]
    assert first["revision_id"] == str(scene.current_id) and first["content"] == scene.current.content
    assert [(c["revision_id"], c["origin"], c["state"], c["content"]) for c in first["candidates"]] == [
        (str(waiting.pk), "ai_rewrite", "candidate", "Mara ran."),
        (str(growing.pk), "ai_rewrite", "writing", "Mara w"),
    ]


def test_work_says_which_scene_it_is_for(api: Caller, reviewed: Story, scene: Scene):
    growing = make_candidate(scene=scene, state=RevisionState.WRITING)
    make_job(kind="rewrite_scene", args={"revision_id": str(growing.pk)}, topic=reviewed.topic, progress=0.4)
    [work] = api.session(reviewed)["pending"]
    assert (work["kind"], work["scene_id"], work["progress"]) == ("rewrite_scene", str(scene.pk), 0.4)


def test_work_on_an_earlier_draft_says_its_scene_too(api: Caller, reviewed: Story, scene: Scene):
    growing = make_candidate(scene=scene, state=RevisionState.WRITING)
    make_job(kind="rewrite_scene", args={"revision_id": str(growing.pk)}, topic=reviewed.topic)
    make_draft(story=reviewed, concept=reviewed.concept)
    assert api.session(reviewed)["pending"][0]["scene_id"] == str(scene.pk)


@pytest.fixture
def made(approved: Story) -> Book:
    """A book whose first scene has sound and a picture, and whose other recordings failed or were stopped."""
    book = make_book(story=approved, asked_at="2026-01-01T00:00Z")
    book = Book.objects.select_related("story__draft", "narrator").get(pk=book.pk)
    states = (PartState.READY, PartState.FAILED, PartState.STOPPED, PartState.WORKING)
    for wanted, state in zip(wanted_scenes(book), states, strict=True):
        error = "The voice is down." if state == PartState.FAILED else ""
        fields = {"book": book, "revision": wanted.revision, "state": state, "error": error}
        make_recording(input_hash=wanted.recording.input_hash, **fields)
        make_illustration(input_hash=wanted.illustration.input_hash, **{**fields, "state": PartState.READY})
    return book


def test_what_was_made_has_links_of_ours(api: Caller, made: Book):
    session = api.session(made.story)
    [sound] = session["generated_audio"]
    assert sound["url"].startswith("/api/v1/story/recordings/") and sound["seconds"] == 12.5
    assert len(session["generated_images"]) == 4
    assert session["output_format"] == "both" and session["selected_narrator"]["voice_id"] == "en-GB-female-1"


def test_what_failed_says_why_and_what_may_be_done(api: Caller, made: Book):
    failed = api.session(made.story)["failed"]
    assert [(f["kind"], f["calls"]) for f in failed] == [
        ("record_scene", ["retry", "leave-out"]),
        ("record_scene", ["retry"]),
    ]
    assert failed[0]["message"] == "The voice is down." and "stopped" in failed[1]["message"]
    assert failed[0]["scene_id"]


def test_concepts_that_did_not_come_say_why(api: Caller, carded: Story):
    make_idea(story=carded, error="The writer is busy. Nothing is lost; please try again.")
    [failed] = api.session(carded)["failed"]
    assert failed["kind"] == "suggest_concepts" and failed["message"].startswith("The writer is busy")
    assert failed["calls"] == ["retry", "three-new", "start-over"]


def test_a_plan_that_did_not_come_says_why(api: Caller, owner: User, carded: Story):
    make_draft(story=carded, concept=carded.idea.concepts.first(), outline_json=None, error="No plan came.")
    assert [(f["kind"], f["message"]) for f in api.session(carded)["failed"]] == [
        ("outline_draft", "No plan came.")
    ]


def test_a_scene_that_did_not_come_says_why(api: Caller, reviewed: Story, scene: Scene):
    make_candidate(scene=scene, state=RevisionState.FAILED, error="Too busy.")
    assert [(f["kind"], f["scene_id"]) for f in api.session(reviewed)["failed"]] == [
        ("rewrite_scene", str(scene.pk))
    ]


def test_a_failure_that_was_decided_over_is_history(api: Caller, reviewed: Story, scene: Scene):
    make_candidate(scene=scene, state=RevisionState.FAILED, error="Too busy.")
    scene.current = make_revision(scene=scene, content="By hand.")
    scene.save()
    assert api.session(reviewed)["failed"] == []


def test_the_files_of_the_last_whole_edition_are_there_and_say_if_they_are_current(api: Caller, made: Book):
    make_edition_file(edition=make_edition(book=made), sha256="a1", size=9, media_type="application/epub+zip")
    [file] = api.session(made.story)["files"]
    edition = Edition.objects.get()
    assert file == {
        "format": "epub",
        "url": f"/api/v1/story/files/{edition.pk}/epub",
        "media_type": "application/epub+zip",
        "size": 9,
        "sha256": "a1",
        "is_current": False,
    }


def test_an_answer_is_kept_by_no_cache(api: Caller, carded: Story):
    answer = api.get(f"session/{carded.pk}")
    assert "no-store" in answer["Cache-Control"]
    assert answer["Content-Location"] == f"/api/v1/story/session/{carded.pk}"
    assert answer["ETag"].startswith(f'"{answer.json()["data"]["version"]}-')


def test_a_tag_is_another_when_anything_shown_is(api: Caller, reviewed: Story):
    before = api.get(f"session/{reviewed.pk}")["ETag"]
    job = make_job(topic=reviewed.topic)
    during = api.get(f"session/{reviewed.pk}")["ETag"]
    Job.objects.filter(pk=job.pk).update(progress=0.5)
    assert len({before, during, api.get(f"session/{reviewed.pk}")["ETag"]}) == 3


# In a constant number of queries.

MOST = 20


def queries(api: Caller, path: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert api.get(path).status_code == 200
    return len(asked)


def test_a_long_story_asks_as_often_as_a_short_one(owner: User, api: Caller, stranger: User):
    def book_of(scenes: int, revisions: int) -> Story:
        story = make_approved_story(author=owner, scenes=scenes)
        make_book(story=story, asked_at="2026-01-01T00:00Z")
        for scene in story.draft.scenes.all():
            for _ in range(revisions):
                make_revision(scene=scene, state="discarded")
                make_candidate(scene=scene)
        for _ in range(revisions):
            make_concepts(idea=make_idea(story=story))
            make_job(topic=story.topic)
        Story.objects.filter(pk=story.pk).update(stage="generation")
        return story

    short, long = book_of(1, 1), book_of(6, 12)
    api.get("sessions")  # the use of the token is noted once a minute
    few, many = queries(api, f"session/{short.pk}"), queries(api, f"session/{long.pk}")
    print(f"a story: {many} queries")
    assert few == many <= MOST


def test_a_list_asks_as_often_for_a_thousand_stories_as_for_one(owner: User, api: Caller):
    make_reviewed_story(author=owner)
    api.get("sessions")
    one = queries(api, "sessions?limit=100")
    stories = Story.objects.bulk_create(Story(author=owner, title=f"Story {n}") for n in range(999))
    Idea.objects.bulk_create(Idea(story=story, round=1, prompt="A lamp") for story in stories)
    assert queries(api, "sessions?limit=100") == one <= 5
    assert api.get("sessions").json()["data"]["total"] == 1_000


def test_pages_follow_one_another_and_miss_nothing(owner: User, api: Caller):
    for number in range(7):
        make_reviewed_story(author=owner, scenes=1, title=f"Story {number}")
    path, seen = "sessions?limit=3", []
    while path:
        page = api.get(path).json()["data"]
        seen += [item["title"] for item in page["items"]]
        path = page["next"]
    assert seen == [f"Story {number}" for number in reversed(range(7))]
    last = api.get("sessions?offset=500").json()["data"]
    assert (last["items"], last["total"], last["next"]) == ([], 7, None)
