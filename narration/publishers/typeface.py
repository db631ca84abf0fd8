"""Literata, the type of the books: cut down to the letters that a book uses, and for drawing a cover."""

import io
import string
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import fontpkg_literata
from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer
from PIL import ImageFont

# fontTools annotates some of its functions and none of these.
Options: Any = subset.Options
Subsetter: Any = subset.Subsetter
pin_axes: Any = instancer.instantiateVariableFont

UPRIGHT = Path(fontpkg_literata.ROOT) / "files" / "Literata[opsz,wght].ttf"
LICENCE = Path(fontpkg_literata.ROOT) / "LICENSE"
BOOK_OPTICAL_SIZE, DISPLAY_OPTICAL_SIZE = 12, 72
BOOK_WEIGHT, DISPLAY_WEIGHT = 400, 500
ALWAYS = frozenset(string.ascii_letters + string.digits + " .,;:!?'\"()-–—…“”‘’")
"""Kept even if unused, so that a reading system's own words beside the text look alike."""
NAMES_KEPT = [0, 1, 2, 3, 4, 5, 6, 13, 14]
"""Copyright, family and the licence: the Open Font License asks that they stay."""


def woff2(text: str) -> bytes:
    """The upright book face as WOFF2 with the glyphs for `text`; letters it lacks are left out."""
    return _subset(frozenset(text) | ALWAYS)


@lru_cache(maxsize=16)
def _subset(letters: frozenset[str]) -> bytes:
    font = TTFont(io.BytesIO(UPRIGHT.read_bytes()), recalcTimestamp=False)
    options = Options(name_IDs=NAMES_KEPT, notdef_outline=True, hinting=False)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=sorted(map(ord, letters)))
    # Subset first: pinning the axes of 3,000 glyphs takes ten times as long as of a hundred.
    subsetter.subset(font)
    pin_axes(font, {"opsz": BOOK_OPTICAL_SIZE, "wght": BOOK_WEIGHT}, inplace=True)
    font.flavor = "woff2"
    file = io.BytesIO()
    font.save(file)
    return file.getvalue()


def licence() -> str:
    """The text of the Open Font License that goes with the face."""
    return LICENCE.read_text(encoding="utf-8")


def display_face(size: int) -> ImageFont.FreeTypeFont:
    """The face for a cover at `size` pixels."""
    face = ImageFont.truetype(str(UPRIGHT), size)
    face.set_variation_by_axes([DISPLAY_OPTICAL_SIZE, DISPLAY_WEIGHT])
    return face


def drawable(text: str) -> str:
    """The text without characters that the face lacks; empty when too few letters would be left to read."""
    known = _known()
    kept = " ".join("".join(c for c in text if ord(c) in known or c.isspace()).split())
    return kept if _letters(kept) * 2 > _letters(text) else ""


def _letters(text: str) -> int:
    return sum(character.isalnum() for character in text)


@cache
def _known() -> frozenset[int]:
    font = TTFont(io.BytesIO(UPRIGHT.read_bytes()), lazy=True)
    return frozenset(font.getBestCmap() or ())
