"""What can only be said of a scene among the others: what it says again, names that drift, beats left out."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from stories.craft.findings import Finding, listed, often_said, places_of, quoted, wears_out
from stories.craft.plan import missing_beats
from stories.craft.repetition import (
    Place,
    places_of_repeated_sentences,
    repeated_runs,
)
from stories.craft.spellings import drifted
from stories.craft.stock import stock_names
from stories.craft.words import Span, sentences_around

DRAFT_REPETITION = 0.10
"""Highest share of repeated three-word runs in a whole draft that readers pass over."""
Spelt = dict[str, tuple[str, list[Span]]]
"""What is misspelt in one text: what each word should be, and where it stands."""


class Planned(Protocol):
    """What the plan of a scene tells."""

    @property
    def beats(self) -> Sequence[str]: ...


def measure_draft(
    texts: Sequence[str], *, plans: Sequence[Planned] = (), names: Iterable[str] = (), idea: str = ""
) -> list[list[Finding]]:
    """Advice on each of the scenes of a draft for what the others say; spans count in its own text.

    `plans` in the order of the scenes; `names` are those of the figures.
    """
    beats = [_beats(text, plan) for text, plan in zip(texts, plans, strict=False)]
    beats += [[] for _ in texts[len(beats) :]]
    spelt = drifted(texts, names=names, known=(idea, *(str(plan) for plan in plans)))
    found = (_names(texts, spelt), _stock_names(texts, idea), _again(texts), _phrases(texts), beats)
    return [[finding for of_kind in found for finding in of_kind[at]] for at in range(len(texts))]


def _beats(text: str, plan: Planned) -> list[Finding]:
    if not text:
        return []
    return [
        Finding(
            "beat",
            f"The plan has this for the scene, and nothing of it seems to be in the text: “{beat}”",
            wish=f"Let this happen in the scene: {beat}",
        )
        for beat in missing_beats(text, plan.beats)
    ]


def _names(texts: Sequence[str], spelt: Sequence[Spelt]) -> list[list[Finding]]:
    return [
        [
            Finding(
                "name",
                f"“{name}” seems to be “{right}”, spelt another way.",
                tuple(spans),
                wish=f"Change “{name}” to “{right}”.",
                passage=sentences_around(text, (spans[0][0], spans[-1][1])),
            )
            for name, (right, spans) in wrong.items()
        ]
        for text, wrong in zip(texts, spelt, strict=True)
    ]


def _stock_names(texts: Sequence[str], idea: str) -> list[list[Finding]]:
    """Each stock name where it stands first, but those that the author gave."""
    given = set(stock_names(idea))
    found: list[list[Finding]] = []
    for text in texts:
        new = {name: span for name, span in stock_names(text).items() if name not in given}
        given |= set(new)
        found.append([_stock_name(name, span) for name, span in new.items()])
    return found


def _stock_name(name: str, span: tuple[int, int]) -> Finding:
    message = f"“{name}” is a name that machine-written stories give to very many people."
    return Finding("stock_name", message, (span,))


def _again(texts: Sequence[str]) -> list[list[Finding]]:
    """Sentences and long runs that an earlier scene has: told where they come again."""
    found: list[list[Finding]] = [[] for _ in texts]
    for said in places_of_repeated_sentences(texts):
        _tell_of(said, texts, found, kind="sentence")
    for said in repeated_runs(texts):
        if not all(any(_holds(f, span) for f in found[number]) for number, span in said[1:]):
            _tell_of(said, texts, found, kind="run")
    return found


def _holds(finding: Finding, span: tuple[int, int]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in finding.spans)


def _tell_of(said: list[Place], texts: Sequence[str], found: list[list[Finding]], *, kind: str) -> None:
    first = said[0][0]
    for number in dict.fromkeys(number for number, _ in said if number != first):
        spans = tuple(span for place, span in said if place == number)
        text = texts[number]
        words = quoted(text, spans[0])
        what = "This sentence stands" if kind == "sentence" else "These words stand"
        found[number].append(
            Finding(
                "repeated_sentence" if kind == "sentence" else "repeated_run",
                f"{what} in scene {first + 1} too: “{words}”",
                spans,
                wish=f"“{words}” stands in scene {first + 1} too. Say something else here.",
                passage=sentences_around(text, spans[0]),
            )
        )


def _phrases(texts: Sequence[str]) -> list[list[Finding]]:
    """Phrases that wear out over a whole draft, told where they come again."""
    whole = "\n\n".join(texts)
    if not wears_out(whole, DRAFT_REPETITION):
        return [[] for _ in texts]
    often = often_said(whole)
    message = f"Some phrases come again and again in the whole draft: {listed(often)}."
    spans = [places_of(text, often) for text in texts]
    return [
        [Finding("repetition", message, here, wish=f"Say these less often: {listed(often)}.")] if here else []
        for here in spans
    ]
