"""Deciding which picture a scene has, and what it is said to show."""

from dataclasses import replace

from narration.models import Book, EditionScene, Illustration, PartState, PictureChoice
from narration.pictures import MOST_PICTURES, ScenePictures, another_look, pictures_of
from narration.services.producing import producing, start_part
from narration.wanted import Drawing
from stories.models import Scene
from stories.workflow import Action
from storycreator.errors import AuthorError, TextRefused
from storycreator.jobs.ledger import cancel
from storycreator.jobs.models import Job
from storycreator.progress import changed


def draw_another(book: Book, scene: Scene, *, style: str, seen: int) -> None:
    """Have another picture of the scene drawn beside those that it has.

    Raises `AuthorError` for a book without pictures, and when the scene has as many as it may.
    """
    with producing(book, action=Action.CHOOSE_FORMAT, seen=seen):
        pictures = _of_scene(book, scene)
        if pictures.is_full:
            raise AuthorError(
                f"This scene has {MOST_PICTURES} pictures already. Take one away first; nothing was changed."
            )
        drawing = Drawing(book)
        seed, style = another_look(pictures, drawing, style=style)
        wanted = drawing.of(pictures.scene, seed=seed, style=style)
        start_part(book, replace(wanted, made_from={**wanted.made_from, "is_alternate": True}))
        changed(book.story.topic, "parts")


def use_picture(book: Book, picture: Illustration, *, seen: int) -> None:
    """Let the book have this picture of its scene; the one that it had stays beside it."""
    with producing(book, action=Action.CHOOSE_FORMAT, seen=seen):
        pictures = _of_picture(book, picture)
        if picture.state != PartState.READY:
            raise AuthorError("This picture is not drawn yet. Nothing was changed.")
        PictureChoice.objects.update_or_create(
            book=book, scene=pictures.scene, defaults={"seed": picture.seed, "style": picture.style}
        )
        changed(book.story.topic, "parts", "edition")


def put_on_cover(book: Book, scene: Scene, *, seen: int) -> None:
    """Let the picture of this scene be on the cover."""
    with producing(book, action=Action.CHOOSE_FORMAT, seen=seen):
        book.cover_scene = _of_scene(book, scene).scene
        book.save(update_fields=["cover_scene", "updated_at"])
        changed(book.story.topic, "edition")


def describe_picture(book: Book, picture: Illustration, *, alt_text: str, seen: int) -> None:
    """Keep what the author says the picture shows. Raises `TextRefused` for nothing."""
    if not alt_text.strip():
        raise TextRefused("A picture needs a description, for those who do not see it. Nothing was changed.")
    with producing(book, action=Action.CHOOSE_FORMAT, seen=seen):
        _of_picture(book, picture)
        picture.own_alt_text = alt_text.strip()
        picture.save(update_fields=["own_alt_text"])
        changed(book.story.topic, "edition")


def remove_picture(book: Book, picture: Illustration, *, seen: int) -> None:
    """Take a picture away that neither the book nor any edition of it has; its object is swept."""
    with producing(book, action=Action.CHOOSE_FORMAT, seen=seen):
        pictures = _of_picture(book, picture)
        if picture == pictures.chosen.part:
            raise AuthorError("The book has this picture. Use another one first; nothing was changed.")
        if EditionScene.objects.filter(illustration=picture).exists():
            raise AuthorError("An edition of the book has this picture, so it stays. Nothing was changed.")
        cancel(Job.objects.live().filter(lock=picture.lock))
        picture.delete()
        changed(book.story.topic, "parts")


def _of_scene(book: Book, scene: Scene) -> ScenePictures:
    for pictures in pictures_of(book):
        if pictures.scene == scene:
            return pictures
    raise AuthorError("This book has no picture of this scene. Change the format first; nothing was changed.")


def _of_picture(book: Book, picture: Illustration) -> ScenePictures:
    """The pictures of the scene that `picture` shows as it is now; `picture` is read anew."""
    for pictures in pictures_of(book):
        if picture in pictures.pictures:
            picture.refresh_from_db()
            return pictures
    raise AuthorError("This picture was drawn for an earlier version of its scene. Nothing was changed.")
