"""Which plots suit an idea: what the idea offers, and what each plot asks for."""

import re

from stories.writers.builtin.material import ENGINES, Engine, engine
from stories.writers.builtin.premise import Figure, Premise

INVESTIGATORS = frozenset(
    [
        "detective",
        "inspector",
        "policeman",
        "policewoman",
        "journalist",
        "spy",
        "sleuth",
        "investigator",
        "reporter",
    ]
)
MISSING = re.compile(r"\b(?:missing|stolen|lost)\b")
MISFIT = -8
"""For a figure that the plot cannot put in the part its idea gives it: such a plot comes last."""
CROWDED = -2
"""For a figure whose part is taken by an earlier one."""


def features(premise: Premise) -> frozenset[str]:
    """What an idea offers, in the words the plots use for what suits them."""
    hero = premise.hero
    found = {figure.relation for figure in premise.others} | {figure.kind for figure in premise.others}
    marks = {
        "alone": not premise.others,
        "two": premise.hero_count > 1,
        "thing": premise.thing is not None,
        "ability": premise.clause is not None and premise.clause.modal in ("can", "could"),
        "fear": bool(premise.fear),
        "own": any(f.article == "own" and f.relation != "absent" for f in premise.others),
        "learns": premise.clause is not None and premise.clause.lemma == "learn",
        "missing": premise.thing is not None and bool(MISSING.search(premise.thing.text)),
        "first_person": premise.first_person,
        "detective": hero is not None and hero.lemma in INVESTIGATORS,
        f"hero.{hero.kind if hero else 'none'}": True,
        f"clause.{premise.clause.aspect if premise.clause else 'none'}": True,
        f"genre.{premise.genre or 'none'}": True,
        "ghost": any(figure.kind == "ghost" for figure in premise.others),
    }
    return frozenset(str(name) for name in found) | {name for name, holds in marks.items() if holds}


NOT_CAST = frozenset(
    [
        "whale",
        "dolphin",
        "shark",
        "octopus",
        "fish",
        "kraken",
        "eel",
        "crab",
        "lobster",
        "ant",
        "bee",
        "wasp",
        "worm",
        "moth",
    ]
)
"""Animals that cannot walk in at a door."""


def twin_part(plot: Engine) -> str:
    """The part of the second of two heroes; "" where a plot has room for one alone."""
    return plot.roles.get("twin", "A")


def parts(premise: Premise, plot: Engine) -> tuple[dict[str, Figure], int]:
    """Who of the idea plays which part in a plot, and the penalty for those who find none."""
    given: dict[str, Figure] = {}
    penalty = 0
    for figure in premise.others[:3]:
        part = _part(figure, premise, plot)
        if figure.lemma in NOT_CAST:
            continue
        if not part:
            penalty += CROWDED if figure.is_implied else MISFIT
        elif part in given:
            penalty += CROWDED
        else:
            given[part] = figure
    return given, penalty


def _part(figure: Figure, premise: Premise, plot: Engine) -> str:
    """An animal among animals is a companion like any other; else kind and relation decide."""
    if figure.kind == "animal" and premise.hero is not None and premise.hero.kind in ("animal", "being"):
        return plot.roles.get("partner", "")
    return plot.roles.get(figure.kind) or plot.roles.get(figure.relation, "")


def score(premise: Premise, plot: Engine) -> int:
    """How well a plot suits an idea; negative when a figure of the idea would stand in a wrong part."""
    offered = features(premise)
    liking = sum(points for feature, points in plot.fits.items() if feature in offered)
    alone = MISFIT if premise.hero_count > 1 and not twin_part(plot) else 0
    return liking + parts(premise, plot)[1] + plot.fits.get("always", 0) + alone


def ranked(premise: Premise) -> list[Engine]:
    """All plots, the best fitting first; ties in their fixed order."""
    plots = [engine(name) for name in ENGINES]
    return sorted(plots, key=lambda plot: -score(premise, plot))
