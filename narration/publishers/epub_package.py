"""The package document of an EPUB: what the book is, how it was made, and what it consists of."""

from datetime import UTC
from uuid import NAMESPACE_URL, UUID, uuid5
from xml.etree.ElementTree import Element

from narration.publishers.base import colophon, generator, printable, title_of
from narration.publishers.epub_overlays import ACTIVE, clock, heard_milliseconds, overlay_file
from narration.publishers.epub_pages import scene_file
from narration.publishers.language import book_direction, language_of
from narration.publishers.pictures import Picture
from narration.publishers.xml import document, element
from narration.schemas import BookSession

MEDIA_TYPE = "application/oebps-package+xml"
PROPERTIES = {"contents.xhtml": "nav", "cover.jpg": "cover-image"}


def container(folder: str) -> bytes:
    """META-INF/container.xml, which says where the package document is."""
    rootfile = element("rootfile", {"full-path": f"{folder}package.opf", "media-type": MEDIA_TYPE})
    namespace = {"version": "1.0", "xmlns": "urn:oasis:names:tc:opendocument:xmlns:container"}
    return document(element("container", namespace, element("rootfiles", {}, rootfile)))


def package_document(session: BookSession, *, pictures: list[Picture], items: list[tuple[str, str]]) -> bytes:
    """The package document for files given as (name, media type), the pages among them in reading order."""
    pages = [name for name, _ in items if name.endswith(".xhtml")]
    spine = [element("itemref", {"idref": _id(page)}) for page in pages]
    language = language_of(session)
    root = element(
        "package",
        {
            "xmlns": "http://www.idpf.org/2007/opf",
            "version": "3.0",
            "unique-identifier": "book",
            "xml:lang": language,
            "prefix": "schema: http://schema.org/",
        },
        _metadata(session, pictures=pictures),
        element("manifest", {}, *_items(session, items)),
        element("spine", {"page-progression-direction": book_direction(session)}, *spine),
    )
    return document(root)


def _items(session: BookSession, items: list[tuple[str, str]]) -> list[Element]:
    overlaid = {scene_file(scene): _id(overlay_file(scene)) for scene in session.scenes if scene.sound}
    return [_item(name, media_type=media_type, overlay=overlaid.get(name, "")) for name, media_type in items]


def _item(name: str, *, media_type: str, overlay: str) -> Element:
    properties = {"properties": PROPERTIES[name]} if name in PROPERTIES else {}
    overlaid = {"media-overlay": overlay} if overlay else {}
    return element(
        "item", {"id": _id(name), "href": name, "media-type": media_type, **properties, **overlaid}
    )


def _id(name: str) -> str:
    return name.replace("/", "-")


def _metadata(session: BookSession, *, pictures: list[Picture]) -> Element:
    return element(
        "metadata",
        {"xmlns:dc": "http://purl.org/dc/elements/1.1/"},
        *_description(session),
        *_provenance(session),
        *_overlaid(session),
        *_accessibility(session, pictures),
    )


def _overlaid(session: BookSession) -> list[Element]:
    """How long the sound of each page is, who reads, and how the sentence that is heard is marked."""
    lengths = {overlay_file(scene): heard_milliseconds(scene) for scene in session.scenes if scene.sound}
    if not lengths:
        return []
    each = [
        element("meta", {"property": "media:duration", "refines": f"#{_id(name)}"}, clock(length))
        for name, length in lengths.items()
    ]
    narrator = [_meta("media:narrator", said)] if (said := printable(session.narrator)) else []
    total = _meta("media:duration", clock(sum(lengths.values())))
    return [total, *each, *narrator, _meta("media:active-class", ACTIVE)]


def _description(session: BookSession) -> list[Element]:
    published = session.published_at.astimezone(UTC)
    described = [
        element("dc:identifier", {"id": "book"}, identifier(session)),
        element("dc:title", {}, title_of(session)),
        element("dc:language", {}, language_of(session)),
        element("dc:date", {}, published.date().isoformat()),
        _meta("dcterms:modified", published.strftime("%Y-%m-%dT%H:%M:%SZ")),
        # For reading systems of EPUB 2.
        element("meta", {"name": "cover", "content": _id("cover.jpg")}),
    ]
    if byline := printable(session.byline):
        described.append(element("dc:creator", {"id": "author"}, byline))
        role = {"refines": "#author", "property": "role", "scheme": "marc:relators"}
        described.append(element("meta", role, "aut"))
    if logline := printable(session.logline):
        described.append(element("dc:description", {}, logline))
    return described


def identifier(session: BookSession) -> str:
    """The book's URN: its session's UUID, or one that follows from an id that is none."""
    try:
        return UUID(session.session_id).urn
    except ValueError:
        return uuid5(NAMESPACE_URL, f"storycreator:{session.session_id}").urn


def _provenance(session: BookSession) -> list[Element]:
    """The colophon for machines, in the words of the visible one."""
    statements = [_meta("dcterms:provenance", f"{label}: {said}") for label, said in colophon(session)]
    return [element("meta", {"name": "generator", "content": generator()}), *statements]


def _accessibility(session: BookSession, pictures: list[Picture]) -> list[Element]:
    """What holds for this very file; no conformance is claimed, since nobody has judged the alt texts."""
    described = all(picture.described for picture in pictures)
    features = ["tableOfContents", "readingOrder", "structuralNavigation", "displayTransformability"]
    # The cover is a picture too, and always has its alternative.
    modes = [("schema:accessMode", "textual"), ("schema:accessMode", "visual")]
    if described:
        features.append("alternativeText")
        modes.append(("schema:accessModeSufficient", "textual"))
    modes.append(("schema:accessModeSufficient", "textual,visual"))
    if session.has_sound:
        features.append("synchronizedAudioText")
        modes.append(("schema:accessMode", "auditory"))
    return [
        *(_meta(name, mode) for name, mode in modes),
        *(_meta("schema:accessibilityFeature", feature) for feature in features),
        _meta("schema:accessibilityHazard", "none"),
        _meta("schema:accessibilitySummary", _summary(pictures, described=described)),
    ]


def _summary(pictures: list[Picture], *, described: bool) -> str:
    if not pictures:
        return "All of the story is text; the cover picture has a text alternative."
    if described:
        return "All of the story is text; every picture has a text alternative."
    return "All of the story is text; some pictures have no description, only the name of their scene."


def _meta(name: str, value: str) -> Element:
    return element("meta", {"property": name}, value)
