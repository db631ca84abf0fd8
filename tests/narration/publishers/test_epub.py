"""An EPUB holds the whole book, says how it was made, and no text in it becomes markup."""

import io
import zipfile
from xml.etree import ElementTree

import pytest
from PIL import Image

from narration.publishers import Unpublishable
from narration.schemas import BookScene, BookSession
from tests.narration.publishers.conftest import published

PAGE = "{http://www.w3.org/1999/xhtml}"


def opened(session: BookSession) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(published("epub", session)))


def page(book: zipfile.ZipFile, name: str) -> ElementTree.Element:
    return ElementTree.fromstring(book.read(f"EPUB/{name}"))


def words(root: ElementTree.Element) -> str:
    return " ".join("".join(root.find(f"{PAGE}body").itertext()).split())


@pytest.fixture(scope="session")
def rich_book(rich: BookSession) -> zipfile.ZipFile:
    return opened(rich)


@pytest.fixture(scope="session")
def hostile_book(hostile: BookSession) -> zipfile.ZipFile:
    return opened(hostile)


@pytest.fixture(scope="session")
def bare_book(bare: BookSession) -> zipfile.ZipFile:
    return opened(bare)


def test_a_damaged_picture_stops_the_file_with_a_sentence(rich: BookSession):
    broken = rich.scenes[1].model_copy(update={"image": rich.scenes[1].image[:80]})
    session = rich.model_copy(update={"scenes": [rich.scenes[0], broken]})
    with pytest.raises(
        Unpublishable, match=r"The picture of scene 2 cannot be read.*Nothing is lost"
    ) as refusal:
        published("epub", session)
    assert refusal.value.permanent


def test_hostile_texts_stay_text(hostile_book: zipfile.ZipFile):
    root = page(hostile_book, "scene-1.xhtml")
    assert root.find(f".//{PAGE}script") is None
    assert root.find(f".//{PAGE}b") is None
    assert "<b>&amp; “x” ]]> <!--" in words(root)
    assert "<script>alert(1)</script>" in words(root)
    assert "x" * 5_000 in words(root)


def test_an_untitled_scene_is_called_by_its_number(hostile_book: zipfile.ZipFile):
    assert "Scene 2" in words(page(hostile_book, "contents.xhtml"))
    assert words(page(hostile_book, "scene-2.xhtml")) == "Scene 2"


def test_a_language_that_is_none_is_undetermined(hostile_book: zipfile.ZipFile):
    assert page(hostile_book, "title.xhtml").get("lang") == "und"


def test_a_paragraph_against_the_books_direction_says_so(
    hostile_book: zipfile.ZipFile, bare_book: zipfile.ZipFile
):
    against = page(hostile_book, "scene-1.xhtml").findall(f".//{PAGE}p[@dir='rtl']")
    assert ["".join(p.itertext()) for p in against] == ["كان هناك منارة"]
    arabic = page(bare_book, "scene-1.xhtml")
    assert arabic.get("dir") == "rtl"
    assert [p.text for p in arabic.findall(f".//{PAGE}p[@dir='ltr']")] == ["She said so."]


def test_an_arabic_book_is_turned_from_right_to_left(bare_book: zipfile.ZipFile):
    assert b'page-progression-direction="rtl"' in bare_book.read("EPUB/package.opf")


def test_every_word_of_every_scene_is_there_in_order(rich: BookSession, rich_book: zipfile.ZipFile):
    for scene in rich.scenes:
        text = words(page(rich_book, f"scene-{scene.number}.xhtml"))
        whole = " ".join(f"{scene.title} {scene.content}".split())
        # Element borders give no space to itertext.
        assert text.replace(" ", "") == whole.replace(" ", "")


def test_every_picture_stands_on_its_scenes_page_with_its_alt_text(
    rich: BookSession, rich_book: zipfile.ZipFile
):
    for scene in rich.scenes:
        image = page(rich_book, f"scene-{scene.number}.xhtml").find(f".//{PAGE}img")
        assert image.get("alt") == scene.alt_text
        with Image.open(io.BytesIO(rich_book.read(f"EPUB/{image.get('src')}"))) as picture:
            assert picture.format in {"JPEG", "PNG"}


def test_the_line_break_and_the_scene_break_are_kept(rich_book: zipfile.ZipFile):
    root = page(rich_book, "scene-1.xhtml")
    (broken,) = (p for p in root.iter(f"{PAGE}p") if p.find(f"{PAGE}span/{PAGE}br") is not None)
    assert list(broken.itertext()) == ["The lamp went out.", "Nobody spoke."]
    assert root.find(f".//{PAGE}p[@class='break']/{PAGE}span").text == "* * *"


@pytest.mark.parametrize("name", ["rich_book", "bare_book"])
def test_every_book_has_a_drawn_cover(name: str, request: pytest.FixtureRequest):
    book = request.getfixturevalue(name)
    with Image.open(io.BytesIO(book.read("EPUB/cover.jpg"))) as cover:
        assert cover.size == (1_400, 2_100)
        assert len(cover.convert("RGB").getcolors(1 << 22) or []) > 10


def test_the_cover_names_the_book_for_those_who_do_not_see_it(rich_book: zipfile.ZipFile):
    alt = page(rich_book, "cover.xhtml").find(f".//{PAGE}img").get("alt")
    assert alt == "Cover of The Seventh Wave, by Ada Author. A lighthouse, seen from The Sea."


def test_how_it_was_made_stands_in_the_colophon_and_in_the_metadata(rich_book: zipfile.ZipFile):
    said = words(page(rich_book, "colophon.xhtml"))
    package = rich_book.read("EPUB/package.opf").decode()
    for statement in (
        "the built-in grammar (not an AI); scene 2 edited by a person",
        "Alistair (synthetic voice)",
        "the built-in illustrator",
        "Story Creator",
    ):
        assert statement in said
        assert statement in package


def test_a_book_without_sound_or_pictures_names_neither(bare_book: zipfile.ZipFile):
    said = words(page(bare_book, "colophon.xhtml"))
    assert "Narration" not in said
    assert "Pictures" not in said


def test_text_alternatives_are_claimed_only_where_every_picture_has_one(
    rich_book: zipfile.ZipFile, hostile_book: zipfile.ZipFile
):
    assert b">alternativeText<" in rich_book.read("EPUB/package.opf")
    assert b">alternativeText<" not in hostile_book.read("EPUB/package.opf")
    assert page(hostile_book, "scene-3.xhtml").find(f".//{PAGE}img").get("alt") == "Picture of “Three”"


def test_the_type_is_embedded_small_with_its_licence(rich_book: zipfile.ZipFile):
    assert len(rich_book.read("EPUB/fonts/literata.woff2")) < 40_000
    assert b"SIL OPEN FONT LICENSE" in rich_book.read("EPUB/fonts/OFL.txt")


def test_the_same_book_is_the_same_file(rich: BookSession):
    assert published("epub", rich) == published("epub", rich)


def test_the_dates_in_the_archive_are_the_books(rich_book: zipfile.ZipFile, hostile_book: zipfile.ZipFile):
    assert {entry.date_time for entry in rich_book.infolist()} == {(2026, 11, 22, 9, 30, 4)}
    assert {entry.date_time[0] for entry in hostile_book.infolist()} == {1980}


def test_the_mimetype_comes_first_and_uncompressed(rich_book: zipfile.ZipFile):
    first = rich_book.infolist()[0]
    assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)


def test_a_book_without_scenes_is_still_a_book(bare: BookSession):
    book = opened(bare.model_copy(update={"scenes": []}))
    assert "About this book" in words(page(book, "contents.xhtml"))


def test_a_scene_of_a_thousand_paragraphs_is_whole(bare: BookSession):
    scene = BookScene(number=1, title="Long", content="\n\n".join(map(str, range(1_000))))
    root = page(opened(bare.model_copy(update={"scenes": [scene]})), "scene-1.xhtml")
    assert [p.text for p in root.findall(f".//{PAGE}p")] == [str(number) for number in range(1_000)]
