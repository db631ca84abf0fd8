"""Publishing in a child gives the very file, and its refusals arrive as sentences."""

from pathlib import Path

import pytest

from narration.editions import FORMATS, OF_SOUND
from narration.publishers import PUBLISHERS, publish_in_child
from narration.publishers.child import as_json, from_json
from narration.schemas import BookSession
from storycreator.errors import ServiceError
from tests.narration.publishers.conftest import published


async def test_a_damaged_picture_is_told_by_the_child_in_a_sentence(rich: BookSession, tmp_path: Path):
    broken = rich.scenes[0].model_copy(update={"image": b"no picture"})
    session = rich.model_copy(update={"scenes": [broken]})
    with pytest.raises(ServiceError, match=r"The picture of scene 1 cannot be read") as refusal:
        await publish_in_child("epub", session, path=tmp_path / "book")
    assert refusal.value.permanent


@pytest.mark.parametrize("format", PUBLISHERS)
async def test_the_childs_file_is_the_same_to_the_byte(format: str, rich: BookSession, tmp_path: Path):
    path = tmp_path / "book"
    await publish_in_child(format, rich, path=path)
    assert path.read_bytes() == published(format, rich)


@pytest.mark.parametrize("name", ["rich", "bare"])
def test_a_session_comes_through_json_unharmed(name: str, request: pytest.FixtureRequest):
    session = request.getfixturevalue(name)
    assert from_json(as_json(session)) == session


def test_the_formats_of_an_edition_are_those_that_can_be_published():
    assert tuple(PUBLISHERS) == FORMATS
    assert {name for name, made in PUBLISHERS.items() if made.has_credits} == OF_SOUND


def test_every_format_has_a_label_an_extension_and_a_media_type():
    described = {key: (made.label, made.extension, made.media_type) for key, made in PUBLISHERS.items()}
    assert described == {
        "epub": ("EPUB", "epub", "application/epub+zip"),
        "m4b": ("Audiobook (M4B)", "m4b", "audio/mp4"),
        "mp3": ("MP3", "zip", "application/zip"),
        "captions": ("Captions (WebVTT)", "vtt", "text/vtt; charset=utf-8"),
        "cover": ("Cover", "zip", "application/zip"),
        "text": ("Text", "txt", "text/plain; charset=utf-8"),
        "json": ("Data (JSON)", "json", "application/json"),
    }
