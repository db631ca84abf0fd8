"""The child that speaks, masters and encodes one text: `python -m narration.voices.builtin_child`.

One text a process: the engine is deterministic only from a fresh start, and a crash takes nothing else along.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from narration.mastering import HEAD_SECONDS, SAMPLE_RATE, encode_mp3, master
from narration.voices.espeak import Delivery, Espeak
from storycreator.child import serve_child
from storycreator.errors import ServiceError

SENTENCE_PAUSE, PARAGRAPH_PAUSE, CUT_PAUSE = 0.35, 0.8, 0.1
"""Seconds after a sentence, after a paragraph, and where a very long sentence had to be cut."""
SOUND = 64
"""Samples beyond this (−54 dB) are sound; the engine surrounds each sentence with up to 0.3 s of silence."""
EDGE_SECONDS = 0.005
"""Kept on both sides of the sound, so that no consonant is clipped."""
FULL_STOPS = (".", "!", "?", "…", ")", '"', "”", "’", "'")

Samples = NDArray[np.int16]
Mark = tuple[float, float]

SKIPPED = (
    "The built-in voice left out the sentence “{sentence}”. Nothing is lost; "
    "please change that sentence or choose another narrator."
)


def record(order: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    """Speak `order["sentences"]` (`spoken`, `paragraph`): seconds and marks of each, and the MP3."""
    engine = Espeak(Delivery(**order["delivery"]))
    pcm, marks = _spoken(engine, order["sentences"])
    recording = master(pcm, engine.sample_rate)
    audio = encode_mp3(recording, title=order["title"], tags=order["tags"])
    shifted = [(round(HEAD_SECONDS + start, 4), round(HEAD_SECONDS + end, 4)) for start, end in marks]
    return {"seconds": len(recording) / SAMPLE_RATE, "marks": shifted}, audio


def _spoken(engine: Espeak, sentences: list[dict[str, Any]]) -> tuple[Samples, list[Mark]]:
    """The samples of all sentences with their pauses, and the seconds between which each is heard."""
    pieces: list[Samples] = []
    marks: list[Mark] = []
    length = 0
    for sentence, following in zip(sentences, [*sentences[1:], None], strict=True):
        sound = _say(engine, sentence["spoken"])
        pause = _pause_after(sentence, following=following)
        marks.append((length / engine.sample_rate, (length + len(sound)) / engine.sample_rate))
        pieces += [sound, np.zeros(round(pause * engine.sample_rate), np.int16)]
        length += len(sound) + len(pieces[-1])
    return np.concatenate(pieces), marks


def _say(engine: Espeak, spoken: str) -> Samples:
    if not spoken:
        return np.zeros(0, np.int16)
    samples = engine.say(spoken)
    loud = np.flatnonzero(np.abs(samples.astype(np.int32)) > SOUND)
    if not len(loud):
        raise ServiceError(SKIPPED.format(sentence=spoken[:80]), permanent=True)
    edge = round(EDGE_SECONDS * engine.sample_rate)
    return samples[max(0, loud[0] - edge) : loud[-1] + edge + 1]


def _pause_after(sentence: dict[str, Any], *, following: dict[str, Any] | None) -> float:
    if following is None:
        return 0.0
    if following["paragraph"] != sentence["paragraph"]:
        return PARAGRAPH_PAUSE
    if not sentence["spoken"]:
        return 0.0
    return SENTENCE_PAUSE if sentence["spoken"].endswith(FULL_STOPS) else CUT_PAUSE


if __name__ == "__main__":
    serve_child(record)
