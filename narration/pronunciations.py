"""How names are said: the spellings on the author's sheets, as far as a text needs them."""

from collections.abc import Iterable, Mapping

from stories.craft import given_name, names_somebody
from stories.models import Character

Spellings = dict[str, str]
"""A name as it is written → as it sounds."""


def spellings_of(sheets: Iterable[Character]) -> Spellings:
    """The spellings of all names that are said otherwise than they are written."""
    told = [spelt(sheet.name, sheet.pronunciation) for sheet in sheets if sheet.pronunciation]
    return {name: said for each in told for name, said in each.items()}


def spelt(name: str, said: str) -> Spellings:
    """Each word of a name with its sound; one sound alone is that of the given name."""
    words, sounds = name.split(), said.split()
    if len(words) == len(sounds):
        return dict(zip(words, sounds, strict=True))
    return {given_name(name) if len(sounds) == 1 else name: said}


def needed_by(text: str, spellings: Mapping[str, str]) -> Spellings:
    """Those whose name stands in the text: another spelling elsewhere makes no recording stale."""
    return {name: said for name, said in spellings.items() if names_somebody(text, name)}
