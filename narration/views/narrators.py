"""Choosing the narrator, and hearing some of them first."""

from dataclasses import asdict
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from narration import services
from narration.access import get_book
from narration.auditions import auditions_of, first_paragraph
from narration.forms import AuditionForm, NarratorForm, shown_delivery
from narration.models import Book, Narrator
from narration.narrators import KINDS, fits, kinds_of
from narration.views.choices import is_open
from stories.access import get_story
from stories.templatetags.story_tags import next_page
from stories.views.answers import take
from stories.workflow import Stage
from storycreator.errors import AuthorError
from storycreator.web import AuthorRequest, render_partials

PAGE = "narration/narrator.html"
NOBODY = "Tick up to three narrators to hear, or choose one."


@require_safe
def narrator(request: AuthorRequest, story_id: UUID) -> HttpResponse:
    """Who should read it?"""
    story = get_story(request, story_id)
    if not is_open(story, Stage.NARRATOR_SELECTION) or not hasattr(story, "book"):
        return redirect(next_page(story))
    book = get_book(request, story_id)
    if not book.has_sound:
        return redirect("narration:format", story.pk)
    return _page(request, book, form=AuditionForm(request.GET))


@require_POST
def narrator_hear(request: AuthorRequest, story_id: UUID) -> HttpResponse:
    """Show others, or have the first paragraph read; the way back to the page keeps what is chosen on it."""
    book = get_book(request, story_id)
    form = AuditionForm(request.POST)
    if not form.is_valid():
        return _page(request, book, form=form, errors=form.errors, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    if "filter" in request.POST:
        return redirect(_address(book, form, heard=form.cleaned_data["hear"], anchor="narrators"))
    narrators = form.cleaned_data["hear"] or [each for each in [form.cleaned_data["narrator"]] if each]
    if not narrators:
        errors = {"hear": [NOBODY]}
        return _page(request, book, form=form, errors=errors, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        services.hear(book, narrators=narrators, delivery=form.delivery(book.delivery))
    except AuthorError as error:
        return _page(request, book, form=form, refusal=error.message)
    return redirect(_address(book, form, heard=narrators, anchor="first-paragraph"))


@require_POST
def narrator_choose(request: AuthorRequest, story_id: UUID) -> HttpResponse:
    book = get_book(request, story_id)
    form = NarratorForm(request.POST)
    shown = AuditionForm(request.POST)
    if not form.is_valid():
        status = HTTPStatus.UNPROCESSABLE_ENTITY
        return _page(request, book, form=shown, errors=form.errors, status=status)
    chosen = {
        "narrator": form.cleaned_data["narrator"],
        "delivery": form.delivery(book.delivery),
    }
    try:
        take(
            request,
            form,
            action="narrator_choose",
            about=request.path,
            effect=lambda seen: services.choose_narrator(book, **chosen, seen=seen),
        )
    except AuthorError as error:
        return _page(request, get_book(request, story_id), form=shown, refusal=error.message)
    return redirect(next_page(get_story(request, story_id)))


def _address(book: Book, form: AuditionForm, *, heard: list[Narrator], anchor: str) -> str:
    """The page with all that is chosen on it and not saved yet."""
    chosen, delivery = form.cleaned_data["narrator"], form.delivery(book.delivery)
    query = {
        **{kind: form.cleaned_data[kind] for kind in KINDS},
        "narrator": chosen.voice_id if chosen else "",
        "hear": [narrator.voice_id for narrator in heard],
        **{name: f"{factor:g}" for name, factor in asdict(delivery).items()},
    }
    said = urlencode({name: value for name, value in query.items() if value}, doseq=True)
    return f"{reverse('narration:narrator', args=[book.story_id])}?{said}#{anchor}"


def _page(
    request: AuthorRequest,
    book: Book,
    *,
    form: AuditionForm,
    errors: dict[str, Any] | None = None,
    refusal: str = "",
    status: HTTPStatus = HTTPStatus.OK,
) -> HttpResponse:
    # Of what came with a link, whatever cannot be read counts as not said.
    form.is_valid()
    chosen = form.cleaned_data.get("narrator") or book.narrator
    heard = form.cleaned_data.get("hear", [])
    delivery = form.delivery(book.delivery)
    auditions = auditions_of(book, heard, delivery=delivery)
    everybody = list(Narrator.objects.filter(active=True))
    wish = {kind: form.cleaned_data.get(kind, "") for kind in KINDS}
    context: dict[str, Any] = {
        "story": book.story,
        "here": "narrator_selection",
        "book": book,
        "everybody": everybody,
        "narrators": [each for each in everybody if fits(each, wish) or each in (chosen, *heard)],
        "kinds": kinds_of(everybody),
        "wished": list(wish.values()),
        "chosen": chosen,
        "heard": heard,
        "deliveries": list(shown_delivery(delivery)),
        "auditions": auditions,
        "paragraph": first_paragraph(book),
        "working": any(audition.working for audition in auditions),
        "errors": [sentence for sentences in (errors or {}).values() for sentence in sentences],
        "refusal": refusal,
    }
    return render_partials(
        request, PAGE, "auditions", context=context, status=HTTPStatus.CONFLICT if refusal else status
    )
