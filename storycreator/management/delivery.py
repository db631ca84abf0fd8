"""A finished book laid into a folder, and every figure about it."""

import resource
import sys
from pathlib import Path
from typing import Any

from narration import storage
from narration.file_names import download_name, edition_file_name
from narration.models import Edition, EditionScene
from storycreator.management.walk import Walk

KILO = 1024 if sys.platform == "darwin" else 1
"""`ru_maxrss` is in kilobytes on Linux and in bytes on macOS."""


def deliver(edition: Edition, folder: Path | None) -> list[Path]:
    """Write the files of an edition, its sound and its pictures into `folder`; return their paths.

    None: a folder named after the book, in the current one. Raises `OSError` when it cannot be written to.
    """
    folder = folder or Path(download_name(edition.title, "book").removesuffix(".book"))
    folder.mkdir(parents=True, exist_ok=True)
    contents = _contents(edition)
    for name, key in contents.items():
        (folder / name).write_bytes(storage.read(key))
    return [folder / name for name in contents]


def _contents(edition: Edition) -> dict[str, str]:
    """File names and the keys of what lies under them."""
    files = {
        edition_file_name(edition.title, format=f.format, extension=_ending(f.file)): f.file
        for f in edition.files.all()
    }
    for scene in edition.scenes.select_related("recording", "illustration"):
        for part in (scene.recording, scene.illustration):
            if part is not None:
                files[download_name(f"{scene.number:02} {scene.title}", _ending(part.file))] = part.file
    return files


def _ending(key: str) -> str:
    return key.rpartition(".")[2]


def figures(walk: Walk, edition: Edition, paths: list[Path], *, seconds: float) -> dict[str, Any]:
    """Everything measured on the way, as JSON can carry it. Lengths in seconds, sizes in bytes."""
    story = edition.book.story
    return {
        "story": str(story.pk),
        "title": edition.title,
        "author": walk.author.get_username(),
        "idea": walk.wishes.idea,
        "concept": walk.wishes.concept,
        "concepts": [_concept(card) for card in story.idea.concepts.all()],
        "format": walk.wishes.output_format,
        "style": edition.book.style if edition.book.has_pictures else None,
        "narrator": edition.book.narrator.voice_id if edition.book.narrator else None,
        "scenes": [_scene(scene) for scene in edition.scenes.select_related("revision", "recording")],
        "folder": str(paths[0].parent.resolve()),
        "files": [{"name": path.name, "bytes": path.stat().st_size} for path in paths],
        "seconds": {
            **{stage: round(took, 2) for stage, took in walk.seconds.items()},
            "total": round(seconds, 2),
        },
        "peak_rss_kilobytes": {
            "self": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // KILO,
            "children": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // KILO,
        },
    }


def _concept(card: Any) -> dict[str, str]:
    return {"title": card.title, "genre": card.genre, "logline": card.logline}


def _scene(scene: EditionScene) -> dict[str, Any]:
    return {
        "number": scene.number,
        "title": scene.title,
        "words": scene.revision.words,
        "seconds": scene.recording.seconds if scene.recording else None,
        "has_picture": scene.illustration_id is not None,
    }
