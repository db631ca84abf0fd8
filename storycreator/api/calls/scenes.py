"""The review of the scenes."""

from collections.abc import Callable
from functools import partial

from django.http import HttpResponse
from ninja import Router

from stories import services
from stories.access import get_character, get_revision, get_scene
from stories.models import Story
from stories.services import Marked
from storycreator.api.bodies import (
    AcceptBody,
    ApproveBody,
    CharacterBody,
    PassageBody,
    RevisionBody,
    RewriteBody,
    SessionBody,
    TextBody,
    WishBody,
)
from storycreator.api.contract import decides, starts_work
from storycreator.api.taking import take
from storycreator.web import AuthorRequest

router = Router(tags=["Review"])


@router.post("/edit-character", summary="Change a character's sheet", **decides("character"))
def edit_character(request: AuthorRequest, body: CharacterBody) -> HttpResponse:
    """Later plans leave alone what was changed here. Texts that have another name by now stay as they are."""
    typed = body.model_dump(exclude={"session_id", "character_id", "locked"}, exclude_none=True)

    def effect(story: Story) -> None:
        sheet = get_character(story, body.character_id)
        if typed:
            services.edit_character(sheet, typed=typed, seen=sheet.version)
        if body.locked is not None:
            services.lock_character(sheet, locked=body.locked, seen=sheet.version)

    return take(request, body, body.session_id, effect=effect, message="The sheet is saved.")


@router.post("/approve-scene", summary="Approve the text of a scene", **decides("approve"))
def approve_scene(request: AuthorRequest, body: ApproveBody) -> HttpResponse:
    def effect(story: Story) -> None:
        scene = get_scene(story, body.scene_id)
        read = get_revision(story, body.revision_id) if body.revision_id else services.require_text(scene)
        services.approve_scene(scene, revision=read, seen=scene.version)

    return take(request, body, body.session_id, effect=effect, message="The scene is approved.")


@router.post("/rewrite-scene", summary="Ask for a rewrite, or write it yourself", **starts_work("rewrite"))
def rewrite_scene(request: AuthorRequest, body: RewriteBody) -> HttpResponse:
    """With `feedback` the writer makes a candidate, or several, of the whole scene or of one `passage`.

    With `new_content` the scene has that text at once.
    """
    asked = body.root
    return take(
        request,
        asked,
        asked.session_id,
        effect=lambda story: _rewrite(story, asked),
        message="The text is kept." if isinstance(asked, TextBody) else "A rewrite is being made.",
        starts_work=True,
    )


def _rewrite(story: Story, asked: WishBody | TextBody) -> object:
    scene = get_scene(story, asked.scene_id)
    if isinstance(asked, WishBody):
        return services.ask_rewrite(
            scene,
            feedback=asked.feedback,
            seen=scene.version,
            marked=_marked(story, asked.passage) if asked.passage else None,
            alternatives=asked.alternatives,
        )
    write = services.polish_text if asked.polish else services.keep_text
    return write(scene, content=asked.new_content, seen=scene.version)


def _marked(story: Story, passage: PassageBody) -> Marked:
    return Marked(get_revision(story, passage.revision_id), passage.start, passage.end)


@router.post("/accept-revision", summary="Make a candidate the text of its scene", **decides("accept"))
def accept_revision(request: AuthorRequest, body: AcceptBody) -> HttpResponse:
    """Whole, or with `paragraphs` in part; what is made of both is then a text of its own."""
    accept = partial(services.accept_revision, paragraphs=body.paragraphs)
    return _decide(request, body, accept, message="The new text is the scene's.")


@router.post("/discard-revision", summary="Turn a candidate down", **decides("revision"))
def discard_revision(request: AuthorRequest, body: RevisionBody) -> HttpResponse:
    return _decide(request, body, services.discard_revision, message="The candidate is in the history.")


@router.post("/remove-revision", summary="Remove a version for good", **decides("revision"))
def remove_revision(request: AuthorRequest, body: RevisionBody) -> HttpResponse:
    """Its words go, and all that was made from them: readings, pictures, editions that hold it."""
    return _decide(request, body, services.remove_revision, message="The version is removed for good.")


@router.post("/undo", summary="Take the last decision about scenes back", **decides("session"))
def undo(request: AuthorRequest, body: SessionBody) -> HttpResponse:
    """Accepting, discarding, keeping, approving: within an hour, and while nothing newer has happened."""
    return take(
        request, body, body.session_id, effect=services.undo_last, message="The decision is taken back."
    )


def _decide(
    request: AuthorRequest, body: RevisionBody, service: Callable[..., object], *, message: str
) -> HttpResponse:
    def effect(story: Story) -> None:
        found = get_revision(story, body.revision_id)
        service(found, seen=found.scene.version)

    return take(request, body, body.session_id, effect=effect, message=message)
