"""Who made what, in sentences for readers."""

from collections.abc import Sequence

from narration.models import Book, PartState
from narration.wanted import Wanted, WantedScene
from stories.models import Origin, Revision

BUILTIN_WRITER = "Built-in writer: a grammar, not an AI."
BUILTIN_VOICE = "{name}, a built-in synthetic voice."
BUILTIN_ILLUSTRATOR = "Built-in illustrator: drawn by rules, not by an AI."


def of_book(book: Book, scenes: list[WantedScene]) -> dict[str, str]:
    """`written_by`, `narrated_by` and `illustrated_by`; empty for what the book does not have."""
    recordings = [wanted.recording for wanted in scenes if wanted.recording]
    illustrations = [wanted.illustration for wanted in scenes if wanted.illustration]
    narrator = book.narrator.name if book.narrator else ""
    return {
        "written_by": written_by(scenes),
        "narrated_by": _made_by(
            recordings, builtin=BUILTIN_VOICE.format(name=narrator), other=f"{narrator}, read by {{}}."
        ),
        "illustrated_by": _made_by(illustrations, builtin=BUILTIN_ILLUSTRATOR, other="Drawn by {}."),
    }


def written_by(scenes: list[WantedScene]) -> str:
    """What wrote the scenes, and which of them a person wrote or edited."""
    revisions = {wanted.scene.number: wanted.scene.current for wanted in scenes if wanted.scene.current}
    lineages = {number: lineage(revision) for number, revision in revisions.items()}
    models = sorted({r.model for texts in lineages.values() for r in texts if r.model})
    edited = [number for number, texts in lineages.items() if any(r.origin == Origin.MANUAL for r in texts)]
    sentences = [_writer(model) for model in models] + ([_edited(edited)] if edited else [])
    return " ".join(dict.fromkeys(sentences)) or "Written by the author."


def lineage(revision: Revision) -> list[Revision]:
    """The text and those it was made from, the newest first; two where it is made of two."""
    texts: list[Revision] = []
    waiting: list[Revision | None] = [revision]
    while waiting:
        current = waiting.pop(0)
        if current is not None and current not in texts:
            texts.append(current)
            waiting += [current.based_on, current.taken_from]
    return texts


def _writer(model: str) -> str:
    return BUILTIN_WRITER if model.startswith("builtin") else f"Written with {model}, an AI."


def _edited(numbers: list[int]) -> str:
    if len(numbers) == 1:
        return f"Scene {numbers[0]} was edited by the author."
    listed = ", ".join(map(str, numbers[:-1]))
    return f"Scenes {listed} and {numbers[-1]} were edited by the author."


def _made_by(wanted: Sequence[Wanted], *, builtin: str, other: str) -> str:
    engines = {part.part.engine for part in wanted if part.part and part.part.state == PartState.READY}
    if not engines:
        return ""
    engine = min(engines)
    return builtin if engine.startswith("builtin") else other.format(engine)
