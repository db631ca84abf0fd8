"""Publishing in a child gives the very file, and its refusals arrive as sentences."""

import pytest

from narration.publishers import PUBLISHERS, publish, publish_in_child
from narration.publishers.child import as_json, from_json
from narration.schemas import BookSession
from storycreator.errors import ServiceError


async def test_a_damaged_picture_is_told_by_the_child_in_a_sentence(rich: BookSession):
    broken = rich.scenes[0].model_copy(update={"image": b"no picture"})
    with pytest.raises(ServiceError, match=r"The picture of scene 1 cannot be read") as refusal:
        await publish_in_child("epub", rich.model_copy(update={"scenes": [broken]}))
    assert refusal.value.permanent


async def test_the_childs_file_is_the_same_to_the_byte(rich: BookSession):
    assert await publish_in_child("epub", rich) == publish("epub", rich)


@pytest.mark.parametrize("name", ["rich", "bare"])
def test_a_session_comes_through_json_unharmed_but_for_its_sound(name: str, request: pytest.FixtureRequest):
    session = request.getfixturevalue(name)
    silent = [scene.model_copy(update={"audio": None}) for scene in session.scenes]
    assert from_json(as_json(session)) == session.model_copy(update={"scenes": silent})


def test_every_format_has_a_label_an_extension_and_a_media_type():
    described = {key: (made.LABEL, made.EXTENSION, made.MEDIA_TYPE) for key, made in PUBLISHERS.items()}
    assert described == {
        "epub": ("EPUB", "epub", "application/epub+zip"),
        "text": ("Text", "txt", "text/plain; charset=utf-8"),
    }
