"""Who may call: whoever shows a token in use, or is signed in and sends the CSRF token of the pages."""

import uuid

import pytest
from django.test import Client

from stories.models import Story
from storycreator.models import ApiToken, User
from storycreator.tokens import revoke_token
from tests.storycreator.api.caller import BASE, Caller
from tests.storycreator.api.ready import READY

SOME_ID = str(uuid.UUID(int=7))
CALLS = [("post", call) for call in ["start", *READY]] + [
    ("get", "narrators"),
    ("get", "sessions"),
    ("get", f"session/{SOME_ID}"),
    ("delete", f"session/{SOME_ID}"),
    ("get", f"recordings/{SOME_ID}"),
    ("get", f"illustrations/{SOME_ID}"),
    ("get", f"files/{SOME_ID}/epub"),
]


def strict() -> Client:
    return Client(enforce_csrf_checks=True)


@pytest.mark.parametrize(("method", "call"), CALLS)
@pytest.mark.parametrize(
    "header", [None, "Bearer nonsense", "Bearer", "Basic b2xpdmU6eA==", "nonsense", "Bearer \x7f"]
)
def test_nobody_is_answered_401_in_the_envelope(db: None, method: str, call: str, header: str | None):
    headers = {"authorization": header} if header else {}
    answer = getattr(strict(), method)(f"{BASE}/{call}", headers=headers)
    assert answer.status_code == 401
    assert answer["WWW-Authenticate"].startswith("Bearer")
    body = answer.json()
    assert (body["success"], body["data"], body["error"]["code"]) == (False, None, "unauthorized")


def test_a_revoked_token_opens_nothing_from_that_moment(api: Caller):
    assert api.get("sessions").status_code == 200
    revoke_token(ApiToken.objects.get())
    assert api.get("sessions").status_code == 401


def test_the_token_of_an_account_that_is_switched_off_opens_nothing(owner: User, api: Caller):
    owner.is_active = False
    owner.save()
    assert api.get("sessions").status_code == 401


def test_a_token_needs_no_csrf_token(owner: User, api: Caller):
    api.client = strict()
    assert api.post("start", {"prompt": "A detective who can see ghosts"}).status_code == 202


def test_a_token_that_opens_nothing_is_refused_whoever_is_signed_in(owner_client: Client):
    answer = owner_client.get(f"{BASE}/sessions", headers={"authorization": "Bearer nonsense"})
    assert answer.status_code == 401


def test_the_token_decides_whose_stories_are_seen_not_the_session(
    carded: Story, stranger_client: Client, api: Caller
):
    api.client = stranger_client
    assert api.session(carded)["session_id"] == str(carded.pk)


def test_a_session_reads_without_a_csrf_token(owner_client: Client, carded: Story):
    client = strict()
    client.cookies = owner_client.cookies
    assert client.get(f"{BASE}/session/{carded.pk}").status_code == 200


def test_a_session_without_its_csrf_token_changes_nothing(owner_client: Client, carded: Story):
    client = strict()
    client.cookies = owner_client.cookies
    for answer in (
        client.post(f"{BASE}/three-new", {"session_id": str(carded.pk)}, content_type="application/json"),
        client.delete(f"{BASE}/session/{carded.pk}"),
    ):
        assert (answer.status_code, answer.json()["error"]["code"]) == (403, "forbidden")
    carded.refresh_from_db()
    assert carded.deleted_at is None and carded.ideas.count() == 1


def test_a_session_with_its_csrf_token_calls_as_its_author(owner: User, carded: Story):
    client = strict()
    client.force_login(owner, backend="django.contrib.auth.backends.ModelBackend")
    token = client.get("/new/").context["csrf_token"]
    answer = client.post(
        f"{BASE}/three-new",
        {"session_id": str(carded.pk)},
        content_type="application/json",
        headers={"x-csrftoken": str(token)},
    )
    assert answer.status_code == 202


def test_signing_in_is_asked_for_by_the_api_in_json_alone(db: None):
    assert "Location" not in Client().get(f"{BASE}/sessions").headers
