"""Editions: when one is due, what it is made of, and when it is whole."""

from typing import Any

from narration import provenance, storage
from narration.models import (
    Book,
    Edition,
    EditionFile,
    EditionScene,
    EditionState,
    Illustration,
    Narrator,
    PartState,
    Recording,
)
from narration.schemas import (
    BookScene,
    BookSession,
    BookSound,
    SentenceTiming,
)
from narration.wanted import (
    Wanted,
    WantedScene,
    hash_of,
    is_approved,
    is_settled,
    wanted_parts,
    wanted_scenes,
)
from stories.workflow import Action, Stage
from storycreator.jobs.ledger import cancel, enqueue
from storycreator.jobs.models import Job, Priority

FORMATS = ("epub", "m4b", "mp3", "captions", "cover", "text", "json")
"""In the order in which downloads are offered."""
OF_SOUND = {"m4b", "mp3", "captions"}
PUBLISH_ATTEMPTS = 3


def settle(book: Book) -> None:
    """Publish an edition once every wanted part is ready or left out; complete the story once it is whole.

    Called in the transaction that settled a part or a file. Does nothing while a part is missing, a scene is
    not approved, or the book has never been asked for.
    """
    book = locked(book.pk)
    scenes = wanted_scenes(book)
    if not book.asked_at or not is_ready_to_publish(book, scenes):
        return
    edition = _edition_for(book, scenes)
    if edition.state == EditionState.WHOLE:
        _complete(book)
    else:
        _publish(edition)


def locked(book_id: int) -> Book:
    """The book, its row held until the end of the transaction: two last parts make one edition."""
    books = Book.objects.select_for_update(of=("self",))
    return books.select_related("story__draft", "story__concept", "narrator").get(pk=book_id)


def is_decided(book: Book) -> bool:
    """Tell whether format and, for sound, narrator are chosen."""
    return bool(book.output_format) and (not book.has_sound or book.narrator is not None)


def is_ready_to_publish(book: Book, scenes: list[WantedScene]) -> bool:
    return is_decided(book) and is_approved(scenes) and all(map(is_settled, wanted_parts(scenes)))


def is_fresh(edition: Edition, scenes: list[WantedScene]) -> bool:
    """Tell whether the edition holds exactly what the book wants now."""
    return edition.input_hash == _hash(edition.book, scenes)


def _edition_for(book: Book, scenes: list[WantedScene]) -> Edition:
    newest = book.editions.last()
    if newest is not None and is_fresh(newest, scenes):
        return newest
    cancel(Job.objects.live().filter(kind="publish_file", topic=book.story.topic))
    return _begin(book, scenes, number=newest.number + 1 if newest else 1)


def _begin(book: Book, scenes: list[WantedScene], *, number: int) -> Edition:
    story = book.story
    edition = book.editions.create(
        number=number,
        title=story.title,
        byline=story.byline,
        input_hash=_hash(book, scenes),
        cover_number=_cover_number(book, scenes),
        provenance=provenance.of_book(book, scenes),
    )
    EditionScene.objects.bulk_create(_edition_scene(edition, wanted) for wanted in scenes)
    EditionFile.objects.bulk_create(EditionFile(edition=edition, format=name) for name in _formats(scenes))
    return edition


def _formats(scenes: list[WantedScene]) -> list[str]:
    """The files that an edition of these scenes has: those of sound only with sound."""
    has_sound = any(ready_part(wanted.recording) for wanted in scenes)
    return [name for name in FORMATS if has_sound or name not in OF_SOUND]


def _edition_scene(edition: Edition, wanted: WantedScene) -> EditionScene:
    return EditionScene(
        edition=edition,
        number=wanted.scene.number,
        title=wanted.scene.title,
        revision=wanted.revision,
        recording=ready_part(wanted.recording),
        illustration=ready_part(wanted.illustration),
    )


def ready_part(wanted: Wanted | None) -> Any:
    """The part's row if it is ready; None when it is left out, missing or not wanted."""
    part = wanted.part if wanted else None
    return part if part is not None and part.state == PartState.READY else None


def _hash(book: Book, scenes: list[WantedScene]) -> str:
    return hash_of(
        {
            "title": book.story.title,
            "byline": book.story.byline,
            "scenes": [_scene_key(wanted) for wanted in scenes],
            **({"cover": number} if (number := _cover_number(book, scenes)) != 1 else {}),
        }
    )


def _cover_number(book: Book, scenes: list[WantedScene]) -> int:
    """Of the scene whose picture is on the cover; a scene of an earlier draft counts as none."""
    return next((each.scene.number for each in scenes if each.scene.pk == book.cover_scene_id), 1)


def _scene_key(wanted: WantedScene) -> list[str]:
    parts = [ready_part(wanted.recording), ready_part(wanted.illustration)]
    return [
        wanted.scene.title,
        str(wanted.scene.current_id),
        *(str(part.pk) if part else "" for part in parts),
        *_own_words(parts[1]),
    ]


def _own_words(illustration: Illustration | None) -> list[str]:
    """What the author says of the picture; nothing where they say nothing."""
    return [illustration.own_alt_text] if illustration and illustration.own_alt_text else []


def _publish(edition: Edition) -> None:
    """Enqueue the files that are neither ready nor being made."""
    topic = edition.book.story.topic
    for file in edition.files.exclude(state=PartState.READY):
        if Job.objects.live().filter(lock=file.lock, cancel_requested=False).exists():
            continue
        edition.files.filter(pk=file.pk).update(state=PartState.WAITING, error="")
        enqueue(
            "publish_file",
            lock=file.lock,
            topic=topic,
            priority=Priority.WAITING,
            max_attempts=PUBLISH_ATTEMPTS,
            file_id=str(file.pk),
        )
    Edition.objects.filter(pk=edition.pk).update(state=EditionState.PUBLISHING)


def _complete(book: Book) -> None:
    # While the author is back at the scenes, the edition is whole but the story is not finished.
    if book.story.stage == Stage.GENERATION:
        book.story.move(Action.COMPLETE, Stage.COMPLETED)


# What a publisher is given.


def to_session(edition: Edition) -> BookSession:
    """The edition with its pictures, and with its sound as files on this machine.

    Raises `ServiceError` when an object is gone.
    """
    story = edition.book.story
    scenes = edition.scenes.select_related("revision", "recording", "illustration")
    return BookSession(
        session_id=str(edition.pk),
        title=edition.title,
        byline=edition.byline,
        language=story.idea.brief.language,
        logline=story.concept.logline if story.concept else "",
        scenes=[_book_scene(scene) for scene in scenes],
        narrator=_narrator(edition),
        published_at=edition.created_at,
        cover_number=edition.cover_number,
        **edition.provenance,
    )


def _book_scene(scene: EditionScene) -> BookScene:
    return BookScene(
        number=scene.number,
        title=scene.title,
        content=scene.revision.content,
        **_picture(scene.illustration),
        **_sound(scene.recording),
    )


def _picture(illustration: Illustration | None) -> dict[str, Any]:
    if illustration is None:
        return {}
    image = storage.read(illustration.file)
    return {
        "image": image,
        "image_type": illustration.media_type,
        "alt_text": illustration.described,
        "focus": illustration.focus,
    }


def _sound(recording: Recording | None) -> dict[str, Any]:
    if recording is None:
        return {}
    sound = BookSound(
        mp3=str(storage.on_disk(recording.file)),
        aac=str(storage.on_disk(recording.aac_file)) if recording.aac_file else "",
        seconds=recording.seconds,
        timings=[SentenceTiming.model_validate(timing) for timing in recording.timings],
    )
    return {"sound": sound}


def _narrator(edition: Edition) -> str:
    """The name of who reads it; empty without sound."""
    recording = Recording.objects.filter(pk__in=edition.scenes.values("recording")).first()
    narrator = Narrator.objects.filter(voice_id=recording.voice_id).first() if recording else None
    return narrator.name if narrator else ""
