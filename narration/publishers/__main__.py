"""The child that publishes one file: `python -m narration.publishers`."""

from pathlib import Path
from typing import Any

from narration.publishers import PUBLISHERS
from narration.publishers.child import from_json
from storycreator.child import serve_child


def publish_order(order: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    """Publish `order["session"]` as `order["format"]` into the file `order["path"]`."""
    PUBLISHERS[order["format"]].publish(from_json(order["session"]), Path(order["path"]))
    return {}, b""


if __name__ == "__main__":
    serve_child(publish_order)
