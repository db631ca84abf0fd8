"""Auditions: the first paragraph of a book as a narrator would read it, heard before one is chosen.

An audition is a take like any other, so the recording of the first scene uses it again.
"""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace

from narration import providers
from narration.models import Book, Delivery, Narrator, Take
from narration.pronunciations import needed_by, spellings_of
from narration.recording import Script
from narration.schemas import VoiceRequest
from narration.speech import paragraphs, speakable
from narration.takes import hash_of_take
from narration.wanted import scenes_of
from storycreator.jobs.models import LIVE, Job, JobStatus

SPEAK = "speak_paragraph"
MOST_HEARD = 3
"""Narrators heard side by side."""
SPEEDS = {
    0.7: "Much slower",
    0.85: "Slower",
    1.0: "The narrator’s own",
    1.15: "Faster",
    1.3: "Much faster",
}
"""Times the narrator's own pace, and what that is called."""
PAUSES = {0.5: "Short", 1.0: "The narrator’s own", 1.5: "Longer", 2.0: "Twice as long"}
"""Times the narrator's own pauses, and what that is called."""


@dataclass(frozen=True)
class Audition:
    """What there is to hear of a narrator."""

    narrator: Narrator
    input_hash: str
    """Of the take."""
    take: Take | None
    working: bool
    error: str


def first_paragraph(book: Book) -> str:
    """The first paragraph that has words; empty when the book has none yet."""
    texts = (scene.current.content for scene in scenes_of(book) if scene.current)
    return next((passage for text in texts for passage in paragraphs(text) if speakable(passage)), "")


def audition_script(book: Book, voice_id: str, delivery: Delivery) -> Script:
    """What a narrator is asked to read."""
    return _as_read(_script(book), voice_id, delivery)


def auditions_of(book: Book, narrators: Iterable[Narrator], *, delivery: Delivery) -> list[Audition]:
    """Each narrator with the take that is there, the work on it, or why there is none."""
    script = _script(book)
    hashes = {each: _hash(_as_read(script, each.voice_id, delivery)) for each in narrators}
    takes = {take.input_hash: take for take in Take.objects.filter(book=book, input_hash__in=hashes.values())}
    locks = [lock_of_take(digest) for digest in hashes.values()]
    jobs = Job.objects.filter(topic=book.story.topic, lock__in=locks).order_by("pk")
    newest = {job.lock: job for job in jobs}
    return [
        _audition(narrator, digest, takes.get(digest), newest.get(lock_of_take(digest)))
        for narrator, digest in hashes.items()
    ]


def _script(book: Book) -> Script:
    return Script(first_paragraph(book), "", say_as=spellings_of(book.story.characters.present()))


def _as_read(script: Script, voice_id: str, delivery: Delivery) -> Script:
    return replace(script, voice_id=voice_id, **asdict(delivery))


def _hash(script: Script) -> str:
    """The hash of the take in which the paragraph is read."""
    request = VoiceRequest(
        text=script.text,
        voice_id=script.voice_id,
        speed=script.speed,
        pauses=script.pauses,
        say_as=needed_by(script.text, script.say_as),
    )
    return hash_of_take(request, engine=providers.voice().engine)


def lock_of_take(digest: str) -> str:
    """The lock of the jobs that speak a take."""
    return f"take:{digest}"


def _audition(narrator: Narrator, digest: str, take: Take | None, job: Job | None) -> Audition:
    if take or job is None:
        return Audition(narrator, digest, take, working=False, error="")
    failed = job.error if job.status == JobStatus.FAILED else ""
    return Audition(narrator, digest, None, working=job.status in LIVE, error=failed)
