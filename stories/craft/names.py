"""Names in a text: whole words, with their possessives, never a part of another word."""

import re

TITLES = frozenset([
    "a", "an", "the", "mr", "mrs", "ms", "miss", "dr", "sir", "lady", "lord", "dame", "master", "mistress",
    "captain", "doctor", "professor", "inspector", "sergeant", "father", "mother", "brother", "sister",
    "aunt", "uncle", "cousin", "king", "queen", "prince", "princess", "saint", "old", "young", "little",
    "big",
])  # fmt: skip
"""Words before a name that are none."""


def names_somebody(text: str, name: str) -> bool:
    """Tell whether `name` stands in a text."""
    return bool(_whole(name).search(text))


def replace_name(text: str, old: str, new: str) -> tuple[str, int]:
    """Return the text with every `old` as `new`, and how many there were."""
    # Where the new name has the old one in it, what is named so already stays.
    parts = text.split(new) if old in new else [text]
    replaced = [_whole(old).subn(lambda _: new, part) for part in parts]
    return new.join(part for part, _ in replaced), sum(count for _, count in replaced)


def renaming(old: str, new: str) -> list[tuple[str, str]]:
    """Return what is replaced by what in prose, in order, when somebody is called otherwise.

    A whole name first, then the given and the family name by themselves: prose calls people by one of them.
    """
    pairs = [(old, new)] if len(old.split()) > 1 else []
    one, other = _bare(old), _bare(new)
    if one and other:
        pairs.append((one[0], other[0]))
    if len(one) > 1 and len(other) > 1:
        pairs.append((one[-1], other[-1]))
    return [pair for pair in pairs or [(old, new)] if pair[0] != pair[1]]


def given_name(name: str) -> str:
    """Return what prose calls somebody of that name: its first word that is no title."""
    return (_bare(name) or [name])[0]


def _whole(name: str) -> re.Pattern[str]:
    # An apostrophe within a word binds it ("O’Ann"); one before a word may open what somebody says.
    return re.compile(rf"(?<![\w-])(?<!\w[’']){re.escape(name)}(?![\w-])")


def _bare(name: str) -> list[str]:
    """The words of a name that are names: no titles, nothing that begins with a small letter."""
    return [
        word for word in name.split() if word.casefold().rstrip(".") not in TITLES and not word[0].islower()
    ]
