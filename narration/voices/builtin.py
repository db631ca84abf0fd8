"""The built-in voice: six preview narrators on espeak-ng. A formant synthesiser: plain, but always there."""

from dataclasses import asdict, dataclass
from importlib.metadata import version
from typing import Any

from narration.schemas import AudioSegment, NarratorProfile, SentenceTiming, VoiceRequest
from narration.speech import Sentence, is_readable, sentences
from narration.voices.base import UnknownNarrator, Unreadable, Voice
from storycreator.child import run_child

BUILTIN = "1"
"""Raise it whenever the same request would sound different: its words, narrators, pauses, mastering."""
CHILD = "narration.voices.builtin_child"
SECONDS_ALLOWED = 120.0

NOTHING_TO_READ = (
    "The built-in voices read Latin letters and digits, and this text has none. "
    "Nothing is lost; choose another narrator, or make the book without sound."
)
"""Said instead of a recording full of “words in another script”."""


@dataclass(frozen=True)
class BuiltinNarrator:
    """A narrator, and how espeak-ng is set to sound so."""

    profile: NarratorProfile
    voice: str
    """An espeak-ng voice, and after a `+` the file name of a variant."""
    rate: int
    """Words a minute."""
    pitch: int
    """0-100."""
    pitch_range: int
    """0-100."""
    word_gap: int = 0
    """Further pause between words, in 10 ms."""

    def delivery(self) -> dict[str, Any]:
        """What the child sets the engine to."""
        return {name: value for name, value in asdict(self).items() if name != "profile"}


# Median pitch and pace were measured on a sentence of 24 words.
NARRATORS = {
    narrator.profile.voice_id: narrator
    for narrator in (
        BuiltinNarrator(  # 94 Hz
            NarratorProfile(
                voice_id="en-GB-male-1",
                name="Alistair",
                gender="male",
                accent="British (received pronunciation)",
                tone="warm, unhurried",
                description="A low, even voice for tales told by the fire.",
            ),
            voice="en-gb-x-rp+m7",
            rate=158,
            pitch=42,
            pitch_range=45,
            word_gap=1,
        ),
        BuiltinNarrator(  # 230 Hz
            NarratorProfile(
                voice_id="en-GB-female-1",
                name="Beatrice",
                gender="female",
                accent="British (received pronunciation)",
                tone="clear, exact",
                description="A bright, precise voice that makes every word easy to follow.",
            ),
            voice="en-gb-x-rp+Annie",
            rate=160,
            pitch=50,
            pitch_range=50,
        ),
        BuiltinNarrator(  # 85 Hz
            NarratorProfile(
                voice_id="en-GB-SCT-male-1",
                name="Hamish",
                gender="male",
                accent="Scottish",
                tone="rugged, deep",
                description="The deepest voice here, for sea, weather and old quarrels.",
            ),
            voice="en-gb-scotland+Mike",
            rate=155,
            pitch=42,
            pitch_range=60,
        ),
        BuiltinNarrator(  # 187 Hz
            NarratorProfile(
                voice_id="en-US-female-1",
                name="June",
                gender="female",
                accent="American",
                tone="gentle, slow",
                description="A soft voice that takes its time, for quiet stories and bedtimes.",
            ),
            voice="en-us+f5",
            rate=152,
            pitch=45,
            pitch_range=45,
            word_gap=1,
        ),
        BuiltinNarrator(  # 92 Hz
            NarratorProfile(
                voice_id="en-US-NYC-male-1",
                name="Sal",
                gender="male",
                accent="New York",
                tone="wry, quick",
                description="A brisk voice with an edge, for mysteries and crooked streets.",
            ),
            voice="en-us-nyc+m1",
            rate=170,
            pitch=48,
            pitch_range=65,
        ),
        BuiltinNarrator(  # 235 Hz
            NarratorProfile(
                voice_id="en-029-female-1",
                name="Marisol",
                gender="female",
                accent="Caribbean",
                tone="musical, lively",
                description="A voice that rises and falls widely, for adventures and comedy.",
            ),
            voice="en-029+linda",
            rate=155,
            pitch=52,
            pitch_range=75,
        ),
    )
}


class BuiltinVoice(Voice):
    """espeak-ng in a child process of its own for every recording: the same request, the same bytes."""

    @property
    def engine(self) -> str:
        return f"builtin {BUILTIN}, espeakng-loader {version('espeakng-loader')}"

    def narrators(self) -> list[NarratorProfile]:
        return [narrator.profile for narrator in NARRATORS.values()]

    async def speak(self, request: VoiceRequest) -> AudioSegment:
        """See `Voice.speak`. `metadata["comment"]` and `metadata["album"]`, if given, go into the tags."""
        narrator = NARRATORS.get(request.voice_id)
        if narrator is None:
            raise UnknownNarrator(request.voice_id)
        if not is_readable(request.text):
            raise Unreadable(NOTHING_TO_READ)
        said = sentences(request.text)
        order = _order(said, narrator=narrator, request=request)
        header, audio = await run_child(CHILD, order, timeout=SECONDS_ALLOWED)
        return AudioSegment(
            audio=audio,
            media_type="audio/mpeg",
            seconds=header["seconds"],
            timings=_timings(said, marks=header["marks"]),
            engine=self.engine,
        )


def _order(said: list[Sentence], *, narrator: BuiltinNarrator, request: VoiceRequest) -> dict[str, Any]:
    return {
        "delivery": narrator.delivery(),
        "sentences": [{"spoken": sentence.spoken, "paragraph": sentence.paragraph} for sentence in said],
        "title": request.title,
        "tags": _tags(narrator.profile, metadata=request.metadata),
    }


def _tags(profile: NarratorProfile, *, metadata: dict[str, str]) -> dict[str, str]:
    provenance = f"Read by {profile.name}, a synthetic voice (espeak-ng, built into Story Creator)."
    return {
        "artist": f"Narrated by {profile.name} (synthetic voice)",
        "album": metadata.get("album", ""),
        "genre": "Audiobook",
        "comment": f"{metadata.get('comment', '')} {provenance}".strip(),
    }


def _timings(said: list[Sentence], *, marks: list[list[float]]) -> list[SentenceTiming]:
    return [
        SentenceTiming(text=sentence.text, paragraph=sentence.paragraph, start=start, end=end)
        for sentence, (start, end) in zip(said, marks, strict=True)
    ]
