"""Services of models on loopback, each spoken to by its vendor's own client."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import pytest

from stories.writers import bedrock, profiles
from stories.writers.endpoint import Endpoint
from storycreator.models import User
from tests.factories import make_consent, make_user
from tests.fakes.anthropic import AnthropicWire
from tests.fakes.bedrock import KEY, SECRET, BedrockWire
from tests.fakes.ollama import OllamaWire
from tests.fakes.openai import OpenAIWire
from tests.fakes.server import FakeServer

SILENCE = 0.25
"""Seconds of silence after which a service is given up in these tests."""


@dataclass
class Service:
    """A fake service, and how this product is told of it."""

    server: FakeServer
    setting: str
    endpoint: Endpoint


PROVIDERS = {
    "bedrock": (BedrockWire, "bedrock:global.anthropic.claude-sonnet-4-6", ""),
    "openai": (OpenAIWire, "openai:gpt-4o", "/v1"),
    "ollama": (OllamaWire, "ollama:llama3", ""),
    "anthropic": (AnthropicWire, "anthropic:claude-sonnet-4-6", ""),
    "llamacpp": (OpenAIWire, "llamacpp:default", "/v1"),
}


@pytest.fixture(autouse=True)
def fresh_writers(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No client and nothing learned is left of the test before; boto3 finds the keys of the fake."""
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", KEY)
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", SECRET)
    monkeypatch.setenv("AWS_DEFAULT_REGION", "eu-central-1")
    bedrock.forget_clients()
    profiles.forget()
    yield
    bedrock.forget_clients()
    profiles.forget()


def serve(name: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Service]:
    wire, setting, path = PROVIDERS[name]
    with FakeServer(wire()) as server:
        monkeypatch.setenv("AWS_ENDPOINT_URL_BEDROCK_RUNTIME", server.url)
        endpoint = Endpoint(base_url=server.url + path, api_key="key", silence_seconds=SILENCE)
        yield Service(server, setting, endpoint)


@pytest.fixture(params=list(PROVIDERS))
def service(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Service]:
    """Each provider in turn."""
    yield from serve(request.param, monkeypatch)


@pytest.fixture
def bedrock_service(monkeypatch: pytest.MonkeyPatch) -> Iterator[Service]:
    yield from serve("bedrock", monkeypatch)


@pytest.fixture
def openai_service(monkeypatch: pytest.MonkeyPatch) -> Iterator[Service]:
    yield from serve("openai", monkeypatch)


@pytest.fixture
def anthropic_service(monkeypatch: pytest.MonkeyPatch) -> Iterator[Service]:
    yield from serve("anthropic", monkeypatch)


def patient(service: Service) -> Endpoint:
    """An endpoint that does not give a slow service up."""
    return replace(service.endpoint, silence_seconds=30)


def agreed_author() -> User:
    """An author who lets everything go to Amazon; the other services here are on loopback."""
    author = make_user()
    make_consent(author=author, service="bedrock")
    return author


def write_through(service: Service, settings: object, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the jobs of this process write with the service."""
    settings.STORY_MODEL = settings.STORY_MODEL_FAST = service.setting
    monkeypatch.setattr("stories.chosen.endpoint", lambda: service.endpoint)
