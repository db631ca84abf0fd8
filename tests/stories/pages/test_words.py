"""How pages say what rows hold: whole paragraphs, and the author's words for states and writers."""

import pytest
from django.test import Client

from stories.models import Scene, Story
from stories.templatetags.story_tags import OPENING_WORDS, opening, writer_name
from stories.workflow import Stage
from storycreator.models import User
from tests.factories import make_candidate, make_revision, make_story
from tests.stories.pages.reading import read

LONG = " ".join(["lamp"] * OPENING_WORDS)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("", ""),
        ("Short.", "Short."),
        ("Short.\n\nAlso short.", "Short.\n\nAlso short."),
        (f"{LONG}\n\nNot any more.", LONG),
        (f"Short.\n\n{LONG}\n\nNot any more.", f"Short.\n\n{LONG}"),
    ],
)
def test_the_opening_of_a_text_is_whole_paragraphs(text: str, shown: str):
    assert opening(text) == shown


def test_an_endless_paragraph_breaks_off():
    shown = opening(" ".join([LONG] * 9))
    assert shown.endswith("…") and len(shown.split()) <= 2 * OPENING_WORDS + 1


def test_the_writer_is_called_by_its_name():
    assert writer_name("builtin:") == "built-in writer"
    assert writer_name("bedrock:a-model") == "bedrock:a-model"


def test_a_version_that_is_not_decided_says_so(owner_client: Client, scene: Scene):
    make_candidate(scene=scene, model="builtin:")
    page = read(owner_client, f"/stories/{scene.draft.story_id}/scenes/{scene.pk}/history/")
    assert "waiting for your word" in page.said and "built-in writer" in page.said
    assert "builtin:" not in page.said and "andidate" not in page.said


def test_long_unchanged_stretches_of_a_comparison_are_folded(owner_client: Client, scene: Scene):
    same = [f"Paragraph {number} stays as it is." for number in range(4)]
    scene.current = make_revision(scene=scene, content="\n\n".join([*same, "The old end."]))
    scene.save()
    found = make_revision(scene=scene, content="\n\n".join([*same, "Another close, quite."]))
    page = read(owner_client, f"/stories/{scene.draft.story_id}/revisions/{found.pk}/compare/")
    assert "4 paragraphs are unchanged" in page.said and same[3] in page.said


def test_the_shelf_says_what_is_finished(owner: User, owner_client: Client, reviewed: Story):
    make_story(author=owner, title="Brass", stage=Stage.COMPLETED)
    page = read(owner_client, "/")
    assert "Finished" in page.said and "Draft to review" in page.said
