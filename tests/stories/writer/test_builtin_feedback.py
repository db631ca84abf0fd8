"""Feedback: what is obeyed, measurably, and what is said to be impossible."""

import pytest

from stories.craft import paragraphs, spoken_words, words
from stories.schemas import RewriteRequest
from stories.writers.builtin import CannotDo
from stories.writers.builtin.rewriting import rename, rewrite

OWN = "My own words stand here, and nobody else’s.\n\nThey are mine to keep."


def asked(story, feedback, *, number=2, content=None, polish=False):
    text = story.scenes[number - 1] if content is None else content
    return RewriteRequest(
        idea=story.idea,
        brief=story.brief,
        concept=story.concept,
        outline=story.outline,
        number=number,
        content=text,
        feedback=feedback,
        polish=polish,
        seed=5,
    )


@pytest.fixture(scope="module")
def story(tell_story):
    return tell_story("A detective who can see ghosts")


@pytest.mark.parametrize(
    "feedback",
    [
        "make it scarier",
        "Make it shorter and scarier",
        "don't make it longer",
        "shorter and longer",
        "Use the present tense",
        "more",
        "🙂",
        "shorter and more description",
        "more dialogue and less dialogue",
        "move it to Paris",
        "tell it in the first person",
        "I hate it",
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_is_changed(story, feedback):
    with pytest.raises(CannotDo, match="Nothing was changed"):
        rewrite(asked(story, feedback))


def test_a_refused_wish_is_quoted_in_a_whole_sentence(story):
    with pytest.raises(CannotDo, match="“punchier” asks for something else"):
        rewrite(asked(story, "punchier"))


def test_a_wish_in_tags_is_the_wish_inside_them(story):
    assert rewrite(asked(story, "<b>shorter</b>")) == rewrite(asked(story, "shorter"))


def test_a_name_that_is_not_there_cannot_be_changed(story):
    with pytest.raises(CannotDo, match="no “Xerxes”"):
        rewrite(asked(story, "rename Xerxes to Paul"))


@pytest.mark.parametrize(
    "feedback",
    ["shorter", "longer", "more dialogue", "less dialogue", "more description", "half as long", "350 words"],
)
def test_an_authors_own_text_is_neither_cut_nor_added_to(story, feedback):
    with pytest.raises(CannotDo, match="your own"):
        rewrite(asked(story, feedback, content=OWN))


@pytest.mark.parametrize(
    "feedback", ["Make it shorter.", "please shorten this scene", "It is too long", "cut it down a bit"]
)
@pytest.mark.parametrize("number", [1, 3, 5])
def test_shorter_is_shorter_and_keeps_what_it_keeps_word_for_word(story, feedback, number):
    text = rewrite(asked(story, feedback, number=number))
    before = story.scenes[number - 1]
    assert len(words(text)) >= 300
    assert 0.68 * len(words(before)) <= len(words(text)) <= 0.85 * len(words(before))
    assert all(part in before for part in paragraphs(text))


def test_a_scene_is_not_cut_below_what_a_scene_must_have(story, tell_story):
    with pytest.raises(CannotDo, match="at least 300"):
        rewrite(asked(story, "half as long"))
    short = tell_story("A detective who can see ghosts", words=300)
    with pytest.raises(CannotDo, match="at least 300"):
        rewrite(asked(short, "shorter", content=short.scenes[1]))


@pytest.mark.parametrize("feedback", ["about 400 words", "make it 400 words please"])
def test_a_length_in_words_is_kept(story, feedback):
    assert 360 <= len(words(rewrite(asked(story, feedback)))) <= 440


def test_less_dialogue_takes_spoken_words_away(story):
    text = rewrite(asked(story, "Less dialogue, please", number=1))
    assert spoken_words(text) <= 0.85 * spoken_words(story.scenes[0])
    assert len(words(text)) >= 300


def test_more_description_adds_words_that_nobody_says(story):
    text = rewrite(asked(story, "more description", number=1))
    assert len(words(text)) >= 1.15 * len(words(story.scenes[0]))
    assert spoken_words(text) <= 1.05 * spoken_words(story.scenes[0])


@pytest.mark.parametrize("feedback", ["longer please", "Can you expand this?", "make it 20% longer"])
def test_longer_is_longer_and_keeps_every_paragraph(story, feedback):
    text = rewrite(asked(story, feedback))
    assert len(words(text)) >= 1.15 * len(words(story.scenes[1]))
    assert all(part in text for part in paragraphs(story.scenes[1]))


def test_more_dialogue_adds_spoken_words(story):
    text = rewrite(asked(story, "More dialogue!", number=1))
    assert spoken_words(text) >= 1.15 * spoken_words(story.scenes[0])


def test_a_paragraph_of_the_author_stays_through_a_shortening(story):
    content = story.scenes[1] + "\n\n" + OWN
    assert OWN in rewrite(asked(story, "shorter", content=content))


def test_a_rename_is_exact():
    text = "Ann sat with Annie. “Ann!” It was Ann’s. Ann-Marie left, and Ann."
    told = rename(text, "Ann", "Zoë")
    assert told == "Zoë sat with Annie. “Zoë!” It was Zoë’s. Ann-Marie left, and Zoë."


def test_a_rename_and_a_shortening_go_together(story):
    hero = story.outline.characters[0].name
    text = rewrite(asked(story, f"Rename {hero} to Barnaby and make it shorter"))
    assert hero not in text
    assert "Barnaby" in text
    assert len(words(text)) <= 0.85 * len(words(story.scenes[1]))


def test_a_renamed_scene_can_still_be_shortened(story):
    hero = story.outline.characters[0].name
    renamed = rewrite(asked(story, f"change {hero} to Barnaby"))
    text = rewrite(asked(story, "shorter", content=renamed))
    assert hero not in text
    assert len(words(text)) <= 0.85 * len(words(renamed))


def test_polish_corrects_marks_doubles_and_spelling_and_nothing_else(story):
    rough = 'He  said "dont recieve the the letter" -- and i left .  That that was all.'
    told = rewrite(asked(story, "", content=rough, polish=True))
    assert told == "He said “don’t receive the letter” – and I left. That that was all."


def test_polish_leaves_clean_text_alone(story):
    assert rewrite(asked(story, "", content=story.scenes[0], polish=True)) == story.scenes[0]


def test_feedback_with_nothing_in_it_asks_what_should_change(story):
    with pytest.raises(CannotDo, match="Say what should change"):
        rewrite(asked(story, "  "))
