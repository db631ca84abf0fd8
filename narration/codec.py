"""Sound files read and written by FFmpeg's libraries, block by block: memory does not grow with length."""

import io
import itertools
from collections.abc import Iterable, Iterator
from fractions import Fraction
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self

import av
import numpy as np
from numpy.typing import NDArray

from narration.sound_format import SAMPLE_RATE, tag

BLOCK = 1 << 16
"""Samples."""
MP3_BIT_RATE, AAC_BIT_RATE = 192_000, 80_000

Floats = NDArray[np.float32]
Samples = NDArray[np.int16]


def floats(samples: Samples) -> Floats:
    """Full scale is 1."""
    return samples.astype(np.float32) / np.float32(32_768)


def samples(wave: Floats) -> Samples:
    return np.clip(np.rint(wave * 32_768), -32_768, 32_767).astype(np.int16)


def frames(blocks: Iterable[NDArray[Any]], *, rate: int, format: str) -> Iterator[av.AudioFrame]:
    """Mono frames of blocks of any length."""
    at = 0
    for block in blocks:
        for start in range(0, len(block), BLOCK):
            part = np.ascontiguousarray(block[start : start + BLOCK]).reshape(1, -1)
            frame = av.AudioFrame.from_ndarray(part, format=format, layout="mono")
            frame.sample_rate, frame.pts, frame.time_base = rate, at, Fraction(1, rate)
            at += part.shape[1]
            yield frame


# Reading.


def rate_of(path: Path) -> int:
    """Hertz of the sound in a file."""
    with av.open(str(path)) as container:
        return container.streams.audio[0].rate


def decoded(source: Path | IO[bytes], *, rate: int) -> Iterator[Floats]:
    """The sound of a file as mono blocks at `rate` Hz."""
    with av.open(str(source) if isinstance(source, Path) else source, "r") as container:
        stream = container.streams.audio[0]
        if stream.codec_context.layout.nb_channels == 1 and stream.rate == rate:
            yield from gathered(wave_of(frame) for frame in container.decode(stream))
        else:
            yield from gathered(_resampled(container.decode(stream), rate=rate))


def wave_of(frame: av.AudioFrame) -> Floats:
    """The samples of a mono frame of any format."""
    sound: NDArray[Any] = frame.to_ndarray().reshape(-1)
    if np.issubdtype(sound.dtype, np.integer):
        full_scale = np.float32(1 << (8 * sound.dtype.itemsize - 1))
        scaled: Floats = np.divide(sound, full_scale, dtype=np.float32)
        return scaled
    return sound.astype(np.float32, copy=False)


def _resampled(decoded: Iterator[av.AudioFrame], *, rate: int) -> Iterator[Floats]:
    resampler = av.AudioResampler(format="flt", layout="mono", rate=rate)
    for frame in itertools.chain(decoded, [None]):
        for block in resampler.resample(frame):
            yield wave_of(block)


def gathered(blocks: Iterable[Floats]) -> Iterator[Floats]:
    """The same sound in blocks of `BLOCK` samples and more: every call of a filter costs, however small."""
    waiting: list[Floats] = []
    length = 0
    for block in blocks:
        waiting.append(block)
        length += len(block)
        if length >= BLOCK:
            yield np.concatenate(waiting)
            waiting, length = [], 0
    if waiting:
        yield np.concatenate(waiting)


def exactly(blocks: Iterable[Floats], length: int) -> Iterator[Floats]:
    """The blocks, cut or filled up with silence to `length` samples."""
    left = length
    for block in blocks:
        if left <= 0:
            return
        yield block[:left]
        left -= len(block)
    if left > 0:
        yield np.zeros(left, np.float32)


# Writing.


def flac(sound: Samples, *, rate: int) -> bytes:
    """The FLAC file of mono samples."""
    file = io.BytesIO()
    with av.open(file, "w", format="flac") as container:
        # From level 3 on the frames are long enough to be read fast.
        stream = container.add_stream("flac", rate=rate, layout="mono", options={"compression_level": "3"})
        for frame in frames([sound], rate=rate, format="s16"):
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return file.getvalue()


class Encoder:
    """A file being written: samples in, packets out. `tags` are FFmpeg's names: title, artist, comment…"""

    def __init__(
        self,
        file: Path | IO[bytes],
        *,
        codec: str,
        format: str,
        bit_rate: int,
        codec_options: dict[str, str],
        format_options: dict[str, str],
        tags: dict[str, str],
    ) -> None:
        target = str(file) if isinstance(file, Path) else file
        self._container = av.open(target, "w", format=format, options=format_options)
        self._container.metadata.update({name: tag(value) for name, value in tags.items() if value})
        stream = self._container.add_stream(
            codec, rate=SAMPLE_RATE, bit_rate=bit_rate, layout="mono", options=codec_options
        )
        if not isinstance(stream, av.AudioStream):
            raise TypeError(f"{codec} encodes no sound")
        self._stream = stream
        wanted = stream.codec_context.format
        self._resampler = av.AudioResampler(format=wanted, layout="mono", rate=SAMPLE_RATE)
        self._at = 0

    def write(self, block: Samples) -> None:
        for frame in frames([block], rate=SAMPLE_RATE, format="s16"):
            frame.pts, self._at = self._at, self._at + frame.samples
            self._encode(frame)

    def _encode(self, frame: av.AudioFrame | None) -> None:
        for resampled in self._resampler.resample(frame):
            self._container.mux(self._stream.encode(resampled))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        try:
            if kind is None:
                self._encode(None)
                self._container.mux(self._stream.encode(None))
        finally:
            self._container.close()


def mp3(file: Path | IO[bytes], *, tags: dict[str, str]) -> Encoder:
    """An MP3 of 192 kb/s CBR with ID3v2.3 tags."""
    return Encoder(
        file,
        codec="libmp3lame",
        format="mp3",
        bit_rate=MP3_BIT_RATE,
        # At this rate one voice has bits to spare, and the finer searches of LAME find nothing to save.
        codec_options={"compression_level": "7"},
        format_options={"id3v2_version": "3", "write_xing": "1"},
        tags=tags,
    )


def aac(file: Path | IO[bytes], *, tags: dict[str, str]) -> Encoder:
    """AAC of 80 kb/s in MPEG-4."""
    return Encoder(
        file,
        codec="aac",
        format="mp4",
        bit_rate=AAC_BIT_RATE,
        codec_options={"aac_coder": "fast"},
        format_options={"movflags": "+faststart", "brand": "M4A "},
        tags=tags,
    )
