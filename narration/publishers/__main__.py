"""The child that publishes one file: `python -m narration.publishers`."""

from typing import Any

from narration.publishers import publish
from narration.publishers.child import from_json
from storycreator.child import serve_child


def publish_order(order: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    """Publish `order["session"]` as `order["format"]`."""
    return {}, publish(order["format"], from_json(order["session"]))


if __name__ == "__main__":
    serve_child(publish_order)
