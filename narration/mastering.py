"""Mastering: from raw takes to a recording with audiobook figures.

The figures are those of the ACX audio submission requirements: RMS −23…−18 dB, peak ≤ −3 dB, noise floor
≤ −60 dB, 44.1 kHz, 192 kb/s CBR, 0.5-1 s of room tone at the head and 1-5 s at the tail. All decibels here
are relative to full scale. Sound goes through in blocks, by way of a scratch file, since loudness is only
known at the end: an hour takes no more memory than a minute.
"""

import itertools
import math
from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import IO

import av
import av.filter
import numpy as np

from narration.codec import BLOCK, Floats, Samples, frames, samples, wave_of
from narration.sound_format import AAC_FRAME, SAMPLE_RATE

HEAD_SECONDS, TAIL_SECONDS = 0.75, 2.0
"""The tail is up to 23 ms longer: see `AAC_FRAME`."""
TARGET_RMS_DB = -20.0
LOUDEST_SPEECH_DB = -17.0
"""A text of few words is mostly head and tail: its speech is not driven louder than this to reach the RMS."""
CEILING_DB = -3.8
"""Of the limiter; MP3 overshoots by up to half a decibel."""
ROOM_TONE_DB = -72.0
ROOM_TONE_SECONDS = 10
RMS_TOLERANCE_DB = 0.4
GAIN_ROUNDS = 3
SILENT_DB = -180.0
FLOAT_BYTES = 4

Chain = list[tuple[str, str]]

WARMTH: Chain = [
    ("highpass", "f=70"),
    ("equalizer", "f=220:t=q:w=1:g=2.5"),
    ("equalizer", "f=3200:t=q:w=1.2:g=-3"),
    ("lowpass", "f=9000"),
    ("acompressor", "threshold=-22dB:ratio=2.2:attack=8:release=160:makeup=1"),
]
"""Takes the edge off a formant synthesiser: rumble out, more chest, less rasp, evener loudness."""
EVENNESS: Chain = [
    ("highpass", "f=60"),
    ("acompressor", "threshold=-20dB:ratio=1.8:attack=10:release=200:makeup=1"),
]
"""For voices that need no more than that."""


def mastered(blocks: Iterable[Floats], *, rate: int, scratch: IO[bytes], warm: bool) -> Iterator[Samples]:
    """Mono sound at `rate` Hz in; mastered mono samples at 44,100 Hz out, in blocks.

    What sounded at second `t` then sounds at `t + HEAD_SECONDS`, to within 10 ms. `scratch` is an empty file
    that can be written and read. The length is a multiple of `AAC_FRAME`.
    """
    length, power = _write(filtered(blocks, rate=rate, chain=WARMTH if warm else EVENNESS), scratch)
    target = _speech_target_db(length / rate)
    gain = _gain(scratch, rate=rate, target=target, loudness=decibels(math.sqrt(power / max(length, 1))))
    final = [("aresample", str(SAMPLE_RATE)), *_limiter(gain)]
    yield from _in_a_room(filtered(_read(scratch), rate=rate, chain=final))


# The scratch file.


def _write(blocks: Iterable[Floats], scratch: IO[bytes]) -> tuple[int, float]:
    """How many samples were written, and the sum of their squares."""
    length, power = 0, 0.0
    for block in blocks:
        scratch.write(block.tobytes())
        length += len(block)
        power += energy(block)
    return length, power


def _read(scratch: IO[bytes]) -> Iterator[Floats]:
    scratch.seek(0)
    while piece := scratch.read(BLOCK * FLOAT_BYTES):
        yield np.frombuffer(piece, np.float32)


# Loudness.


def _gain(scratch: IO[bytes], *, rate: int, target: float, loudness: float) -> float:
    """The decibels after which the limited speech has its target; the limiter takes some, so in rounds."""
    gain = target - loudness
    for _ in range(GAIN_ROUNDS):
        missing = target - _limited_loudness(scratch, rate=rate, gain=gain)
        gain += missing
        if abs(missing) < RMS_TOLERANCE_DB:
            break
    return gain


def _limited_loudness(scratch: IO[bytes], *, rate: int, gain: float) -> float:
    length, power = 0, 0.0
    for block in filtered(_read(scratch), rate=rate, chain=_limiter(gain)):
        length += len(block)
        power += energy(block)
    return decibels(math.sqrt(power / max(length, 1)))


def _speech_target_db(seconds: float) -> float:
    whole = seconds + HEAD_SECONDS + TAIL_SECONDS
    return min(TARGET_RMS_DB + 10 * math.log10(whole / max(seconds, 0.001)), LOUDEST_SPEECH_DB)


def _limiter(gain: float) -> Chain:
    limit = 10 ** (CEILING_DB / 20)
    # latency=1: the limiter looks ahead, and without it everything would come 5 ms late.
    return [
        ("volume", f"{gain:.3f}dB"),
        ("alimiter", f"limit={limit:.4f}:attack=5:release=60:level=0:latency=1"),
    ]


def energy(wave: Floats) -> float:
    """The sum of the squares."""
    return float(np.square(wave, dtype=np.float64).sum())


def decibels(amplitude: float) -> float:
    return 20 * math.log10(amplitude) if amplitude > 1e-9 else SILENT_DB


# The room.


def _in_a_room(speech: Iterable[Floats]) -> Iterator[Samples]:
    """Head, speech and tail over one quiet noise: digital silence sounds like a fault."""
    tone, at = _room_tone(), 0
    for block in _with_head_and_tail(speech):
        # The same loop of noise all the way through, wherever blocks happen to end.
        yield samples(block + np.take(tone, np.arange(at, at + len(block)), mode="wrap"))
        at += len(block)


def _with_head_and_tail(speech: Iterable[Floats]) -> Iterator[Floats]:
    length = round(HEAD_SECONDS * SAMPLE_RATE)
    yield np.zeros(length, np.float32)
    for block in speech:
        length += len(block)
        yield block
    tail = round(TAIL_SECONDS * SAMPLE_RATE)
    yield np.zeros(tail + -(length + tail) % AAC_FRAME, np.float32)


def _room_tone() -> Floats:
    noise = np.random.default_rng(1).standard_normal(ROOM_TONE_SECONDS * SAMPLE_RATE)
    # A running mean of 24 samples is a gentle low-pass: a hum of air, not a hiss.
    sums = np.cumsum(np.concatenate([noise[-24:], noise]))
    soft = sums[24:] - sums[:-24]
    level = 10 ** (ROOM_TONE_DB / 20) / math.sqrt(float(np.mean(np.square(soft))))
    return (soft * level).astype(np.float32)


# Filters.


def filtered(blocks: Iterable[Floats], *, rate: int, chain: Chain) -> Iterator[Floats]:
    """The sound after FFmpeg's filters of those names and arguments."""
    graph = _graph(rate, chain)
    for frame in itertools.chain(frames(blocks, rate=rate, format="flt"), [None]):
        graph.push(frame)
        for pulled in _pulled(graph):
            yield wave_of(pulled)


def _graph(rate: int, chain: Chain) -> av.filter.Graph:
    graph = av.filter.Graph()
    nodes = [graph.add_abuffer(sample_rate=rate, format="flt", layout="mono", time_base=Fraction(1, rate))]
    nodes += [graph.add(name, arguments) for name, arguments in chain]
    nodes += [graph.add("aformat", "sample_fmts=flt:channel_layouts=mono"), graph.add("abuffersink")]
    graph.link_nodes(*nodes).configure()
    return graph


def _pulled(graph: av.filter.Graph) -> Iterator[av.AudioFrame]:
    # PyAV tells “give me more first” and “that was all” by exceptions.
    while True:
        try:
            frame = graph.pull()
        except (av.BlockingIOError, av.EOFError):
            return
        if isinstance(frame, av.AudioFrame):
            yield frame
