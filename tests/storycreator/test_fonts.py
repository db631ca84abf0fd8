"""The page's typeface: made once, whole or not at all, and never in the way when it is missing."""

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from storycreator import fonts


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("fonts")
    fonts.page_fonts(made)
    return made


def test_without_the_wheel_there_are_no_fonts_and_no_complaint(monkeypatch, tmp_path):
    monkeypatch.setattr(fonts, "PACKAGE", "no_such_typeface")
    assert fonts.page_fonts(tmp_path) == []
    assert list(tmp_path.iterdir()) == []


def test_a_failed_write_leaves_neither_half_a_font_nor_a_stray_file(tmp_path):
    def breaks_off(path: Path) -> None:
        path.write_bytes(b"half")
        raise OSError("the disk is full")

    with pytest.raises(OSError, match="full"):
        fonts._replace(tmp_path / "literata.woff2", breaks_off)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", fonts.FACES.values())
def test_a_face_is_small_and_keeps_weight_and_optical_size(folder, name):
    font = TTFont(folder / name)
    assert {axis.axisTag for axis in font["fvar"].axes} == {"opsz", "wght"}
    assert (folder / name).stat().st_size < 170_000


@pytest.mark.parametrize("name", fonts.FACES.values())
def test_a_face_has_the_letters_and_marks_of_european_names(folder, name):
    letters = TTFont(folder / name).getBestCmap()
    assert not [mark for mark in "Łódź Škoda ÆØÅ “quoted” ‘so’ – — … € −" if ord(mark) not in letters]


def test_the_licence_lies_beside_the_fonts(folder):
    assert "SIL OPEN FONT LICENSE" in (folder / "OFL.txt").read_text()


def test_fonts_that_are_there_are_not_made_again(folder, monkeypatch):
    monkeypatch.setattr(fonts, "cut_down", lambda *_: pytest.fail("made again"))
    before = {path: path.stat().st_mtime_ns for path in folder.iterdir()}
    assert fonts.page_fonts(folder) == [folder / name for name in fonts.FACES.values()]
    assert {path: path.stat().st_mtime_ns for path in folder.iterdir()} == before


def test_a_new_version_of_the_wheel_is_noticed(folder, monkeypatch):
    package = fonts._package()
    assert package is not None
    assert fonts._is_current(folder, package)
    monkeypatch.setattr(fonts, "RECIPE", fonts.RECIPE + 1)
    assert not fonts._is_current(folder, package)
