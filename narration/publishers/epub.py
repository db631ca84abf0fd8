"""A book as EPUB 3.3: cover, title page, contents, a page a scene with picture and sound, colophon."""

import zipfile
from dataclasses import dataclass
from pathlib import Path

from narration.publishers import epub_overlays, epub_package, epub_pages
from narration.publishers.archive import add, add_pieces
from narration.publishers.base import printable_text
from narration.publishers.cover import cover_of
from narration.publishers.id3 import untagged
from narration.publishers.pictures import Picture, picture_of
from narration.publishers.typeface import licence, woff2
from narration.schemas import BookSession

MIMETYPE = "application/epub+zip"
FOLDER = "EPUB/"


@dataclass(frozen=True)
class EpubFile:
    """One file inside the package."""

    name: str
    content: bytes
    media_type: str


def publish(session: BookSession, path: Path) -> None:
    """Text, pictures and, sentence by sentence, the sound; with the type embedded."""
    pictures = {scene.number: picture for scene in session.scenes if (picture := picture_of(scene))}
    files = [
        *_pages(session, pictures=pictures),
        *_resources(session, pictures=pictures),
        *_overlays(session),
    ]
    sounds = {epub_overlays.sound_file(s): Path(s.sound.mp3) for s in session.scenes if s.sound}
    items = [(file.name, file.media_type) for file in files]
    items += [(name, epub_overlays.SOUND_TYPE) for name in sounds]
    package = epub_package.package_document(session, pictures=list(pictures.values()), items=items)
    files.append(EpubFile("package.opf", package, epub_package.MEDIA_TYPE))
    _zip(files, sounds, session=session, path=path)


def _pages(session: BookSession, *, pictures: dict[int, Picture]) -> list[EpubFile]:
    first = next(iter(pictures.values()), None)
    pages = {
        "cover.xhtml": epub_pages.cover_page(session, picture=first),
        "title.xhtml": epub_pages.title_page(session),
        "contents.xhtml": epub_pages.contents_page(session),
    }
    for scene in session.scenes:
        page = epub_pages.scene_page(session, scene=scene, picture=pictures.get(scene.number))
        pages[epub_pages.scene_file(scene)] = page
    pages["colophon.xhtml"] = epub_pages.colophon_page(session)
    return [EpubFile(name, page, epub_pages.MEDIA_TYPE) for name, page in pages.items()]


def _resources(session: BookSession, *, pictures: dict[int, Picture]) -> list[EpubFile]:
    return [
        EpubFile("cover.jpg", cover_of(session), "image/jpeg"),
        *(EpubFile(f"pictures/{p.name}", p.image, p.media_type) for p in pictures.values()),
        EpubFile("book.css", epub_pages.STYLE.encode(), "text/css"),
        EpubFile("fonts/literata.woff2", woff2(_letters(session)), "font/woff2"),
        EpubFile("fonts/OFL.txt", licence().encode(), "text/plain"),
    ]


def _overlays(session: BookSession) -> list[EpubFile]:
    return [
        EpubFile(
            epub_overlays.overlay_file(scene),
            epub_overlays.overlay(scene, page=epub_pages.scene_file(scene)),
            epub_overlays.MEDIA_TYPE,
        )
        for scene in session.scenes
        if scene.sound
    ]


def _letters(session: BookSession) -> str:
    texts = [session.title, session.byline, session.logline, session.written_by]
    texts += [session.narrated_by, session.illustrated_by]
    texts += [text for scene in session.scenes for text in (scene.title, scene.content)]
    return printable_text("".join(texts))


def _zip(files: list[EpubFile], sounds: dict[str, Path], *, session: BookSession, path: Path) -> None:
    at = session.published_at
    with zipfile.ZipFile(path, "w") as zipped:
        # First and not compressed, as the container format demands.
        add(zipped, name="mimetype", content=MIMETYPE.encode(), at=at)
        add(zipped, name="META-INF/container.xml", content=epub_package.container(FOLDER), at=at)
        for file in files:
            add(zipped, name=FOLDER + file.name, content=file.content, at=at)
        for name, sound in sounds.items():
            add_pieces(zipped, name=FOLDER + name, pieces=untagged(sound), at=at)
