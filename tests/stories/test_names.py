"""Names in a text: whole words and possessives, and what of a name is replaced by what."""

import pytest

from stories.craft import given_name, names_somebody, renaming, replace_name
from stories.models import Character


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Iris ran.", "Vera ran."),
        ("“Iris!” It was Iris’s, not Iris's.", "“Vera!” It was Vera’s, not Vera's."),
        ("‘Iris,’ he said. 'Iris!'", "‘Vera,’ he said. 'Vera!'"),
        (
            "Irish iris, Irises, O’Iris, Iris-Ann and IRIS stay.",
            "Irish iris, Irises, O’Iris, Iris-Ann and IRIS stay.",
        ),
        ("", ""),
    ],
)
def test_a_name_is_replaced_as_a_whole_word(text: str, told: str):
    assert replace_name(text, "Iris", "Vera")[0] == told


def test_a_name_with_signs_is_taken_as_it_is():
    assert replace_name("A(1) met A11.", "A(1)", r"B\1") == (r"B\1 met A11.", 1)


def test_a_name_that_has_the_old_one_in_it_is_put_in_once():
    text, count = replace_name("Iris Vale met Iris.", "Iris", "Iris Vale")
    assert (text, count) == ("Iris Vale met Iris Vale.", 1)
    assert replace_name(text, "Iris", "Iris Vale") == (text, 0)


def test_a_text_names_somebody_by_the_whole_word():
    assert names_somebody("It was Iris’s.", "Iris")
    assert not names_somebody("Irises, in iris.", "Iris")


@pytest.mark.parametrize(
    ("old", "new", "pairs"),
    [
        ("Iris", "Vera", [("Iris", "Vera")]),
        ("Iris Vale", "Vera Holt", [("Iris Vale", "Vera Holt"), ("Iris", "Vera"), ("Vale", "Holt")]),
        ("Iris Vale", "Vera", [("Iris Vale", "Vera"), ("Iris", "Vera")]),
        ("Iris", "Vera Holt", [("Iris", "Vera")]),
        ("Tom", "Old Tom", []),
        ("The Keeper", "Old Bram", [("The Keeper", "Old Bram"), ("Keeper", "Bram")]),
        ("the ghost", "the guest", [("the ghost", "the guest")]),
    ],
)
def test_prose_calls_people_by_a_part_of_their_name(old: str, new: str, pairs: list[tuple[str, str]]):
    assert renaming(old, new) == pairs


@pytest.mark.parametrize(
    ("name", "given"), [("Mara", "Mara"), ("Dr. Mara Vale", "Mara"), ("the ghost", "the ghost")]
)
def test_the_given_name_is_the_first_that_is_no_title(name: str, given: str):
    assert given_name(name) == given


def test_every_former_name_becomes_the_present_one():
    sheet = Character(name="Nora", former_names=["Iris Vale", "Vera"])
    assert sheet.renamed("Iris Vale was Iris; Vera’s lamp.") == "Nora was Nora; Nora’s lamp."
