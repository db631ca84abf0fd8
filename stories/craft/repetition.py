"""How much a text says again: three words in a row, and whole sentences."""

from collections import Counter

from stories.craft.words import sentences, words

Trigram = tuple[str, str, str]


def trigrams(text: str) -> Counter[Trigram]:
    """Every run of three words with the number of times it occurs."""
    found = words(text)
    return Counter(zip(found, found[1:], found[2:], strict=False))


def repeated_trigrams(text: str) -> float:
    """Share of repetition: the sum of (count - 1) over all runs of three words, divided by the words.

    0 says nothing comes twice; up to 0.05 in a scene and 0.10 in a draft passes unnoticed.
    """
    total = len(words(text))
    return sum(count - 1 for count in trigrams(text).values()) / max(1, total)


def repeated_sentences(text: str) -> list[str]:
    """Sentences of five words and more that stand in `text` more than once, in order of first occurrence."""
    counts = Counter(sentence.lower() for sentence in sentences(text))
    seen: dict[str, str] = {}
    for sentence in sentences(text):
        if counts[sentence.lower()] > 1:
            seen.setdefault(sentence.lower(), sentence)
    return list(seen.values())


def shared_sentences(one: str, other: str) -> float:
    """Share of the sentences of the shorter text that the other one has too, 0 to 1."""
    left = {sentence.lower() for sentence in sentences(one)}
    right = {sentence.lower() for sentence in sentences(other)}
    return len(left & right) / max(1, min(len(left), len(right)))
