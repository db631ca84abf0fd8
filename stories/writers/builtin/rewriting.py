"""A new version of a scene's text, changed as the author's feedback asks and nowhere else.

The scene is told again with all its pieces; those that stand word for word in the given text are the
writer's own and
may be left out or added to. Every other paragraph is the author's and stays as it is.
"""

import re
from collections.abc import Callable

from stories.craft.variety import dialogue_share
from stories.craft.words import spoken_words, words
from stories.schemas import RewriteRequest
from stories.writers.builtin.errors import CannotDo
from stories.writers.builtin.people import Person
from stories.writers.builtin.polish import polish
from stories.writers.builtin.realiser import Piece
from stories.writers.builtin.scenes import scene_of
from stories.writers.builtin.story import story_of
from stories.writers.builtin.wishes import Wish, parse

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
        "shorter": lambda: _shorter(text, _pieces(request, text), _target(wish, text)),
        "longer": lambda: _longer(text, _pieces(request, text), _target(wish, text)),
        "dialogue": lambda: _more_talk(text, _pieces(request, text)),
    }
    return doings[wish.kind]()


def _target(wish: Wish, text: str) -> int:
    return wish.words or round(len(words(text)) * wish.share)


def rename(text: str, old: str, new: str) -> str:
    """Every `old` as a whole word, possessives too; never inside another word.

    Raises:
        CannotDo: when nobody of that name is in the text.
    """
    changed, count = re.subn(rf"(?<![\w’'-]){re.escape(old)}(?![\w-])", new.replace("\\", r"\\"), text)
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


def _shorter(text: str, pieces: list[Piece], target: int) -> str:
    before = len(words(text))
    optional = sorted((p for p in _own(pieces, text) if p.level > 0), key=lambda p: (-p.level, -p.order))
    for piece in optional:
        if len(words(text)) <= target:
            break
        text = _without(text, piece)
    gone = 1 - len(words(text)) / before
    if gone < ENOUGH:
        raise CannotDo(
            f"The built-in writer could cut only {gone:.0%} of this scene: the rest is needed by the story "
            "or is your "
            "own text. Nothing was changed; you can cut it yourself."
        )
    return text


def _without(text: str, piece: Piece) -> str:
    start = text.index(piece.text)
    joined = text[:start].rstrip(" ") + text[start + len(piece.text) :]
    return re.sub(r"\n{3,}", "\n\n", joined).strip()


def _longer(text: str, pieces: list[Piece], target: int) -> str:
    before = len(words(text))
    spare = _spare(pieces, text)
    for piece in sorted(spare, key=lambda p: (p.level, p.order)):
        if len(words(text)) >= target:
            break
        text = _with(text, piece, pieces)
    come = len(words(text)) / before - 1
    if come < min(ENOUGH, target / before - 1):
        raise CannotDo(
            f"The built-in writer has too little left to say here: it could add only {come:.0%} "
            "to this scene. "
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
        text = _with(text, piece, pieces)
    if spoken_words(text) < before * (1 + ENOUGH) or spoken_words(text) == before:
        raise CannotDo(
            "The built-in writer has no more dialogue for this scene. Nothing was changed; "
            "you can write some yourself."
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
