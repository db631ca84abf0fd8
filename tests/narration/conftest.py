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
    MasteredSound,
    MasterRequest,
    NarratorProfile,
    SentenceTiming,
    VoiceRequest,
)
from narration.voices.base import Voice
from storycreator.errors import ServiceError

DOWN = "The voice is not answering. Nothing is lost; please try again."
REPORT = {
    "rms_db": -20.0,
    "peak_db": -4.0,
    "floor_db": -72.0,
    "head_seconds": 0.75,
    "tail_seconds": 2.0,
    "seconds": 12.5,
    "clipped": 0,
    "words": 0,
}
NARRATORS = {"en-GB-female-1": "Ada", "en-GB-male-1": "Bram"}


class FakeVoice(Voice):
    """Says every text at once; `fails` holds titles that it cannot read."""

    def __init__(self) -> None:
        self.requests: list[VoiceRequest] = []
        """Of scenes."""
        self.credits: list[VoiceRequest] = []
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
        (self.requests if request.title else self.credits).append(request)
        if request.title in self.fails:
            raise ServiceError(DOWN, permanent=self.permanent)
        return AudioSegment(
            audio=f"sound of {request.voice_id}: {request.text}".encode(),
            media_type="audio/mpeg",
            seconds=2.5,
            timings=[SentenceTiming(text=request.text, paragraph=0, start=0, end=2.5)],
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


def _read(path: str) -> bytes:
    return Path(path).read_bytes()


def _write(path: Path, content: bytes) -> None:
    path.write_bytes(content)


class FakePublisher:
    """Writes a file that names what it was given."""

    def __init__(self) -> None:
        self.sessions: list[BookSession] = []
        self.made: list[str] = []
        """Names of formats."""
        self.fails: set[str] = set()

    async def __call__(self, name: str, session: BookSession, *, path: Path) -> None:
        self.sessions.append(session)
        self.made.append(name)
        if name in self.fails:
            raise ServiceError(f"The {name} could not be made.", permanent=True)
        _write(path, f"{name} {session.title} {[s.content for s in session.scenes]}".encode())


class FakeMaster:
    """Joins takes by writing them one after the other."""

    def __init__(self) -> None:
        self.requests: list[MasterRequest] = []

    async def __call__(self, request: MasterRequest) -> MasteredSound:
        self.requests.append(request)
        joined = b"".join(_read(piece.path) for piece in request.pieces if piece.path)
        files = [Path(request.folder, name) for name in ("recording.mp3", "recording.m4a")]
        for file in files:
            _write(file, file.suffix.encode() + joined)
        return MasteredSound(
            mp3=str(files[0]),
            aac=str(files[1]),
            seconds=2.5,
            starts=[0.75 + number for number in range(len(request.pieces))],
            report=REPORT,
        )


@pytest.fixture(autouse=True)
def media(tmp_path: Path, settings: Any) -> Path:
    settings.MEDIA_ROOT = tmp_path / "media"
    return settings.MEDIA_ROOT


@pytest.fixture
def voice(monkeypatch: pytest.MonkeyPatch, master: FakeMaster) -> FakeVoice:
    fake = FakeVoice()
    monkeypatch.setattr(providers, "voice", lambda: fake)
    return fake


@pytest.fixture
def master(monkeypatch: pytest.MonkeyPatch) -> FakeMaster:
    fake = FakeMaster()
    monkeypatch.setattr(providers, "master", fake)
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
