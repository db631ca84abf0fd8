"""Checks of the material that no reading finds surely; a test runs them, and `faults` names each fault."""

import random
import re
from collections.abc import Iterator

from stories.writers.builtin.dictionary import lemmas, present
from stories.writers.builtin.language import Page, UnknownSlot
from stories.writers.builtin.material import ENGINES, engine, entry, load
from stories.writers.builtin.people import PARTS, Person
from stories.writers.builtin.planner import plan
from stories.writers.builtin.tidy import tidy

SPOKEN = re.compile(r"“[^”]*(?:”|$)")
AFTER_FIGURE = re.compile(r"\{[HANBhanb]~?\} ([a-z]+)\b")
WRONG = (
    (re.compile(r"\bsaid (?:he|she|I)\b"), "“said he”"),
    (
        re.compile(r"\b(?:of|to|with|at|for|from) (?:he|she|I)\b(?! (?:was|had|would|could|did))"),
        "a subject after a preposition",
    ),
    (re.compile(r"\bthe the\b|\ba a\b|\ba the\b"), "a doubled article"),
    (re.compile(r" [,.;]|[({\[<|>\])}]"), "a loose mark"),
)  # fmt: skip
TRIAL = {
    "haunting": "A detective who can see ghosts",
    "road": "A fox and a lost child",
    "gift": "A pianist who can hear colours",
    "hiding": "A librarian protects one book",
    "quarrel": "Two rival bakers share one oven",
    "price": "A clockmaker mends clocks",
}
"""An idea for every plot, to expand its passages with."""


def pools() -> Iterator[tuple[str, str]]:
    """Every text of the material with the place where it stands."""
    for name in ENGINES:
        for number, shape in enumerate(engine(name).scenes, 1):
            for key, options in shape.passages.items():
                yield from ((f"{name} {number} {key}", option.text) for option in options)
            yield from ((f"{name} {number} hook", entry(hook).text) for hook in shape.hooks)
    for group, texts in load("asides").items():
        yield from ((f"asides {group}", entry(text).text) for text in texts)
    for group, texts in load("common")["inner"].items():
        yield from ((f"inner {group}", entry(text).text) for text in texts)


def faults() -> list[str]:
    """One line for every fault; none in sound material."""
    found = [fault for where, text in pools() for fault in _unmarked(where, text)]
    found += [fault for name in ENGINES for fault in _unwritten(name)]
    found += [fault for name in ENGINES for fault in _unexpandable(name)]
    return found


def _unmarked(where: str, text: str) -> Iterator[str]:
    """A verb in the present after a figure, outside quotation marks: stories are told in the past."""
    for match in AFTER_FIGURE.finditer(SPOKEN.sub(" ", text)):
        word = match[1]
        verbs = lemmas(word).get("VERB")
        if verbs and word == present(verbs[0]) and word != verbs[0] and "NOUN" not in lemmas(word):
            yield f"{where}: “{word}” is in the present"


def _unwritten(name: str) -> Iterator[str]:
    """A passage without its plain words for the outline, or a beat without a passage."""
    known = {
        "image",
        "sense",
        "work",
        "inner",
        "tell",
        "plant",
        "echo",
        "payoff",
        "talk",
        "aside",
        "end",
        "deed",
    }
    for number, shape in enumerate(engine(name).scenes, 1):
        for key in shape.passages:
            if key not in shape.plain:
                yield f"{name} {number}: {key} has no plain words"
            if key not in {beat.kind for beat in shape.beats}:
                yield f"{name} {number}: {key} is never told"
        for beat in shape.beats:
            if beat.kind not in shape.passages and beat.kind not in known:
                yield f"{name} {number}: {beat.kind} has no passage"
            if beat.kind == "talk" and beat.args[1] not in load("exchanges"):
                yield f"{name} {number}: nobody talks like {beat.args[1]}"
            if beat.kind in ("talk", "tell") and beat.args[0] not in shape.cast:
                yield f"{name} {number}: {beat.args[0]} is not there for {beat.kind}"


def _unexpandable(name: str) -> Iterator[str]:
    """Texts that do not expand, or expand to something no author would write."""
    story = plan(TRIAL[name], name, 3)
    everyone = {part: Person(part, part + "eta", "female", "a trial") for part in PARTS} | story.people
    for where, text in pools():
        if where.split()[0] in ENGINES and where.split()[0] != name:
            continue
        page = Page(everyone, story.slots, {**story.fills}, random.Random(where))
        try:
            told = tidy(page.expand(text.replace("{X", "{A")))
        except (UnknownSlot, ValueError) as error:
            yield f"{where}: {error}"
            continue
        for pattern, what in WRONG:
            if pattern.search(SPOKEN.sub("So", told)):
                yield f"{where}: {what} in “{told[:90]}…”"
