"""Where a model is served, and how long it may keep silent."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Endpoint:
    """The server of a model. Bedrock's own is told to boto3 by its own variables."""

    base_url: str = ""
    """Empty: the vendor's own address, or the usual one on this machine."""
    api_key: str = field(default="", repr=False)
    connect_seconds: float = 5.0
    silence_seconds: float = 45.0
    """The longest gap between two pieces of an answer, the one before the first included."""
