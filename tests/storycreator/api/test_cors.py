"""Which sites' scripts may call: those the operator names, with a token, never with a cookie."""

from typing import Any

import pytest
from django.test import Client

from tests.storycreator.api.caller import BASE, Caller

APP, OTHER = "https://app.example", "https://other.example"


@pytest.fixture
def open_to_app(settings: Any) -> None:
    settings.CORS_ALLOWED_ORIGINS = [APP]


def preflight(origin: str, path: str = f"{BASE}/start") -> Any:
    return Client().options(path, headers={"origin": origin, "access-control-request-method": "POST"})


def test_by_default_no_other_site_may_call(db: None, api: Caller):
    assert "Access-Control-Allow-Origin" not in api.get("sessions", origin=APP).headers
    assert preflight(APP).status_code == 405


@pytest.mark.usefixtures("open_to_app")
class TestWithOneOrigin:
    def test_a_browser_that_asks_first_is_told_yes(self):
        answer = preflight(APP)
        assert (answer.status_code, answer["Access-Control-Allow-Origin"]) == (204, APP)
        assert "Authorization" in answer["Access-Control-Allow-Headers"]
        assert "DELETE" in answer["Access-Control-Allow-Methods"]

    def test_its_calls_can_be_read(self, api: Caller):
        answer = api.get("sessions", origin=APP)
        assert answer["Access-Control-Allow-Origin"] == APP
        assert "ETag" in answer["Access-Control-Expose-Headers"]
        assert "Origin" in answer["Vary"]

    def test_so_can_refusals(self, nobody_api: Caller):
        answer = nobody_api.get("sessions", origin=APP)
        assert (answer.status_code, answer["Access-Control-Allow-Origin"]) == (401, APP)

    def test_no_cookie_is_ever_asked_for(self, api: Caller):
        for answer in (preflight(APP), api.get("sessions", origin=APP)):
            assert "Access-Control-Allow-Credentials" not in answer.headers

    @pytest.mark.parametrize("origin", [OTHER, "null", f"{APP}.evil.example", "http://app.example", ""])
    def test_another_site_is_told_nothing(self, origin: str, api: Caller):
        answer = api.get("sessions", origin=origin)
        assert answer.status_code == 200 and "Access-Control-Allow-Origin" not in answer.headers
        assert preflight(origin).status_code == 405

    def test_pages_are_opened_to_nobody(self, owner_client: Client):
        answer = owner_client.get("/", headers={"origin": APP})
        assert "Access-Control-Allow-Origin" not in answer.headers
