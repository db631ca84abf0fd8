"""How a paragraph is delivered: its phrases, the manner of each, and the pause that follows.

A phrase ends at a comma, a dash, an ellipsis, the edge of a quotation or of an aside. The engine says one
phrase at a time, so that every pause is ours and speech between quotation marks has another tone.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum


class Manner(StrEnum):
    TOLD = "told"
    QUOTED = "quoted"
    ASIDE = "aside"


class Pause(StrEnum):
    """The names are the fields of `Pauses`."""

    NONE = "none"
    CUT = "cut"
    COMMA = "comma"
    CLAUSE = "clause"
    DASH = "dash"
    ELLIPSIS = "ellipsis"
    SENTENCE = "sentence"


@dataclass(frozen=True)
class Pauses:
    """Seconds of silence."""

    comma: float = 0.15
    clause: float = 0.25
    """After a semicolon or a colon."""
    dash: float = 0.28
    ellipsis: float = 0.45
    sentence: float = 0.42
    paragraph: float = 0.85
    scene_break: float = 1.8
    """Where a paragraph without words (a row of stars) parts two passages."""
    cut: float = 0.1
    """Where a very long sentence had to be cut."""
    none: float = 0.0

    def times(self, factor: float) -> "Pauses":
        """The pauses so many times as long."""
        return Pauses(**{name: seconds * factor for name, seconds in vars(self).items()})


@dataclass(frozen=True)
class Phrase:
    """What is said in one breath."""

    sentence: int
    """Its place in the paragraph."""
    spoken: str
    manner: Manner
    pause: Pause
    """What follows it."""


LINE = "\n"
"""Stands between two sentences; a sentence itself is one line."""
# Closed by a mark of its own kind, or running on to the end of the paragraph.
QUOTATION = re.compile(
    r"“[^“”]*+(?:”|\Z)|\"[^\"]*+(?:\"|\Z)|(?<!\w)'(?=\w)(?:[^']|'(?=\w)){1,2000}?(?<=[.,!?…—])'(?!\w)"
)
ASIDE = re.compile(r"\([^()\n]*+\)|(?<=\s)[—–]\s[^—–\n]*+(?<=\s)[—–](?=\s)|(?<=\w)—(?=\w)[^—\n]*+—(?=\w)")
MARKS = str.maketrans(dict.fromkeys('“”"()[]«»', " "))
SPEECH_ENDS = ".,!?…—–-:;"
FULL_STOPS = ".!?…"
BOUNDARY = re.compile(
    r"(?P<comma>,)(?=\s|\Z)|(?P<clause>[;:])(?=\s|\Z)|(?P<ellipsis>…|\.{3,})|(?P<dash>—|--+|\s[–-]\s)"
)
BROKEN_OFF = re.compile(r"…|\.{3,}|—|--+|\s[–-]\s")
LONGER = list(Pause)
"""By length, the shortest first."""

Piece = tuple[str, Manner, Pause]


def phrases(sentences: list[str]) -> list[Phrase]:
    """The phrases of a paragraph, given what is spoken of each of its sentences."""
    said = LINE.join(sentences)
    manners = _manners(said)
    silent = _without_marks(said)
    found: list[Phrase] = []
    for number, (start, end) in enumerate(_bounds(sentences)):
        ending = Pause.NONE if number == len(sentences) - 1 else _ending(silent[start:end])
        found += _of_sentence(list(_pieces(silent, manners, start=start, end=end)), number, ending=ending)
    return found


def _bounds(sentences: list[str]) -> Iterator[tuple[int, int]]:
    at = 0
    for sentence in sentences:
        yield at, at + len(sentence)
        at += len(sentence) + len(LINE)


def _manners(said: str) -> list[Manner]:
    """The manner of every character."""
    manners = [Manner.TOLD] * len(said)
    for match in ASIDE.finditer(said):
        # A dash belongs to what stands before it.
        start = match.start() + (match[0][0] != "(")
        manners[start : match.end()] = [Manner.ASIDE] * (match.end() - start)
    for match in QUOTATION.finditer(said):
        if _is_speech(match[0]):
            manners[match.start() : match.end()] = [Manner.QUOTED] * len(match[0])
    return manners


def _is_speech(quotation: str) -> bool:
    """Tell speech, which ends in punctuation, from a “word” that is only set apart."""
    inner = quotation[1:].rstrip("”\"' \n")
    return inner[-1:] in SPEECH_ENDS or quotation[-1] not in "”\"'"


def _without_marks(said: str) -> str:
    """The same text, as long, without quotation marks and brackets; apostrophes stay."""
    single = [match.span() for match in QUOTATION.finditer(said) if match[0].startswith("'")]
    letters = list(said.translate(MARKS))
    for start, end in single:
        letters[start] = letters[end - 1] = " "
    return "".join(letters)


def _ending(sentence: str) -> Pause:
    return Pause.SENTENCE if sentence.rstrip(" '")[-1:] in FULL_STOPS else Pause.CUT


def _of_sentence(pieces: list[Piece], number: int, *, ending: Pause) -> list[Phrase]:
    found: list[Phrase] = []
    for piece, manner, pause in pieces:
        if spoken := _melody(piece):
            found.append(Phrase(number, spoken, manner, pause))
        elif found:
            longer = max(found[-1].pause, pause, key=LONGER.index)
            found[-1] = replace(found[-1], pause=longer)
    held = [replace(phrase, spoken=_held(phrase.spoken)) for phrase in found[:-1]]
    return [*held, replace(found[-1], pause=ending)] if found else []


def _held(spoken: str) -> str:
    """With a comma where nothing else says that the sentence goes on."""
    return f"{spoken}," if spoken[-1].isalnum() else spoken


def _pieces(said: str, manners: list[Manner], *, start: int, end: int) -> Iterator[Piece]:
    """What lies between two boundaries, its manner, and the pause that its boundary makes."""
    begun = start
    for after, pause in _boundaries(said, manners, start=start, end=end):
        yield said[begun:after], manners[begun], pause
        begun = after
    if begun < end:
        yield said[begun:end], manners[begun], Pause.NONE


def _boundaries(said: str, manners: list[Manner], *, start: int, end: int) -> list[tuple[int, Pause]]:
    """Where a phrase ends, and the pause there; a change of manner alone is a comma."""
    found = {at: Pause.COMMA for at in range(start + 1, end) if manners[at] != manners[at - 1]}
    for match in BOUNDARY.finditer(said, start, end):
        found[match.end()] = Pause(match.lastgroup or Pause.COMMA)
    return sorted(found.items())


def _melody(piece: str) -> str:
    """The words of a piece with the punctuation that gives their melody; empty when there are none."""
    words = re.sub(r"\s+(?=[,;:.!?])", "", " ".join(BROKEN_OFF.sub(", ", piece).split())).lstrip(" ,;:.!?–-")
    return words if any(map(str.isalnum, words)) else ""
