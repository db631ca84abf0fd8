"""The pictures of each scene, of which its author chooses one."""

from collections.abc import Iterable
from dataclasses import dataclass

from narration.models import UNDER_WAY, Book, Illustration, PartState
from narration.wanted import Drawing, WantedIllustration, by_hash, scenes_of
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
    """The pictures of every scene that has a text; none for a book without pictures."""
    if not book.has_pictures:
        return []
    drawing = Drawing(book)
    drawn = list(Illustration.objects.filter(book=book).order_by("created_at", "pk"))
    scenes, made = [scene for scene in scenes_of(book) if scene.current], by_hash(drawn)
    on_cover = next((scene for scene in scenes if scene.pk == book.cover_scene_id), next(iter(scenes), None))
    return [
        ScenePictures(
            scene,
            drawing.chosen(scene, made=made),
            _of_present_text(drawing, scene, drawn),
            on_cover=scene == on_cover,
        )
        for scene in scenes
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
