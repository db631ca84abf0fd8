"""Roman numerals: Henry VIII is “the eighth”, Chapter IV is “four”."""

import re

from narration import number_words as say

VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1_000}
VALID = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
NUMERAL = r"[IVXLCDM]+"
COUNTED = re.compile(
    r"\b(chapter|part|book|act|scene|volume|section|appendix|war|phase|type|class|mark|mk\.?|canto|psalm|plate"
    rf"|rocky|apollo|level)\s({NUMERAL})\b(?!['’](?!s\b))",
    re.IGNORECASE,
)
"""What is numbered with cardinals; with any numeral, even a single I."""
TITLES = (
    "king",
    "queen",
    "emperor",
    "empress",
    "tsar",
    "tsarina",
    "pope",
    "kaiser",
    "prince",
    "sultan",
    "shah",
)
RULER = re.compile(
    rf"\b((?:(?i:{'|'.join(TITLES)}))\s[A-Z]\w+|Elizabeth|Charles"
    r"|James|George|Edward|Richard|William|Henry|Napoleon|Louis|Nicholas|Catherine|Frederick|Philip|Francis"
    rf"|Alexander|Wilhelm|Ramesses|Pius|John\sPaul)\s({NUMERAL})\b(?!['’](?!s\b))"
)
NAMED = re.compile(r"\b([A-Z][a-zà-ÿ]{2,})\s([IVX]{2,})\b(?!['’])")
"""Any other name takes numerals of two letters and more: “Mara I think” has none."""
LARGEST_NAMED = 39
PRONOUN = re.compile(
    r"\s*(?:am|was|have|had|will|would|think|know|said|saw|do|did|can|could|must|never|[a-z]+ed)\b"
)


def spoken_romans(text: str) -> str:
    """The text with its Roman numerals in words."""
    text = COUNTED.sub(_counted, text)
    return NAMED.sub(_named, RULER.sub(_ruler, text))


def value_of(numeral: str) -> int:
    """The number; 0 when it is not well formed."""
    if not VALID.fullmatch(numeral):
        return 0
    values = [VALUES[letter] for letter in numeral]
    return sum(
        -value if any(later > value for later in values[at + 1 : at + 2]) else value
        for at, value in enumerate(values)
    )


def _counted(match: re.Match[str]) -> str:
    value = value_of(match[2])
    return f"{match[1]} {say.cardinal(value)}" if value else match[0]


def _ruler(match: re.Match[str]) -> str:
    value = value_of(match[2])
    is_titled = match[1].split()[0].lower() in TITLES
    is_pronoun = match[2] == "I" and not is_titled and PRONOUN.match(match.string, match.end()) is not None
    return f"{match[1]} the {say.ordinal(value)}" if value and not is_pronoun else match[0]


def _named(match: re.Match[str]) -> str:
    value = value_of(match[2])
    return f"{match[1]} the {say.ordinal(value)}" if 0 < value <= LARGEST_NAMED else match[0]
