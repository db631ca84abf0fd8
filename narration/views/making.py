"""Making the book, and watching it being made."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from narration import services
from narration.access import get_book, get_part
from narration.making import making_of
from narration.models import Book
from narration.views.choices import is_open
from stories.access import get_story
from stories.templatetags.story_tags import next_page
from stories.views.answers import take
from stories.workflow import Stage
from storycreator.errors import AuthorError
from storycreator.forms import VersionedForm
from storycreator.web import AuthorRequest, render_partials

PAGE = "narration/generate.html"


@require_safe
def generate(request: AuthorRequest, story_id: UUID) -> HttpResponse:
    """The book as far as it has come."""
    story = get_story(request, story_id)
    book = getattr(story, "book", None)
    if not isinstance(book, Book) or not (book.asked_at or is_open(story, Stage.GENERATION)):
        return redirect(next_page(story))
    return _answer(request, story_id)


@require_POST
def book_make(request: AuthorRequest, story_id: UUID) -> HttpResponse:
    book = get_book(request, story_id)
    return _act(request, story_id, effect=lambda seen: services.make_book(book, seen=seen))


@require_POST
def book_stop(request: AuthorRequest, story_id: UUID) -> HttpResponse:
    book = get_book(request, story_id)
    return _act(request, story_id, effect=lambda _seen: services.stop(book))


@require_POST
def failed_leave_out(request: AuthorRequest, story_id: UUID) -> HttpResponse:
    book = get_book(request, story_id)
    return _act(request, story_id, effect=lambda seen: services.leave_out_failed(book, seen=seen))


@require_POST
def part_retry(request: AuthorRequest, story_id: UUID, part_id: UUID) -> HttpResponse:
    part = get_part(get_book(request, story_id), part_id)
    return _act(request, story_id, effect=lambda seen: services.retry_part(part, seen=seen))


@require_POST
def part_leave_out(request: AuthorRequest, story_id: UUID, part_id: UUID) -> HttpResponse:
    part = get_part(get_book(request, story_id), part_id)
    return _act(request, story_id, effect=lambda seen: services.leave_out(part, seen=seen))


def _act(request: AuthorRequest, story_id: UUID, *, effect: Callable[[int], object]) -> HttpResponse:
    action = str(request.resolver_match.url_name) if request.resolver_match else ""
    try:
        take(request, VersionedForm(request.POST), action=action, about=request.path, effect=effect)
    except AuthorError as error:
        return _answer(request, story_id, refusal=error.message)
    if not request.htmx:
        return redirect("narration:generate", story_id)
    return _answer(request, story_id, acted=True)


def _answer(
    request: AuthorRequest, story_id: UUID, *, refusal: str = "", acted: bool = False
) -> HttpResponse:
    book = get_book(request, story_id)
    making = making_of(book)
    context: dict[str, Any] = {
        "story": book.story,
        "here": "generation",
        "book": book,
        "making": making,
        "whole": book.whole_edition(),
        "working": making.is_working,
        "refusal": refusal,
        "acted": acted,
    }
    status = HTTPStatus.CONFLICT if refusal else HTTPStatus.OK
    return render_partials(request, PAGE, "making", context=context, status=status)
