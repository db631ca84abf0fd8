"""A voice, an illustrator and a publisher that answer at once, and a storage of the test's own."""

from pathlib import Path
from typing import Any

import pytest

from narration import providers
from narration.illustrators.base import Illustrator
from narration.schemas import (
    AudioSegment,
    BookSession,
    GeneratedImage,
    ImageRequest,
    NarratorProfile,
    SentenceTiming,
    VoiceRequest,
)
from narration.voices.base import Voice
from storycreator.errors import ServiceError

DOWN = "The voice is not answering. Nothing is lost; please try again."
NARRATORS = {"en-GB-female-1": "Ada", "en-GB-male-1": "Bram"}


class FakeVoice(Voice):
    """Says every text at once; `fails` holds titles that it cannot read."""

    def __init__(self) -> None:
        self.requests: list[VoiceRequest] = []
        self.fails: set[str] = set()
        self.permanent = True
        self.version = "builtin"

    @property
    def engine(self) -> str:
        return self.version

    def narrators(self) -> list[NarratorProfile]:
        return [
            NarratorProfile(
                voice_id=voice_id,
                name=name,
                gender="female",
                accent="British",
                tone="warm",
                description="Reads.",
            )
            for voice_id, name in NARRATORS.items()
        ]

    async def speak(self, request: VoiceRequest) -> AudioSegment:
        self.requests.append(request)
        if request.title in self.fails:
            raise ServiceError(DOWN, permanent=self.permanent)
        return AudioSegment(
            audio=f"sound of {request.voice_id}: {request.text}".encode(),
            media_type="audio/mpeg",
            seconds=2.5,
            timings=[SentenceTiming(text=request.text, paragraph=0, start=0.75, end=1.5)],
            engine=self.engine,
        )


class FakeIllustrator(Illustrator):
    """Draws every scene at once; `fails` holds prompts that it cannot draw."""

    def __init__(self) -> None:
        self.requests: list[ImageRequest] = []
        self.fails: set[str] = set()
        self.version = "builtin"

    @property
    def name(self) -> str:
        return "the illustrator of the tests"

    @property
    def engine(self) -> str:
        return self.version

    async def illustrate(self, request: ImageRequest) -> GeneratedImage:
        self.requests.append(request)
        if request.prompt in self.fails:
            raise ServiceError("The illustrator is not answering.", permanent=True)
        return GeneratedImage(
            image=f"picture {request.model_dump_json()}".encode(),
            media_type="image/jpeg",
            width=1536,
            height=864,
            alt_text=f"A picture: {request.prompt}",
            engine=self.engine,
        )


class FakePublisher:
    """Writes a file that names what it was given."""

    def __init__(self) -> None:
        self.sessions: list[BookSession] = []
        self.fails: set[str] = set()

    async def __call__(self, name: str, session: BookSession) -> bytes:
        self.sessions.append(session)
        if name in self.fails:
            raise ServiceError(f"The {name} could not be made.", permanent=True)
        return f"{name} {session.title} {[s.content for s in session.scenes]}".encode()


@pytest.fixture(autouse=True)
def media(tmp_path: Path, settings: Any) -> Path:
    settings.MEDIA_ROOT = tmp_path / "media"
    return settings.MEDIA_ROOT


@pytest.fixture
def voice(monkeypatch: pytest.MonkeyPatch) -> FakeVoice:
    fake = FakeVoice()
    monkeypatch.setattr(providers, "voice", lambda: fake)
    return fake


@pytest.fixture
def illustrator(monkeypatch: pytest.MonkeyPatch) -> FakeIllustrator:
    fake = FakeIllustrator()
    monkeypatch.setattr(providers, "illustrator", lambda: fake)
    monkeypatch.setattr(providers, "picture_prompt", lambda scene, _characters, *, opening: scene.content)
    return fake


@pytest.fixture
def publisher(monkeypatch: pytest.MonkeyPatch) -> FakePublisher:
    fake = FakePublisher()
    monkeypatch.setattr(providers, "publish", fake)
    return fake


@pytest.fixture
def fakes(voice: FakeVoice, illustrator: FakeIllustrator, publisher: FakePublisher, db: None) -> None:
    """All three, for a test that looks at none of them."""
