"""One scene, read aloud once for all tests that listen to it."""

import asyncio
import io
from collections.abc import Callable

import av
import numpy as np
import pytest
from numpy.typing import NDArray

from narration.schemas import AudioSegment, VoiceRequest
from narration.voices.builtin import BuiltinVoice

SCENE = """The lighthouse keeper counted the waves as they broke below her window. “Seven,” she whispered, \
and the lamp went out! Dr. Smith had warned her about the seventh wave… Nobody on the island had believed him.

* * *

At 10:30 a.m. on 3 May, Mira lit the old lantern instead. “Wait!” somebody called. “No.” \
Its small flame leaned towards the sea — as if it were listening 🐉. It read: 古い灯台, كان هناك منارة.

Far out, beyond the reef, something answered with a light of its own; nobody spoke, nobody moved, and for a \
long time the only sound in the room was the sea. Was it a ship? It was. She came in under a full moon, with \
every sail set and nobody at the wheel."""


@pytest.fixture(scope="session")
def scene() -> str:
    return SCENE


@pytest.fixture(scope="session")
def request_() -> VoiceRequest:
    return VoiceRequest(
        text=SCENE,
        voice_id="en-GB-male-1",
        title="The Seventh Wave — 灯台",
        metadata={"album": "The Lamp", "comment": "Written by the built-in grammar (not an AI)."},
    )


@pytest.fixture(scope="session")
def recording(request_: VoiceRequest) -> AudioSegment:
    return asyncio.run(BuiltinVoice().speak(request_))


@pytest.fixture(scope="session")
def heard(recording: AudioSegment) -> NDArray[np.int16]:
    return decoded(recording.audio)


@pytest.fixture(scope="session")
def decode() -> Callable[[bytes], NDArray[np.int16]]:
    return decoded


def decoded(mp3: bytes) -> NDArray[np.int16]:
    with av.open(io.BytesIO(mp3)) as container:
        wave = np.concatenate([frame.to_ndarray().reshape(-1) for frame in container.decode(audio=0)])
    return np.clip(np.rint(wave * 32_768), -32_768, 32_767).astype(np.int16)
