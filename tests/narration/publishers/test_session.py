"""A book as data holds every text, description and timing, under the names that the wire has."""

import json
from typing import Any

from narration.schemas import BookSession
from tests.narration.publishers.conftest import published


def data(session: BookSession) -> Any:
    return json.loads(published("json", session))


def test_every_scene_has_its_text_its_description_and_its_timings(rich: BookSession):
    told = data(rich)
    assert [scene["content"] for scene in told["scenes"]] == [scene.content for scene in rich.scenes]
    for said, scene in zip(told["scenes"], rich.scenes, strict=True):
        assert said.get("alt_text") == (scene.alt_text if scene.image else None)
        assert len(said.get("timings", [])) == (len(scene.sound.timings) if scene.sound else 0)


def test_a_book_of_words_alone_names_no_format(bare: BookSession):
    told = data(bare)
    assert told["output_format"] is None and told["selected_narrator"] is None
    assert told["title"] == "المنارة"


def test_hostile_texts_are_data(hostile: BookSession):
    said = published("json", hostile).decode()
    assert not set(said) & set("\0\x07\r￾")
    assert json.loads(said)["title"]


def test_who_made_it_is_said(rich: BookSession):
    assert data(rich)["made"]["narration"] == "Alistair (synthetic voice)"
