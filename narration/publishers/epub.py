"""A book as EPUB 3.3: cover, title page, contents, a page a scene with its picture, colophon."""

import io
import zipfile
from dataclasses import dataclass
from datetime import UTC, datetime

from narration.publishers import epub_package, epub_pages
from narration.publishers.base import Publisher, printable, printable_text, title_of
from narration.publishers.cover import draw_cover
from narration.publishers.pictures import Picture, picture_of
from narration.publishers.typeface import licence, woff2
from narration.schemas import BookSession

MIMETYPE = "application/epub+zip"
FOLDER = "EPUB/"
EARLIEST = datetime(1980, 1, 1, tzinfo=UTC)
"""Zip knows no moment before."""
COMPRESSED_ALREADY = (".jpg", ".png", ".woff2")


@dataclass(frozen=True)
class EpubFile:
    """One file inside the package."""

    name: str
    content: bytes
    media_type: str


class EpubPublisher(Publisher):
    """Text and pictures with the type embedded; the sound of a narrated book is no part of this file."""

    LABEL = "EPUB"
    EXTENSION = "epub"
    MEDIA_TYPE = MIMETYPE

    def publish(self, session: BookSession) -> bytes:
        pictures = {scene.number: picture for scene in session.scenes if (picture := picture_of(scene))}
        files = [*_pages(session, pictures=pictures), *_resources(session, pictures=pictures)]
        package = epub_package.package_document(
            session,
            pictures=list(pictures.values()),
            items=[(file.name, file.media_type) for file in files],
        )
        files.append(EpubFile("package.opf", package, epub_package.MEDIA_TYPE))
        return _zipped(files, at=session.published_at)


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
    first = next(iter(pictures.values()), None)
    cover = draw_cover(
        title_of(session), byline=printable(session.byline), picture=first.image if first else None
    )
    return [
        EpubFile("cover.jpg", cover, "image/jpeg"),
        *(EpubFile(f"pictures/{p.name}", p.image, p.media_type) for p in pictures.values()),
        EpubFile("book.css", epub_pages.STYLE.encode(), "text/css"),
        EpubFile("fonts/literata.woff2", woff2(_letters(session)), "font/woff2"),
        EpubFile("fonts/OFL.txt", licence().encode(), "text/plain"),
    ]


def _letters(session: BookSession) -> str:
    texts = [session.title, session.byline, session.logline, session.written_by]
    texts += [session.narrated_by, session.illustrated_by]
    texts += [text for scene in session.scenes for text in (scene.title, scene.content)]
    return printable_text("".join(texts))


def _zipped(files: list[EpubFile], *, at: datetime) -> bytes:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as zipped:
        # First and not compressed, as the container format demands.
        _add(zipped, name="mimetype", content=MIMETYPE.encode(), at=at)
        _add(zipped, name="META-INF/container.xml", content=epub_package.container(FOLDER), at=at)
        for file in files:
            _add(zipped, name=FOLDER + file.name, content=file.content, at=at)
    return archive.getvalue()


def _add(zipped: zipfile.ZipFile, *, name: str, content: bytes, at: datetime) -> None:
    # Date, system and rights are fixed: the same book is the same file on every machine.
    moment = max(at.astimezone(UTC), EARLIEST)
    entry = zipfile.ZipInfo(name, moment.timetuple()[:6])
    entry.create_system, entry.external_attr = 3, 0o644 << 16
    stored = name == "mimetype" or name.endswith(COMPRESSED_ALREADY)
    entry.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
    zipped.writestr(entry, content)
