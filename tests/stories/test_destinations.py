"""Where the chosen writer sends what it is given: what it is called, and whether that is outside."""

import pytest

from stories.writers.destinations import Destination, destination_of
from stories.writers.endpoint import Endpoint

FAR = "http://192.0.2.1:8080/v1"
PLACES = [
    ("builtin:", "", "builtin", "the built-in writer", False),
    ("builtin:", FAR, "builtin", "the built-in writer", False),
    ("bedrock:nova", "", "bedrock", "Amazon Bedrock", True),
    ("bedrock:nova", "http://127.0.0.1:8080", "bedrock", "Amazon Bedrock", True),
    ("anthropic:claude", "", "anthropic", "Anthropic", True),
    (
        "anthropic:claude",
        "https://Models.Example",
        "anthropic@models.example",
        "an Anthropic-compatible server at models.example",
        True,
    ),
    ("openai:gpt-x", "", "openai", "OpenAI", True),
    ("openai:gpt-x", FAR, "openai@192.0.2.1:8080", "an OpenAI-compatible server at 192.0.2.1:8080", True),
    (
        "openai:gpt-x",
        "http://localhost:1234/v1",
        "openai@localhost:1234",
        "an OpenAI-compatible server on this machine",
        False,
    ),
    ("ollama:llama3", "", "ollama@localhost", "Ollama on this machine", False),
    ("ollama:llama3", "http://[::1]:11434", "ollama@[::1]:11434", "Ollama on this machine", False),
    ("ollama:llama3", "http://192.0.2.1:11434", "ollama@192.0.2.1:11434", "Ollama at 192.0.2.1:11434", True),
    ("ollama:gpt-oss:120b-cloud", "", "ollama@ollama.com", "Ollama at ollama.com", True),
    ("ollama:glm-4.6:cloud", "http://127.0.0.1:11434", "ollama@ollama.com", "Ollama at ollama.com", True),
    ("llamacpp:default", "", "llamacpp@localhost", "llama.cpp on this machine", False),
    ("llamacpp:default", "http://127.8.9.1:80", "llamacpp@127.8.9.1:80", "llama.cpp on this machine", False),
    ("llamacpp:default", "http://gpu:8080", "llamacpp@gpu:8080", "llama.cpp at gpu:8080", True),
]
NOT_LOOPBACK = ["0.0.0.0", "10.0.0.1", "localhost.example", "127.0.0.1.example", "example:127", "127-0-0-1"]


@pytest.mark.parametrize(("setting", "base_url", "key", "name", "is_outside"), PLACES)
def test_every_writer_says_where_it_sends(
    setting: str, base_url: str, key: str, name: str, *, is_outside: bool
):
    found = destination_of(setting, Endpoint(base_url=base_url))
    assert (found.key, found.name, found.is_outside) == (key, name, is_outside)
    assert Destination.of_key(key) == found


@pytest.mark.parametrize("host", NOT_LOOPBACK)
def test_what_only_looks_like_this_machine_is_outside(host: str):
    assert destination_of("llamacpp:default", Endpoint(base_url=f"http://{host}/v1")).is_outside
