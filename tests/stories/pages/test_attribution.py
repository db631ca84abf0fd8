"""Every page says who writes and where it goes what is typed, as the settings have it."""

import pytest
from django.test import Client

from stories.models import Scene, Story
from tests.stories.pages.reading import read

GRAMMAR = "Built-in writer: a grammar, not an AI."
STAYS = "Nothing leaves this machine."
WRITERS = [
    ("bedrock:nova", "", "Writer: nova (Amazon Bedrock), an AI."),
    (
        "openai:gpt-x",
        "http://192.0.2.1/v1",
        "Writer: gpt-x (an OpenAI-compatible server at 192.0.2.1), an AI.",
    ),
    (
        "ollama:llama3:8b",
        "",
        "Writer: llama3:8b (Ollama on this machine), an AI.",
    ),
]


def pages_of(story: Story) -> list[str]:
    at = f"/stories/{story.pk}"
    return ["/new/", f"{at}/idea/", f"{at}/concepts/", f"{at}/draft/", f"{at}/review/"]


def test_the_built_in_writer_is_named_as_what_it_is(owner_client: Client, scene: Scene):
    for address in pages_of(scene.draft.story):
        said = read(owner_client, address).said
        assert GRAMMAR in said and STAYS in said


@pytest.mark.parametrize(("setting", "base_url", "who"), WRITERS)
def test_another_writer_is_named_with_where_it_is(
    setting: str, base_url: str, who: str, owner_client: Client, scene: Scene, settings
):
    settings.STORY_MODEL = settings.STORY_MODEL_FAST = setting
    settings.STORY_MODEL_BASE_URL = base_url
    for address in pages_of(scene.draft.story):
        said = read(owner_client, address).said
        assert who in said and "Ideas, characters, scenes and wishes go there." in said
        assert GRAMMAR not in said and STAYS not in said and "free" not in said


def test_two_writers_are_both_named(owner_client: Client, settings):
    settings.STORY_MODEL_FAST = "bedrock:nova"
    said = read(owner_client, "/new/").said
    assert "Writer: the built-in one, a grammar, not an AI." in said
    assert "Plans and rewrites: nova (Amazon Bedrock), an AI." in said
    assert "Ideas, characters, scenes and wishes go to Amazon Bedrock." in said and STAYS not in said


def hint(client: Client, scene: Scene) -> str:
    return read(client, f"/stories/{scene.draft.story_id}/review/?ask={scene.pk}").said


def test_the_hint_of_a_rewrite_tells_what_the_built_in_writer_can(owner_client: Client, scene: Scene):
    said = hint(owner_client, scene)
    for wish in ("about 400 words", "less dialogue", "more description", "rename Ada to Ines"):
        assert wish in said


def test_the_hint_of_a_rewrite_tells_who_reads_the_wish(owner_client: Client, scene: Scene, outside: str):
    said = hint(owner_client, scene)
    assert "go to an OpenAI-compatible server at 192.0.2.1." in said and "built-in" not in said
