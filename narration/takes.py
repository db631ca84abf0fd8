"""The takes of a book: which exist, speaking those that do not, keeping them, joining them."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

from asgiref.sync import sync_to_async

from narration import providers, storage
from narration.models import Book, Take
from narration.recording import Script, Sound, batches, joined, tags_of, timings_of, workplace
from narration.schemas import (
    AudioSegment,
    MasteredSound,
    SentenceTiming,
    VoiceRequest,
)
from narration.storage import Stored
from narration.wanted import hash_of
from storycreator.jobs.ledger import Work

# Not on the one thread that all jobs share for the database.
_store = sync_to_async(storage.store, thread_sensitive=False)

_store_file = sync_to_async(storage.store_file, thread_sensitive=False)


@dataclass(frozen=True)
class Recorded:
    """A finished recording that no row knows of yet."""

    takes: list[Take]
    mastered: MasteredSound
    timings: list[SentenceTiming]
    mp3: Stored
    aac: Stored


Spoken = dict[str, tuple[AudioSegment, Stored]]


def hash_of_take(request: VoiceRequest, *, engine: str) -> str:
    """What decides about reuse: text, voice, speed, pauses, engine, and how names are said."""
    made_from: dict[str, Any] = request.model_dump(include={"text", "voice_id", "speed", "pauses"})
    if request.say_as:
        made_from["say_as"] = request.say_as
    return hash_of({**made_from, "engine": engine})


async def takes_of(work: Work, script: Script, *, book_id: int) -> list[Take]:
    """A take for every request of the script, in order; only what is missing is spoken.

    What was spoken is kept as it comes, so that work that is stopped or killed is not done again. Raises
    `ServiceError`.
    """
    engine = providers.voice().engine
    wanted = {hash_of_take(request, engine=engine): request for request in script.requests}
    takes = await _whole(await work.load(partial(_existing, book_id, list(wanted))))
    missing = [request for digest, request in wanted.items() if digest not in takes]
    for done, batch in enumerate(runs := list(batches(missing))):
        spoken = await _speak(work, batch, engine=engine)
        takes |= await work.save(partial(_keep, book_id, spoken, script.voice_id))
        await work.progress((done + 1) / (len(runs) + 1))
    return [takes[hash_of_take(request, engine=engine)] for request in script.requests]


async def recorded(work: Work, script: Script, *, book_id: int) -> Recorded:
    """The script read aloud, joined and mastered, its files in the storage. Raises `ServiceError`."""
    takes = await takes_of(work, script, book_id=book_id)
    with workplace() as folder:
        sounds = [sound_of(take) for take in takes]
        mastered = await joined(script, sounds, folder=folder, tags=tags_of(script.voice_id))
        mp3 = await _store_file(_folder(work), Path(mastered.mp3), extension="mp3")
        aac = await _store_file(_folder(work), Path(mastered.aac), extension="m4a")
    return Recorded(takes, mastered, timings_of(script, sounds, mastered=mastered), mp3, aac)


def _folder(work: Work) -> str:
    return storage.book_folder(UUID(work.job.topic.removeprefix("story:")))


def sound_of(take: Take) -> Sound:
    """The take as it is joined. Raises `ServiceError` when its object is gone."""
    timings = [SentenceTiming.model_validate(timing) for timing in take.timings]
    return Sound(str(storage.on_disk(take.file)), take.seconds, timings)


async def _speak(work: Work, batch: list[VoiceRequest], *, engine: str) -> Spoken:
    folder = _folder(work)
    segments = await providers.voice().speak_all(batch)
    spoken: Spoken = {}
    for request, segment in zip(batch, segments, strict=True):
        stored = await _store(folder, segment.audio, extension=storage.EXTENSIONS[segment.media_type])
        spoken[hash_of_take(request, engine=engine)] = segment, stored
    return spoken


def _existing(book_id: int, hashes: list[str]) -> list[Take]:
    return list(Take.objects.filter(book=book_id, input_hash__in=hashes))


async def _whole(takes: Iterable[Take]) -> dict[str, Take]:
    """Those whose objects are there, by hash."""
    verify = sync_to_async(storage.verify, thread_sensitive=False)
    return {
        take.input_hash: take for take in takes if await verify(take.file, size=take.size, sha256=take.sha256)
    }


def _keep(book_id: int, spoken: Spoken, voice_id: str) -> dict[str, Take]:
    """Rows for what was spoken; one that had lost its object gets the new one."""
    book = Book.objects.get(pk=book_id)
    return {
        digest: Take.objects.update_or_create(
            book=book, input_hash=digest, defaults=_columns(segment, stored, voice_id=voice_id)
        )[0]
        for digest, (segment, stored) in spoken.items()
    }


def _columns(segment: AudioSegment, stored: Stored, *, voice_id: str) -> dict[str, Any]:
    return {
        "voice_id": voice_id,
        "engine": segment.engine,
        "seconds": segment.seconds,
        "timings": [timing.model_dump() for timing in segment.timings],
        "estimated": segment.estimated,
        "file": stored.key,
        "media_type": segment.media_type,
        "size": stored.size,
        "sha256": stored.sha256,
    }
