"""From a text to a mastered recording: paragraphs are spoken as takes, joined and mastered.

A take that exists is used again, so that one changed word makes one new take.
"""

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from narration import providers
from narration.pronunciations import needed_by
from narration.schemas import (
    AudioSegment,
    MasteredSound,
    MasterPiece,
    MasterRequest,
    SentenceTiming,
    VoiceRequest,
)
from narration.speech import paragraphs, speakable

WORDS_AT_ONCE = 2_000
"""About a quarter of an hour of sound in memory; then the takes are stored, and the next are spoken."""


@dataclass(frozen=True)
class Passage:
    """A paragraph of a text, or a run of them that has no words (a row of stars)."""

    number: int
    """0 is the first paragraph."""
    text: str
    has_words: bool


@dataclass(frozen=True)
class Sound:
    """A take ready to be joined."""

    path: str
    """Its file on this machine."""
    seconds: float
    timings: list[SentenceTiming]


@dataclass(frozen=True)
class Script:
    """A text on its way to being a recording."""

    text: str
    voice_id: str
    speed: float = 1.0
    pauses: float = 1.0
    title: str = ""
    say_as: Mapping[str, str] = field(default_factory=dict)
    """Names as they are written → as they sound."""

    @property
    def passages(self) -> list[Passage]:
        """The paragraphs, in order."""
        return [
            Passage(number, text, has_words=bool(speakable(text)))
            for number, text in enumerate(paragraphs(self.text))
        ]

    @property
    def requests(self) -> list[VoiceRequest]:
        """What a voice is asked for: a request a paragraph that has words."""
        return [
            VoiceRequest(
                text=passage.text,
                voice_id=self.voice_id,
                speed=self.speed,
                pauses=self.pauses,
                say_as=needed_by(passage.text, self.say_as),
                title=self.title,
            )
            for passage in self.passages
            if passage.has_words
        ]


@contextmanager
def workplace() -> Iterator[Path]:
    """A folder for files on their way into the storage; gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="storycreator-") as folder:
        yield Path(folder)


def words_of(text: str) -> int:
    """How many words a reader says, roughly: what has a letter or a figure."""
    return sum(any(map(str.isalnum, word)) for word in text.split())


def tags_of(voice_id: str) -> dict[str, str]:
    """What the file of a recording says about its voice."""
    voice = providers.voice()
    return {
        "artist": f"Narrated by {voice.narrator(voice_id).name} (synthetic voice)",
        "genre": "Audiobook",
        "comment": voice.provenance(voice_id),
    }


async def read_aloud(text: str, *, voice_id: str, title: str, folder: Path) -> MasteredSound:
    """A recording of a text that nobody will edit, in files of `folder`. Raises `ServiceError`."""
    script = Script(text, voice_id, title=title)
    segments = await providers.voice().speak_all(script.requests)
    sounds = lay_out(segments, folder=folder)
    return await joined(script, sounds, folder=folder, tags=tags_of(voice_id))


def lay_out(segments: list[AudioSegment], *, folder: Path) -> list[Sound]:
    """The segments as files of `folder`."""
    sounds = []
    for number, segment in enumerate(segments):
        path = folder / f"take-{number}"
        path.write_bytes(segment.audio)
        sounds.append(Sound(str(path), segment.seconds, segment.timings))
    return sounds


def batches(requests: list[VoiceRequest]) -> Iterator[list[VoiceRequest]]:
    """The requests in runs of about `WORDS_AT_ONCE` words."""
    batch: list[VoiceRequest] = []
    words = 0
    for request in requests:
        batch.append(request)
        words += len(request.text.split())
        if words >= WORDS_AT_ONCE:
            yield batch
            batch, words = [], 0
    if batch:
        yield batch


async def joined(script: Script, sounds: list[Sound], *, folder: Path, tags: dict[str, str]) -> MasteredSound:
    """One take a request, joined and mastered into files of `folder`."""
    request = MasterRequest(
        pieces=_pieces(script, sounds),
        folder=str(folder),
        warm=providers.voice().IS_HARSH,
        tags={"title": script.title, **tags},
    )
    return await providers.master(request)


def _pieces(script: Script, sounds: list[Sound]) -> list[MasterPiece]:
    pauses = providers.voice().pauses(script.voice_id).times(script.pauses)
    pieces: list[MasterPiece] = []
    waiting = iter(sounds)
    for passage in script.passages:
        if passage.has_words:
            pieces += [MasterPiece(path=next(waiting).path), MasterPiece(silence=pauses.paragraph)]
        elif pieces:
            pieces[-1] = MasterPiece(silence=pauses.scene_break)
    return pieces[:-1]


def timings_of(script: Script, sounds: list[Sound], *, mastered: MasteredSound) -> list[SentenceTiming]:
    """The timings of the whole recording; a paragraph without words lies where the one before it ends."""
    timings: list[SentenceTiming] = []
    # Takes and silences alternate.
    starts = mastered.starts[::2]
    takes = iter(zip(sounds, starts, strict=True))
    end = starts[0] if starts else 0.0
    for passage in script.passages:
        if not passage.has_words:
            timings.append(SentenceTiming(text=passage.text, paragraph=passage.number, start=end, end=end))
            continue
        sound, start = next(takes)
        timings += [_shifted(timing, by=start, paragraph=passage.number) for timing in sound.timings]
        end = timings[-1].end
    return timings


def _shifted(timing: SentenceTiming, *, by: float, paragraph: int) -> SentenceTiming:
    moved = {"start": round(timing.start + by, 4), "end": round(timing.end + by, 4), "paragraph": paragraph}
    return timing.model_copy(update=moved)
