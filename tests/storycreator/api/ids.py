"""The ids of everything in a story, by the names that calls give them."""

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from narration.models import Book
from stories.models import Scene, Story
from tests.factories import (
    make_book,
    make_candidate,
    make_character,
    make_concepts,
    make_edition,
    make_edition_file,
    make_illustration,
    make_recording,
)

BYTES = b"0123456789" * 30


def ids_of(story: Story) -> dict[str, str]:
    """Ids of everything in a story; what was made for it is in the storage."""
    scene = Scene.objects.filter(draft__story=story).first()
    book = Book.objects.filter(story=story).first() or make_book(story=story)
    recording = make_recording(book=book, size=len(BYTES), sha256="a1")
    illustration = make_illustration(book=book, size=len(BYTES), sha256="b2")
    file = make_edition_file(
        edition=make_edition(book=book), size=len(BYTES), sha256="c3", media_type="application/epub+zip"
    )
    for made in (recording, illustration, file):
        default_storage.save(made.file, ContentFile(BYTES))
    return {
        "session_id": str(story.pk),
        "scene_id": str(scene.pk),
        "concept_id": str(make_concepts(idea=story.idea)[0].pk),
        "character_id": str(make_character(story=story).pk),
        "revision_id": str(make_candidate(scene=scene).pk),
        "recording_id": str(recording.pk),
        "illustration_id": str(illustration.pk),
        "edition_id": str(file.edition_id),
        "format": file.format,
    }
