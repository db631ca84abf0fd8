"""Watching a draft being written."""

from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_POST

from stories import services
from stories.access import get_draft, get_story
from stories.forms import VersionedForm
from stories.models import Draft, RevisionState, Scene, Story
from stories.views.answers import take
from storycreator.errors import AuthorError
from storycreator.web import AuthorRequest, render_partials

PAGE = "stories/draft.html"


@require_GET
def draft(request: AuthorRequest, story_id: UUID) -> HttpResponse:
    """The draft as far as it has come."""
    story = get_story(request, story_id)
    if story.draft is None:
        return redirect("stories:concepts", story.pk)
    return render_partials(request, PAGE, "draft", context=_progress(story))


@require_POST
def draft_stop(request: AuthorRequest, story_id: UUID) -> HttpResponse:
    story = get_story(request, story_id)
    return _act(request, story, effect=lambda _: services.stop_drafting(_draft(story)))


@require_POST
def draft_retry(request: AuthorRequest, story_id: UUID) -> HttpResponse:
    story = get_story(request, story_id)
    return _act(request, story, effect=lambda seen: services.retry_outline(_draft(story), seen=seen))


@require_POST
def draft_choose(request: AuthorRequest, story_id: UUID, draft_id: UUID) -> HttpResponse:
    story = get_story(request, story_id)
    chosen = get_draft(story, draft_id)
    return _act(request, story, effect=lambda seen: services.choose_draft(story, draft=chosen, seen=seen))


def _act(request: AuthorRequest, story: Story, *, effect: Any) -> HttpResponse:
    action = str(request.resolver_match.url_name) if request.resolver_match else ""
    try:
        take(request, VersionedForm(request.POST), action=action, about=request.path, effect=effect)
    except AuthorError as error:
        context = {**_progress(get_story(request, story.pk)), "refusal": error.message}
        return render_partials(request, PAGE, "draft", context=context, status=HTTPStatus.CONFLICT)
    if not request.htmx:
        return redirect("stories:draft", story.pk)
    return render_partials(request, PAGE, "draft", context=_progress(get_story(request, story.pk)))


def _draft(story: Story) -> Draft:
    if story.draft is None:
        raise AuthorError("There is no draft yet. Choose a concept first.")
    return story.draft


def _progress(story: Story) -> dict[str, Any]:
    current = _draft(story)
    outline = current.outline
    rows = [_row(scene) for scene in current.scenes.select_related("current").prefetch_related("revisions")]
    ready = sum(row["state"] == "done" for row in rows)
    working = (not rows and not current.error) or any(row["state"] == "working" for row in rows)
    total = len(rows) or current.concept.idea.brief.scenes
    return {
        "story": story,
        "here": "story_drafting",
        "draft": current,
        "outline": outline,
        "rows": list(zip(rows, outline.scenes, strict=False)) if outline else [],
        "ready": ready,
        "total": total,
        "percent": round(100 * (ready + sum(r["share"] for r in rows if r["state"] == "working")) / total),
        "working": working,
        "others": story.drafts.exclude(pk=current.pk).select_related("concept"),
    }


def _row(scene: Scene) -> dict[str, Any]:
    """One scene as the page shows it: written, being written, or why not."""
    last = list(scene.revisions.all())[-1:]
    text = scene.current or (last[0] if last else None)
    if scene.current:
        state, word = "done", "Ready"
    elif text is not None and text.state == RevisionState.WRITING:
        state, word = "working", "Being written"
    else:
        state, word = "failed", "Did not arrive"
    return {"scene": scene, "text": text, "state": state, "word": word, "share": 0.5 if text and text.content else 0.0}
