"""Publishing in a child process: the session goes over as JSON, its pictures beside it in base64."""

from base64 import b64decode, b64encode
from typing import Any

from narration.schemas import BookSession
from storycreator.child import run_child

CHILD = "narration.publishers"
SECONDS_ALLOWED = 120.0
BINARY = {"scenes": {"__all__": {"image", "audio"}}}


async def publish_in_child(format: str, session: BookSession) -> bytes:
    """What `publish(format, session)` returns, made off the event loop. Raises `ServiceError`."""
    order = {"format": format, "session": as_json(session)}
    _, file = await run_child(CHILD, order, timeout=SECONDS_ALLOWED)
    return file


def as_json(session: BookSession) -> dict[str, Any]:
    """The session as JSON can carry it; sound is left behind, since no format here takes any."""
    plain = session.model_dump(mode="json", exclude=BINARY)
    for scene, made in zip(plain["scenes"], session.scenes, strict=True):
        scene["image"] = None if made.image is None else b64encode(made.image).decode()
    return plain


def from_json(plain: dict[str, Any]) -> BookSession:
    """The session that `as_json` wrote down, without its sound."""
    scenes = [{**scene, "image": _decoded(scene["image"])} for scene in plain["scenes"]]
    return BookSession.model_validate({**plain, "scenes": scenes})


def _decoded(image: str | None) -> bytes | None:
    return None if image is None else b64decode(image)
