"""A text made of two: the paragraphs that were taken from the new one, the rest as it stood."""

from hypothesis import given, settings
from hypothesis import strategies as st

from stories.compare import compare, mix

# A busy machine is slow now and then, and nothing is remembered from one run to the next.
calmly = settings(deadline=None, database=None)
LINES = st.text(alphabet="ab ,.\u201c\u2019é\n", min_size=0, max_size=12)
GAPS = st.sampled_from(["\n\n", "\n \n", "\n\n\n", "\n"])
TEXTS = st.lists(st.tuples(LINES, GAPS), max_size=8).map(lambda parts: "".join(a + b for a, b in parts))
PICKS = st.sets(st.integers(min_value=0, max_value=20))


@calmly
@given(before=TEXTS, after=TEXTS)
def test_everything_is_the_new_text_and_nothing_the_old_one(before: str, after: str):
    choices = compare(before, after).choices
    assert mix(before, after, taken=[]) == before
    assert not choices or mix(before, after, taken=choices) == after


@calmly
@given(before=TEXTS, after=TEXTS, picks=PICKS)
def test_any_choice_keeps_the_rest_letter_for_letter(before: str, after: str, picks: set[int]):
    comparison = compare(before, after)
    expected = [
        "".join(
            piece.text
            for piece in (change.new if change.number in picks and not change.is_same else change.old)
        )
        for change in comparison.changes
    ]
    made = compare(mix(before, after, taken=picks), "")
    found = ["".join(piece.text for piece in change.old) for change in made.changes]
    assert found == [text for text in expected if text]


@calmly
@given(before=TEXTS, after=TEXTS, picks=PICKS)
def test_numbers_of_paragraphs_that_are_alike_change_nothing(before: str, after: str, picks: set[int]):
    alike = picks - set(compare(before, after).choices)
    assert mix(before, after, taken=alike) == before


OLD = "  One stands.\n\nTwo is old and stays in its place.\n \nThree stands.\n\nFour goes.\n"
NEW = "One stands.\n\nTwo is new and stays in its place.\n\nThree stands.\n\nA quite different end"


def test_the_gaps_between_the_other_paragraphs_stay_too():
    assert compare(OLD, NEW).choices == [2, 4, 5]
    assert mix(OLD, NEW, taken={2}) == OLD.replace("Two is old", "Two is new")
    assert mix(OLD, NEW, taken={5}) == OLD.replace("\n\nFour goes.", "")
    assert mix(OLD, NEW, taken={4}) == OLD.replace("Four goes.", "A quite different end\n\nFour goes.")
