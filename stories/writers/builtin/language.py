"""The template language of the material.

`{H}` the hero by name or pronoun, whichever the paragraph calls for; `{A}` the ally, `{N}` the opponent,
`{B}` the
one whom the idea brings. `{H.s}` possessive, `{H.o}` object, `{H.self}`, `{h}` always the pronoun,
`{A~}` somebody
spoken of who need not be present, `{A.name}` always the name, `{A.noun}` what they are. `[walk]` a verb
in the tense of
the story, `[be.p]` agreeing with a plural, `[be.t]` with the thing. `<a|b>` a choice, `<#label:a|b>` the
same choice
wherever the label stands in the story. `{slot}` a phrase of the plan, `{slot.cap}` with a capital.
"""

import random
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from stories.writers.builtin.dictionary import past, present
from stories.writers.builtin.people import Person

OBJECT_AFTER = frozenset(
    [
        "to",
        "of",
        "with",
        "at",
        "for",
        "on",
        "by",
        "from",
        "between",
        "round",
        "over",
        "under",
        "upon",
        "toward",
        "towards",
        "behind",
        "beside",
        "about",
        "against",
        "past",
        "into",
        "like",
        "let",
        "told",
        "tell",
        "gave",
        "give",
        "around",
        "beneath",
        "near",
        "without",
    ]
)
REFERENCE = re.compile(r"([HANBhanb])(~?)(?:\.(\w+))?")
FIRST_MENTION = re.compile(r"\{([ANB])(~?)\}, \{\1\.noun\}")
PLAIN = re.compile(r"[^<{\[\n]+")
DEEPEST = 12


class UnknownSlot(KeyError):
    """The material names a slot that no plan has."""


@dataclass
class Page:
    """Expands templates and remembers, within a paragraph, who was named last."""

    people: Mapping[str, Person]
    slots: Mapping[str, str]
    """Phrases put in as they are; nothing in them is read as a template."""
    fills: Mapping[str, str]
    """Phrases of the material, which may hold templates of their own."""
    rng: random.Random
    first_person: bool = False
    is_present: bool = False
    thing_is_plural: bool = False
    named: set[str] = field(default_factory=set)
    last: str = ""
    before: str = ""
    bound: dict[str, int] = field(default_factory=dict)
    taken: dict[str, int] = field(default_factory=dict)
    """How often each branch of a choice was taken in this story: the rarest ones come first."""

    def paragraph(self) -> None:
        """A new paragraph: everybody must be named again."""
        self.named, self.last, self.before = set(), "", ""

    def expand(self, text: str, depth: int = 0) -> str:
        """`text` with every slot, verb and choice put in."""
        if depth > DEEPEST:
            raise RecursionError(text)
        text = FIRST_MENTION.sub(r"{\1\2.name}, {\1.noun}", text)
        out: list[str] = []
        at = 0
        while at < len(text):
            plain = PLAIN.match(text, at)
            if plain:
                out.append(plain[0])
                at = plain.end()
                continue
            piece, at = self._piece(text, at, out, depth)
            out.append(piece)
        return "".join(out)

    def _piece(self, text: str, at: int, out: list[str], depth: int) -> tuple[str, int]:
        sign = text[at]
        if sign == "<":
            end = _closing(text, at)
            return self.expand(self._chosen(text[at + 1 : end]), depth + 1), end + 1
        if sign == "{":
            end = text.index("}", at)
            self.before = "".join(out)[-24:] or self.before
            return self._slot(text[at + 1 : end], depth), end + 1
        if sign == "[":
            end = text.index("]", at)
            return self._verb(text[at + 1 : end]), end + 1
        if sign == "\n":
            self.paragraph()
        return sign, at + 1

    def _chosen(self, body: str) -> str:
        label = re.match(r"#(\w+):", body)
        if label:
            options = branches(body[label.end() :])
            pick = self.bound.setdefault(label[1], self.rng.randrange(len(options)))
            return options[pick % len(options)]
        options = branches(body)
        least = min(self.taken.get(option, 0) for option in options)
        chosen = self.rng.choice([option for option in options if self.taken.get(option, 0) == least])
        if len(chosen) > 6:
            self.taken[chosen] = self.taken.get(chosen, 0) + 1
        return chosen

    def _slot(self, name: str, depth: int) -> str:
        if name in self.slots:
            return self.slots[name]
        if name in self.fills:
            return self.expand(self.fills[name], depth + 1)
        if name.endswith(".cap"):
            text = self._slot(name[:-4], depth)
            return text[:1].upper() + text[1:]
        match = REFERENCE.fullmatch(name)
        if not match or match[1].upper() not in self.people:
            raise UnknownSlot(name)
        return self._person(match[1], match[3] or "")

    def _person(self, letter: str, case: str) -> str:
        part = letter.upper()
        who = self.people[part]
        if case == "noun":
            owner = (
                "my" if self.first_person else self.people["H"].named("s") if "H" in self.people else "the"
            )
            return who.is_called(owner)
        if case == "name":
            self._mention(part)
            return who.name
        first = part == "H" and self.first_person
        if letter.islower():
            clear = first or case == "self" or not (self._is_misread(part) or self._is_unheard(part))
            self._mention(part)
            return who.pronoun(case, first=first) if clear else who.named(case)
        return self._reference(part, who, case, first=first)

    def _reference(self, part: str, who: Person, case: str, *, first: bool) -> str:
        """The name at the first mention, and again when somebody of the same gender has been named since."""
        words = re.findall(r"[\w’]+|[^\w\s]", self.before)
        tail = words[-1] if words else ""
        if case == "" and tail in ("said", "says", "thought", "asked", "cried") and not first:
            self._mention(part)
            return who.name
        if case == "" and tail.lower() in OBJECT_AFTER:
            case = "o"
        if first:
            return who.pronoun(case, first=True)
        clash = any(
            key != part
            and key in self.named
            and other.gender == who.gender
            and not (key == "H" and self.first_person)
            for key, other in self.people.items()
        )
        known = part in self.named and (not clash or self.last == part)
        self._mention(part)
        return who.pronoun(case) if known or case == "self" else who.named(case)

    def _is_misread(self, part: str) -> bool:
        """Whether a pronoun would be taken for somebody else of the same gender, who was named last."""
        if not self.last or self.last == part:
            return False
        if self.last == "H" and self.first_person:
            return False
        return self.people[self.last].gender == self.people[part].gender

    def _is_unheard(self, part: str) -> bool:
        """Whether a paragraph would begin with a pronoun for another than the hero, of the hero's gender."""
        if part == "H" or part in self.named or self.first_person:
            return False
        return (
            "H" not in self.named and self.people["H"].gender == self.people[part].gender and not self.before
        )

    def _mention(self, part: str) -> None:
        self.named.add(part)
        self.last = part

    def _verb(self, spec: str) -> str:
        lemma, _, who = spec.partition(".")
        many = who == "p" or (who == "t" and self.thing_is_plural)
        if self.is_present:
            return present(lemma, many=many)
        return past(lemma, many=many)


def branches(body: str) -> list[str]:
    """The options of a choice, split at the bars that stand outside inner choices and slots."""
    parts, depth, start = [], 0, 0
    for index, sign in enumerate(body):
        depth += {"<": 1, ">": -1, "{": 1, "}": -1}.get(sign, 0)
        if sign == "|" and depth == 0:
            parts.append(body[start:index])
            start = index + 1
    return [*parts, body[start:]]


def _closing(text: str, at: int) -> int:
    """The place of the `>` that closes the `<` at `at`."""
    depth = 0
    for index in range(at, len(text)):
        depth += {"<": 1, ">": -1}.get(text[index], 0)
        if depth == 0:
            return index
    raise ValueError(f"an open choice: {text[at : at + 40]}")
