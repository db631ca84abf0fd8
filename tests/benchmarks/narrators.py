"""The twelve built-in narrators, measured: `python tests/benchmarks/narrators.py` prints a table."""

import asyncio
import io
import sys
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import av
import numpy as np
from numpy.typing import NDArray

from narration.schemas import AudioSegment, VoiceRequest
from narration.voices.builtin import BuiltinVoice
from narration.voices.cast import NARRATORS

TEXT = (
    "The lighthouse keeper counted the waves as they broke below her window, one after another. Seven, she "
    "whispered, and the lamp went out. Far out, beyond the reef, something answered with a light of its own."
)
WINDOW_SECONDS = 0.04
LOWEST, HIGHEST = 60, 400
"""Hertz between which a voice is looked for."""
VOICED = 0.45
"""How like itself a window is a period later, when it is a vowel and no noise."""


@dataclass(frozen=True)
class Measured:
    """What can be told of a voice without listening."""

    pitch: float
    """Median, in hertz."""
    voiced: float
    """The share of loud windows that have a pitch at all: small for a whisper."""
    words_a_minute: float
    level: float
    """RMS in decibels relative to full scale, before mastering."""
    brightness: float
    """The centre of the spectrum, in hertz."""


async def measure(voice_id: str) -> Measured:
    """Have the narrator read `TEXT`, and measure it."""
    segment = await BuiltinVoice().speak(VoiceRequest(text=TEXT, voice_id=voice_id))
    wave, rate = decoded(segment)
    pitches, windows = pitches_of(wave, rate=rate)
    spectrum = np.abs(np.fft.rfft(wave))
    return Measured(
        pitch=float(np.median(pitches)) if len(pitches) else 0.0,
        voiced=len(pitches) / max(windows, 1),
        words_a_minute=60 * len(TEXT.split()) / segment.seconds,
        level=float(20 * np.log10(np.sqrt(np.mean(wave**2)))),
        brightness=float((spectrum * np.fft.rfftfreq(len(wave), 1 / rate)).sum() / spectrum.sum()),
    )


def decoded(segment: AudioSegment) -> tuple[NDArray[np.float64], int]:
    with av.open(io.BytesIO(segment.audio)) as container:
        rate = container.streams.audio[0].rate
        blocks = [frame.to_ndarray().reshape(-1) for frame in container.decode(audio=0)]
    return np.concatenate(blocks).astype(np.float64) / 32_768, rate


def pitches_of(wave: NDArray[np.float64], *, rate: int) -> tuple[NDArray[np.float64], int]:
    """The pitch of every voiced window by autocorrelation, and how many windows were loud."""
    size = int(WINDOW_SECONDS * rate)
    windows = np.lib.stride_tricks.sliding_window_view(wave, size)[:: size // 2]
    loudness = np.sqrt(np.mean(windows**2, axis=1))
    loud = windows[loudness > 0.5 * np.sqrt(np.mean(wave**2))]
    found = [pitch for window in loud if (pitch := _pitch(window - window.mean(), rate=rate))]
    return np.array(found), len(loud)


def _pitch(window: NDArray[np.float64], *, rate: int) -> float:
    likeness = np.correlate(window, window, "full")[len(window) - 1 :]
    first, last = rate // HIGHEST, rate // LOWEST
    period = first + int(likeness[first:last].argmax())
    return rate / period if likeness[period] > VOICED * likeness[0] else 0.0


def main() -> None:
    columns = f"{'voice_id':<21}{'name':<13}{'gender':<9}{'age':<7}"
    print(f"{columns}{'pitch':>8}{'voiced':>8}{'wpm':>6}{'level':>10}{'centre':>9}")
    for voice_id, narrator in NARRATORS.items():
        found, profile = asyncio.run(measure(voice_id)), narrator.profile
        who = f"{voice_id:<21}{profile.name:<13}{profile.gender:<9}{profile.age:<7}"
        sound = (
            f"{found.pitch:>5.0f} Hz{found.voiced:>8.0%}{found.words_a_minute:>6.0f}{found.level:>7.1f} dB"
        )
        print(f"{who}{sound}{found.brightness:>6.0f} Hz")


if __name__ == "__main__":
    main()
