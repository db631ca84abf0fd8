"""What a book is made of: the parts that its decisions ask for, and which of them are there.

A part is wanted by the hash of everything it is made from. Freshness is equality of hashes: whatever was
made with the wanted hash, for this or an earlier version of a scene, is used again.
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, ClassVar
from uuid import UUID

from narration import providers
from narration.models import SETTLED, UNDER_WAY, Book, Illustration, Part, PartState, Recording
from narration.pronunciations import Spellings, needed_by, spellings_of
from stories.models import Revision, Scene, SceneStatus
from stories.schemas import CharacterSheet

BEST_FIRST = {PartState.READY: 0, PartState.WORKING: 1, PartState.WAITING: 2}


@dataclass(frozen=True)
class WantedRecording:
    """The reading of a scene that the book asks for now."""

    model: ClassVar[type[Recording]] = Recording
    kind: ClassVar[str] = "record_scene"
    scene: Scene
    input_hash: str
    made_from: dict[str, Any]
    """Columns of the row."""
    part: Recording | None


@dataclass(frozen=True)
class WantedIllustration:
    """The picture of a scene that the book asks for now."""

    model: ClassVar[type[Illustration]] = Illustration
    kind: ClassVar[str] = "draw_scene"
    scene: Scene
    input_hash: str
    made_from: dict[str, Any]
    part: Illustration | None


Wanted = WantedRecording | WantedIllustration


@dataclass(frozen=True)
class WantedScene:
    """A scene of the book with what its format asks for."""

    scene: Scene
    recording: WantedRecording | None
    illustration: WantedIllustration | None

    @property
    def revision(self) -> Revision:
        """The present text; only of a scene that has one."""
        if self.scene.current is None:
            raise LookupError(f"scene {self.scene.pk} has no text")
        return self.scene.current

    @property
    def parts(self) -> list[Wanted]:
        return [wanted for wanted in (self.recording, self.illustration) if wanted]


def wanted_scenes(book: Book) -> list[WantedScene]:
    """The scenes of the chosen draft, in order, with the parts wanted of their present texts."""
    recordings = by_hash(Recording.objects.filter(book=book)) if book.has_sound else {}
    illustrations = by_hash(Illustration.objects.filter(book=book)) if book.has_pictures else {}
    spellings = spellings_of(book.story.characters.present()) if book.has_sound else {}
    draw = Drawing(book) if book.has_pictures else None
    return [
        WantedScene(
            scene=scene,
            recording=_recording(book, scene, spellings=spellings, made=recordings),
            illustration=draw.chosen(scene, made=illustrations) if draw and scene.current else None,
        )
        for scene in scenes_of(book)
    ]


def wanted_parts(scenes: Iterable[WantedScene]) -> list[Wanted]:
    """All parts of all scenes."""
    return [wanted for scene in scenes for wanted in scene.parts]


def scenes_of(book: Book) -> list[Scene]:
    """The scenes of the chosen draft with their present texts, in order."""
    draft = book.story.draft
    return list(draft.scenes.select_related("current").order_by("number")) if draft else []


def is_approved(scenes: Iterable[WantedScene]) -> bool:
    """Tell whether the author has approved every text."""
    statuses = [wanted.scene.status for wanted in scenes]
    return bool(statuses) and all(status == SceneStatus.APPROVED for status in statuses)


def is_settled(wanted: Wanted) -> bool:
    """Tell whether the part is ready, or left out by the author."""
    return wanted.part is not None and wanted.part.state in SETTLED


def is_under_way(wanted: Wanted) -> bool:
    return wanted.part is not None and wanted.part.state in UNDER_WAY


def hash_of(made_from: dict[str, Any]) -> str:
    """SHA-256 of what a part is made from, the same whatever the order of the names."""
    return hashlib.sha256(json.dumps(made_from, sort_keys=True).encode()).hexdigest()


def sheets_of(scene: Scene, sheets: Iterable[CharacterSheet]) -> list[CharacterSheet]:
    """The sheets of the figures present in a scene."""
    return [sheet for sheet in sheets if sheet.name in scene.characters]


def by_hash[P: (Recording, Illustration)](parts: Iterable[P]) -> dict[str, P]:
    # Several rows may have one hash (a version was restored); the best of them is taken.
    best_last = sorted(parts, key=lambda part: -BEST_FIRST.get(PartState(part.state), len(BEST_FIRST)))
    return {part.input_hash: part for part in best_last}


def _recording(
    book: Book, scene: Scene, *, spellings: Spellings, made: dict[str, Recording]
) -> WantedRecording | None:
    if not book.has_sound or book.narrator is None or scene.current is None:
        return None
    made_from: dict[str, Any] = {"voice_id": book.narrator.voice_id, "engine": book.narrator.engine}
    chosen = {"speed": book.speed, "pauses": book.pauses}
    say_as = needed_by(scene.current.content, spellings)
    # The title is written into the file. What the narrator does unasked is in no hash.
    digest = hash_of(
        {
            **made_from,
            **{name: factor for name, factor in chosen.items() if factor != 1},
            **({"say_as": say_as} if say_as else {}),
            "text": scene.current.content,
            "title": scene.title,
        }
    )
    return WantedRecording(scene, digest, {**made_from, **chosen}, made.get(digest))


class Drawing:
    """What a picture of a scene is drawn from: the scene, its figures, and the look its author chose."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self._sheets = [row.to_schema() for row in book.story.characters.present()]
        self._looks = {choice.scene_id: (choice.seed, choice.style) for choice in book.picture_choices.all()}

    def look(self, scene: Scene) -> tuple[int, str]:
        """The seed and the style of the scene's picture."""
        return self._looks.get(scene.pk) or (_seed(self.book, scene), self.book.style)

    def chosen(self, scene: Scene, *, made: dict[str, Illustration]) -> WantedIllustration:
        """The picture that the book wants."""
        seed, style = self.look(scene)
        return self.of(scene, seed=seed, style=style, made=made)

    def of(
        self, scene: Scene, *, seed: int, style: str, made: dict[str, Illustration] | None = None
    ) -> WantedIllustration:
        """The picture of the scene's present text with that look."""
        present = sheets_of(scene, self._sheets)
        made_from = {
            "prompt": providers.picture_prompt(scene.to_schema(), present, opening=_opening(scene)),
            "style": style,
            "aspect_ratio": self.book.aspect_ratio,
            "seed": seed,
            "engine": providers.illustrator().engine,
        }
        digest = hash_of({**made_from, "characters": [sheet.model_dump() for sheet in present]})
        return WantedIllustration(scene, digest, made_from, (made or {}).get(digest))


def _opening(scene: Scene) -> str:
    outline = scene.draft.outline
    planned = outline.scenes[scene.number - 1 : scene.number] if outline else []
    return planned[0].opening if planned else ""


def _seed(book: Book, scene: Scene) -> int:
    """The same for every version of a scene, another for every scene."""
    name = f"{book.story_id}:{scene.number}"
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:4])


def part_of(book: Book, part_id: UUID) -> Part | None:
    """The part of that id, a reading or a picture."""
    recording = Recording.objects.filter(book=book, pk=part_id).first()
    return recording or Illustration.objects.filter(book=book, pk=part_id).first()
