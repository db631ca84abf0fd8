"""A passage in a text: what is around it never changes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from stories.marks import choices, marked
from stories.schemas import Passage

TEXTS = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=60)


@st.composite
def passages(draw: st.DrawFn) -> tuple[str, Passage]:
    content = draw(st.text(alphabet="ab .\n“”é😀", min_size=1, max_size=60))
    start = draw(st.integers(0, len(content) - 1))
    return content, Passage(start=start, end=draw(st.integers(start + 1, len(content))))


@given(passages(), TEXTS)
def test_all_but_the_passage_is_the_same_byte_for_byte(held: tuple[str, Passage], answer: str):
    content, passage = held
    new = passage.replaced(content, answer)
    before, behind = content[: passage.start], content[passage.end :]
    assert new.encode() == before.encode() + answer.encode() + behind.encode()


@given(passages())
def test_a_trimmed_passage_has_the_same_words(held: tuple[str, Passage]):
    content, passage = held
    trimmed = passage.trimmed(content)
    assert (trimmed.of(content) if trimmed else "") == passage.of(content).strip()


@given(passages(), TEXTS, TEXTS)
def test_a_passage_is_found_again_only_where_it_stands_once(held: tuple[str, Passage], a: str, b: str):
    content, passage = held
    now = a + content + b
    moved = passage.moved(content, now)
    assert moved is None or moved.of(now) == passage.of(content)
    assert passage.moved(content, content) == passage


@pytest.mark.parametrize(("start", "end"), [(0, 6), (5, 9), (2, 3), (4, 2)])
def test_what_is_no_text_is_no_passage(start: int, end: int):
    assert Passage(start=start, end=end).trimmed("It \n.") is None


@pytest.mark.parametrize("ends", [{"start": -1, "end": 3}, {"start": 0, "end": 0}, {"start": "0", "end": 3}])
def test_a_passage_begins_in_the_text(ends: dict[str, object]):
    with pytest.raises(ValidationError):
        Passage.model_validate(ends)


@given(passages(), passages())
def test_a_marked_text_is_the_text_in_its_places(held: tuple[str, Passage], other: tuple[str, Passage]):
    text, span = held[0], (held[1].start, held[1].end)
    paragraphs = marked(text, spans=[[span], [(other[1].start, other[1].end)]], picked=span)
    runs = [run for paragraph in paragraphs for run in paragraph]
    assert all(text[run.start :].startswith(run.text) and "\n" not in run.text for run in runs)
    assert "".join(run.text for run in runs) == text.replace("\n", "")
    inside = "".join(run.text for run in runs if run.is_picked)
    assert inside == held[1].of(text).replace("\n", "")
    assert inside == "".join(run.text for run in runs if 1 in run.notes)


def test_a_single_line_end_breaks_the_line_and_two_begin_a_paragraph():
    runs = marked("One\ntwo\n\nthree")
    assert [[(run.text, run.breaks) for run in paragraph] for paragraph in runs] == [
        [("One", False), ("two", True)],
        [("three", False)],
    ]


def test_the_sentences_to_choose_from_stand_in_their_paragraphs():
    found = choices("It rained. She left.\n\nHe stayed " + "and stayed " * 9 + "there.")
    assert [(number, [s.number for s in sentences]) for number, sentences in found] == [(1, [1, 2]), (2, [3])]
    assert found[1][1][0].opening.endswith("stayed and …")
