"""The heart: reading the scenes of a draft."""

from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from stories import services
from stories.access import get_story
from stories.models import Story
from stories.views.answers import take
from stories.views.desks import Bench, Desk, bench_of, desk_of
from storycreator.errors import AuthorError
from storycreator.forms import VersionedForm
from storycreator.web import AuthorRequest, render_page, render_partials

PAGE, SCENE = "stories/review.html", "stories/_scene.html"
WISHES = ("Shorter", "Longer", "More dialogue")
MODES = ("ask", "write")


@require_safe
def review(request: AuthorRequest, story_id: UUID) -> HttpResponse:
    """Every scene of the draft; `?ask=` or `?write=` opens a form at the scene with that id."""
    story = get_story(request, story_id)
    if story.draft is None:
        return redirect("stories:concepts", story.pk)
    bench = bench_of(story)
    for mode in MODES:
        for desk in bench.desks:
            if request.GET.get(mode) == str(desk.scene.pk):
                desk.open(mode)
    return render_page(request, PAGE, page_of(bench))


@require_safe
def scene(request: AuthorRequest, story_id: UUID, scene_id: UUID) -> HttpResponse:
    """One scene; `?open=ask` or `?open=write` with its form, `?open=text` without."""
    story = get_story(request, story_id)
    desk = desk_of(story, scene_id)
    opened = request.GET.get("open", "")
    if not request.htmx:
        query = f"?{opened}={scene_id}" if opened in MODES else ""
        return redirect(address_of(story, query=query, scene_id=scene_id))
    desk.open(opened)
    # A scene that fetches itself names no form: it must not take the focus from elsewhere.
    context = part_of(story, desk, takes_focus=bool(opened))
    return render_partials(request, SCENE, "scene", context=context)


@require_safe
def scene_text(request: AuthorRequest, story_id: UUID, scene_id: UUID) -> HttpResponse:
    """The text of a scene and the versions that wait beside it: what changes while its author looks on."""
    story = get_story(request, story_id)
    desk = desk_of(story, scene_id)
    if not request.htmx:
        return redirect(address_of(story, scene_id=scene_id))
    return render_partials(request, SCENE, "scene_text", context=part_of(story, desk))


@require_safe
def review_status(request: AuthorRequest, story_id: UUID) -> HttpResponse:
    """The list of scenes with their states."""
    story = get_story(request, story_id)
    if not request.htmx or story.draft is None:
        return redirect("stories:review", story.pk)
    return render_partials(request, PAGE, "review_status", context=page_of(bench_of(story)))


@require_POST
def approve_remaining(request: AuthorRequest, story_id: UUID) -> HttpResponse:
    story = get_story(request, story_id)
    draft = story.draft
    if draft is None:
        return redirect("stories:concepts", story.pk)
    form = VersionedForm(request.POST)
    try:
        take(
            request,
            form,
            action="approve_remaining",
            about=draft.pk,
            effect=lambda seen: services.approve_remaining(draft, seen=seen),
        )
    except AuthorError as error:
        context = page_of(bench_of(get_story(request, story_id)), refusal=error.message)
        return render_partials(request, PAGE, "review_status", context=context, status=HTTPStatus.CONFLICT)
    return redirect("stories:review", story.pk)


def page_of(bench: Bench, *, refusal: str = "") -> dict[str, Any]:
    """What the whole page shows."""
    return {
        "story": bench.story,
        "bench": bench,
        "refusal": refusal,
        "wishes": WISHES,
        "here": "revision",
        "working": bench.working,
        # A page in which somebody types must not reload under their hands.
        "stands_still": bool(refusal) or bench.is_typed_on,
    }


def part_of(story: Story, desk: Desk, *, takes_focus: bool = False) -> dict[str, Any]:
    """What the part of the page with one scene shows."""
    return {"story": story, "desk": desk, "wishes": WISHES, "takes_focus": takes_focus}


def address_of(story: Story, *, query: str = "", scene_id: UUID) -> str:
    """The address of the review of a story, at one of its scenes."""
    return f"{reverse('stories:review', args=[story.pk])}{query}#scene-{scene_id}"
