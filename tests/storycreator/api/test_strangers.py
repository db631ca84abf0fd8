"""Another author's things are not there, by any call and by any id."""

import uuid

import pytest

from stories.models import Story
from storycreator.models import User
from tests.factories import make_reviewed_story
from tests.storycreator.api.caller import Caller, caller_of
from tests.storycreator.api.ids import ids_of
from tests.storycreator.api.ready import READY, rows


@pytest.mark.parametrize("call", READY)
def test_a_stranger_finds_no_story_and_changes_nothing(call: str, owner: User, stranger_api: Caller):
    story, body = READY[call](owner)
    before = rows()
    answer = stranger_api.about(story, call, **body)
    assert (answer.status_code, answer.json()["error"]["code"]) == (404, "not_found")
    assert rows() == before


@pytest.mark.parametrize("call", READY)
def test_what_a_stranger_is_refused_is_there_for_its_author(call: str, owner: User, api: Caller):
    story, body = READY[call](owner)
    assert api.about(story, call, **body).status_code in (200, 202)


@pytest.mark.parametrize("call", READY)
def test_a_superuser_is_a_stranger_too(call: str, owner: User, staff: User):
    story, body = READY[call](owner)
    assert caller_of(staff).about(story, call, **body).status_code == 404


@pytest.mark.parametrize("call", READY)
def test_an_id_of_nothing_is_not_found(call: str, owner: User, api: Caller):
    _, body = READY[call](owner)
    assert api.about(str(uuid.uuid4()), call, **body).status_code == 404


@pytest.mark.parametrize(
    "call",
    [call for call in READY if call.endswith(("-scene", "-revision", "-concept", "-this", "-character"))],
)
def test_an_own_story_does_not_open_the_rows_of_anothers(call: str, owner: User, stranger: User):
    own = make_reviewed_story(author=stranger)
    _, body = READY[call](owner)
    before = rows()
    assert caller_of(stranger).about(own, call, **body).status_code == 404
    assert rows() == before


def test_a_stranger_neither_reads_nor_deletes(carded: Story, stranger_api: Caller):
    path = f"session/{carded.pk}"
    assert [stranger_api.get(path).status_code, stranger_api.delete(path).status_code] == [404, 404]
    carded.refresh_from_db()
    assert carded.deleted_at is None


def test_a_list_holds_nothing_of_another(carded: Story, stranger_api: Caller):
    assert stranger_api.get("sessions").json()["data"]["items"] == []


def test_a_stranger_follows_no_link(approved: Story, api: Caller, stranger_api: Caller):
    ids = ids_of(approved)
    for path in (
        f"recordings/{ids['recording_id']}",
        f"illustrations/{ids['illustration_id']}",
        f"files/{ids['edition_id']}/epub",
    ):
        assert (api.get(path).status_code, stranger_api.get(path).status_code) == (200, 404)


def test_a_story_in_the_bin_is_not_there(carded: Story, api: Caller):
    assert api.delete(f"session/{carded.pk}").status_code == 200
    assert api.get(f"session/{carded.pk}").status_code == 404
    assert api.about(carded, "three-new").status_code == 404
