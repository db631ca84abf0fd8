"""Finished books in a moment: rows and files written straight into the folder of a running server.

Run over that folder: manage.py shell -c "from tests.browser import shelf; shelf.put('ada')".
"""

import io
import json
from typing import Any

import numpy as np
from PIL import Image

from narration import codec, storage
from narration.models import Book, Illustration, OutputFormat, Recording
from narration.sound_format import SAMPLE_RATE
from narration.speech import sentences
from stories.models import Revision, Story
from storycreator.models import User
from tests.factories import (
    approve,
    make_book,
    make_draft,
    make_edition,
    make_illustration,
    make_recording,
    make_scene,
    make_story,
)

SECONDS = 3.0
"""That every sentence takes, each with a tone of its own."""
HEAD = 1.0
PARAGRAPHS = [
    "The lamp went out at nine. Mara counted to ten, as her father had taught her, and counted again.",
    "“Not tonight,” she said.",
    "Below, the ferry sounded its horn. Nobody answered it. She took the stairs two at a time in the dark.",
]
SCENES = ["The Lamp", "Two Cups", "The Last Ferry"]


def put(
    username: str,
    *,
    silent: tuple[int, ...] = (),
    pictures: bool = True,
    title: str = "The Lamp at Number Nine",
) -> str:
    """Make a whole book of three scenes and print its address."""
    story = make_story(author=User.objects.get(username=username), title=title, byline="Ada Fenwick")
    make_draft(story=story)
    for number, name in enumerate(SCENES, 1):
        approve(make_scene(draft=story.draft, title=name, content=_text(number)))
    has_sound = len(silent) < len(SCENES)
    book = make_book(story=story, output_format=OutputFormat.BOTH if has_sound else OutputFormat.VISUAL)
    for scene in story.draft.scenes.order_by("number"):
        if scene.number not in silent:
            _record(book, scene.approved)
        if pictures:
            _draw(book, scene.approved, number=scene.number)
    make_edition(book=book, byline=story.byline, provenance={"written_by": "Written by hand, for a test."})
    Story.objects.filter(pk=story.pk).update(stage="completed")
    return str(story.pk)


def put_all(username: str, books: dict[str, dict[str, Any]]) -> None:
    """Print the ids of several books as JSON."""
    print(json.dumps({name: put(username, **fields) for name, fields in books.items()}))


def _text(number: int) -> str:
    return "\n\n".join([f"It was night {number}.", *PARAGRAPHS])


def _record(book: Book, revision: Revision) -> Recording:
    timings, at = [], HEAD
    for sentence in sentences(revision.content):
        timings.append(
            {"text": sentence.text, "paragraph": sentence.paragraph, "start": at, "end": at + SECONDS}
        )
        at += SECONDS
    stored = storage.store(storage.book_folder(book.story_id), _tones(len(timings)), extension="mp3")
    return make_recording(
        book=book,
        revision=revision,
        seconds=at,
        timings=timings,
        file=stored.key,
        size=stored.size,
        sha256=stored.sha256,
    )


def _tones(count: int) -> bytes:
    """As many quiet tones, each a little higher, as our MP3."""
    times = np.arange(round(SECONDS * SAMPLE_RATE)) / SAMPLE_RATE
    tones = [np.zeros(round(HEAD * SAMPLE_RATE), np.float32)]
    tones += [(0.02 * np.sin(2 * np.pi * (220 + 40 * n) * times)).astype(np.float32) for n in range(count)]
    file = io.BytesIO()
    with codec.mp3(file, tags={}) as encoder:
        for tone in tones:
            encoder.write(codec.samples(tone))
    return file.getvalue()


def _draw(book: Book, revision: Revision, *, number: int) -> Illustration:
    file = io.BytesIO()
    Image.new("RGB", (1600, 900), (40 * number, 60, 90)).save(file, "JPEG")
    stored = storage.store(storage.book_folder(book.story_id), file.getvalue(), extension="jpg")
    return make_illustration(
        book=book,
        revision=revision,
        media_type="image/jpeg",
        file=stored.key,
        size=stored.size,
        sha256=stored.sha256,
    )
