"""Choosing the format."""

from http import HTTPStatus
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from narration import services
from narration.estimates import (
    about,
    minutes_aloud,
    seconds_to_draw,
    seconds_to_record,
    seconds_together,
)
from narration.forms import STYLE_CHOICES, FormatForm
from narration.models import Book
from stories.access import get_story
from stories.models import Story
from stories.templatetags.story_tags import next_page
from stories.views.answers import take
from stories.workflow import Stage
from storycreator.errors import AuthorError
from storycreator.web import AuthorRequest, render_page

PAGE = "narration/format.html"


@require_safe
def format_(request: AuthorRequest, story_id: UUID) -> HttpResponse:
    """How should it be told?"""
    story = get_story(request, story_id)
    if not is_open(story, Stage.FORMAT_SELECTION):
        return redirect(next_page(story))
    return _format_page(request, story)


@require_POST
def format_choose(request: AuthorRequest, story_id: UUID) -> HttpResponse:
    story = get_story(request, story_id)
    form = FormatForm(request.POST)
    if not form.is_valid():
        return _format_page(request, story, form=form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    chosen = {name: form.cleaned_data[name] for name in ("output_format", "style")}
    try:
        take(
            request,
            form,
            action="format_choose",
            about=request.path,
            effect=lambda seen: services.choose_format(story, **chosen, seen=seen),
        )
    except AuthorError as error:
        return _format_page(request, get_story(request, story_id), form=form, refusal=error.message)
    return redirect(next_page(get_story(request, story_id)))


def is_open(story: Story, stage: Stage) -> bool:
    """Tell whether the page of a stage can be opened: it was reached once, whatever is being edited now."""
    book = getattr(story, "book", None)
    was_reached = isinstance(book, Book) and (stage == Stage.FORMAT_SELECTION or bool(book.output_format))
    return Stage(story.stage).order >= stage.order or was_reached


def _format_page(
    request: AuthorRequest,
    story: Story,
    *,
    form: FormatForm | None = None,
    refusal: str = "",
    status: HTTPStatus = HTTPStatus.OK,
) -> HttpResponse:
    book = getattr(story, "book", None) or Book(story=story)
    scenes = list(story.draft.scenes.select_related("current")) if story.draft else []
    words = [scene.current.words for scene in scenes if scene.current]
    context = {
        "story": story,
        "here": "format_selection",
        "version": book.version,
        "chosen": form["output_format"].value() if form else book.output_format,
        "style": (form["style"].value() if form else "") or book.style,
        "styles": STYLE_CHOICES,
        "errors": form.errors if form else {},
        "refusal": refusal,
        "scenes": len(scenes),
        "approved": sum(scene.status == "approved" for scene in scenes),
        "minutes": minutes_aloud(sum(words)),
        **_durations(words),
    }
    return render_page(request, PAGE, context, status=HTTPStatus.CONFLICT if refusal else status)


def _durations(words: list[int]) -> dict[str, str]:
    sound = [seconds_to_record(count) for count in words]
    pictures = [seconds_to_draw() for _ in words]
    return {
        "audio_time": about(seconds_together(sound)),
        "visual_time": about(seconds_together(pictures)),
        "both_time": about(seconds_together(sound + pictures)),
    }
