"""The session's document, from the rows: in as many queries for a long story as for a short one."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from django.db.models import Prefetch, Sum

from narration.making import Making, making_of
from narration.models import Book, Edition, Illustration, Narrator, PartState, Recording
from narration.schemas import NarratorProfile
from narration.session import (
    SessionAudio,
    SessionCandidate,
    SessionCharacter,
    SessionConcept,
    SessionDelivery,
    SessionDraft,
    SessionFile,
    SessionFinding,
    SessionImage,
    SessionScene,
    SessionScenePlan,
    StorySession,
)
from stories.advice import Advice, advice_on
from stories.craft import Finding
from stories.models import UNDECIDED, Character, Draft, Idea, Revision, RevisionState, Scene, Story
from stories.schemas import Passage
from stories.workflow import Stage
from storycreator.api.links import file_url, illustration_url, recording_url
from storycreator.api.work import failed_work, pending_work


def session_of(story: Story) -> StorySession:
    """Return the document of a story that came from `stories.access.get_story`."""
    ideas = list(story.ideas.prefetch_related("concepts"))
    scenes = _scenes(story.draft) if story.draft else []
    advice = advice_on(story.draft, scenes) if story.draft else {}
    book = _book(story)
    making = making_of(book) if book and book.output_format else None
    newest = ideas[-1]
    return StorySession(
        session_id=str(story.pk),
        user_id=str(story.author_id),
        title=story.title,
        byline=story.byline,
        original_prompt=newest.prompt,
        brief=newest.brief,
        generated_concepts=[card for idea in ideas for card in _concepts(idea)],
        selected_concept_id=str(story.concept_id) if story.concept_id else None,
        characters=[_character(sheet) for sheet in story.characters.present()],
        current_draft=_draft(story.draft, scenes, advice) if story.draft else None,
        output_format=making.book.output_format if making else None,
        selected_narrator=_narrator(book.narrator) if book and book.narrator else None,
        delivery=SessionDelivery(**asdict(book.delivery)) if book and book.has_sound else None,
        generated_audio=_audio(making) if making else [],
        generated_images=_images(making) if making else [],
        files=_files(book, making) if book and making else [],
        current_stage=Stage(story.stage),
        version=version_of(story),
        pending=pending_work(story, scenes, making) or None,
        failed=failed_work(story, newest, scenes, making),
        created_at=story.created_at,
        updated_at=story.updated_at,
        expires_at=story.expires_at,
    )


def version_of(story: Story) -> int:
    """Return the sum of the versions of a story's rows.

    Each of them only rises and none of the rows goes, so that the sum rises with every decision.
    """
    drafts = story.drafts.aggregate(sum=Sum("version"))["sum"] or 0
    scenes = Scene.objects.filter(draft__story=story).aggregate(sum=Sum("version"))["sum"] or 0
    sheets = story.characters.aggregate(sum=Sum("version"))["sum"] or 0
    book = _book(story)
    return story.version + drafts + scenes + sheets + (book.version if book else 0)


def _book(story: Story) -> Book | None:
    book = getattr(story, "book", None)
    if isinstance(book, Book):
        book.story = story
        return book
    return None


def _concepts(idea: Idea) -> list[SessionConcept]:
    return [
        SessionConcept(
            concept_id=str(card.pk), round=idea.round, kind=idea.kind, **card.to_schema().model_dump()
        )
        for card in idea.concepts.all()
    ]


def _character(sheet: Character) -> SessionCharacter:
    return SessionCharacter(
        character_id=str(sheet.pk),
        **sheet.to_schema().model_dump(),
        pronunciation=sheet.pronunciation,
        edited=sheet.edited,
        locked=sheet.locked,
    )


def _scenes(draft: Draft) -> list[Any]:
    undecided = Prefetch("revisions", Revision.objects.filter(state__in=UNDECIDED), to_attr="undecided")
    return list(draft.scenes.select_related("current").prefetch_related(undecided))


def _draft(draft: Draft, scenes: Iterable[Any], advice: Advice) -> SessionDraft:
    told = [_scene(scene, advice[scene.pk]) for scene in scenes]
    planned = draft.outline.scenes if draft.outline else []
    return SessionDraft(
        draft_id=str(draft.pk),
        title=draft.concept.title,
        outline=[SessionScenePlan(number=n, **plan.model_dump()) for n, plan in enumerate(planned, start=1)],
        outline_waits=draft.outline_waits,
        scenes=told,
    )


def _scene(scene: Any, findings: Iterable[Finding]) -> SessionScene:
    return SessionScene(
        **scene.to_schema().model_dump(),
        revision_id=str(scene.current_id) if scene.current_id else None,
        words=scene.current.words if scene.current else 0,
        findings=[_finding(found) for found in findings],
        candidates=[_candidate(r) for r in scene.undecided if r.state != RevisionState.FAILED],
    )


def _finding(found: Finding) -> SessionFinding:
    return SessionFinding(
        kind=found.kind,
        message=found.message,
        spans=list(found.spans),
        wish=found.wish,
        passage=Passage(start=found.passage[0], end=found.passage[1]) if found.passage else None,
    )


def _candidate(revision: Revision) -> SessionCandidate:
    return SessionCandidate(
        revision_id=str(revision.pk),
        origin=revision.origin,
        state=revision.state,
        content=revision.content,
        feedback=revision.feedback,
        passage=revision.passage,
    )


def _narrator(narrator: Narrator) -> NarratorProfile:
    return NarratorProfile.model_validate(
        {name: getattr(narrator, name) for name in NarratorProfile.model_fields}
    )


def _audio(making: Making) -> list[SessionAudio]:
    return [
        SessionAudio(
            scene_id=str(row.scene.pk),
            revision_id=str(part.revision_id),
            url=recording_url(part),
            voice_id=part.voice_id,
            seconds=part.seconds,
            media_type=part.media_type,
            size=part.size,
        )
        for row in making.rows
        if row.sound and isinstance(part := row.sound.part, Recording) and part.state == PartState.READY
    ]


def _images(making: Making) -> list[SessionImage]:
    return [
        SessionImage(
            scene_id=str(row.scene.pk),
            revision_id=str(part.revision_id),
            url=illustration_url(part),
            alt_text=part.described,
            style=part.style,
            width=part.width,
            height=part.height,
            media_type=part.media_type,
            size=part.size,
        )
        for row in making.rows
        if row.picture
        and isinstance(part := row.picture.part, Illustration)
        and part.state == PartState.READY
    ]


def _files(book: Book, making: Making) -> list[SessionFile]:
    edition = book.whole_edition()
    return [] if edition is None else _files_of(edition, is_current=making.edition == edition)


def _files_of(edition: Edition, *, is_current: bool) -> list[SessionFile]:
    return [
        SessionFile(
            format=file.format,
            url=file_url(file),
            media_type=file.media_type,
            size=file.size,
            sha256=file.sha256,
            is_current=is_current,
        )
        for file in edition.files.filter(state=PartState.READY).order_by("pk")
    ]
