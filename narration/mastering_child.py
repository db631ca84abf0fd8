"""The child that joins takes and masters them: `python -m narration.mastering_child`."""

import tempfile
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from narration import codec
from narration.codec import Encoder, Floats, Samples
from narration.mastering import HEAD_SECONDS, mastered
from narration.metering import measured
from narration.sound_format import SAMPLE_RATE
from storycreator.child import serve_child

SILENT_RATE = 22_050


def master_order(order: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    """Join and master `order["pieces"]`; a `MasterRequest` in, a `MasteredSound` out."""
    folder = Path(order["folder"])
    files = {"mp3": folder / "recording.mp3", "aac": folder / "recording.m4a"}
    takes = Takes(order["pieces"])
    with tempfile.TemporaryFile(dir=folder) as scratch, ExitStack() as stack:
        encoders = [
            stack.enter_context(codec.mp3(files["mp3"], tags=order["tags"])),
            stack.enter_context(codec.aac(files["aac"], tags=order["tags"])),
        ]
        blocks = mastered(
            codec.gathered(takes.blocks()), rate=takes.rate, scratch=scratch, warm=order["warm"]
        )
        length = _encode(blocks, encoders)
    report = measured(codec.exactly(codec.decoded(files["mp3"], rate=SAMPLE_RATE), length))
    return {
        **{name: str(path) for name, path in files.items()},
        "seconds": length / SAMPLE_RATE,
        "starts": [round(HEAD_SECONDS + start, 4) for start in takes.starts],
        "report": replace(report, seconds=length / SAMPLE_RATE).as_dict(),
    }, b""


class Takes:
    """The pieces of a recording as one sound; `starts` is complete once all blocks have been taken."""

    def __init__(self, pieces: list[dict[str, Any]]) -> None:
        self._pieces = pieces
        files = [Path(piece["path"]) for piece in pieces if piece["path"]]
        self.rate = codec.rate_of(files[0]) if files else SILENT_RATE
        self.starts: list[float] = []

    def blocks(self) -> Iterator[Floats]:
        length = 0
        for piece in self._pieces:
            self.starts.append(length / self.rate)
            for block in self._sound(piece):
                length += len(block)
                yield block

    def _sound(self, piece: dict[str, Any]) -> Iterator[Floats]:
        if piece["path"]:
            yield from codec.decoded(Path(piece["path"]), rate=self.rate)
        else:
            yield np.zeros(round(piece["silence"] * self.rate), np.float32)


def _encode(blocks: Iterator[Samples], encoders: list[Encoder]) -> int:
    """Write the blocks into every file, each on a thread of its own; how many samples there were."""
    length = 0
    with ThreadPoolExecutor(len(encoders)) as threads:
        writing: list[Future[None]] = []
        # FFmpeg works without the interpreter's lock: while a block is encoded, the next is mastered.
        for block in blocks:
            _finish(writing)
            writing = [threads.submit(encoder.write, block) for encoder in encoders]
            length += len(block)
        _finish(writing)
    return length


def _finish(writing: list[Future[None]]) -> None:
    for written in writing:
        written.result()


if __name__ == "__main__":
    serve_child(master_order)
