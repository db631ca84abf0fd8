"""Watching a draft being written."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import Prefetch
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from stories import services
from stories.access import get_draft, get_story
from stories.models import Draft, Origin, Revision, RevisionState, Story
from stories.views.answers import action_of, take
from stories.views.outlines import waits_for_author
from stories.workflow import Stage
from storycreator.errors import AuthorError
from storycreator.forms import VersionedForm
from storycreator.web import AuthorRequest, render_partials

PAGE = "stories/draft.html"
STOPS = "The writing of the draft stops. What is written stays."


@require_safe
def draft(request: AuthorRequest, story_id: UUID) -> HttpResponse:
    """The draft as far as it has come; an outline that waits for its author comes first."""
    story = get_story(request, story_id)
    if waits_for_author(story):
        return redirect("stories:outline", story.pk)
    return _page(request, story_id)


@require_POST
def draft_stop(request: AuthorRequest, story_id: UUID) -> HttpResponse:
    story = get_story(request, story_id)
    return _act(request, story, effect=lambda _: services.stop_drafting(_draft(story)), said=STOPS)


@require_POST
def draft_write_missing(request: AuthorRequest, story_id: UUID) -> HttpResponse:
    story = get_story(request, story_id)
    said = "The missing scenes are being written."
    return _act(
        request, story, effect=lambda seen: services.write_missing(_draft(story), seen=seen), said=said
    )


@require_POST
def draft_retry(request: AuthorRequest, story_id: UUID) -> HttpResponse:
    story = get_story(request, story_id)
    return _act(request, story, effect=lambda seen: services.retry_outline(_draft(story), seen=seen))


@require_POST
def draft_choose(request: AuthorRequest, story_id: UUID, draft_id: UUID) -> HttpResponse:
    story = get_story(request, story_id)
    chosen = get_draft(story, draft_id)
    return _act(request, story, effect=lambda seen: services.choose_draft(story, draft=chosen, seen=seen))


def _draft(story: Story) -> Draft:
    if story.draft is None:
        raise AuthorError("There is no draft yet. Choose a concept first.")
    return story.draft


def _act(
    request: AuthorRequest, story: Story, *, effect: Callable[[int], object], said: str = ""
) -> HttpResponse:
    form = VersionedForm(request.POST)
    try:
        take(request, form, action=action_of(request), about=request.path, effect=effect)
    except AuthorError as error:
        return _page(request, story.pk, refusal=error.message)
    return _page(request, story.pk, said=said) if request.htmx else redirect("stories:draft", story.pk)


def _page(request: AuthorRequest, story_id: UUID, *, refusal: str = "", said: str = "") -> HttpResponse:
    """The draft as it is now; with `refusal` as a 409. `said`: what came of an action, for the ear."""
    story = get_story(request, story_id)
    if story.draft is None:
        if refusal:
            messages.warning(request, refusal)
        return redirect("stories:concepts", story.pk)
    context = {
        **_progress(story, story.draft),
        "refusal": refusal,
        "said": said,
        "stands_still": bool(refusal),
    }
    status = HTTPStatus.CONFLICT if refusal else HTTPStatus.OK
    return render_partials(request, PAGE, "draft", context=context, status=status)


def _progress(story: Story, current: Draft) -> dict[str, Any]:
    outline = current.outline
    first_texts = Prefetch("revisions", Revision.objects.filter(origin=Origin.DRAFT), to_attr="first_texts")
    rows = [_row(scene) for scene in current.scenes.select_related("current").prefetch_related(first_texts)]
    ready = sum(row["state"] == "done" for row in rows)
    total = len(rows) or current.concept.idea.brief.scenes
    return {
        "story": story,
        "here": "story_drafting",
        "draft": current,
        "rows": list(zip(rows, outline.scenes, strict=False)) if outline else [],
        "ready": ready,
        "missing": sum(row["state"] == "failed" for row in rows),
        "total": total,
        "percent": round(100 * sum(row["share"] for row in rows) / total),
        "working": (not rows and not current.error and not current.outline_waits)
        or any(row["state"] == "working" for row in rows),
        "can_return": story.stage == Stage.CONCEPT_SELECTION,
        "others": story.drafts.exclude(pk=current.pk).select_related("concept"),
    }


def _row(scene: Any) -> dict[str, Any]:
    """One scene as the page shows it: written, being written, or why not."""
    last = scene.first_texts[-1] if scene.first_texts else None
    if scene.current:
        return {"scene": scene, "text": scene.current, "state": "done", "word": "Ready", "share": 1.0}
    if last is None or last.state != RevisionState.WRITING:
        return {"scene": scene, "text": last, "state": "failed", "word": "Did not arrive", "share": 0.0}
    share = 0.5 if last.content else 0.0
    return {"scene": scene, "text": last, "state": "working", "word": "Being written", "share": share}
