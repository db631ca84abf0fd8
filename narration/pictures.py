"""The pictures of each scene, of which its author chooses one."""

from collections.abc import Iterable
from dataclasses import dataclass

from narration.models import UNDER_WAY, Book, Illustration, PartState
from narration.wanted import Drawing, WantedIllustration, wanted_scenes
from stories.models import Scene

MOST_PICTURES = 8
"""Pictures that one text of a scene may have."""
ALT_TEXT_CHARS = 600


@dataclass(frozen=True)
class ScenePictures:
    """The pictures drawn for the present text of a scene, the one asked for first at the head."""

    scene: Scene
    chosen: WantedIllustration
    pictures: list[Illustration]
    on_cover: bool

    @property
    def others(self) -> list[Illustration]:
        """Those beside the one that the book has."""
        return [picture for picture in self.pictures if picture != self.chosen.part]

    @property
    def is_ready(self) -> bool:
        return self.chosen.part is not None and self.chosen.part.state == PartState.READY

    @property
    def is_working(self) -> bool:
        return any(picture.state in UNDER_WAY for picture in self.pictures)

    @property
    def is_full(self) -> bool:
        return len(self.pictures) >= MOST_PICTURES


def pictures_of(book: Book) -> list[ScenePictures]:
    """The pictures of every scene that has a text."""
    drawing = Drawing(book)
    scenes = [wanted for wanted in wanted_scenes(book) if wanted.illustration]
    numbers = {wanted.scene.pk: wanted.scene.number for wanted in scenes}
    on_cover = numbers.get(book.cover_scene_id, 1) if book.cover_scene_id else 1
    drawn = list(Illustration.objects.filter(book=book).order_by("created_at", "pk"))
    return [
        ScenePictures(
            wanted.scene,
            wanted.illustration,
            _of_present_text(drawing, wanted.scene, drawn),
            on_cover=wanted.scene.number == on_cover,
        )
        for wanted in scenes
        if wanted.illustration
    ]


def _of_present_text(drawing: Drawing, scene: Scene, drawn: Iterable[Illustration]) -> list[Illustration]:
    """What was drawn for an earlier text shows something else by now."""
    mine = (picture for picture in drawn if picture.revision_id == scene.current_id)
    return [
        picture
        for picture in mine
        if drawing.of(scene, seed=picture.seed, style=picture.style).input_hash == picture.input_hash
    ]


def another_look(pictures: ScenePictures, drawing: Drawing, *, style: str) -> tuple[int, str]:
    """A seed and a style that no picture of the scene has: in another style the composition stays."""
    seed, _ = drawing.look(pictures.scene)
    taken = {(picture.seed, picture.style) for picture in pictures.pictures}
    while (seed, style) in taken:
        seed = (seed + 1) % 2**32
    return seed, style
