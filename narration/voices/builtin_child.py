"""The child that speaks passages: `python -m narration.voices.builtin_child`.

Every passage by an engine of its own: the same passage gives the same samples, whatever was said before it.
"""

from contextlib import closing
from typing import Any

import numpy as np
from numpy.typing import NDArray

from narration.codec import flac
from narration.phrases import Manner, Pauses
from narration.voices.espeak import PLAIN, Delivery, Espeak, Shade
from storycreator.child import serve_child
from storycreator.errors import ServiceError

SHADES = {
    Manner.TOLD: PLAIN,
    Manner.QUOTED: Shade(pitch=8, pitch_range=12, rate=1.03),
    Manner.ASIDE: Shade(pitch=-4, pitch_range=-10, rate=1.05, volume=0.55),
}
SOUND = 64
"""Samples beyond this (−54 dB) are sound; the engine surrounds each phrase with up to 0.3 s of silence."""
EDGE_SECONDS = 0.005
"""Kept on both sides of the sound, so that no consonant is clipped."""

Samples = NDArray[np.int16]
Spoken = tuple[dict[str, Any], Samples]
Mark = list[float]

SKIPPED = (
    "The built-in voice left out the words “{phrase}”. Nothing is lost; "
    "please change that sentence or choose another narrator."
)


def speak(order: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    """Speak `order["passages"]`, lists of phrases: seconds and marks of each, and their FLAC files joined."""
    delivery, pauses = Delivery(**order["delivery"]), Pauses(**order["pauses"])
    headers: list[dict[str, Any]] = []
    files: list[bytes] = []
    for phrases in order["passages"]:
        header, file = _passage(delivery, pauses, phrases)
        headers.append(header)
        files.append(file)
    return {"takes": headers}, b"".join(files)


def _passage(
    delivery: Delivery, pauses: Pauses, phrases: list[dict[str, Any]]
) -> tuple[dict[str, Any], bytes]:
    with closing(Espeak(delivery)) as engine:
        rate = engine.sample_rate
        spoken = [(phrase, _say(engine, phrase)) for phrase in phrases]
    sound, marks = _joined(spoken, pauses=pauses, rate=rate)
    file = flac(sound, rate=rate)
    return {"seconds": len(sound) / rate, "marks": marks, "size": len(file)}, file


def _say(engine: Espeak, phrase: dict[str, Any]) -> Samples:
    samples = engine.say(phrase["spoken"], SHADES[Manner(phrase["manner"])])
    loud = np.flatnonzero(np.abs(samples.astype(np.int32)) > SOUND)
    if not len(loud):
        raise ServiceError(SKIPPED.format(phrase=phrase["spoken"][:80]), permanent=True)
    edge = round(EDGE_SECONDS * engine.sample_rate)
    return samples[max(0, loud[0] - edge) : loud[-1] + edge + 1]


def _joined(spoken: list[Spoken], *, pauses: Pauses, rate: int) -> tuple[Samples, dict[int, Mark]]:
    """The phrases with their pauses, and the seconds between which each sentence is heard."""
    pieces: list[Samples] = []
    marks: dict[int, Mark] = {}
    length = 0
    for phrase, sound in spoken:
        mark = marks.setdefault(phrase["sentence"], [length / rate, 0.0])
        mark[1] = (length + len(sound)) / rate
        silence = np.zeros(round(getattr(pauses, phrase["pause"]) * rate), np.int16)
        pieces += [sound, silence]
        length += len(sound) + len(silence)
    return np.concatenate(pieces), marks


if __name__ == "__main__":
    serve_child(speak)
