"""The characters' sheets in the document of a story, and the call that changes one."""

import pytest

from stories import services
from stories.models import Character, Story
from tests.factories import make_character
from tests.storycreator.api.caller import Caller
from tests.storycreator.api.test_bad_input import refused


@pytest.fixture
def mara(reviewed: Story) -> Character:
    return reviewed.characters.get()


def edit(api: Caller, sheet: Character, **body: object):
    ids = {"session_id": str(sheet.story_id), "character_id": str(sheet.pk)}
    return api.post("edit-character", {**ids, **body})


def test_the_sheets_stand_in_the_document(api: Caller, reviewed: Story, mara: Character):
    make_character(story=reviewed, name="Noor", left_out=True)
    assert api.session(reviewed)["characters"] == [
        {
            "character_id": str(mara.pk),
            "name": "Mara",
            "role": "protagonist",
            "description": "keeper",
            "appearance": "grey coat",
            "voice": "",
            "pronunciation": "",
            "edited": [],
            "locked": False,
        }
    ]


def test_a_sheet_is_changed_where_the_call_says(api: Caller, mara: Character):
    answer = edit(api, mara, name="Iris", voice="", pronunciation="eye-riss", locked=True, role=None)
    [sheet] = answer.json()["data"]["characters"]
    assert answer.status_code == 200 and sheet["locked"] is True
    assert (sheet["name"], sheet["role"], sheet["pronunciation"]) == ("Iris", "protagonist", "eye-riss")
    assert sheet["edited"] == ["name", "pronunciation"]
    assert edit(api, mara, locked=False).json()["data"]["characters"][0]["locked"] is False


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": "\0"}, "name"),
        ({"appearance": "x" * 601}, "appearance"),
        ({"description": ""}, "description"),
        ({"locked": "yes"}, "locked"),
        ({"left_out": True}, "left_out"),
    ],
)
def test_what_does_not_fit_is_named(api: Caller, mara: Character, body: dict, field: str):
    assert field in refused(edit(api, mara, **body), 422, "unprocessable")["fields"]
    mara.refresh_from_db()
    assert (mara.name, mara.version) == ("Mara", 1)


def test_blanks_are_no_name(api: Caller, mara: Character):
    assert "Give the character a name" in refused(edit(api, mara, name="  "), 422, "unprocessable")["message"]


def test_a_name_that_is_taken_is_refused_and_nothing_else_is_changed(api: Caller, mara: Character):
    make_character(story=mara.story, name="Noor")
    answer = edit(api, mara, name="noor", appearance="a yellow coat", locked=True)
    assert "There is a sheet for “Noor”" in refused(answer, 422, "unprocessable")["message"]
    mara.refresh_from_db()
    assert (mara.appearance, mara.locked) == ("grey coat", False)


def test_the_sheet_of_another_story_is_not_there(api: Caller, reviewed: Story):
    foreign = make_character()
    body = {"character_id": str(foreign.pk), "name": "Iris"}
    refused(api.about(reviewed, "edit-character", **body), 404, "not_found")


def test_the_version_of_a_story_rises_with_its_sheets_and_never_falls(api: Caller, mara: Character):
    versions = [api.session(mara.story)["version"]]
    edit(api, mara, role="keeper")
    versions.append(api.session(mara.story)["version"])
    mara.refresh_from_db()
    services.leave_out_character(mara, seen=mara.version)
    versions.append(api.session(mara.story)["version"])
    mara.story.cast_figures([])
    versions.append(api.session(mara.story)["version"])
    assert versions == sorted(versions) and versions[1] < versions[2]
