"""What a story has said so far, so that it does not say it again."""

from collections import Counter
from dataclasses import dataclass, field

from stories.craft.words import sentences, words

SAME_SENTENCE = 10.0
"""Cost of a sentence that has been said: more than any amount of repeated word runs."""
OPENER = 0.3
"""Cost of an opening of two words that other sentences have, as a share of the sentences."""
PLAIN = 0.3
"""Cost of words that come again within the text, as a share of its words."""
SOUND = 2.0
"""A version that costs more than this repeats a sentence."""


@dataclass
class Memory:
    """Word runs, openings and sentences of the paragraphs that have been chosen."""

    runs: Counter[tuple[str, ...]] = field(default_factory=Counter)
    openers: Counter[str] = field(default_factory=Counter)
    said: set[str] = field(default_factory=set)

    def cost(self, text: str) -> float:
        """How much of `text` has been said before: a share of its words, and much more for whole
        sentences."""
        found = words(text)
        runs = list(zip(found, found[1:], found[2:], strict=False))
        repeated = sum(run in self.runs for run in runs) + sum(count - 1 for count in Counter(runs).values())
        spoken = sentences(text)
        openers = Counter(" ".join(words(sentence)[:2]) for sentence in spoken)
        opened = sum(self.openers[opener] + count - 1 for opener, count in openers.items())
        twice = sum(sentence.lower() in self.said for sentence in spoken)
        plain = 1 - len(set(found)) / max(1, len(found))
        return (
            PLAIN * plain
            + repeated / max(1, len(found))
            + OPENER * opened / max(1, len(spoken))
            + SAME_SENTENCE * twice
        )

    def add(self, text: str) -> None:
        """Remembers a chosen paragraph."""
        found = words(text)
        self.runs.update(zip(found, found[1:], found[2:], strict=False))
        spoken = sentences(text)
        self.openers.update(" ".join(words(sentence)[:2]) for sentence in spoken)
        self.said.update(sentence.lower() for sentence in spoken)
