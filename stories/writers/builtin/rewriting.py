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
from stories.writers.builtin.scope import Scope
from stories.writers.builtin.story import story_of
from stories.writers.builtin.wishes import Kind, Wish, parse

MOST_CUT = 0.7
"""Asked for less than this share, a scene is cut to the author's own figure."""
CLOSE, SLACK = 0.95, 0.01
SILENT = 0.1
SHUFFLES = 6
"""Other choices that are tried before the writer says that it knows no other way."""
ADORNING = ("aside", "image", "echo", "payoff")
DESCRIBING = frozenset(["sense", "work", "image", "aside", "tell", "deed"])
"""Beats that show and tell without anything happening or being said."""
ENOUGH = 0.15
"""A scene counts as made shorter or longer when this share of its words has gone or come."""


def rewrite(request: RewriteRequest) -> str:
    """The text as it should be now, or the passage alone where one is marked.

    Raises:
        CannotDo: when the feedback asks for something the built-in writer cannot do; nothing is changed then.
    """
    if request.alternative == 1:
        return _version(request, "")
    made = {rewrite(request.model_copy(update={"alternative": n})) for n in range(1, request.alternative)}
    for salt in range(SHUFFLES):
        other = _version(request, f"{request.alternative}|{salt}")
        if other not in made:
            return other
    raise CannotDo(
        "The built-in writer knows only one way to do this, and that is the other version you asked for. "
        "Nothing was changed."
    )


def _version(request: RewriteRequest, salt: str) -> str:
    """One way to do what is asked; another salt chooses otherwise among what may go or come."""
    text, scope = request.content, Scope.of(request, salt)
    wishes = parse(request.feedback) if request.feedback.strip() else []
    if not wishes and not request.polish:
        raise CannotDo("Say what should change: shorter, longer, more dialogue, or another name for someone.")
    order = {"rename": 2, "polish": 3}
    for wish in sorted(wishes, key=lambda w: order.get(w.kind, 1)):
        text = _fulfil(wish, text, request, scope)
    return scope.inner(polish(text) if request.polish else text)


def _fulfil(wish: Wish, text: str, request: RewriteRequest, scope: Scope) -> str:
    doings: dict[str, Callable[[], str]] = {
        "rename": lambda: scope.put(text, rename(scope.inner(text), wish.old, wish.new, where=scope.name)),
        "polish": lambda: _polished(text, scope),
        "length": lambda: _fulfil(_towards(wish, scope.inner(text)), text, request, scope),
        "shorter": lambda: _shorter(text, _pieces(request, text), wish, scope),
        "longer": lambda: _longer(text, _pieces(request, text), wish, scope),
        "description": lambda: _longer(text, _pieces(request, text), wish, scope, kinds=DESCRIBING),
        "less_dialogue": lambda: _less_talk(text, _pieces(request, text), scope),
        "dialogue": lambda: _more_talk(text, _pieces(request, text), scope),
    }
    return doings[wish.kind]()


def _polished(text: str, scope: Scope) -> str:
    inner = scope.inner(text)
    clean = polish(inner)
    if not scope.begins_a_sentence and clean[:1] == inner[:1].upper():
        clean = inner[:1] + clean[1:]
    return scope.put(text, clean)


def _towards(wish: Wish, text: str) -> Wish:
    """A length in words, as the wish for less or more that it is for this text."""
    kind: Kind = "shorter" if wish.words < len(words(text)) else "longer"
    return replace(wish, kind=kind)


def _target(wish: Wish, text: str) -> int:
    return wish.words or round(len(words(text)) * wish.share)


def rename(text: str, old: str, new: str, *, where: str = "scene") -> str:
    """Every `old` as a whole word, possessives too; never inside another word.

    Raises:
        CannotDo: when nobody of that name is in the text.
    """
    changed, count = replace_name(text, old, new)
    if not count:
        raise CannotDo(
            f"There is no “{old}” in this {where}. Nothing was changed; check the spelling of the name."
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


def _own(pieces: list[Piece], text: str, scope: Scope) -> list[Piece]:
    """The pieces that stand word for word in what may be changed.

    Raises:
        CannotDo: when there are none: the text is the author's own, or the passage cuts through a piece.
    """
    inner = scope.inner(text)
    own = [piece for piece in pieces if piece.text in inner]
    if own:
        return own
    if any(piece.text in text for piece in pieces):
        raise CannotDo(
            "The built-in writer adds and leaves out whole paragraphs, and this passage is part of one. "
            "Nothing was changed; mark more of the text, or rewrite these sentences yourself."
        )
    raise CannotDo(
        "This text is your own, and the built-in writer cannot add to it or cut it without changing what "
        "you say. "
        "Nothing was changed; it can rename someone or polish spelling and quotes."
    )


def _shorter(text: str, pieces: list[Piece], wish: Wish, scope: Scope) -> str:
    """Without optional pieces, the least needed first; never below what a scene must have."""
    own = _own(pieces, text, scope)
    before = scope.count(text)
    fewest = scope.fewest(text, MIN_WORDS)
    target = max(_target(wish, scope.inner(text)), fewest)
    if (wish.words or wish.share < MOST_CUT) and _target(wish, scope.inner(text)) < fewest:
        raise CannotDo(
            f"That would leave {_target(wish, scope.inner(text))} of {before} words, and a scene has at "
            f"least {MIN_WORDS}. Nothing was changed; ask for about {fewest} words, or cut it yourself."
        )
    asked = 1 - _target(wish, scope.inner(text)) / before
    least = max(fewest, round(target * CLOSE))
    for piece in scope.ordered((p for p in own if _may_go(p, pieces)), _need):
        shorter = _without(text, piece)
        if scope.holds(shorter) and scope.count(text) > target and scope.count(shorter) >= least:
            text = shorter
    gone = 1 - scope.count(text) / before
    if gone < min(ENOUGH, asked) - SLACK or gone <= 0:
        raise CannotDo(
            f"The built-in writer could cut only {gone:.0%} of this {scope.name}: a scene has at least "
            f"{MIN_WORDS} words, and the rest is needed by the story or is your own text. "
            "Nothing was changed; you can cut it yourself."
        )
    return text


def _may_go(piece: Piece, pieces: list[Piece]) -> bool:
    """Whether a scene does without it: all but the core, and of the core what only adorns it."""
    return piece.level > 0 or (piece.kind in ADORNING and piece not in (pieces[0], pieces[-1]))


def _need(piece: Piece) -> tuple[int, ...]:
    """Sorts what can go first to the front: the idea's own deed and the core last."""
    return (piece.level == 0, piece.kind == "deed", -piece.level, -piece.order)


def _rank(piece: Piece) -> tuple[int, ...]:
    """Sorts what should come first to the front."""
    return (piece.level, piece.order)


def _without(text: str, piece: Piece) -> str:
    start = text.index(piece.text)
    joined = text[:start].rstrip(" ") + text[start + len(piece.text) :]
    # A tail that joined the paragraph before it stands alone where that is gone.
    return re.sub(r"\n{3,}", "\n\n", re.sub(r"\n +", "\n", joined)).strip()


def _longer(
    text: str, pieces: list[Piece], wish: Wish, scope: Scope, *, kinds: frozenset[str] = frozenset()
) -> str:
    """With pieces that were left out, `kinds` alone if there are any; up to what a scene may have."""
    before, most = scope.count(text), scope.most(text, MAX_WORDS)
    target = min(_target(wish, scope.inner(text)), most)
    spare = [piece for piece in _spare(pieces, text) if not kinds or _describes(piece, kinds)]
    for piece in scope.ordered(spare, _rank):
        longer = _with(text, piece, pieces)
        fits = scope.holds(longer) and scope.count(longer) <= min(scope.roomy(target * 1.1), most)
        if fits and scope.count(text) < target * (1 - SLACK):
            text = longer
    come = scope.count(text) / before - 1
    if come < min(ENOUGH, target / before - 1) or come <= 0:
        raise CannotDo(
            f"The built-in writer has too little left to say here: it could add only {come:.0%} to this "
            f"{scope.name} of {before} words, and a scene has at most {MAX_WORDS}. "
            "Nothing was changed; you can add to it yourself."
        )
    return text


def _spare(pieces: list[Piece], text: str) -> list[Piece]:
    """Pieces that stand nowhere in the text.

    Raises:
        CannotDo: when no other does either: the text is the author's own.
    """
    _own(pieces, text, Scope())
    return [piece for piece in pieces if piece.text not in text]


def _more_talk(text: str, pieces: list[Piece], scope: Scope) -> str:
    before = spoken_words(scope.inner(text))
    talk = [p for p in _spare(pieces, text) if dialogue_share(p.text) > 0.3]
    for piece in scope.ordered(talk, lambda p: (p.kind != "talk", *_rank(p))):
        if spoken_words(scope.inner(text)) >= max(before, 1) * (1 + 2 * ENOUGH):
            break
        longer = _with(text, piece, pieces)
        text = longer if scope.holds(longer) and len(words(longer)) <= MAX_WORDS else text
    after = spoken_words(scope.inner(text))
    if after < before * (1 + ENOUGH) or after == before:
        raise CannotDo(
            f"The built-in writer has no more dialogue for this {scope.name}. Nothing was changed; "
            "you can write some yourself."
        )
    return text


def _describes(piece: Piece, kinds: frozenset[str]) -> bool:
    return piece.kind in kinds and dialogue_share(piece.text) < SILENT


def _less_talk(text: str, pieces: list[Piece], scope: Scope) -> str:
    """Without conversations, narration put in where the scene would become too short."""
    before = spoken_words(scope.inner(text))
    for piece in scope.ordered((p for p in _own(pieces, text, scope) if p.kind == "talk"), _need):
        quieter = _without(text, piece)
        if spoken_words(scope.inner(text)) > before * (1 - 2 * ENOUGH) and scope.holds(quieter):
            text = quieter
    for piece in scope.ordered((p for p in pieces if p.text not in text), _rank):
        told = _with(text, piece, pieces)
        if len(words(text)) < MIN_WORDS and dialogue_share(piece.text) < SILENT and scope.holds(told):
            text = told
    after = spoken_words(scope.inner(text))
    if after > before * (1 - ENOUGH) or after == before or len(words(text)) < MIN_WORDS:
        raise CannotDo(
            f"The dialogue of this {scope.name} is needed by the story or is your own text. Nothing was "
            "changed; you can cut some yourself."
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
