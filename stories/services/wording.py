"""What an author types, cleaned and within its limits."""

from typing import TYPE_CHECKING

from stories import chosen, writers
from stories.schemas import BYLINE_CHARS, FEEDBACK_CHARS, IDEA_CHARS, LINE_CHARS, SCENE_CHARS, TITLE_CHARS
from storycreator.errors import TextRefused
from storycreator.text import clean_line, clean_text

if TYPE_CHECKING:
    from stories.writers.builtin.language_check import Subject

TITLE_FROM_IDEA = 60
"""Characters of the idea that a story is called by until a concept is chosen."""

_LONG = ("description", "appearance", "voice")
_SHEET: dict[str, tuple[str, str | None]] = {
    "name": ("The name", "Give the character a name."),
    "role": ("The part", "Say in a word what part the character plays."),
    "description": ("The description", "Say in a few words who this is."),
    "appearance": ("The look", "Say in a few words what a picture shows."),
    "voice": ("The way of talking", None),
    "pronunciation": ("The spelling for the voice", None),
}
"""Field of a character's sheet → what it is called, and what is asked for when it is empty."""


def idea_text(prompt: str) -> str:
    return _bounded(
        clean_text(prompt).strip(),
        IDEA_CHARS,
        name="The idea",
        empty="Say in a sentence or two what happens.",
    )


def feedback_text(feedback: str) -> str:
    empty = "Say in a few words what should change, or pick a wish above."
    return _bounded(clean_text(feedback).strip(), FEEDBACK_CHARS, name="Your wish", empty=empty)


def scene_text(content: str) -> str:
    empty = "The scene has no text yet. Write something, or leave it as it is."
    return _bounded(clean_text(content).strip(), SCENE_CHARS, name="The scene", empty=empty)


def title_line(title: str) -> str:
    return _bounded(clean_line(title), TITLE_CHARS, name="The title", empty="Give the story a title.")


def byline_line(byline: str) -> str:
    return _bounded(clean_line(byline), BYLINE_CHARS, name="The name of the author", empty=None)


def sheet_field(field: str, text: str) -> str:
    """Return what an author types into the `field` of a character's sheet."""
    name, empty = _SHEET[field]
    if field in _LONG:
        return _bounded(clean_text(text).strip(), LINE_CHARS, name=name, empty=empty)
    return _bounded(clean_line(text), TITLE_CHARS, name=name, empty=empty)


def planned_line(text: str, *, name: str, limit: int = LINE_CHARS) -> str:
    """Return one line of an outline; `name` says which."""
    return _bounded(clean_line(text), limit, name=name, empty=f"{name} is empty. Nothing was changed.")


def title_of_idea(prompt: str) -> str:
    """Return the first words of an idea as a title: at most 60 characters, cut between words."""
    line = clean_line(prompt)
    if len(line) <= TITLE_FROM_IDEA:
        return line.rstrip(".")
    return (line[:TITLE_FROM_IDEA].rsplit(" ", 1)[0] or line[:TITLE_FROM_IDEA]).rstrip(" ,;:.") + "…"


def readable(text: str, *, model: str | None = None, subject: "Subject" = "idea") -> str:
    """Return `text`; raise `TextRefused` when the writer that gets it says at once that it cannot read it."""
    refusal = writers.refuse(chosen.writer() if model is None else model, text, subject=subject)
    if refusal:
        raise TextRefused(refusal)
    return text


def _bounded(text: str, limit: int, *, name: str, empty: str | None) -> str:
    if not text and empty is not None:
        raise TextRefused(empty)
    if len(text) > limit:
        raise TextRefused(
            f"{name} has {len(text):,} characters; {limit:,} fit. Shorten it a little; nothing was changed."
        )
    return text
