"""What is said of a scene in the light of the others."""

from stories.craft import measure_draft
from tests.factories import outline_schema

STAIRS = "She had counted the stairs twice on the way up, and there were sixty-one of them."
BEAT = "Mara smuggles the stolen compass aboard while the drunken pilot gambles with fishermen below deck."


def kinds(texts: list[str]) -> list[list[str]]:
    return [[finding.kind for finding in of_scene] for of_scene in measure_draft(texts)]


def test_a_draft_without_scenes_has_nothing_to_be_said_of():
    assert measure_draft([]) == [] and measure_draft(["", ""]) == [[], []]


def test_a_sentence_of_an_earlier_scene_is_told_where_it_comes_again():
    first, second = measure_draft([f"It rained. {STAIRS}", f"“So,” he said. {STAIRS} It cleared."])
    assert first == []
    [finding] = second
    assert "scene 1" in finding.message and finding.kind == "repeated_sentence"
    assert finding.passage == finding.spans[0] and finding.spans[0][0] == len("“So,” he said. ")


def test_a_sentence_that_one_scene_has_twice_is_not_told_again_among_all():
    assert kinds([f"{STAIRS} It rained. {STAIRS}", "It cleared."]) == [[], []]


def test_a_long_run_of_words_is_found_in_other_sentences():
    [finding] = measure_draft([STAIRS, "On the way up, and there were sixty-one of them, he fell."])[1]
    assert (
        finding.kind == "repeated_run"
        and "On the way up, and there were sixty-one of them" in finding.message
    )


def test_a_run_within_a_repeated_sentence_is_told_once():
    assert kinds([STAIRS, STAIRS]) == [[], ["repeated_sentence"]]


def test_nine_words_may_come_twice():
    assert kinds(["A the end of the tram line by the well.", "B the end of the tram line by the well."]) == [
        [],
        [],
    ]


def test_a_phrase_that_wears_out_over_the_draft_is_told_in_every_scene_that_has_it():
    plain = [" ".join(f"{word}{number}" for number in range(80)) for word in ("sea", "sky", "ice")]
    worn = " The lamp was, the lamp was, the lamp was, the lamp was, the lamp was, the lamp was out."
    found = kinds([plain[0] + worn, plain[1], plain[2] + worn])
    assert ["repetition" in of_scene for of_scene in found] == [True, False, True]


def test_a_few_words_wear_nothing_out():
    assert kinds(["The lamp was out, the lamp was out.", "The lamp was out."]) == [[], []]


def plan(*beats: str):
    return [outline_schema().scenes[0].model_copy(update={"beats": list(beats)})]


def test_a_beat_of_which_nothing_is_told_is_missed():
    [finding] = measure_draft(["It rained all day on the roofs."], plans=plan(BEAT))[0]
    assert (finding.kind, finding.spans, finding.passage) == ("beat", (), None)
    assert BEAT in finding.message and BEAT in finding.wish


def test_a_beat_of_which_one_word_is_told_in_any_form_is_not():
    assert measure_draft(["They had been smuggling for years."], plans=plan(BEAT)) == [[]]


def test_a_short_beat_and_a_scene_without_text_say_nothing():
    assert measure_draft(["It rained."], plans=plan("She climbs the stairs.")) == [[]]
    assert measure_draft([""], plans=plan(BEAT)) == [[]]


def test_a_plan_with_fewer_scenes_than_the_draft_is_no_trouble():
    assert measure_draft(["It rained.", "It cleared."], plans=plan("A.")) == [[], []]
