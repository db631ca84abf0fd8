"""A program that calls the API with a token."""

from dataclasses import dataclass, field
from typing import Any

from django.http import HttpResponse
from django.test import Client

from stories.models import Story
from storycreator.models import User
from storycreator.tokens import make_token

BASE = "/api/v1/story"
JSON = "application/json"


@dataclass
class Caller:
    """One token and the calls made with it; an empty token calls as nobody."""

    token: str
    client: Client = field(default_factory=Client)

    def get(self, path: str, **headers: str) -> HttpResponse:
        return self.client.get(self._address(path), headers=self._headers(headers))

    def delete(self, path: str, **headers: str) -> HttpResponse:
        return self.client.delete(self._address(path), headers=self._headers(headers))

    def post(self, call: str, body: Any = None, **headers: str) -> HttpResponse:
        """Send a call with `body` as JSON; a body of bytes goes as it is."""
        address, sent = self._address(call), {} if body is None else body
        return self.client.post(address, sent, content_type=JSON, headers=self._headers(headers))

    def about(self, story: Story | str, call: str, headers: dict[str, str] | None = None, **body: Any) -> Any:
        """Send a call about a story; values of rows are their ids."""
        fields = {
            name: value if isinstance(value, bool | int | dict | list) else str(getattr(value, "pk", value))
            for name, value in body.items()
        }
        session_id = str(getattr(story, "pk", story))
        return self.post(call, {"session_id": session_id, **fields}, **(headers or {}))

    def session(self, story: Story | str) -> dict[str, Any]:
        """The document of a story."""
        answer = self.get(f"session/{getattr(story, 'pk', story)}")
        assert answer.status_code == 200, answer.content
        return answer.json()["data"]

    def _address(self, path: str) -> str:
        return path if path.startswith("/") else f"{BASE}/{path}"

    def _headers(self, headers: dict[str, str]) -> dict[str, str]:
        bearer = {"authorization": f"Bearer {self.token}"} if self.token else {}
        return {**bearer, **{name.replace("_", "-"): value for name, value in headers.items()}}


def caller_of(user: User) -> Caller:
    return Caller(make_token(user, name="test")[1])
