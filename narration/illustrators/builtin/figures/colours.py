"""The colours that a sheet names."""

import re
from dataclasses import dataclass

from narration.illustrators.builtin.palette import WHITE, hexed, mix

CLOTH = {
    "black": "#2b2a33",
    "white": "#ece8e0",
    "grey": "#8b8f98",
    "silver": "#b9c0c8",
    "red": "#bf3b36",
    "crimson": "#9c2637",
    "scarlet": "#cf3a2c",
    "rust": "#a8532f",
    "copper": "#b56a3c",
    "bronze": "#98703a",
    "orange": "#d97a35",
    "amber": "#dc9a3a",
    "yellow": "#e5b93c",
    "mustard": "#c9992f",
    "gold": "#d9ae45",
    "cream": "#eaddbf",
    "beige": "#cdb591",
    "tan": "#b58f63",
    "brown": "#7d5536",
    "olive": "#6f6f3c",
    "moss": "#5e7242",
    "green": "#4c7f55",
    "emerald": "#2f8060",
    "teal": "#2f7d80",
    "turquoise": "#46a3a0",
    "blue": "#3b68a0",
    "navy": "#2a3d66",
    "slate": "#566878",
    "indigo": "#433f7d",
    "violet": "#6f4b94",
    "purple": "#6b4285",
    "lilac": "#a88bc0",
    "pink": "#d9869c",
    "rose": "#c9647a",
}
HAIR = {
    "black": "#2a211f",
    "brown": "#5c3c26",
    "chestnut": "#6f3f22",
    "auburn": "#8a3f22",
    "red": "#a84a24",
    "ginger": "#c06a2c",
    "blonde": "#d8b060",
    "blond": "#d8b060",
    "fair": "#d9b66c",
    "golden": "#d9ab4c",
    "straw": "#dcbf78",
    "grey": "#a5a3a2",
    "silver": "#c3c4c6",
    "white": "#e6e3dc",
    "dark": "#33261f",
}
_SAME = {"gray": "grey", "golden": "gold", "violet-blue": "violet", "ivory": "cream", "khaki": "olive"}
_WORD = re.compile(r"[a-z]+")


@dataclass(frozen=True)
class Dye:
    """A colour with the name that the sheet gives it."""

    name: str
    code: str


def find_dye(text: str, *, table: dict[str, str]) -> Dye | None:
    """The last colour that a few words name, with "dark", "pale", "light" and the like applied to it."""
    found = None
    words = [_SAME.get(word, word) if word not in table else word for word in _WORD.findall(text.lower())]
    for at, word in enumerate(words):
        if word in table and not (found and at and words[at - 1] in table):
            shade = words[at - 1] if at else ""
            found = _shaded(word, table[word], shade=shade)
        elif word in table and found:
            # "Moss-green", "rust-red": the first word is the colour, both are its name; not so in "dark red".
            dark = words[at - 1] == "dark"
            found = (
                _shaded(word, table[word], shade="dark") if dark else Dye(f"{found.name} {word}", found.code)
            )
    return found


def _shaded(word: str, code: str, *, shade: str) -> Dye:
    colour = hexed(code)
    if shade in ("dark", "deep", "midnight"):
        return Dye(f"dark {word}", _coded(colour * 0.68))
    if shade in ("pale", "light", "faded", "washed"):
        return Dye(f"pale {word}", _coded(mix(colour, WHITE, 0.38)))
    return Dye(word, code)


def _coded(colour: object) -> str:
    red, green, blue = (round(float(part) * 255) for part in colour)  # type: ignore[attr-defined]
    return f"#{red:02x}{green:02x}{blue:02x}"
