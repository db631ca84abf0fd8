"""The heart: reading the scenes of a draft."""

from collections.abc import Collection
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from stories import services
from stories.access import get_story
from stories.models import Draft, Story
from stories.views.answers import take
from stories.views.desks import Bench, Desk, bench_of, desk_of
from stories.views.passages import pick_asked
from storycreator.errors import AuthorError, Stale
from storycreator.forms import VersionedForm
from storycreator.web import AuthorRequest, render_page, render_partials

PAGE, SCENE = "stories/review.html", "stories/_scene.html"
WISHES = ("Shorter", "Longer", "More dialogue")
MODES = ("ask", "write")


@require_safe
def review(request: AuthorRequest, story_id: UUID) -> HttpResponse:
    """Every scene of the draft; `?ask=` or `?write=` opens a form at the scene with that id.

    `?ask=` with `start`, `end` and `of` marks a passage in it.
    """
    story = get_story(request, story_id)
    if story.draft is None:
        return redirect("stories:concepts", story.pk)
    bench = bench_of(story)
    for mode in MODES:
        for desk in bench.desks:
            if request.GET.get(mode) == str(desk.scene.pk):
                desk.open(mode)
                pick_asked(desk, request.GET)
    return render_page(request, PAGE, page_of(bench))


@require_safe
def scene(request: AuthorRequest, story_id: UUID, scene_id: UUID) -> HttpResponse:
    """One scene; `?open=ask` (of a passage, too) or `?open=write` with its form, `?open=text` without."""
    story = get_story(request, story_id)
    desk = desk_of(story, scene_id)
    opened = request.GET.get("open", "")
    if not request.htmx:
        passage = {name: request.GET[name] for name in ("start", "end", "of") if name in request.GET}
        query = f"?{urlencode({opened: scene_id, **passage})}" if opened in MODES else ""
        return redirect(address_of(story, query=query, scene_id=scene_id))
    desk.open(opened)
    pick_asked(desk, request.GET)
    # A scene that fetches itself names no form: it must not take the focus from elsewhere.
    context = part_of(story, desk, takes_focus=bool(opened))
    answer = render_partials(request, SCENE, "scene", context=context)
    return with_status(request, story, answer) if opened and not desk.mode else answer


def with_status(request: AuthorRequest, story: Story, answer: HttpResponse) -> HttpResponse:
    """Add the list of scenes, which replaces the one of the page, to a part of it."""
    aside = {**page_of(bench_of(story)), "oob": True}
    answer.content += render_partials(request, PAGE, "review_status", context=aside).content
    return answer


@require_safe
def scene_text(request: AuthorRequest, story_id: UUID, scene_id: UUID) -> HttpResponse:
    """The text of a scene and the versions that wait beside it: what changes while its author looks on."""
    story = get_story(request, story_id)
    desk = desk_of(story, scene_id)
    if not request.htmx:
        return redirect(address_of(story, scene_id=scene_id))
    return render_partials(request, SCENE, "scene_text", context={**part_of(story, desk), "is_part": True})


@require_safe
def review_status(request: AuthorRequest, story_id: UUID) -> HttpResponse:
    """The list of scenes with their states; `?left=` with those, `leave`, that were not approved with all."""
    story = get_story(request, story_id)
    if not request.htmx or story.draft is None:
        return redirect("stories:review", story.pk)
    bench = _bench_with(story, _left_out(story.draft, request.GET.getlist("leave")))
    context = page_of(bench, left_out=bench.left_out if "left" in request.GET else "")
    return render_partials(request, PAGE, "review_status", context=context)


@require_POST
def approve_remaining(request: AuthorRequest, story_id: UUID) -> HttpResponse:
    story = get_story(request, story_id)
    draft = story.draft
    if draft is None:
        return redirect("stories:concepts", story.pk)
    form = VersionedForm(request.POST)
    leave = _left_out(draft, request.POST.getlist("leave"))
    try:
        take(
            request,
            form,
            action="approve_remaining",
            about=draft.pk,
            effect=lambda seen: services.approve_remaining(draft, seen=seen, leave=leave),
        )
    except AuthorError as error:
        bench = _bench_with(get_story(request, story_id), leave)
        refusal = error.message if isinstance(error, Stale) else bench.left_out or error.message
        context = page_of(bench, refusal=refusal, left_out=bench.left_out)
        return render_partials(request, PAGE, "review_status", context=context, status=HTTPStatus.CONFLICT)
    return show_all(request, _bench_with(get_story(request, story_id), leave))


def _left_out(draft: Draft, named: Collection[str]) -> set[UUID]:
    """The scenes of the draft that are named as those whose form is open."""
    return {pk for pk in draft.scenes.values_list("pk", flat=True) if str(pk) in named}


def _bench_with(story: Story, typed_on: Collection[UUID]) -> Bench:
    """The scenes of the draft as they are now, those whose form is open with their form."""
    bench = bench_of(story)
    for desk in bench.desks:
        if desk.scene.pk in typed_on:
            desk.open("write")
    return bench


def show_all(request: AuthorRequest, bench: Bench) -> HttpResponse:
    """The list of scenes, and for htmx beside it every scene whose form is not open."""
    if not request.htmx:
        if bench.left_out:
            messages.warning(request, f"Not every scene was approved. {bench.left_out}")
        return redirect("stories:review", bench.story.pk)
    answer = render_partials(request, PAGE, "review_status", context=page_of(bench, left_out=bench.left_out))
    for desk in bench.desks:
        if not desk.mode:
            context = {**part_of(bench.story, desk), "oob": True}
            answer.content += render_partials(request, SCENE, "scene", context=context).content
    return answer


def page_of(bench: Bench, *, refusal: str = "", left_out: str = "") -> dict[str, Any]:
    """What the whole page shows; `left_out` after all others were approved."""
    return {
        "story": bench.story,
        "bench": bench,
        "refusal": refusal,
        "left_out": left_out,
        "wishes": WISHES,
        "here": "revision",
        "working": bench.working,
        # A page in which somebody types must not reload under their hands.
        "stands_still": bool(refusal) or bench.is_typed_on,
    }


def part_of(story: Story, desk: Desk, *, takes_focus: bool = False, said: str = "") -> dict[str, Any]:
    """What the part of the page with one scene shows; `said`: what came of an action, for the ear."""
    return {"story": story, "desk": desk, "wishes": WISHES, "takes_focus": takes_focus, "said": said}


def address_of(story: Story, *, query: str = "", scene_id: UUID) -> str:
    """The address of the review of a story, at one of its scenes."""
    return f"{reverse('stories:review', args=[story.pk])}{query}#scene-{scene_id}"
