"""The twelve built-in narrators: who they are, and how the engine is set to sound so."""

from dataclasses import asdict, dataclass
from typing import Any

from narration.phrases import Pauses
from narration.schemas import NarratorProfile

EVEN = Pauses()
UNHURRIED = Pauses(comma=0.18, clause=0.3, dash=0.32, ellipsis=0.55, sentence=0.5, paragraph=1.0)
BRISK = Pauses(comma=0.11, clause=0.2, dash=0.22, ellipsis=0.38, sentence=0.34, paragraph=0.7)


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
    volume: int = 80
    """Per cent; variants differ in loudness."""
    pauses: Pauses = EVEN

    def delivery(self, *, speed: float) -> dict[str, Any]:
        """What the child sets the engine to."""
        own = {name: value for name, value in asdict(self).items() if name not in ("profile", "pauses")}
        return {**own, "rate": round(self.rate * speed)}


def _narrator(
    voice_id: str, name: str, *, gender: Any, accent: str, tone: str, age: Any, about: str, **sound: Any
) -> BuiltinNarrator:
    profile = NarratorProfile(
        voice_id=voice_id, name=name, gender=gender, accent=accent, tone=tone, age=age, description=about
    )
    return BuiltinNarrator(profile=profile, **sound)


CAST = (
    _narrator(
        "en-GB-male-1",
        "Alistair",
        gender="male",
        accent="British (received pronunciation)",
        tone="warm, unhurried",
        age="adult",
        about="A low, even voice for tales told by the fire.",
        voice="en-gb-x-rp+m7",
        rate=158,
        pitch=48,
        pitch_range=45,
        word_gap=1,
    ),
    _narrator(
        "en-GB-female-1",
        "Beatrice",
        gender="female",
        accent="British (received pronunciation)",
        tone="clear, exact",
        age="adult",
        about="A bright, precise voice that makes every word easy to follow.",
        voice="en-gb-x-rp+Annie",
        rate=160,
        pitch=50,
        pitch_range=50,
    ),
    _narrator(
        "en-GB-male-2",
        "Gideon",
        gender="male",
        accent="British",
        tone="grave, commanding",
        age="old",
        about="A deep voice with weight, for histories, prophecies and storms.",
        voice="gmw/en+Michael",
        rate=146,
        pitch=20,
        pitch_range=34,
        word_gap=1,
        pauses=UNHURRIED,
    ),
    _narrator(
        "en-GB-SCT-male-1",
        "Hamish",
        gender="male",
        accent="Scottish",
        tone="rugged, deep",
        age="adult",
        about="A rough, low voice, for sea, weather and old quarrels.",
        voice="en-gb-scotland+Mike",
        rate=155,
        pitch=42,
        pitch_range=60,
    ),
    _narrator(
        "en-GB-SCT-female-1",
        "Isla",
        gender="female",
        accent="Scottish",
        tone="bright, warm",
        age="young",
        about="A light voice with a smile in it, for wonders and first journeys.",
        voice="en-gb-scotland+Alicia",
        rate=162,
        pitch=58,
        pitch_range=62,
    ),
    _narrator(
        "en-GB-LAN-male-1",
        "Jack",
        gender="male",
        accent="Northern English",
        tone="friendly, plain",
        age="young",
        about="A neighbour's voice that takes you along, for adventures close to home.",
        voice="en-gb-x-gbclan+m3",
        rate=168,
        pitch=76,
        pitch_range=62,
        pauses=BRISK,
    ),
    _narrator(
        "en-US-male-1",
        "Walt",
        gender="male",
        accent="American",
        tone="measured, steady",
        age="old",
        about="An even voice that never hurries, for long roads and wide country.",
        voice="en-us+Andy",
        rate=152,
        pitch=66,
        pitch_range=42,
        pauses=UNHURRIED,
    ),
    _narrator(
        "en-US-female-1",
        "June",
        gender="female",
        accent="American",
        tone="gentle, slow",
        age="adult",
        about="A soft voice that takes its time, for quiet stories and bedtimes.",
        voice="en-us+f5",
        rate=152,
        pitch=45,
        pitch_range=45,
        word_gap=1,
        pauses=UNHURRIED,
    ),
    _narrator(
        "en-US-NYC-male-1",
        "Sal",
        gender="male",
        accent="New York",
        tone="wry, quick",
        age="adult",
        about="A brisk voice with an edge, for mysteries and crooked streets.",
        voice="en-us-nyc+m1",
        rate=170,
        pitch=68,
        pitch_range=65,
        pauses=BRISK,
    ),
    _narrator(
        "en-029-female-1",
        "Marisol",
        gender="female",
        accent="Caribbean",
        tone="musical, lively",
        age="adult",
        about="A voice that rises and falls widely, for adventures and comedy.",
        voice="en-029+linda",
        rate=155,
        pitch=38,
        pitch_range=75,
    ),
    _narrator(
        "en-GB-elder-1",
        "Granny Fern",
        gender="female",
        accent="British",
        tone="cosy, patient",
        age="old",
        about="A grandmother's voice that has told this one before, for fairy tales.",
        voice="gmw/en+grandma",
        rate=148,
        pitch=38,
        pitch_range=55,
        word_gap=1,
        pauses=UNHURRIED,
    ),
    _narrator(
        "en-GB-whisper-1",
        "Hush",
        gender="neutral",
        accent="British",
        tone="whispered, close",
        age="adult",
        about="A whisper beside your ear, for ghosts and secrets.",
        voice="gmw/en+whisper",
        rate=150,
        pitch=45,
        pitch_range=50,
        word_gap=1,
        pauses=UNHURRIED,
    ),
)
NARRATORS = {narrator.profile.voice_id: narrator for narrator in CAST}
"""By voice id, the default first."""
