"""Publishing in a child process: the session goes over as JSON, its pictures beside it in base64."""

from base64 import b64decode, b64encode
from pathlib import Path
from typing import Any

from narration.schemas import BookSession
from storycreator.child import run_child

CHILD = "narration.publishers"
SECONDS_ALLOWED, SECONDS_A_MINUTE = 120.0, 10.0
"""The second for every minute of sound, should all of it have to be encoded."""
BINARY = {"scenes": {"__all__": {"image"}}}


async def publish_in_child(format: str, session: BookSession, *, path: Path) -> None:
    """Do what the publisher of `format` does, off the event loop. Raises `ServiceError`."""
    order = {"format": format, "session": as_json(session), "path": str(path)}
    minutes = sum(scene.sound.seconds for scene in session.scenes if scene.sound) / 60
    await run_child(CHILD, order, timeout=SECONDS_ALLOWED + minutes * SECONDS_A_MINUTE)


def as_json(session: BookSession) -> dict[str, Any]:
    """The session as JSON can carry it; its sound is files already."""
    plain = session.model_dump(mode="json", exclude=BINARY)
    for scene, made in zip(plain["scenes"], session.scenes, strict=True):
        scene["image"] = None if made.image is None else b64encode(made.image).decode()
    return plain


def from_json(plain: dict[str, Any]) -> BookSession:
    """The session that `as_json` wrote down."""
    scenes = [{**scene, "image": _decoded(scene["image"])} for scene in plain["scenes"]]
    return BookSession.model_validate({**plain, "scenes": scenes})


def _decoded(image: str | None) -> bytes | None:
    return None if image is None else b64decode(image)
