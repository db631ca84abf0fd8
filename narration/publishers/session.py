"""A book as data: its texts, descriptions and timings under the names of the `StorySession` document."""

import json
from pathlib import Path
from typing import Any

from narration.publishers.base import colophon, printable, printable_text, scene_title, title_of
from narration.schemas import BookScene, BookSession, OutputFormat


def publish(session: BookSession, path: Path) -> None:
    """UTF-8 JSON. Sound and pictures are in the other files; here is what belongs to them."""
    path.write_text(json.dumps(as_data(session), ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def as_data(session: BookSession) -> dict[str, Any]:
    """The book under the wire's names, without bytes and without links, which end with the story."""
    return {
        "title": title_of(session),
        "byline": printable(session.byline),
        "language": session.language,
        "logline": printable(session.logline),
        "output_format": _format(session),
        "selected_narrator": session.narrator or None,
        "scenes": [_scene(scene) for scene in session.scenes],
        "made": {label.lower().replace(" ", "_"): said for label, said in colophon(session)},
    }


def _scene(scene: BookScene) -> dict[str, Any]:
    said: dict[str, Any] = {
        "scene_number": scene.number,
        "title": scene_title(scene),
        "content": printable_text(scene.content),
    }
    if scene.image:
        said["alt_text"] = printable(scene.alt_text)
    if scene.sound:
        said["seconds"] = round(scene.sound.seconds, 3)
        said["timings"] = [
            {**timing.model_dump(), "text": printable_text(timing.text)} for timing in scene.sound.timings
        ]
    return said


def _format(session: BookSession) -> OutputFormat | None:
    has_pictures = any(scene.image for scene in session.scenes)
    if session.has_sound:
        return "both" if has_pictures else "audio"
    return "visual" if has_pictures else None
