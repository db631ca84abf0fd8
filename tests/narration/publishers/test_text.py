"""A book as plain text holds title, byline, every scene and how it was made."""

from narration.schemas import BookSession
from narration.speech import paragraphs
from tests.narration.publishers.conftest import published


def test_hostile_texts_give_clean_utf8(hostile: BookSession):
    text = published("text", hostile).decode()
    assert not set(text) & set("\0\x07\r\ufffe\U0001ffff")
    assert "<script>alert(1)</script>" in text
    assert "2. Scene 2\n" in text


def test_every_paragraph_of_every_scene_is_there_in_order(rich: BookSession):
    text = published("text", rich).decode()
    at = 0
    for scene in rich.scenes:
        for paragraph in [f"{scene.number}. {scene.title}", *paragraphs(scene.content)]:
            at = text.index(paragraph, at) + len(paragraph)


def test_it_begins_with_title_and_byline_and_ends_with_how_it_was_made(rich: BookSession):
    lines = published("text", rich).decode().splitlines()
    assert lines[:2] == ["THE SEVENTH WAVE", "Ada Author"]
    assert lines[-1] == "Published: 2026-11-22"
    assert "Narration: Alistair (synthetic voice)" in lines


def test_a_book_without_byline_begins_with_its_title_alone(bare: BookSession):
    assert published("text", bare).decode().startswith("المنارة\n\n\n1. البحر")
