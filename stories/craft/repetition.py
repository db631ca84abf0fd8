"""How much a text says again: three words in a row, long runs, and whole sentences."""

from collections import Counter
from collections.abc import Iterable, Sequence

from stories.craft.words import SHORTEST_SENTENCE, WORD, Span, sentence_spans, sentences, words

RUN = 10
"""Words in a row that do not come twice by chance, nor because a place or a thing has a long name."""

Place = tuple[int, Span]
"""Which of several texts, and where in it."""
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


def places_of_repeated_sentences(texts: Sequence[str]) -> list[list[Place]]:
    """The places of every sentence of five words and more that stands in `texts` more than once."""
    return _twice(
        (said, (number, span))
        for number, text in enumerate(texts)
        for span in sentence_spans(text)
        if len(said := tuple(words(text[slice(*span)]))) >= SHORTEST_SENTENCE
    )


def _twice(said: Iterable[tuple[tuple[str, ...], Place]]) -> list[list[Place]]:
    places: dict[tuple[str, ...], list[Place]] = {}
    for spoken, place in said:
        places.setdefault(spoken, []).append(place)
    return [found for found in places.values() if len(found) > 1]


def repeated_runs(texts: Sequence[str]) -> list[list[Place]]:
    """The places of every run of ten words and more that stands in `texts` more than once, at its longest."""
    tokens = [[(m[0], m.span()) for m in WORD.finditer(text.lower())] for text in texts]
    starts = _twice(
        (tuple(word for word, _ in found[at : at + RUN]), (number, (at, at + RUN)))
        for number, found in enumerate(tokens)
        for at in range(len(found) - RUN + 1)
    )
    return [
        [
            (number, (tokens[number][start][1][0], tokens[number][end - 1][1][1]))
            for number, (start, end) in run
        ]
        for run in _joined(starts)
    ]


def _joined(runs: Sequence[list[Place]]) -> list[list[Place]]:
    """Runs of which each begins one word after the other, in all their places, as one long run."""
    whole: list[list[Place]] = []
    for run in runs:
        before = whole[-1] if whole else []
        follows = len(before) == len(run) and all(
            n == m and end + 1 == last for (n, (_, end)), (m, (_, last)) in zip(before, run, strict=True)
        )
        if follows:
            whole[-1] = [
                (n, (start, last)) for (n, (start, _)), (_, (_, last)) in zip(before, run, strict=True)
            ]
        else:
            whole.append(run)
    return whole


def shared_sentences(one: str, other: str) -> float:
    """Share of the sentences of the shorter text that the other one has too, 0 to 1."""
    left = {sentence.lower() for sentence in sentences(one)}
    right = {sentence.lower() for sentence in sentences(other)}
    return len(left & right) / max(1, min(len(left), len(right)))
