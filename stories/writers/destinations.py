"""Where it goes what a model is given to read: told by the same two settings that choose the model."""

import ipaddress
from dataclasses import dataclass
from urllib.parse import urlsplit

from stories.writers.endpoint import Endpoint

BUILTIN = "builtin"
VENDORS = {"bedrock": "Amazon Bedrock", "anthropic": "Anthropic", "openai": "OpenAI"}
"""Whose own service it is that a provider without a server of its own speaks to."""
SERVERS = {
    "anthropic": "an Anthropic-compatible server",
    "openai": "an OpenAI-compatible server",
    "ollama": "Ollama",
    "llamacpp": "llama.cpp",
}
HERE = "localhost"
OLLAMA_CLOUD = "ollama.com"


@dataclass(frozen=True)
class Destination:
    """The service of a vendor, or a server; the built-in writer is one too, which nothing leaves for."""

    provider: str
    host: str = ""
    """Of the server, with its port where one is named; empty for the vendor's own service."""

    @classmethod
    def of_key(cls, key: str) -> "Destination":
        """Return the destination that has this `key`."""
        provider, _, host = key.partition("@")
        return cls(provider, host)

    @property
    def key(self) -> str:
        """What rows keep: `bedrock`, `openai@192.0.2.1:8080`."""
        return f"{self.provider}@{self.host}" if self.host else self.provider

    @property
    def is_outside(self) -> bool:
        """Whether what is sent there leaves this machine."""
        return not _is_loopback(self.host) if self.host else self.provider != BUILTIN

    @property
    def name(self) -> str:
        """What it is called in the middle of a sentence."""
        if not self.host:
            return VENDORS.get(self.provider, "the built-in writer")
        where = f"at {self.host}" if self.is_outside else "on this machine"
        return f"{SERVERS.get(self.provider, self.provider)} {where}"


def destination_of(setting: str, endpoint: Endpoint) -> Destination:
    """Return where the writer of `setting`, "PREFIX:MODEL", sends what it is given."""
    provider, _, model_id = setting.partition(":")
    if provider == "ollama" and model_id.endswith(("-cloud", ":cloud")):
        # The server on this machine passes these models on to the vendor's.
        return Destination(provider, OLLAMA_CLOUD)
    if provider not in SERVERS:
        return Destination(provider)
    host = urlsplit(endpoint.base_url).netloc.lower()
    return Destination(provider, host or ("" if provider in VENDORS else HERE))


def _is_loopback(host: str) -> bool:
    name = urlsplit(f"//{host}").hostname or ""
    try:
        return name == HERE or ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False
