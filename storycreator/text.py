"""Cleaning of every text that comes in: from forms, from the API, from models and services."""

import re
import unicodedata

# C0 without tab, line feed and carriage return; DEL; and the C1 range.
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_SURROGATES = re.compile(r"[\ud800-\udfff]")
_INVISIBLE = re.compile(r"[\u200b\u2060\ufeff]")


def clean_text(text: str) -> str:
    """Return `text` without what breaks a database, an XML file or a voice.

    Takes out NUL and other control characters, lone surrogates (they pass a form and end in a
    UnicodeEncodeError at the database), zero-width spaces and byte order marks; makes line ends
    `\\n`; composes letters (NFC). Right-to-left marks stay: they belong to the text.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = _SURROGATES.sub("", _CONTROLS.sub("", text))
    return unicodedata.normalize("NFC", _INVISIBLE.sub("", text))


def without_surrogates(text: str) -> str:
    """Return `text` with a NUL for every lone surrogate: as long as before, and UTF-8 can hold it."""
    return _SURROGATES.sub("\0", text)


def lines_of(text: str) -> list[str]:
    """Return the lines of `text` that say something, each cleaned."""
    return [line for line in map(clean_line, clean_text(text).split("\n")) if line]


def clean_line(text: str) -> str:
    """Return `text` cleaned and on one line, as a title or a byline is."""
    return " ".join(clean_text(text).split())
