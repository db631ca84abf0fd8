"""The pictures of a book: others drawn beside them, one chosen, each described."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from narration import services
from narration.access import get_book, get_picture
from narration.forms import STYLE_CHOICES, AltTextForm, StyleForm
from narration.models import Book, Illustration
from narration.pictures import pictures_of
from stories.access import get_scene, get_story
from stories.models import Scene
from stories.templatetags.story_tags import next_page
from stories.views.answers import action_of, note_saved, status_of, take
from storycreator.errors import AuthorError
from storycreator.forms import VersionedForm
from storycreator.web import AuthorRequest, render_page, render_partials

PAGE = "narration/pictures.html"
UNKNOWN_STYLE = "Choose one of the styles shown. Nothing was changed."


@require_safe
def pictures(request: AuthorRequest, story_id: UUID) -> HttpResponse:
    """Every scene with its picture and those drawn beside it."""
    story = get_story(request, story_id)
    book = getattr(story, "book", None)
    if not isinstance(book, Book) or not book.has_pictures:
        return redirect(next_page(story))
    return _page(request, get_book(request, story_id))


@require_safe
def scene_pictures(request: AuthorRequest, story_id: UUID, scene_id: UUID) -> HttpResponse:
    """Those of one scene, as the page fetches them when one has been drawn."""
    book = get_book(request, story_id)
    shown = [found for found in pictures_of(book) if found.scene.pk == scene_id]
    if not shown:
        raise Http404
    context = {**_context(book), "rows": shown, "row": shown[0]}
    return render_partials(request, PAGE, "alternates", context=context)


@require_POST
def picture_draw(request: AuthorRequest, story_id: UUID, scene_id: UUID) -> HttpResponse:
    book = get_book(request, story_id)
    scene = get_scene(book.story, scene_id)
    form = StyleForm(request.POST)
    if not form.is_valid():
        return _page(request, book, refusal=UNKNOWN_STYLE, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    style = form.cleaned_data["style"]
    return _act(
        request,
        book,
        scene,
        form,
        effect=lambda seen: services.draw_another(book, scene, style=style, seen=seen),
        said=f"Another picture of scene {scene.number} is being drawn.",
    )


@require_POST
def picture_use(request: AuthorRequest, story_id: UUID, picture_id: UUID) -> HttpResponse:
    book, picture = _picture(request, story_id, picture_id)
    scene = picture.revision.scene
    return _act(
        request,
        book,
        scene,
        VersionedForm(request.POST),
        effect=lambda seen: services.use_picture(book, picture, seen=seen),
        said=f"Scene {scene.number} has this picture now. The one it had stays beside it.",
    )


@require_POST
def cover_choose(request: AuthorRequest, story_id: UUID, scene_id: UUID) -> HttpResponse:
    book = get_book(request, story_id)
    scene = get_scene(book.story, scene_id)
    return _act(
        request,
        book,
        scene,
        VersionedForm(request.POST),
        effect=lambda seen: services.put_on_cover(book, scene, seen=seen),
        said=f"The picture of scene {scene.number} is on the cover.",
    )


@require_POST
def picture_remove(request: AuthorRequest, story_id: UUID, picture_id: UUID) -> HttpResponse:
    book, picture = _picture(request, story_id, picture_id)
    return _act(
        request,
        book,
        picture.revision.scene,
        VersionedForm(request.POST),
        effect=lambda seen: services.remove_picture(book, picture, seen=seen),
        said="The picture was taken away.",
    )


@require_POST
def picture_describe(request: AuthorRequest, story_id: UUID, picture_id: UUID) -> HttpResponse:
    book, picture = _picture(request, story_id, picture_id)
    form = AltTextForm(request.POST)
    if not form.is_valid():
        status = HTTPStatus.UNPROCESSABLE_ENTITY
        return _page(request, book, typed=form, about=picture, status=status)
    said = form.cleaned_data["alt_text"]
    answer = _act(
        request,
        book,
        picture.revision.scene,
        form,
        effect=lambda seen: services.describe_picture(book, picture, alt_text=said, seen=seen),
        said="The description is saved.",
        about=picture,
    )
    if answer.status_code == HTTPStatus.FOUND:
        note_saved(request, f"alt-text:{picture.pk}")
    return answer


def _picture(request: AuthorRequest, story_id: UUID, picture_id: UUID) -> tuple[Book, Illustration]:
    book = get_book(request, story_id)
    return book, get_picture(book, picture_id)


def _act(
    request: AuthorRequest,
    book: Book,
    scene: Scene,
    form: VersionedForm,
    *,
    effect: Callable[[int], object],
    said: str,
    about: Illustration | None = None,
) -> HttpResponse:
    """Take the decision and go back to its scene; `about` is the picture that a refused text belongs to."""
    try:
        take(request, form, action=action_of(request), about=request.path, effect=effect)
    except AuthorError as error:
        anew = get_book(request, book.story_id)
        typed = form if about else None
        return _page(request, anew, refusal=error.message, typed=typed, about=about, status=status_of(error))
    messages.success(request, said)
    return redirect(f"{reverse('narration:pictures', args=[book.story_id])}#scene-{scene.pk}")


def _context(book: Book) -> dict[str, Any]:
    return {"story": book.story, "book": book, "styles": STYLE_CHOICES, "here": "generation"}


def _page(
    request: AuthorRequest,
    book: Book,
    *,
    refusal: str = "",
    typed: VersionedForm | None = None,
    about: Illustration | None = None,
    status: HTTPStatus = HTTPStatus.OK,
) -> HttpResponse:
    rows = pictures_of(book)
    context = {
        **_context(book),
        "rows": rows,
        "working": any(row.is_working for row in rows),
        "refusal": refusal,
        "typed": typed,
        "about": about,
    }
    return render_page(request, PAGE, context, status=status)
