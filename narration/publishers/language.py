"""The language of a book and the direction in which its texts run."""

import re
import unicodedata

from narration.schemas import BookSession

WELL_FORMED = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|\d{3}))?")
"""BCP 47: language, script, region; what a brief can ask for needs no more."""
UNDETERMINED = "und"
RIGHT_TO_LEFT = {"ar", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"}


def language_tag(language: str) -> str:
    """What a brief says of the language as a tag, `und` when it is none."""
    return language if WELL_FORMED.fullmatch(language) else UNDETERMINED


def language_of(session: BookSession) -> str:
    """The book's language tag, `und` when it is none."""
    return language_tag(session.language)


def book_direction(session: BookSession) -> str:
    """`rtl` for the languages written from right to left, else `ltr`."""
    return "rtl" if language_of(session).split("-")[0].lower() in RIGHT_TO_LEFT else "ltr"


def direction_of(text: str) -> str:
    """`rtl` or `ltr` by the first letter that has a direction; empty when none has."""
    for character in text:
        bidirectional = unicodedata.bidirectional(character)
        if bidirectional in {"R", "AL"}:
            return "rtl"
        if bidirectional == "L":
            return "ltr"
    return ""
