"""Auditions: the first paragraph of a book as a narrator would read it, heard before one is chosen.

An audition is a take like any other, so the recording of the first scene uses it again.
"""

from collections.abc import Iterable
from dataclasses import dataclass

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
    take: Take | None
    working: bool
    error: str


def first_paragraph(book: Book) -> str:
    """The first paragraph that has words; empty when the book has none yet."""
    texts = (scene.current.content for scene in scenes_of(book) if scene.current)
    return next((passage for text in texts for passage in paragraphs(text) if speakable(passage)), "")


def audition_script(book: Book, voice_id: str, delivery: Delivery) -> Script:
    """What a narrator is asked to read."""
    spellings = spellings_of(book.story.characters.present())
    text = first_paragraph(book)
    return Script(text, voice_id, speed=delivery.speed, pauses=delivery.pauses, say_as=spellings)


def auditions_of(book: Book, narrators: Iterable[Narrator], *, delivery: Delivery) -> list[Audition]:
    """Each narrator with the take that is there, the work on it, or why there is none."""
    hashes = {narrator: audition_hash(book, narrator, delivery) for narrator in narrators}
    takes = {take.input_hash: take for take in Take.objects.filter(book=book, input_hash__in=hashes.values())}
    jobs = {
        job.lock: job
        for job in Job.objects.filter(
            topic=book.story.topic, lock__in=map(audition_lock, hashes.values())
        ).order_by("pk")
    }
    return [
        _audition(narrator, takes.get(digest), jobs.get(audition_lock(digest)))
        for narrator, digest in hashes.items()
    ]


def audition_hash(book: Book, narrator: Narrator, delivery: Delivery) -> str:
    """The hash of the take in which a narrator reads the first paragraph."""
    script = audition_script(book, narrator.voice_id, delivery)
    request = VoiceRequest(
        text=script.text,
        voice_id=script.voice_id,
        speed=script.speed,
        pauses=script.pauses,
        say_as=needed_by(script.text, script.say_as),
    )
    return hash_of_take(request, engine=providers.voice().engine)


def audition_lock(digest: str) -> str:
    """The lock of the jobs that speak a take."""
    return f"take:{digest}"


def _audition(narrator: Narrator, take: Take | None, job: Job | None) -> Audition:
    if take or job is None:
        return Audition(narrator, take, working=False, error="")
    failed = job.error if job.status == JobStatus.FAILED else ""
    return Audition(narrator, None, working=job.status in LIVE, error=failed)
