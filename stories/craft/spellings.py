"""Names that drift: Katherine on her sheet, Catherine in scene four.

Two names are one, spelt twice, where they sound alike or differ in one letter in the middle of a long word.
Only a word with a capital in the middle of a sentence counts as a name, and only one that is nowhere known:
"Clare" and "Clara" who both have a sheet are two people.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from math import inf

from stories.craft.words import Span

CAPITALISED = re.compile(r"(?<![\w’'-])[A-ZÀ-Þ][^\W\d_]{2,}(?![\w-])")
OPENS = re.compile(r"(?:^|[.!?…:;\n]|[“\"‘'(\[–—-])\s*$")
"""What stands before a word that has its capital from its place alone."""
SHORT, LONG, SKELETAL = 4, 6, 7
"""Letters from which a word is compared, from which one letter may differ, and from which the vowels may."""
FEWEST = 3
"""How often a name without a sheet has to stand in a draft before another spelling of it is one."""
_SOUNDS = (("ph", "f"), ("ck", "k"), ("c", "k"), ("q", "k"), ("y", "i"), ("z", "s"), ("h", ""))


def drifted(
    texts: Sequence[str], *, names: Iterable[str], known: Iterable[str] = ()
) -> list[dict[str, tuple[str, list[Span]]]]:
    """For each text the words that are misspelt names: what each should be, and where it stands.

    `names` are those of the figures; `known` are texts in which every name is right: plan and idea.
    """
    sheets = {word for name in names for word in CAPITALISED.findall(name) if len(word) >= SHORT}
    right = sheets | {word for text in known for word in CAPITALISED.findall(text)}
    found = [list(_names(text)) for text in texts]
    counts = Counter(name for places in found for name, _ in places)
    # A word that is also written small is a word.
    small = {word for text in texts for word in re.findall(r"\b[a-zà-þ]+\b", text)}
    odd = {name for name in counts if name not in right and name.lower() not in small}
    models: dict[str, float] = dict.fromkeys(sheets, inf)
    models |= {name: count for name, count in counts.items() if count >= FEWEST and name not in sheets}
    meant = {name: model for name in odd if (model := _meant(name, counts[name], models))}
    return [_placed(places, meant) for places in found]


def _names(text: str) -> Iterator[tuple[str, Span]]:
    for match in CAPITALISED.finditer(text):
        if not OPENS.search(text, max(0, match.start() - 3), match.start()):
            yield match[0], match.span()


def _placed(found: Iterable[tuple[str, Span]], meant: dict[str, str]) -> dict[str, tuple[str, list[Span]]]:
    placed: dict[str, tuple[str, list[Span]]] = {}
    for name, span in found:
        if name in meant:
            placed.setdefault(name, (meant[name], []))[1].append(span)
    return placed


def _meant(name: str, count: int, models: dict[str, float]) -> str:
    """The name that one found so many times is a misspelling of, or ""; of several the commonest."""
    for model, weight in sorted(models.items(), key=lambda held: (-held[1], held[0])):
        if model != name and weight >= FEWEST * count and _are_one(name, model):
            return model
    return ""


def _are_one(one: str, other: str) -> bool:
    a, b = one.lower(), other.lower()
    if min(len(a), len(b)) < SHORT - 1 or abs(len(a) - len(b)) > 2:
        return False
    if a.rstrip("s") == b.rstrip("s"):  # a family
        return False
    if _sound(a) == _sound(b):
        return True
    skeletons = re.sub("[aeiou]", "", _sound(a)), re.sub("[aeiou]", "", _sound(b))
    if min(len(a), len(b)) >= SKELETAL and skeletons[0] == skeletons[1]:
        return True
    return min(len(a), len(b)) >= LONG and a[0] == b[0] and a[-1] == b[-1] and _differs_once(a, b)


def _sound(word: str) -> str:
    """A word as it is said, roughly: no double letters, no silent e, letters of one sound as one."""
    for spelling, sound in _SOUNDS:
        word = word.replace(spelling, sound)
    return re.sub(r"(.)\1+", r"\1", word).rstrip("e")


def _differs_once(a: str, b: str) -> bool:
    """Whether one letter was changed, put in or left out, or two neighbours changed places."""
    start = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    a, b = a[start:], b[start:]
    return a[1:] == b[1:] or a[1:] == b or a == b[1:] or (a[:2] == b[1::-1] and a[2:] == b[2:])
