"""The finished book: its page, and the page where it is read."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from narration.estimates import minutes_aloud
from narration.making import making_of
from narration.models import Book, Edition, EditionScene, Illustration
from narration.read_along import language_of_text, read_along
from stories.access import get_story
from stories.templatetags.story_tags import next_page
from storycreator.web import AuthorRequest, render_page

PURPOSES = {
    "epub": "E-book with its pictures and its sound, for any reader",
    "m4b": "One file with chapters, for audiobook players",
    "mp3": "A file a scene with credits and a sample, in a zip",
    "captions": "Every sentence with its time, for the M4B",
    "cover": "Portrait and square, 3,000 pixels, for shops and players",
    "text": "The words alone",
    "json": "Texts, descriptions and timings, for programs",
}
LABELS = {
    "epub": "EPUB",
    "m4b": "Audiobook (M4B)",
    "mp3": "MP3",
    "captions": "Captions (WebVTT)",
    "cover": "Cover",
    "text": "Text",
    "json": "Data (JSON)",
}


@require_safe
def book(request: AuthorRequest, story_id: UUID) -> HttpResponse:
    """The book as it was last made, its downloads, and what has changed since."""
    edition = _edition(request, story_id)
    if edition is None:
        return redirect(next_page(get_story(request, story_id)))
    making = making_of(edition.book)
    context = {
        **_contents(edition),
        "here": "completed",
        "making": making,
        "working": making.is_working,
        "changes": _changes(edition),
        "files": [_download(file) for file in edition.files.order_by("pk")],
    }
    return render_page(request, "narration/book.html", context)


@require_safe
def read(request: AuthorRequest, story_id: UUID) -> HttpResponse:
    """The book to read and to listen to, scene after scene."""
    edition = _edition(request, story_id)
    if edition is None:
        return redirect(next_page(get_story(request, story_id)))
    contents = _contents(edition)
    context = {
        **contents,
        "pages": [read_along(scene) for scene in contents["scenes"]],
        "language": language_of_text(edition),
        "changes": _changes(edition),
    }
    return render_page(request, "narration/read.html", context)


def _edition(request: AuthorRequest, story_id: UUID) -> Edition | None:
    """The edition that is read; opening it counts as reading the story."""
    story = get_story(request, story_id)
    made = getattr(story, "book", None)
    edition = made.whole_edition() if isinstance(made, Book) else None
    if edition is not None:
        story.touch()
        edition.book.story = story
    return edition


def _cover(edition: Edition, scenes: list[EditionScene]) -> Illustration | None:
    """The picture on the cover: the chosen one, or the first there is."""
    drawn = [scene for scene in scenes if scene.illustration]
    chosen = [scene for scene in drawn if scene.number == edition.cover_number]
    return next((scene.illustration for scene in [*chosen, *drawn]), None)


def _contents(edition: Edition) -> dict[str, Any]:
    scenes = list(edition.scenes.select_related("revision", "recording", "illustration"))
    words = sum(scene.revision.words for scene in scenes)
    seconds = sum(scene.recording.seconds for scene in scenes if scene.recording)
    return {
        "story": edition.book.story,
        "book": edition.book,
        "edition": edition,
        "scenes": scenes,
        "cover": _cover(edition, scenes),
        "words": words,
        "minutes": round(seconds / 60) or minutes_aloud(words),
        "has_sound": any(scene.recording for scene in scenes),
        "left_out": _left_out(edition.book, scenes),
    }


def _left_out(book: Book, scenes: list[EditionScene]) -> str:
    """What the format promised and this edition does not have, in words."""
    silent = [scene.number for scene in scenes if not scene.recording] if book.has_sound else []
    bare = [scene.number for scene in scenes if not scene.illustration] if book.has_pictures else []
    said = [
        f"{noun} of {_numbers(numbers)}"
        for noun, numbers in (("the sound", silent), ("the picture", bare))
        if numbers
    ]
    return " and ".join(said)


def _changes(edition: Edition) -> str:
    """What has changed since the edition was made, as one sentence; empty when nothing has."""
    made_from = dict(edition.scenes.values_list("number", "revision_id"))
    story = edition.book.story
    present = dict(story.draft.scenes.values_list("number", "current_id")) if story.draft else {}
    changed = [number for number in sorted(present) if present[number] != made_from.get(number)]
    if len(changed) > 1 and len(changed) == len(present):
        return "The text has changed since this book was made"
    if changed:
        verb = "has" if len(changed) == 1 else "have"
        return f"{_numbers(changed).capitalize()} {verb} changed since this book was made"
    if (story.title, story.byline) != (edition.title, edition.byline):
        return "The title page has changed since this book was made"
    return ""


def _numbers(numbers: list[int]) -> str:
    if len(numbers) == 1:
        return f"scene {numbers[0]}"
    return f"scenes {', '.join(map(str, numbers[:-1]))} and {numbers[-1]}"


def _download(file: Any) -> dict[str, Any]:
    return {"file": file, "label": LABELS[file.format], "purpose": PURPOSES[file.format]}
