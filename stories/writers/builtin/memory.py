"""What a story has said so far, so that it does not say it again."""

from collections import Counter
from dataclasses import dataclass, field

from stories.craft.words import sentences, words

SAME_SENTENCE = 10.0
"""Cost of a sentence that has been said: more than any amount of repeated word runs."""
SOUND = 1.0
"""A version that costs more than this repeats a sentence."""


@dataclass
class Memory:
    """Word runs, openings and sentences of the paragraphs that have been chosen."""

    runs: Counter[tuple[str, ...]] = field(default_factory=Counter)
    openers: Counter[str] = field(default_factory=Counter)
    said: set[str] = field(default_factory=set)

    def cost(self, text: str) -> float:
        """How much of `text` has been said before: a share of its words, and much more for whole sentences."""
        found = words(text)
        runs = list(zip(found, found[1:], found[2:], strict=False))
        repeated = sum(run in self.runs for run in runs) + sum(count - 1 for count in Counter(runs).values())
        spoken = sentences(text)
        openers = Counter(" ".join(words(sentence)[:2]) for sentence in spoken)
        opened = sum(self.openers[opener] + count - 1 for opener, count in openers.items())
        twice = sum(sentence.lower() in self.said for sentence in spoken)
        return repeated / max(1, len(found)) + 0.1 * opened / max(1, len(spoken)) + SAME_SENTENCE * twice

    def add(self, text: str) -> None:
        """Remembers a chosen paragraph."""
        found = words(text)
        self.runs.update(zip(found, found[1:], found[2:], strict=False))
        spoken = sentences(text)
        self.openers.update(" ".join(words(sentence)[:2]) for sentence in spoken)
        self.said.update(sentence.lower() for sentence in spoken)
