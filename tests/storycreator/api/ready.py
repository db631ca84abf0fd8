"""Every call about a story, with a story that is ready for it: what they have in common is tried on all."""

from collections.abc import Callable
from typing import Any

from django.db.models import Q, Sum

from narration.models import Book, PartState
from stories import services
from stories.models import Character, Revision, RevisionState, Scene, Story
from stories.workflow import Stage
from storycreator.models import User
from tests.factories import (
    make_approved_story,
    make_book,
    make_candidate,
    make_character,
    make_concepts,
    make_draft,
    make_idea,
    make_job,
    make_narrator,
    make_recording,
    make_reviewed_story,
    make_story,
    scene_plans,
)

Ready = tuple[Story, dict[str, Any]]


def _carded(owner: User) -> Ready:
    story = make_story(author=owner)
    concept = make_concepts(idea=make_idea(story=story))[0]
    story.refresh_from_db()
    return story, {"concept_id": str(concept.pk)}


def _story(owner: User) -> Ready:
    return _carded(owner)[0], {}


def _new_idea(owner: User) -> Ready:
    return _carded(owner)[0], {"prompt": "A baker who lost the oven"}


def _outlined(owner: User) -> Ready:
    """A story whose author wanted to see its outline first."""
    story = make_draft(story=make_story(author=owner), outline_waits=True).story
    story.refresh_from_db()
    return story, {}


def _outline(owner: User) -> Ready:
    story, _ = _outlined(owner)
    return story, {"scenes": [plan.model_dump() for plan in scene_plans(story.draft)]}


def _scene(owner: User) -> tuple[Story, Scene]:
    story = make_reviewed_story(author=owner)
    return story, story.draft.scenes.all()[0]


def _character(owner: User) -> Ready:
    story, _ = _scene(owner)
    return story, {"character_id": str(make_character(story=story).pk), "appearance": "a yellow coat"}


def _approve(owner: User) -> Ready:
    story, scene = _scene(owner)
    return story, {"scene_id": str(scene.pk), "revision_id": str(scene.current_id)}


def _rewrite(owner: User) -> Ready:
    story, scene = _scene(owner)
    passage = {"revision_id": str(scene.current_id), "start": 0, "end": 4}
    wish = {"feedback": "Shorter, please.", "passage": passage, "alternatives": 2}
    return story, {"scene_id": str(scene.pk), **wish}


def _candidate(owner: User) -> Ready:
    story, scene = _scene(owner)
    return story, {"revision_id": str(make_candidate(scene=scene, content="Mara ran. The lamp burned.").pk)}


def _decision(owner: User) -> Ready:
    story, scene = _scene(owner)
    services.approve_scene(scene, revision=scene.current, seen=scene.version)
    return story, {}


def _format(owner: User) -> Ready:
    return make_approved_story(author=owner), {"output_format": "both"}


def _narrator(owner: User) -> Ready:
    book = make_book(story=make_approved_story(author=owner), narrator=None)
    Story.objects.filter(pk=book.story_id).update(stage=Stage.NARRATOR_SELECTION)
    return book.story, {"voice_id": make_narrator().voice_id}


def _decided(owner: User) -> Ready:
    return make_book(story=make_approved_story(author=owner)).story, {}


def _failed_part(owner: User) -> Ready:
    """A book whose only recording failed; it is what the book wants."""
    from narration.wanted import wanted_scenes

    book = make_book(
        story=make_approved_story(author=owner), output_format="audio", asked_at="2026-01-01T00:00Z"
    )
    book = Book.objects.select_related("story__draft", "narrator").get(pk=book.pk)
    for wanted in wanted_scenes(book):
        make_recording(
            book=book,
            revision=wanted.revision,
            input_hash=wanted.recording.input_hash,
            state=PartState.FAILED,
            error="The voice is down.",
        )
    return book.story, {}


def _working(owner: User) -> Ready:
    story, _ = _carded(owner)
    idea = make_idea(story=story)
    Story.objects.filter(pk=story.pk).update(stage=Stage.IDEA_GENERATION)
    make_job(kind="suggest_concepts", args={"idea_id": str(idea.pk)}, topic=story.topic)
    return story, {}


READY: dict[str, Callable[[User], Ready]] = {
    "more-like-this": _carded,
    "three-new": _story,
    "start-over": _new_idea,
    "select-concept": _carded,
    "edit-character": _character,
    "edit-outline": _outline,
    "write-draft": _outlined,
    "approve-scene": _approve,
    "rewrite-scene": _rewrite,
    "accept-revision": _candidate,
    "discard-revision": _candidate,
    "remove-revision": _candidate,
    "undo": _decision,
    "select-format": _format,
    "select-narrator": _narrator,
    "generate": _decided,
    "leave-out": _failed_part,
    "cancel": _working,
    "retry": _failed_part,
}


def rows() -> dict[str, int]:
    """How many rows there are of whatever a call could make twice."""
    from stories.models import Draft, Idea, StageMove
    from storycreator.jobs.models import Job

    edited = Character.objects.aggregate(sum=Sum("version"))["sum"] or 0
    tables = (Story, Idea, Draft, Revision, StageMove, Job, Book)
    decided = Revision.objects.filter(Q(state=RevisionState.ACCEPTED) | Q(state=RevisionState.DISCARDED))
    return {
        **{table.__name__: table.objects.count() for table in tables},
        "decided": decided.count(),
        "edited": edited,
    }
