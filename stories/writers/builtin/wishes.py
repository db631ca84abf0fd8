"""What an author's feedback asks for, in the few wishes that the built-in writer can fulfil."""

import re
from dataclasses import dataclass
from typing import Literal

from stories.writers.builtin.errors import CannotDo

Kind = Literal["shorter", "longer", "dialogue", "less_dialogue", "description", "length", "rename", "polish"]
SHORTER, LONGER = 0.75, 1.25
"""Length asked for by "shorter" and "longer" without a figure, as a share of the present one."""
MARKUP = re.compile(r"<[^<>]*>")
QUOTES = "“”\"'‘’"
NAME = rf"[{QUOTES}]?([^\W\d_][\w’'-]*(?: [A-ZÀ-Þ][\w’'-]*)?)[{QUOTES}]?"
RENAMES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\brename {NAME} (?:to|as|into) {NAME}",
        rf"\bchange (?:the name )?{NAME} (?:to|into) {NAME}",
        rf"\bchange {NAME}[’']s name to {NAME}",
        rf"\breplace (?:the name )?{NAME} (?:with|by) {NAME}",
        rf"\bcall {NAME} {NAME} instead",
        rf"\b{NAME} should be (?:called|named) {NAME}",
        rf"\bcall {NAME} {NAME}$",
    )
)
SHORTER_WORDS = (
    r"\b(?:shorter|shorten|cut (?:it|this|the scene)?(?: down| back)?|trim|tighten|tighter|condense"
    r"|more concise|briefer|too long|half as long|cut)\b"
)
LONGER_WORDS = (
    r"\b(?:longer|lengthen|extend|expand|flesh (?:it )?out|too short|twice as long|slow (?:it )?down|slower"
    r"|more words)\b"
)
DESCRIPTION_WORDS = (
    r"\b(?:(?:more|add|some) (?:detail|details|description|descriptions|atmosphere|scenery)"
    r"|more descriptive|describe (?:it )?more)\b"
)
LESS_DIALOGUE = (
    r"\b(?:less|fewer|cut|reduce|too much|not so much|drop some of|remove some of)(?: of)?(?: the| this)?"
    r" (?:lines of )?(?:dialogue|dialog|talk|talking|conversation|speech)\b"
)
DIALOGUE_WORDS = (
    r"\b(?:(?:more|add|some) (?:dialogue|dialog|talk|talking|conversation|speech)"
    r"|(?:let|make) them talk(?: more)?|dialogue)\b"
)
POLISH_WORDS = (
    r"\b(?:fix|correct|check|polish|clean up)(?: the| my| any| all)?"
    r"(?: spelling| punctuation| typos| quotes| mistakes| errors| it| text| and| grammar)*"
)
CUES: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("less_dialogue", re.compile(LESS_DIALOGUE)),
    ("description", re.compile(DESCRIPTION_WORDS)),
    ("shorter", re.compile(SHORTER_WORDS)),
    ("longer", re.compile(LONGER_WORDS)),
    ("dialogue", re.compile(DIALOGUE_WORDS)),
    ("polish", re.compile(POLISH_WORDS)),
)
LENGTH = re.compile(r"\b\d{2,4} words\b")
FILLER = re.compile(
    r"\b(?:please|thanks|thank you|can|could|would|you|make|it|this|that|the|a|an|be|is|scene|text|bit|little"
    r"|much|lot|of"
    r"|somewhat|slightly|should|i|want|like|need|to|more|and|also|then|just|by|about|around|roughly|words?"
    r"|percent|per|cent|in|here|there|with|for|add|some|between|them|him|her|as|go|get|really|too|let"
    r"|chapter|part|everywhere|throughout|name)\b"
)
OPPOSITES = (("shorter", "longer"), ("dialogue", "less_dialogue"), ("shorter", "description"))
NEGATED = re.compile(r"\b(?:not|don[’']?t|do not|never|no|without|less|fewer|isn[’']?t|stop)\b")


@dataclass(frozen=True)
class Wish:
    """One thing to do. `share` is a length as a share of the present one, `words` one in words; `old`,
    `new` names."""

    kind: Kind
    share: float = 0.0
    words: int = 0
    old: str = ""
    new: str = ""


def cannot(feedback: str) -> CannotDo:
    """The sentence for a wish that is not among those the built-in writer knows."""
    said = feedback.strip().rstrip(".!?")
    shown = said if len(said) <= 80 else said[:77].rstrip() + "…"
    return CannotDo(
        "The built-in writer can make a scene shorter or longer, add or cut dialogue, add description, or "
        "rename someone; it cannot change tone, tense, place, plot or who tells it. "
        f"“{shown}” asks for something else, or for more than that. Nothing was changed; "
        "you can rewrite the scene yourself."
    )


def parse(feedback: str) -> list[Wish]:
    """Every wish in the feedback.

    Raises:
        CannotDo: if any part of it is something else; a wish is never fulfilled in part.
    """
    rest, wishes = _renames(MARKUP.sub(" ", feedback))
    for clause in re.split(r"[.;,!?\n]|\band\b|\bbut\b|\bthen\b", rest.lower()):
        wish = _read(clause)
        if wish is None and re.sub(r"[\W\d_]+", "", FILLER.sub(" ", clause)):
            raise cannot(feedback)
        if wish is not None:
            wishes.append(wish)
    kinds = [wish.kind for wish in wishes]
    if not wishes or any(set(pair) <= set(kinds) for pair in OPPOSITES):
        raise cannot(feedback)
    return wishes


def _renames(feedback: str) -> tuple[str, list[Wish]]:
    wishes = []
    rest = feedback.strip().rstrip(".!")
    for pattern in RENAMES:
        while match := pattern.search(rest):
            if not match[2][0].isupper():
                break
            wishes.append(Wish("rename", old=match[1], new=match[2]))
            rest = rest[: match.start()] + " " + rest[match.end() :]
    return rest, wishes


def _read(clause: str) -> Wish | None:
    """The wish of one clause; None when there is none or something besides it."""
    for kind, cue in CUES:
        if not cue.search(clause) or (kind != "less_dialogue" and NEGATED.search(clause)):
            continue
        left = FILLER.sub(" ", cue.sub(" ", clause))
        if re.sub(r"[\W\d_]+", "", left):
            return None
        return _measured(kind, clause)
    if LENGTH.search(clause) and not NEGATED.search(clause):
        left = FILLER.sub(" ", LENGTH.sub(" ", clause))
        return None if re.sub(r"[\W\d_]+", "", left) else _measured("length", clause)
    return None


def _measured(kind: Kind, clause: str) -> Wish:
    words = re.search(r"(\d{2,4}) words", clause)
    percent = re.search(r"(\d{1,3}) ?(?:%|percent|per cent)", clause)
    if "half as long" in clause:
        return Wish(kind, share=0.5)
    if "twice as long" in clause:
        return Wish(kind, share=2.0)
    if words and " by " not in f" {clause} ":
        return Wish(kind, words=int(words[1]))
    if percent:
        change = int(percent[1]) / 100
        return Wish(kind, share=1 - change if kind == "shorter" else 1 + change)
    return Wish(kind, share=SHORTER if kind == "shorter" else LONGER)
