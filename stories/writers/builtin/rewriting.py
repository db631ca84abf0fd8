"""A new version of a scene's text, changed as the author's feedback asks and nowhere else.

The scene is told again with all its pieces; those that stand word for word in the given text are the
writer's own and
may be left out or added to. Every other paragraph is the author's and stays as it is.
"""

import re
from collections.abc import Callable
from dataclasses import replace

from stories.craft.names import replace_name
from stories.craft.variety import dialogue_share
from stories.craft.words import spoken_words, words
from stories.schemas import MAX_WORDS, MIN_WORDS, RewriteRequest
from stories.writers.builtin.errors import CannotDo
from stories.writers.builtin.people import Person
from stories.writers.builtin.polish import polish
from stories.writers.builtin.realiser import Piece
from stories.writers.builtin.scenes import scene_of
from stories.writers.builtin.story import story_of
from stories.writers.builtin.wishes import Kind, Wish, parse

MOST_CUT = 0.7
"""Asked for less than this share, a scene is cut to the author's own figure."""
CLOSE, SLACK = 0.95, 0.01
SILENT = 0.1
ADORNING = ("aside", "image", "echo", "payoff")
DESCRIBING = frozenset(["sense", "work", "image", "aside", "tell", "deed"])
"""Beats that show and tell without anything happening or being said."""
ENOUGH = 0.15
"""A scene counts as made shorter or longer when this share of its words has gone or come."""


def rewrite(request: RewriteRequest) -> str:
    """The text as it should be now.

    Raises:
        CannotDo: when the feedback asks for something the built-in writer cannot do; nothing is changed then.
    """
    text = request.content
    wishes = parse(request.feedback) if request.feedback.strip() else []
    if not wishes and not request.polish:
        raise CannotDo("Say what should change: shorter, longer, more dialogue, or another name for someone.")
    order = {"rename": 2, "polish": 3}
    for wish in sorted(wishes, key=lambda w: order.get(w.kind, 1)):
        text = _fulfil(wish, text, request)
    return polish(text) if request.polish else text


def _fulfil(wish: Wish, text: str, request: RewriteRequest) -> str:
    doings: dict[str, Callable[[], str]] = {
        "rename": lambda: rename(text, wish.old, wish.new),
        "polish": lambda: polish(text),
        "length": lambda: _fulfil(_towards(wish, text), text, request),
        "shorter": lambda: _shorter(text, _pieces(request, text), wish),
        "longer": lambda: _longer(text, _pieces(request, text), wish),
        "description": lambda: _longer(text, _pieces(request, text), wish, kinds=DESCRIBING),
        "less_dialogue": lambda: _less_talk(text, _pieces(request, text)),
        "dialogue": lambda: _more_talk(text, _pieces(request, text)),
    }
    return doings[wish.kind]()


def _towards(wish: Wish, text: str) -> Wish:
    """A length in words, as the wish for less or more that it is for this text."""
    kind: Kind = "shorter" if wish.words < len(words(text)) else "longer"
    return replace(wish, kind=kind)


def _target(wish: Wish, text: str) -> int:
    return wish.words or round(len(words(text)) * wish.share)


def rename(text: str, old: str, new: str) -> str:
    """Every `old` as a whole word, possessives too; never inside another word.

    Raises:
        CannotDo: when nobody of that name is in the text.
    """
    changed, count = replace_name(text, old, new)
    if not count:
        raise CannotDo(
            f"There is no “{old}” in this scene. Nothing was changed; check the spelling of the name."
        )
    return changed


def _pieces(request: RewriteRequest, text: str) -> list[Piece]:
    """All pieces of the scene, in the names that the text uses."""
    scene = scene_of(
        request.idea, request.brief, request.concept, request.outline, request.number, request.seed
    )
    story = story_of(request.idea, request.brief, request.concept, outline=request.outline)
    pieces = list(scene.pieces)
    for person in story.people.values():
        new = _name_used(person, pieces, text)
        if new:
            pieces = [_with_name(piece, person.name, new) for piece in pieces]
    return pieces


def _with_name(piece: Piece, old: str, new: str) -> Piece:
    text = re.sub(rf"\b{re.escape(old)}\b", new, piece.text)
    return Piece(text, piece.level, piece.kind, piece.order, piece.is_tail)


def _name_used(person: Person, pieces: list[Piece], text: str) -> str:
    """What the text calls somebody whom the author has renamed since, or ""."""
    if re.search(rf"\b{re.escape(person.name)}\b", text):
        return ""
    for piece in pieces:
        if not re.search(rf"\b{re.escape(person.name)}\b", piece.text):
            continue
        before, *rest = re.split(rf"\b{re.escape(person.name)}\b", piece.text)
        pattern = re.escape(before) + r"(?P<name>[^\W\d_]+)" + r"(?P=name)".join(map(re.escape, rest))
        match = re.search(pattern, text)
        if match:
            return match["name"]
    return ""


def _own(pieces: list[Piece], text: str) -> list[Piece]:
    """The pieces that stand in the text word for word.

    Raises:
        CannotDo: when there are none: the text is the author's own.
    """
    own = [piece for piece in pieces if piece.text in text]
    if not own:
        raise CannotDo(
            "This text is your own, and the built-in writer cannot add to it or cut it without changing what "
            "you say. "
            "Nothing was changed; it can rename someone or polish spelling and quotes."
        )
    return own


def _shorter(text: str, pieces: list[Piece], wish: Wish) -> str:
    """Without optional pieces, the least needed first; never below what a scene must have."""
    own = _own(pieces, text)
    before = len(words(text))
    target = max(_target(wish, text), MIN_WORDS)
    if (wish.words or wish.share < MOST_CUT) and _target(wish, text) < MIN_WORDS:
        raise CannotDo(
            f"That would leave {_target(wish, text)} of {before} words, and a scene has at least "
            f"{MIN_WORDS}. Nothing was changed; ask for about {MIN_WORDS} words, or cut it yourself."
        )
    asked = 1 - _target(wish, text) / before
    least = max(MIN_WORDS, round(target * CLOSE))
    for piece in sorted((p for p in own if _may_go(p, pieces)), key=_need):
        shorter = _without(text, piece)
        if len(words(text)) > target and len(words(shorter)) >= least:
            text = shorter
    gone = 1 - len(words(text)) / before
    if gone < min(ENOUGH, asked) - SLACK or gone <= 0:
        raise CannotDo(
            f"The built-in writer could cut only {gone:.0%} of this scene: a scene has at least {MIN_WORDS} "
            "words, and the rest is needed by the story or is your own text. "
            "Nothing was changed; you can cut it yourself."
        )
    return text


def _may_go(piece: Piece, pieces: list[Piece]) -> bool:
    """Whether a scene does without it: all but the core, and of the core what only adorns it."""
    return piece.level > 0 or (piece.kind in ADORNING and piece not in (pieces[0], pieces[-1]))


def _need(piece: Piece) -> tuple[bool, bool, int, int]:
    """Sorts what can go first to the front: the idea's own deed and the core last."""
    return (piece.level == 0, piece.kind == "deed", -piece.level, -piece.order)


def _without(text: str, piece: Piece) -> str:
    start = text.index(piece.text)
    joined = text[:start].rstrip(" ") + text[start + len(piece.text) :]
    return re.sub(r"\n{3,}", "\n\n", joined).strip()


def _longer(text: str, pieces: list[Piece], wish: Wish, *, kinds: frozenset[str] = frozenset()) -> str:
    """With pieces that were left out, `kinds` alone if there are any; up to what a scene may have."""
    before = len(words(text))
    target = min(_target(wish, text), MAX_WORDS)
    spare = [piece for piece in _spare(pieces, text) if not kinds or _describes(piece, kinds)]
    for piece in sorted(spare, key=lambda p: (p.level, p.order)):
        longer = _with(text, piece, pieces)
        if len(words(text)) < target * (1 - SLACK) and len(words(longer)) <= min(target * 1.1, MAX_WORDS):
            text = longer
    come = len(words(text)) / before - 1
    if come < min(ENOUGH, target / before - 1) or come <= 0:
        raise CannotDo(
            f"The built-in writer has too little left to say here: it could add only {come:.0%} to this "
            f"scene of {before} words, and a scene has at most {MAX_WORDS}. "
            "Nothing was changed; you can add to it yourself."
        )
    return text


def _spare(pieces: list[Piece], text: str) -> list[Piece]:
    own = _own(pieces, text)
    return [piece for piece in pieces if piece not in own]


def _more_talk(text: str, pieces: list[Piece]) -> str:
    before = spoken_words(text)
    talk = [p for p in _spare(pieces, text) if dialogue_share(p.text) > 0.3]
    for piece in sorted(talk, key=lambda p: (p.kind != "talk", p.level, p.order)):
        if spoken_words(text) >= before * (1 + 2 * ENOUGH):
            break
        longer = _with(text, piece, pieces)
        text = longer if len(words(longer)) <= MAX_WORDS else text
    if spoken_words(text) < before * (1 + ENOUGH) or spoken_words(text) == before:
        raise CannotDo(
            "The built-in writer has no more dialogue for this scene. Nothing was changed; "
            "you can write some yourself."
        )
    return text


def _describes(piece: Piece, kinds: frozenset[str]) -> bool:
    return piece.kind in kinds and dialogue_share(piece.text) < SILENT


def _less_talk(text: str, pieces: list[Piece]) -> str:
    """Without conversations, narration put in where the scene would become too short."""
    before = spoken_words(text)
    for piece in sorted((p for p in _own(pieces, text) if p.kind == "talk"), key=_need):
        if spoken_words(text) > before * (1 - 2 * ENOUGH):
            text = _without(text, piece)
    for piece in sorted(_spare(pieces, text), key=lambda p: (p.level, p.order)):
        if len(words(text)) < MIN_WORDS and dialogue_share(piece.text) < SILENT:
            text = _with(text, piece, pieces)
    if spoken_words(text) > before * (1 - ENOUGH) or len(words(text)) < MIN_WORDS:
        raise CannotDo(
            "The dialogue of this scene is needed by the story or is your own text. Nothing was changed; "
            "you can cut some yourself."
        )
    return text


def _with(text: str, piece: Piece, pieces: list[Piece]) -> str:
    """The text with a piece put where the scene has it: after the nearest piece before it that stands in
    the text."""
    earlier = [p for p in pieces if p.order < piece.order and p.text in text]
    if not earlier:
        later = [p for p in pieces if p.order > piece.order and p.text in text]
        at = text.index(later[0].text) if later else 0
        at = text.rfind("\n\n", 0, at) + 2 if "\n\n" in text[:at] else 0
        return f"{text[:at]}{piece.text}\n\n{text[at:]}"
    anchor = earlier[-1]
    end = text.index(anchor.text) + len(anchor.text)
    border = text.find("\n\n", end)
    end = len(text) if border < 0 else border
    return f"{text[:end]}\n\n{piece.text}{text[end:]}"
