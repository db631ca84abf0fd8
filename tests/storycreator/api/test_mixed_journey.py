"""One story in the browser and by the API by turns: each sees and takes up what the other did."""

import re
from typing import Any

import pytest
from django.test import Client

from narration import providers
from narration.narrators import load_narrators
from stories.models import Scene, Story
from storycreator.jobs.testing import run_jobs
from tests.factories import outline_schema
from tests.fakes import concepts, prose, write_with
from tests.faults.pages import form_to
from tests.narration.conftest import FakeIllustrator, FakeMaster, FakePublisher, FakeVoice
from tests.storycreator.api.caller import Caller


@pytest.fixture(autouse=True)
def fakes(monkeypatch: pytest.MonkeyPatch) -> None:
    """A writer, a voice, an illustrator and a publisher that answer at once."""
    write_with(monkeypatch, concepts(), concepts(titles=("Wick", "Tide", "Bell")), outline_schema(), prose())
    voice, illustrator = FakeVoice(), FakeIllustrator()
    monkeypatch.setattr(providers, "voice", lambda: voice)
    monkeypatch.setattr(providers, "illustrator", lambda: illustrator)
    monkeypatch.setattr(providers, "picture_prompt", lambda scene, _sheets, *, opening: scene.content)
    monkeypatch.setattr(providers, "master", FakeMaster())
    monkeypatch.setattr(providers, "publish", FakePublisher())


class Browser:
    """An author without scripts at the pages of one story."""

    def __init__(self, client: Client) -> None:
        self.client = client
        self.story = ""

    def begin(self, idea: str) -> None:
        answer = self.client.post("/new/", {**self._form("/new/", "/new/"), "prompt": idea, "scenes": "4"})
        self.story = re.search(r"/stories/([0-9a-f-]+)/", answer["Location"])[1]

    def page(self, name: str) -> str:
        return self.client.get(f"/stories/{self.story}/{name}/", follow=True).text

    def send(self, page: str, ending: str, **typed: str) -> Any:
        """Fill in the form of a page that goes to an address with that ending, and send it."""
        path = f"/stories/{self.story}/{page}/"
        address, form = form_to(self.client.get(path, follow=True).text, ending)
        answer = self.client.post(address, {**form.fields, **typed})
        assert answer.status_code in (200, 302), answer.text
        return answer

    def _form(self, path: str, ending: str) -> dict[str, str]:
        return form_to(self.client.get(path).text, ending)[1].fields


def test_one_story_by_turns(owner_client: Client, api: Caller):
    load_narrators()
    browser = Browser(owner_client)
    browser.begin("A keeper who lost the light")
    story = browser.story
    run_jobs()

    card = api.session(story)["generated_concepts"][0]
    assert api.about(story, "more-like-this", concept_id=card["concept_id"]).status_code == 202
    run_jobs()
    assert "Wick" in browser.page("concepts")
    browser.send("concepts", "/choose/")
    run_jobs()

    scenes = api.session(story)["current_draft"]["scenes"]
    assert api.session(story)["current_stage"] == "revision" and len(scenes) == 4
    api.about(story, "approve-scene", scene_id=scenes[0]["scene_id"], revision_id=scenes[0]["revision_id"])
    assert "Approved" in browser.page("review")
    browser.send("review", f"/scenes/{scenes[1]['scene_id']}/approve/")

    asked = api.about(story, "rewrite-scene", scene_id=scenes[2]["scene_id"], feedback="Shorter, please.")
    assert asked.status_code == 202
    run_jobs()
    browser.send("review", "/accept/")
    third = api.session(story)["current_draft"]["scenes"][2]
    assert third["candidates"] == [] and third["revision_id"] != scenes[2]["revision_id"]
    api.about(story, "rewrite-scene", scene_id=scenes[3]["scene_id"], new_content="My own words.")
    assert "My own words." in browser.page("review")
    browser.send("review", "/approve-remaining/")

    assert api.session(story)["current_stage"] == "format_selection"
    browser.send("format", "/format/choose/", output_format="both")
    assert api.session(story)["output_format"] == "both"
    voice = api.get("narrators").json()["data"][0]["voice_id"]
    assert api.about(story, "select-narrator", voice_id=voice).status_code == 200
    browser.send("generate", "/generate/make/")
    assert len(api.session(story)["pending"]) == 8
    run_jobs()

    session = api.session(story)
    assert session["current_stage"] == "completed" and session["pending"] is None
    assert session["files"] and all(file["is_current"] for file in session["files"])
    assert "EPUB" in browser.page("book")
    assert len(session["generated_audio"]) == len(session["generated_images"]) == 4


def test_an_edit_by_the_api_marks_the_book_of_the_page_as_edited_since(owner_client: Client, api: Caller):
    test_one_story_by_turns(owner_client, api)
    story = Story.objects.get()
    scene = Scene.objects.filter(draft=story.draft).first()
    api.about(story, "rewrite-scene", scene_id=scene, new_content="Another beginning.")
    assert not any(file["is_current"] for file in api.session(story)["files"])
    assert "has changed since this book was made" in owner_client.get(f"/stories/{story.pk}/book/").text
