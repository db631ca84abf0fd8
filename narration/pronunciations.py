"""How names are said: the spellings on the author's sheets, as far as a text needs them."""

from collections.abc import Mapping

from stories.craft import given_name, names_somebody
from stories.models import Story

Spellings = dict[str, str]
"""A name as it is written → as it sounds."""


def spellings_of(story: Story) -> Spellings:
    """The spellings of all names of a story that are said otherwise than they are written."""
    sheets = story.characters.present().exclude(pronunciation="")
    return {name: said for sheet in sheets for name, said in spelt(sheet.name, sheet.pronunciation).items()}


def spelt(name: str, said: str) -> Spellings:
    """Each word of a name with its sound; one sound alone is that of the given name."""
    words, sounds = name.split(), said.split()
    if len(words) == len(sounds):
        return dict(zip(words, sounds, strict=True))
    return {given_name(name) if len(sounds) == 1 else name: said}


def needed_by(text: str, spellings: Mapping[str, str]) -> Spellings:
    """Those whose name stands in the text: another spelling elsewhere makes no recording stale."""
    return {name: said for name, said in spellings.items() if names_somebody(text, name)}
