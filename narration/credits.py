"""What is said before the first scene and after the last one, recorded once for all files that hold it."""

from functools import partial

from asgiref.sync import sync_to_async

from narration import providers, storage
from narration.models import Credit, Edition, Recording
from narration.recording import Script
from narration.schemas import BookSession, BookSound, SentenceTiming
from narration.takes import Recorded, hash_of_take, recorded
from narration.voices.base import UnknownNarrator
from narration.wanted import hash_of
from storycreator.jobs.ledger import Work

OPENING = "{title}.{byline}\n\nRead by {narrator}, a synthetic voice."
CLOSING = "This was {title}.{byline}\n\nRead by {narrator}, a synthetic voice. The end."


async def with_credits(work: Work, session: BookSession, *, edition: Edition) -> BookSession:
    """The session with its spoken credits; as it is without sound, or when its narrator has left.

    Raises `ServiceError` when the voice does not answer.
    """
    scripts = await work.load(partial(_scripts, edition, session))
    try:
        sounds = [await _credit(work, script, book_id=edition.book_id) for script in scripts]
    except UnknownNarrator:
        return session
    return session.model_copy(update=dict(zip(("opening", "closing"), sounds, strict=False)))


def _scripts(edition: Edition, session: BookSession) -> list[Script]:
    """Opening and closing, by the narrator of the edition; none without sound."""
    recording = Recording.objects.filter(pk__in=edition.scenes.values("recording")).first()
    if recording is None:
        return []
    words = {
        "title": session.title.strip(" .") or "This book",
        "byline": f" By {session.byline.strip(' .')}." if session.byline.strip(" .") else "",
        "narrator": session.narrator,
    }
    return [
        Script(text.format(**words), recording.voice_id, speed=recording.speed, pauses=recording.pauses)
        for text in (OPENING, CLOSING)
    ]


async def _credit(work: Work, script: Script, *, book_id: int) -> BookSound:
    engine = providers.voice().engine
    digest = hash_of({"credit": [hash_of_take(request, engine=engine) for request in script.requests]})
    credit = await work.load(Credit.objects.filter(book=book_id, input_hash=digest).first)
    if credit is None or not await sync_to_async(_is_whole, thread_sensitive=False)(credit):
        made = await recorded(work, script, book_id=book_id)
        credit = await work.save(partial(_keep, book_id, digest, made))
    return BookSound(
        mp3=str(storage.on_disk(credit.file)),
        aac=str(storage.on_disk(credit.aac_file)),
        seconds=credit.seconds,
        timings=[SentenceTiming.model_validate(timing) for timing in credit.timings],
    )


def _is_whole(credit: Credit) -> bool:
    return storage.verify(credit.file, size=credit.size, sha256=credit.sha256) and storage.verify(
        credit.aac_file, size=credit.aac_size, sha256=credit.aac_sha256
    )


def _keep(book_id: int, digest: str, made: Recorded) -> Credit:
    columns = {
        "seconds": made.mastered.seconds,
        "timings": [timing.model_dump() for timing in made.timings],
        "file": made.mp3.key,
        "size": made.mp3.size,
        "sha256": made.mp3.sha256,
        "aac_file": made.aac.key,
        "aac_size": made.aac.size,
        "aac_sha256": made.aac.sha256,
    }
    return Credit.objects.update_or_create(book_id=book_id, input_hash=digest, defaults=columns)[0]
