"""Mastering: from a raw voice to a recording with audiobook figures, and its MP3.

The figures are those of the ACX audio submission requirements: RMS −23…−18 dB, peak ≤ −3 dB, noise floor
≤ −60 dB, 44.1 kHz, 192 kb/s CBR, 0.5-1 s of room tone at the head and 1-5 s at the tail. All decibels here
are relative to full scale.
"""

import io
import itertools
import math
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

import av
import av.filter
import numpy as np
from numpy.typing import NDArray

SAMPLE_RATE = 44_100
"""Hertz; the same figure as `narration.schemas.SAMPLE_RATE`, here without the cost of importing it."""
HEAD_SECONDS, TAIL_SECONDS = 0.75, 2.0
BIT_RATE = 192_000

TARGET_RMS_DB = -20.0
LOUDEST_SPEECH_DB = -17.0
"""A text of few words is mostly head and tail: its speech is not driven louder than this to reach the RMS."""
CEILING_DB = -3.8
"""Of the limiter; MP3 overshoots by up to half a decibel."""
ROOM_TONE_DB = -72.0
ROOM_TONE_SECONDS = 10
RMS_TOLERANCE_DB = 0.4
GAIN_ROUNDS = 3
FLOOR_HOPS, FLOOR_WINDOW_HOPS = 20, 10
"""The floor is looked for every 20th of a second, in windows of half a second."""
BLOCK = 1 << 16
SILENT_DB = -180.0

Floats = NDArray[np.float32]
Chain = list[tuple[str, str]]

WARMTH: Chain = [
    ("highpass", "f=70"),
    ("equalizer", "f=220:t=q:w=1:g=2.5"),
    ("equalizer", "f=3200:t=q:w=1.2:g=-3"),
    ("lowpass", "f=9000"),
    ("acompressor", "threshold=-22dB:ratio=2.2:attack=8:release=160:makeup=1"),
    ("aresample", str(SAMPLE_RATE)),
]
"""Takes the edge off a formant synthesiser: rumble out, more chest, less rasp, evener loudness."""


@dataclass(frozen=True)
class AudioReport:
    """What was measured on a recording; decibels relative to full scale."""

    rms_db: float
    peak_db: float
    floor_db: float
    """RMS of the quietest half second."""
    seconds: float
    clipped: int
    """Samples at full scale."""


def master(pcm: NDArray[np.int16], rate: int) -> NDArray[np.int16]:
    """Mono samples at `rate` Hz in; mastered mono samples at 44,100 Hz out.

    What sounded at second `t` then sounds at `t + HEAD_SECONDS`, to within 10 ms.
    """
    warm = _filtered(_floats(pcm), rate=rate, chain=WARMTH)
    speech = _levelled(warm)
    return _in_a_room(speech)


def measure(samples: NDArray[np.int16]) -> AudioReport:
    """Loudness, peak, floor and length of a whole mono recording at 44,100 Hz."""
    wave = _floats(samples)
    return AudioReport(
        rms_db=_rms_db(wave),
        peak_db=_db(float(np.abs(wave).max(initial=0))),
        floor_db=_floor_db(wave),
        seconds=len(samples) / SAMPLE_RATE,
        clipped=int(np.count_nonzero(np.abs(samples.astype(np.int32)) >= 32_767)),
    )


def encode_mp3(samples: NDArray[np.int16], *, title: str, tags: dict[str, str]) -> bytes:
    """The MP3 file (192 kb/s CBR) of mono samples at 44,100 Hz.

    `tags` are FFmpeg's names (`artist`, `album`, `comment`, …), written as ID3v2.3. The same samples and
    tags give the same bytes.
    """
    file = io.BytesIO()
    with av.open(file, "w", format="mp3", options={"id3v2_version": "3", "write_xing": "1"}) as container:
        container.metadata.update({name: _tag(value) for name, value in {"title": title, **tags}.items()})
        stream = container.add_stream("libmp3lame", rate=SAMPLE_RATE, bit_rate=BIT_RATE, layout="mono")
        resampler = av.AudioResampler(format=stream.codec_context.format, layout="mono", rate=SAMPLE_RATE)
        for frame in itertools.chain(_frames(samples, rate=SAMPLE_RATE, format="s16"), [None]):
            for planar in resampler.resample(frame):
                container.mux(stream.encode(planar))
        container.mux(stream.encode(None))
    return file.getvalue()


def _tag(value: str) -> str:
    # A NUL would end the tag early; a lone surrogate cannot be written at all.
    return " ".join(value.encode("utf-8", "replace").decode().replace("\0", " ").split())


# Loudness.


def _floats(samples: NDArray[np.int16]) -> Floats:
    return samples.astype(np.float32) / np.float32(32_768)


def _levelled(warm: Floats) -> Floats:
    """The speech at the gain that gives the whole recording its RMS; the limiter takes some, so in rounds."""
    target = _speech_target_db(len(warm))
    gain, speech = target - _rms_db(warm), warm
    for _ in range(GAIN_ROUNDS):
        speech = _filtered(warm, rate=SAMPLE_RATE, chain=_limiter(gain))
        missing = target - _rms_db(speech)
        if abs(missing) < RMS_TOLERANCE_DB:
            break
        gain += missing
    return speech


def _floor_db(wave: Floats) -> float:
    hop = SAMPLE_RATE // FLOOR_HOPS
    hops = [_power(wave[start : start + hop]) for start in range(0, len(wave) - hop + 1, hop)]
    width = min(len(hops), FLOOR_WINDOW_HOPS)
    windows = [sum(hops[at : at + width]) / width for at in range(len(hops) - width + 1)] if width else [0.0]
    return _db(math.sqrt(min(windows)))


def _speech_target_db(length: int) -> float:
    whole = length + (HEAD_SECONDS + TAIL_SECONDS) * SAMPLE_RATE
    return min(TARGET_RMS_DB + 10 * math.log10(whole / max(length, 1)), LOUDEST_SPEECH_DB)


def _limiter(gain: float) -> Chain:
    limit = 10 ** (CEILING_DB / 20)
    # latency=1: the limiter looks ahead, and without it everything would come 5 ms late.
    return [
        ("volume", f"{gain:.3f}dB"),
        ("alimiter", f"limit={limit:.4f}:attack=5:release=60:level=0:latency=1"),
    ]


def _in_a_room(speech: Floats) -> NDArray[np.int16]:
    """Head, speech and tail over one quiet noise: digital silence sounds like a fault."""
    head, tail = round(HEAD_SECONDS * SAMPLE_RATE), round(TAIL_SECONDS * SAMPLE_RATE)
    recording = np.empty(head + len(speech) + tail, np.int16)
    tone = _room_tone()
    for start in range(0, len(recording), len(tone)):
        part = recording[start : start + len(tone)]
        mixed = tone[: len(part)].copy()
        sound = speech[max(0, start - head) : max(0, start - head + len(part))]
        at = max(0, head - start)
        mixed[at : at + len(sound)] += sound[: len(part) - at]
        part[:] = np.clip(np.rint(mixed * 32_768), -32_768, 32_767)
    return recording


def _room_tone() -> Floats:
    noise = np.random.default_rng(1).standard_normal(ROOM_TONE_SECONDS * SAMPLE_RATE)
    # A running mean of 24 samples is a gentle low-pass: a hum of air, not a hiss.
    sums = np.cumsum(np.concatenate([noise[-24:], noise]))
    soft = sums[24:] - sums[:-24]
    level = 10 ** (ROOM_TONE_DB / 20) / math.sqrt(float(np.mean(np.square(soft))))
    return (soft * level).astype(np.float32)


def _rms_db(wave: Floats) -> float:
    return _db(math.sqrt(_power(wave)))


def _power(wave: Floats) -> float:
    # In blocks: a square in double precision of ten minutes at once is 200 MB.
    starts = range(0, len(wave), BLOCK)
    total = sum(float(np.square(wave[at : at + BLOCK], dtype=np.float64).sum()) for at in starts)
    return total / max(len(wave), 1)


def _db(amplitude: float) -> float:
    return 20 * math.log10(amplitude) if amplitude > 1e-9 else SILENT_DB


# Filters.


def _filtered(wave: Floats, *, rate: int, chain: Chain) -> Floats:
    # Filled in place: pieces joined at the end would hold ten minutes of sound twice.
    out = np.empty(len(wave) * SAMPLE_RATE // rate + SAMPLE_RATE, np.float32)
    graph, length = _graph(rate, chain), 0
    for frame in itertools.chain(_frames(wave, rate=rate, format="flt"), [None]):
        graph.push(frame)
        for pulled in _pulled(graph):
            piece = pulled.to_ndarray().reshape(-1)
            out[length : length + len(piece)] = piece
            length += len(piece)
    return out[:length]


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


def _frames(samples: NDArray[np.generic], *, rate: int, format: str) -> Iterator[av.AudioFrame]:
    for start in range(0, len(samples), BLOCK):
        block = np.ascontiguousarray(samples[start : start + BLOCK]).reshape(1, -1)
        frame = av.AudioFrame.from_ndarray(block, format=format, layout="mono")
        frame.sample_rate, frame.pts, frame.time_base = rate, start, Fraction(1, rate)
        yield frame
