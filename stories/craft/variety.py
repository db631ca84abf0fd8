"""How varied a text is: its words, its sentence lengths, its openings, its talk."""

from collections import Counter
from statistics import mean, pstdev

from stories.craft.words import paragraphs, sentences, spoken_words, words

WINDOW = 100


def mattr(text: str, *, window: int = WINDOW) -> float:
    """Moving-average type-token ratio: the mean share of different words in every `window` words, 0 to 1.

    Covington and McFall, "Cutting the Gordian Knot" (2010). Unlike a plain ratio it does not fall with
    length.
    """
    found = words(text)
    if len(found) <= window:
        return len(set(found)) / max(1, len(found))
    counts = Counter(found[:window])
    ratios = [len(counts)]
    for leaving, coming in zip(found, found[window:], strict=False):
        counts[coming] += 1
        counts[leaving] -= 1
        if not counts[leaving]:
            del counts[leaving]
        ratios.append(len(counts))
    return mean(ratios) / window


def dialogue_share(text: str) -> float:
    """Share of the words that are spoken, 0 to 1."""
    return spoken_words(text) / max(1, len(words(text)))


def opener_variety(text: str) -> float:
    """Share of sentences of five words and more whose first two words open no earlier one, 0 to 1."""
    openers = [" ".join(words(sentence)[:2]) for sentence in sentences(text)]
    return len(set(openers)) / max(1, len(openers))


def sentence_length_variation(text: str) -> float:
    """Coefficient of variation of the sentence lengths in words; 0 for fewer than two sentences."""
    lengths = [len(words(sentence)) for sentence in sentences(text)]
    return pstdev(lengths) / mean(lengths) if len(lengths) > 1 else 0.0


def opens_with(text: str, name: str) -> float:
    """Share of the paragraphs that begin in narration whose first word is `name`, 0 to 1."""
    told = [paragraph for paragraph in paragraphs(text) if not paragraph.startswith(("“", '"'))]
    openings = sum(paragraph.startswith((name + " ", name + "’s ")) for paragraph in told)
    return openings / max(1, len(told))
