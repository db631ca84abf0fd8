"""A call that names the version it was decided on changes nothing when there is another one by now."""

from typing import Any

import pytest

from stories.models import Scene, Story
from storycreator.models import User
from tests.storycreator.api.caller import Caller
from tests.storycreator.api.ready import READY, rows


def matched(api: Caller, story: Story, call: str, tag: str, body: dict[str, Any]) -> Any:
    return api.about(story, call, headers={"If-Match": tag}, **body)


@pytest.mark.parametrize("call", READY)
def test_a_stale_tag_is_409_and_changes_nothing(call: str, owner: User, api: Caller):
    story, body = READY[call](owner)
    tag = api.get(f"session/{story.pk}")["ETag"]
    Story.objects.filter(pk=story.pk).update(version=99)
    before = rows()
    answer = matched(api, story, call, tag, body)
    assert (answer.status_code, answer.json()["error"]["code"]) == (409, "stale")
    assert rows() == before


@pytest.mark.parametrize("call", READY)
def test_the_tag_that_was_read_is_good(call: str, owner: User, api: Caller):
    story, body = READY[call](owner)
    tag = api.get(f"session/{story.pk}")["ETag"]
    assert matched(api, story, call, tag, body).status_code in (200, 202)


def test_a_decision_in_the_browser_makes_a_tag_stale(
    api: Caller, reviewed: Story, scene: Scene, owner_client
):
    tag = api.get(f"session/{reviewed.pk}")["ETag"]
    form = {"version": scene.version, "content": "Written in the browser."}
    assert owner_client.post(f"/stories/{reviewed.pk}/scenes/{scene.pk}/keep/", form).status_code == 302
    body = {"scene_id": str(scene.pk), "new_content": "Written by a program."}
    assert matched(api, reviewed, "rewrite-scene", tag, body).status_code == 409
    scene.refresh_from_db()
    assert scene.current.content == "Written in the browser."


def test_a_decision_by_the_api_makes_a_form_stale(api: Caller, reviewed: Story, scene: Scene, owner_client):
    form = {"version": scene.version, "content": "Written in the browser."}
    api.about(reviewed, "rewrite-scene", scene_id=scene, new_content="Written by a program.")
    assert owner_client.post(f"/stories/{reviewed.pk}/scenes/{scene.pk}/keep/", form).status_code == 409


def test_the_version_in_quotes_is_enough(api: Caller, carded: Story):
    version = api.session(carded)["version"]
    assert matched(api, carded, "three-new", f'"{version}"', {}).status_code == 202


@pytest.mark.parametrize("tag", ["nonsense", '"x"', "7", '"999999999999999999999"', '""', ","])
def test_a_tag_of_junk_matches_nothing(tag: str, api: Caller, carded: Story):
    assert matched(api, carded, "three-new", tag, {}).status_code == 409


@pytest.mark.parametrize("tag", ["*", ""])
def test_a_star_and_no_tag_match_whatever_there_is(tag: str, api: Caller, carded: Story):
    assert matched(api, carded, "three-new", tag, {}).status_code == 202


def test_one_of_several_tags_is_enough(api: Caller, carded: Story):
    version = api.session(carded)["version"]
    assert matched(api, carded, "three-new", f'"99", W/"{version}-00ff"', {}).status_code == 202


def test_the_version_rises_with_every_decision(api: Caller, reviewed: Story):
    versions = [api.session(reviewed)["version"]]
    for scene in api.session(reviewed)["current_draft"]["scenes"]:
        answer = api.about(reviewed, "approve-scene", scene_id=scene["scene_id"])
        versions.append(answer.json()["data"]["version"])
    versions.append(api.about(reviewed, "select-format", output_format="visual").json()["data"]["version"])
    assert versions == sorted(set(versions))
