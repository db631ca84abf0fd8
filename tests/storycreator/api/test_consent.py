"""A program is told that its author has to agree first, and where; it cannot do so itself."""

import pytest

from stories.models import Consent, Story
from storycreator.models import User
from tests.factories import make_consent
from tests.storycreator.api.caller import Caller
from tests.storycreator.api.ready import READY, rows

ASKING = ["more-like-this", "three-new", "start-over", "select-concept", "write-draft", "rewrite-scene"]


def test_a_story_is_not_begun_before_its_author_agrees(api: Caller, owner: User, outside: str):
    answer = api.post("start", {"prompt": "A detective who can see ghosts"})
    error = answer.json()["error"]
    assert (answer.status_code, error["code"]) == (409, "consent_needed")
    assert "192.0.2.1" in error["message"] and "/accounts/consents/" in error["message"]
    assert not Story.objects.exists()
    make_consent(author=owner, service=outside)
    assert api.post("start", {"prompt": "A detective who can see ghosts"}).status_code == 202


@pytest.mark.parametrize("call", ASKING)
def test_no_call_reaches_an_outside_writer_unasked(call: str, api: Caller, owner: User, outside: str):
    story, body = READY[call](owner)
    before = rows()
    answer = api.about(story, call, **body)
    assert (answer.status_code, answer.json()["error"]["code"]) == (409, "consent_needed")
    assert rows() == before and not Consent.objects.exists()
