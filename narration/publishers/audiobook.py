"""A narrated book as one M4B: AAC with a chapter a scene, cover and tags."""

import io
import tempfile
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import av
from av.rational import AVRational
from av.stream import Disposition

from narration import codec
from narration.publishers.base import printable, title_of
from narration.publishers.cover import IN_SOUND, cover_of
from narration.publishers.parts import Part, parts_of, provenance, starts_of
from narration.schemas import BookSession
from narration.sound_format import AAC_FRAME, SAMPLE_RATE, tag

if TYPE_CHECKING:
    from av.container.core import Chapter

AUDIOBOOK = "2"
"""What players know by `stik`."""
MILLISECONDS = AVRational(1, 1_000)


def publish(session: BookSession, path: Path) -> None:
    """The recordings as they are, packet by packet; only those without AAC are encoded here."""
    parts = parts_of(session)
    options = {"brand": "M4B ", "movflags": "+faststart"}
    with (
        tempfile.TemporaryDirectory(dir=path.parent) as folder,
        av.open(str(path), "w", format="mp4", options=options) as container,
    ):
        files = [_aac(part, folder=Path(folder)) for part in parts]
        container.metadata.update(_tags(session))
        container.set_chapters(_chapters(parts))
        _write(container, files, cover=cover_of(session, IN_SOUND))


def _aac(part: Part, *, folder: Path) -> Path:
    if part.sound.aac:
        return Path(part.sound.aac)
    path = folder / f"{len(list(folder.iterdir()))}.m4a"
    length = round(part.seconds * SAMPLE_RATE)
    with codec.aac(path, tags={}) as encoder:
        for block in codec.exactly(codec.decoded(Path(part.sound.mp3), rate=SAMPLE_RATE), length):
            encoder.write(codec.samples(block))
    return path


def _tags(session: BookSession) -> dict[str, str]:
    title = title_of(session)
    tags = {
        "title": title,
        "album": title,
        "artist": printable(session.byline),
        "album_artist": printable(session.byline),
        "composer": f"Narrated by {session.narrator} (synthetic voice)" if session.narrator else "",
        "genre": "Audiobook",
        "date": str(session.published_at.year),
        "description": printable(session.logline),
        "comment": provenance(session),
        "media_type": AUDIOBOOK,
    }
    return {name: tag(value) for name, value in tags.items() if value}


def _chapters(parts: list[Part]) -> "list[Chapter]":
    return [
        {
            "id": number,
            "start": round(start * 1_000),
            "end": round((start + part.seconds) * 1_000),
            "time_base": MILLISECONDS,
            "metadata": {"title": tag(part.title)},
        }
        for number, (part, start) in enumerate(zip(parts, starts_of(parts), strict=True))
    ]


def _write(container: av.container.OutputContainer, files: list[Path], *, cover: bytes) -> None:
    with av.open(str(files[0]), "r") as first, av.open(io.BytesIO(cover), "r") as picture:
        sound = container.add_stream_from_template(first.streams.audio[0])
        plate = container.add_stream_from_template(picture.streams.video[0])
        plate.disposition = Disposition.attached_pic
        container.start_encoding()
        image = next(packet for packet in picture.demux(video=0) if packet.size)
        image.stream, image.pts, image.dts = plate, 0, 0
        container.mux(image)
    for at, packet in enumerate(_packets(files)):
        packet.stream, packet.time_base = sound, Fraction(1, SAMPLE_RATE)
        # The first packet only primes the decoder.
        packet.pts = packet.dts = (at - 1) * AAC_FRAME
        packet.duration = AAC_FRAME
        container.mux(packet)


def _packets(files: list[Path]) -> Iterator["av.Packet[av.AudioStream]"]:
    """The packets of all files; of the priming ones only the very first."""
    for number, file in enumerate(files):
        with av.open(str(file), "r") as container:
            packets = (packet for packet in container.demux(audio=0) if packet.size)
            if number:
                next(packets)
            yield from packets
