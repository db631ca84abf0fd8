"""Talk: exchanges of two to four lines, chained, with a gesture between."""

import re
from collections.abc import Callable

from stories.writers.builtin.language import Page
from stories.writers.builtin.tidy import tidy

FIRST_SENTENCE = re.compile(r"(.+?)([.?!])(?: (.+))?$", re.DOTALL)
TAG_AGAIN = 0.6
"""How often the first line after a gesture says who speaks."""


class Conversation:
    """Turns exchanges into paragraphs; says who speaks at first and after a gesture."""

    def __init__(self, page: Page, other: str) -> None:
        self.page = page
        self.other = other
        self.tagged: set[str] = set()
        self.last = ""
        self.paragraphs: list[str] = []

    def gesture(self, text: str) -> None:
        """A line of movement between exchanges, with `{O}` for the other one."""
        self.page.paragraph()
        self.paragraphs.append(tidy(self.page.expand(with_other(text, self.other))))
        self.last = ""

    def exchange(self, text: str) -> None:
        """ "O: a line ; H: an answer": every turn becomes a paragraph."""
        for turn in text.split(" ; "):
            speaker = self.other if turn.strip()[0] == "O" else "H"
            self._turn(speaker, turn.strip()[2:].strip())

    def _turn(self, speaker: str, line: str) -> None:
        spoken = tidy(self.page.expand(with_other(line, self.other)))
        spoken = spoken[0].upper() + spoken[1:]
        spoken = self._tag(speaker, spoken) if self._needs_tag(speaker) else f"“{spoken}”"
        self.tagged.add(speaker)
        self.last = speaker
        self.paragraphs.append(spoken)

    def _needs_tag(self, speaker: str) -> bool:
        if speaker not in self.tagged or self.last == speaker:
            return True
        return not self.last and self.page.rng.random() < TAG_AGAIN

    def _tag(self, speaker: str, spoken: str) -> str:
        self.page.paragraph()
        if speaker == "H":
            said = self.page.expand("{H} said")
        else:
            said = self.page.expand(
                self.page.rng.choice(["said {X.name}", "{X.name} said"]).replace("X", speaker)
            )
        match = FIRST_SENTENCE.match(spoken)
        if not match:
            return f"“{spoken}{'' if spoken.endswith('—') else ','}” {said}."
        stop = "," if match[2] == "." else match[2]
        after = f" “{match[3]}”" if match[3] else ""
        return f"“{match[1]}{stop}” {said}.{after}"


def with_other(text: str, other: str) -> str:
    """`{O}`, `{O.s}`, `{o}` become the letter of the one who is spoken with."""
    return re.sub(r"\{([Oo])(?=[~.}])", lambda m: "{" + (other if m[1] == "O" else other.lower()), text)


def hold(page: Page, other: str, phases: list[list[str]], pause: Callable[[], str | None]) -> str:
    """One conversation: an exchange a phase, drawn by the caller, gestures between three times in four."""
    talk = Conversation(page, other)
    for exchanges in phases:
        for exchange in exchanges:
            if talk.paragraphs and page.rng.random() < 0.75:
                gesture = pause()
                if gesture:
                    talk.gesture(gesture)
            talk.exchange(exchange)
    return "\n\n".join(talk.paragraphs)
