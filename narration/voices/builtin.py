"""The built-in voice: twelve narrators on espeak-ng. A formant synthesiser: plain, but always there."""

from dataclasses import asdict, replace
from importlib.metadata import version
from typing import Any, ClassVar

from narration.phrases import Pauses, phrases
from narration.schemas import (
    AudioSegment,
    NarratorProfile,
    SentenceTiming,
    VoiceRequest,
)
from narration.speech import Sentence, is_readable, sentences, speakable
from narration.voices.base import UnknownNarrator, Unreadable, Voice
from narration.voices.cast import NARRATORS, BuiltinNarrator
from stories.craft.names import replace_name
from storycreator.child import run_child

BUILTIN = "2"
"""Raise it whenever the same request would sound different: its words, narrators, pauses, mastering."""
CHILD = "narration.voices.builtin_child"
SECONDS_ALLOWED = 120.0

NOTHING_TO_READ = (
    "The built-in voices read Latin letters and digits, and this text has none. "
    "Nothing is lost; choose another narrator, or make the book without sound."
)
"""Said instead of a recording full of “words in another script”."""


class BuiltinVoice(Voice):
    """espeak-ng in a child process: the same request, the same bytes."""

    IS_HARSH: ClassVar[bool] = True

    @property
    def engine(self) -> str:
        return f"builtin {BUILTIN}, espeakng-loader {version('espeakng-loader')}"

    def narrators(self) -> list[NarratorProfile]:
        return [narrator.profile for narrator in NARRATORS.values()]

    async def speak(self, request: VoiceRequest) -> AudioSegment:
        return (await self.speak_all([request]))[0]

    async def speak_all(self, requests: list[VoiceRequest]) -> list[AudioSegment]:
        """One child speaks them all; they are of one narrator, speed and measure of pauses."""
        if not requests:
            return []
        narrator = _narrator(requests[0].voice_id)
        said = [_spoken_sentences(request) for request in requests]
        order = _order(said, narrator=narrator, request=requests[0])
        header, sound = await run_child(CHILD, order, timeout=SECONDS_ALLOWED)
        return self._segments(said, takes=header["takes"], sound=sound)

    def _segments(
        self, said: list[list[Sentence]], *, takes: list[dict[str, Any]], sound: bytes
    ) -> list[AudioSegment]:
        segments, at = [], 0
        for passage, take in zip(said, takes, strict=True):
            segments.append(
                AudioSegment(
                    audio=sound[at : at + take["size"]],
                    media_type="audio/flac",
                    seconds=take["seconds"],
                    timings=_timings(passage, marks=take["marks"]),
                    engine=self.engine,
                )
            )
            at += take["size"]
        return segments

    def require_readable(self, text: str) -> None:
        if not is_readable(text):
            raise Unreadable(NOTHING_TO_READ)

    def pauses(self, voice_id: str) -> Pauses:
        return _narrator(voice_id).pauses

    def provenance(self, voice_id: str) -> str:
        name = self.narrator(voice_id).name
        return f"Read by {name}, a synthetic voice (espeak-ng, built into Story Creator)."


def _narrator(voice_id: str) -> BuiltinNarrator:
    if voice_id not in NARRATORS:
        raise UnknownNarrator(voice_id)
    return NARRATORS[voice_id]


def _spoken_sentences(request: VoiceRequest) -> list[Sentence]:
    said = [_said_as(sentence, request.say_as) for sentence in sentences(request.text)]
    if not any(sentence.spoken for sentence in said):
        raise Unreadable(NOTHING_TO_READ)
    return said


def _said_as(sentence: Sentence, spellings: dict[str, str]) -> Sentence:
    spoken = sentence.spoken
    for name, sound in spellings.items():
        # One that has nothing to say would leave a hole.
        spoken, _ = replace_name(spoken, name, speakable(sound) or name)
    return replace(sentence, spoken=spoken)


def _order(said: list[list[Sentence]], *, narrator: BuiltinNarrator, request: VoiceRequest) -> dict[str, Any]:
    return {
        "delivery": narrator.delivery(speed=request.speed),
        "pauses": asdict(narrator.pauses.times(request.pauses)),
        "passages": [
            [asdict(phrase) for phrase in phrases([sentence.spoken for sentence in passage])]
            for passage in said
        ],
    }


def _timings(said: list[Sentence], *, marks: dict[str, list[float]]) -> list[SentenceTiming]:
    """A sentence without words has no mark, and lies where the one before it ends."""
    timings, end = [], 0.0
    for number, sentence in enumerate(said):
        # JSON makes the number of the sentence a string.
        start, end = marks.get(str(number), [end, end])
        timings.append(SentenceTiming(text=sentence.text, paragraph=sentence.paragraph, start=start, end=end))
    return timings
