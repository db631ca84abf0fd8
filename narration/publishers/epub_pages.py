"""The pages of an EPUB as XHTML."""

from xml.etree.ElementTree import Element

from narration.publishers.base import (
    colophon,
    generator,
    printable,
    printable_text,
    scene_title,
    title_of,
)
from narration.publishers.epub_overlays import ACTIVE, by_paragraph, sentence_id
from narration.publishers.language import book_direction, direction_of, language_of
from narration.publishers.pictures import Picture
from narration.publishers.xml import OPS, XHTML, document, element
from narration.schemas import BookScene, BookSession
from narration.speech import paragraphs

MEDIA_TYPE = "application/xhtml+xml"

STYLE = """\
@font-face { font-family: "Literata"; src: url(fonts/literata.woff2) format("woff2"); }
body { font-family: "Literata", Georgia, "Times New Roman", serif; line-height: 1.5; margin: 5%; }
h1 { font-size: 1.6em; font-weight: normal; line-height: 1.25; text-align: center; margin: 1.5em 0 1em; }
p { margin: 0; text-indent: 1.3em; hyphens: auto; }
h1 + p, figure + p, .break + p, .plain p { text-indent: 0; }
p.break { margin: 1em 0; text-align: center; text-indent: 0; }
figure { margin: 0 0 1.5em; text-align: center; }
img { max-width: 100%; }
.cover { margin: 0; text-align: center; }
.cover img { max-height: 100vh; }
.title { text-align: center; }
.title .logline { font-size: 0.95em; margin-top: 3em; }
.plain p, .title p { margin: 0 0 0.8em; text-indent: 0; }
.%s { background: #ffe9a8; color: #111; }
dt { margin-top: 0.8em; }
dd { margin: 0; }
""".replace("%s", ACTIVE)


def scene_file(scene: BookScene) -> str:
    """The name of a scene's page."""
    return f"scene-{scene.number}.xhtml"


def cover_page(session: BookSession, *, picture: Picture | None) -> bytes:
    """The page that shows the cover; its alt text says title, byline and what is to be seen."""
    named = title_of(session)
    if byline := printable(session.byline):
        named += f", by {byline}"
    seen = picture.alt_text if picture else "A thin moon over drawn waves."
    image = element("img", {"src": "cover.jpg", "role": "doc-cover", "alt": f"Cover of {named}. {seen}"})
    section = element("section", {"epub:type": "cover", "aria-label": "Cover"}, image)
    return _page(session, section, title="Cover", css_class="cover")


def title_page(session: BookSession) -> bytes:
    """Title, byline and what the story is about."""
    lines = [element("h1", _direction(session, title_of(session)), title_of(session))]
    if byline := printable(session.byline):
        lines.append(element("p", _direction(session, byline), byline))
    if logline := printable(session.logline):
        lines.append(element("p", {**_direction(session, logline), "class": "logline"}, logline))
    section = element("section", {"epub:type": "titlepage", "aria-label": "Title page"}, *lines)
    return _page(session, section, title=title_of(session), css_class="title")


def contents_page(session: BookSession) -> bytes:
    """The navigation document: a table of contents and the landmarks."""
    entries = [_entry(scene_title(scene), href=scene_file(scene)) for scene in session.scenes]
    entries.append(_entry("About this book", href="colophon.xhtml"))
    contents = element(
        "nav",
        {"epub:type": "toc", "role": "doc-toc", "aria-labelledby": "contents"},
        element("h1", {"id": "contents"}, "Contents"),
        element("ol", {}, *entries),
    )
    return _page(session, contents, _landmarks(session), title="Contents", css_class="plain")


def _landmarks(session: BookSession) -> Element:
    places = [("cover", "Cover", "cover.xhtml"), ("toc", "Contents", "contents.xhtml")]
    if session.scenes:
        places.append(("bodymatter", "Start of the story", scene_file(session.scenes[0])))
    entries = [_entry(label, href=href, landmark=kind) for kind, label, href in places]
    return element(
        "nav",
        {"epub:type": "landmarks", "aria-label": "Landmarks", "hidden": "hidden"},
        element("ol", {}, *entries),
    )


def _entry(label: str, *, href: str, landmark: str = "") -> Element:
    kind = {"epub:type": landmark} if landmark else {}
    return element("li", {}, element("a", {**kind, "href": href}, label))


def scene_page(session: BookSession, *, scene: BookScene, picture: Picture | None) -> bytes:
    """A scene: its title, its picture, its text."""
    title = scene_title(scene)
    parts = [element("h1", {**_direction(session, title), "id": "title"}, title)]
    if picture is not None:
        image = element("img", {"src": f"pictures/{picture.name}", "alt": picture.alt_text})
        parts.append(element("figure", {}, image))
    parts += _narrated(session, scene) if scene.sound else _silent(session, scene)
    chapter = {"epub:type": "chapter", "role": "doc-chapter", "aria-labelledby": "title"}
    return _page(session, element("section", {**chapter, "id": "scene"}, *parts), title=title)


def _silent(session: BookSession, scene: BookScene) -> list[Element]:
    return [_paragraph(session, text) for text in paragraphs(printable_text(scene.content))]


def _narrated(session: BookSession, scene: BookScene) -> list[Element]:
    """The paragraphs with every sentence marked, so that it can be shown while it is heard."""
    made = []
    for sentences in by_paragraph(scene):
        text = "".join(text for _, text in sentences)
        if text.strip():
            paragraph = _empty_paragraph(session, text)
            paragraph.extend(_sentence(number, text) for number, text in sentences)
            made.append(paragraph)
    return made


def _sentence(number: int, text: str) -> Element:
    span = element("span", {"id": sentence_id(number)})
    _set_lines(span, text)
    return span


def _paragraph(session: BookSession, text: str) -> Element:
    paragraph = _empty_paragraph(session, text)
    _set_lines(paragraph, text)
    return paragraph


def _empty_paragraph(session: BookSession, text: str) -> Element:
    paragraph = element("p", _direction(session, text))
    if not any(character.isalnum() for character in text):
        paragraph.set("class", "break")
    return paragraph


def _set_lines(inline: Element, text: str) -> None:
    for number, line in enumerate(text.split("\n")):
        if number:
            inline.append(element("br"))
            inline[-1].tail = line
        else:
            inline.text = line


def colophon_page(session: BookSession) -> bytes:
    """How the book was made, and the licence of its type."""
    statements = [
        part
        for label, statement in colophon(session)
        for part in (element("dt", {}, label), element("dd", {}, statement))
    ]
    notes = [
        element("p", {}, "The sound of the narration is not part of this file.")
        if session.narrated_by.strip() and not session.has_sound
        else "",
        element("p", {}, "Set in Literata, © 2017 The Literata Project Authors, SIL Open Font License 1.1."),
    ]
    section = element(
        "section",
        {"epub:type": "colophon", "role": "doc-colophon", "aria-labelledby": "title"},
        element("h1", {"id": "title"}, "About this book"),
        element("dl", {}, *statements),
        *notes,
    )
    return _page(session, section, title="About this book", css_class="plain")


def _page(session: BookSession, *content: Element, title: str, css_class: str = "") -> bytes:
    language = language_of(session)
    head = element(
        "head",
        {},
        element("title", {}, title),
        element("meta", {"name": "generator", "content": generator()}),
        element("link", {"rel": "stylesheet", "type": "text/css", "href": "book.css"}),
    )
    root = element(
        "html",
        {"xmlns": XHTML, "xmlns:epub": OPS, "lang": language, "xml:lang": language},
        head,
        element("body", {"class": css_class} if css_class else {}, *content),
    )
    root.set("dir", book_direction(session))
    return document(root, doctype="<!DOCTYPE html>")


def _direction(session: BookSession, text: str) -> dict[str, str]:
    """A `dir` attribute for a text that runs against the book."""
    direction = direction_of(text)
    return {"dir": direction} if direction and direction != book_direction(session) else {}
