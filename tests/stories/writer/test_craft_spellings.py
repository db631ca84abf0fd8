"""Names that drift, and names that only look alike."""

import pytest

from stories.craft import measure_draft


def drift(text: str, *others: str, names: tuple[str, ...] = (), idea: str = "") -> dict[str, str]:
    """What is said about the names of the first text: each misspelling with what it should be."""
    found = measure_draft([text, *others], names=names, idea=idea)[0]
    return {
        f.wish.split("“")[1].split("”")[0]: f.wish.split("“")[2].split("”")[0]
        for f in found
        if f.kind == "name"
    }


@pytest.mark.parametrize(
    ("sheet", "written"),
    [
        ("Katherine Pell", "Catherine"),
        ("Sarah", "Sara"),
        ("Jonathan", "Jonathon"),
        ("Philip", "Filip"),
        ("Michael", "Micheal"),
        ("Katherine", "Kathryn"),
        ("Adeyemi", "Adeyami"),
        ("Winifred", "Winifried"),
    ],
)
def test_a_name_spelt_otherwise_than_on_its_sheet_is_found(sheet: str, written: str):
    assert drift(f"The door opened and {written} came in.", names=(sheet,)) == {written: sheet.split()[0]}


@pytest.mark.parametrize(
    ("sheet", "text"),
    [
        ("Mark", "They paid in Marks, and with Mary."),
        ("Tull", "We dined with the Tulls."),
        ("Clara", "And then Clara’s lamp went out."),
        ("Anna", "She wrote to Anne-Marie about it."),
        ("Marina", "They saw the marina and the Marino."),
        ("Brigid", "He crossed the Bridge."),
        ("March", "It was in May, and Marsh lay before them."),
        ("Robin", "A Roman coin lay there."),
        ("Petra", "And Peter came too."),
    ],
)
def test_other_names_and_words_are_left_alone(sheet: str, text: str):
    assert drift(text, names=(sheet,)) == {}


def test_two_people_with_a_sheet_each_are_two_people():
    assert drift("Here were Clara and Klara, and Katherine.", names=("Clara", "Klara", "Katherine")) == {}


def test_a_name_that_the_author_gave_is_right():
    assert drift("Then Catherine came.", names=("Katherine",), idea="Katherine is haunted by Catherine") == {}


@pytest.mark.parametrize("text", ["Catherine came in.", "She turned. Catherine stood there.", "“Catherine!”"])
def test_a_capital_at_the_head_of_a_sentence_says_nothing(text: str):
    assert drift(text, names=("Katherine",)) == {}


def test_a_name_without_a_sheet_is_known_by_how_often_it_comes():
    before = "They saw Wrona. Then Wrona left, and old Wrona laughed at young Wrona."
    assert drift("But here Vrona was, and Wronna too.", before) == {"Wronna": "Wrona"}


def test_all_places_of_a_misspelling_are_mended_together():
    text = "First Catherine sat. It rained. Then Catherine rose. It cleared."
    [finding] = measure_draft([text], names=("Katherine",))[0]
    assert [text[slice(*span)] for span in finding.spans] == ["Catherine", "Catherine"]
    assert text[slice(*finding.passage)] == "First Catherine sat. It rained. Then Catherine rose."
    assert finding.wish == "Change “Catherine” to “Katherine”."
