"""The whole permission check: one getter a resource, and another author's is not there."""

from uuid import UUID

from django.http import Http404
from django.shortcuts import get_object_or_404

from narration.models import (
    Book,
    EditionFile,
    EditionState,
    Illustration,
    Narrator,
    Part,
    PartState,
    Recording,
    Take,
)
from narration.wanted import part_of
from stories.access import get_story
from stories.models import Story, StoryQuerySet
from storycreator.web import AuthorRequest


def get_book(request: AuthorRequest, story_id: UUID) -> Book:
    """Return the book of the author's own story; 404 while its format has never been chosen."""
    story = get_story(request, story_id)
    book = getattr(story, "book", None)
    if not isinstance(book, Book):
        raise Http404
    book.story = story
    return book


def get_part(book: Book, part_id: UUID) -> Part:
    """Return a reading or a picture of the book, or raise 404."""
    part = part_of(book, part_id)
    if part is None:
        raise Http404
    part.book = book
    return part


def get_picture(book: Book, picture_id: UUID) -> Illustration:
    """Return a picture of the book, ready or not, or raise 404."""
    pictures = Illustration.objects.select_related("revision__scene")
    return get_object_or_404(pictures, book=book, pk=picture_id)


def get_narrator(voice_id: str) -> Narrator:
    """Return a narrator that can be chosen, or raise 404."""
    return get_object_or_404(Narrator, voice_id=voice_id, active=True)


def get_recording(request: AuthorRequest, recording_id: UUID) -> Recording:
    """Return a finished reading of a story of the author's own, or raise 404."""
    recordings = Recording.objects.filter(book__story__in=_own(request), state=PartState.READY)
    return get_object_or_404(recordings, pk=recording_id)


def get_take(request: AuthorRequest, take_id: UUID) -> Take:
    """Return a spoken paragraph of a story of the author's own, or raise 404."""
    return get_object_or_404(Take.objects.filter(book__story__in=_own(request)), pk=take_id)


def get_illustration(request: AuthorRequest, illustration_id: UUID) -> Illustration:
    """Return a finished picture of a story of the author's own, or raise 404."""
    illustrations = Illustration.objects.filter(book__story__in=_own(request), state=PartState.READY)
    return get_object_or_404(illustrations, pk=illustration_id)


def get_edition_file(request: AuthorRequest, edition_id: UUID, name: str) -> EditionFile:
    """Return a file of a whole edition of the author's own, or raise 404."""
    files = EditionFile.objects.select_related("edition").filter(
        edition__book__story__in=_own(request), edition__state=EditionState.WHOLE, state=PartState.READY
    )
    return get_object_or_404(files, edition=edition_id, format=name)


def _own(request: AuthorRequest) -> StoryQuerySet:
    return Story.objects.for_author(request.user).in_library()
