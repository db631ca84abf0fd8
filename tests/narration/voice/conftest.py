"""One scene, read aloud once for all tests that listen to it."""

import asyncio
import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import av
import numpy as np
import pytest
from numpy.typing import NDArray

from narration.recording import Script, joined, lay_out, tags_of, timings_of
from narration.schemas import AudioSegment, MasteredSound, SentenceTiming
from narration.voices.builtin import BuiltinVoice

SCENE = """The lighthouse keeper counted the waves as they broke below her window. “Seven,” she whispered, \
and the lamp went out! Dr. Smith had warned her about the seventh wave… Nobody on the island had believed him.

* * *

At 10:30 a.m. on 3 May, Mira lit the old lantern instead. “Wait!” somebody called. “No.” \
Its small flame leaned towards the sea — as if it were listening 🐉. It read: 古い灯台, كان هناك منارة.

Far out, beyond the reef, something answered with a light of its own; nobody spoke, nobody moved, and for a \
long time the only sound in the room was the sea. Was it a ship? It was. She came in under a full moon, with \
every sail set and nobody at the wheel."""


@dataclass(frozen=True)
class Reading:
    """A recording with everything that it was made from."""

    script: Script
    segments: list[AudioSegment]
    mastered: MasteredSound
    timings: list[SentenceTiming]

    @property
    def mp3(self) -> bytes:
        return Path(self.mastered.mp3).read_bytes()


def read(script: Script, folder: Path) -> Reading:
    """Speak, join and master a text, as a worker does."""
    return asyncio.run(_read(script, folder))


async def _read(script: Script, folder: Path) -> Reading:
    segments = await BuiltinVoice().speak_all(script.requests)
    sounds = lay_out(segments, folder=folder)
    mastered = await joined(script, sounds, folder=folder, tags=tags_of(script.voice_id))
    return Reading(script, segments, mastered, timings_of(script, sounds, mastered=mastered))


@pytest.fixture(scope="session")
def scene() -> str:
    return SCENE


@pytest.fixture(scope="session")
def reading(tmp_path_factory: pytest.TempPathFactory) -> Reading:
    script = Script(SCENE, "en-GB-male-1", title="The Seventh Wave — 灯台")
    return read(script, tmp_path_factory.mktemp("reading"))


@pytest.fixture(scope="session")
def heard(reading: Reading) -> NDArray[np.int16]:
    return decoded(reading.mp3)


@pytest.fixture(scope="session")
def decode() -> Callable[[bytes], NDArray[np.int16]]:
    return decoded


def decoded(file: bytes) -> NDArray[np.int16]:
    with av.open(io.BytesIO(file)) as container:
        wave = np.concatenate([frame.to_ndarray().reshape(-1) for frame in container.decode(audio=0)])
    if wave.dtype == np.int16:
        return wave
    return np.clip(np.rint(wave * 32_768), -32_768, 32_767).astype(np.int16)
