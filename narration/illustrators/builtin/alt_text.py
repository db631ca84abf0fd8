"""The sentence for those who do not see the picture, made from what was drawn and nothing else."""

from narration.illustrators.base import STYLES
from narration.illustrators.builtin.scenery import Drawn

MOST = 200
"""Characters."""
ALWAYS = frozenset(("the sun", "the moon", "birds", "a window", "a lamp on the wall"))
HOURS = {
    "dawn": "at dawn",
    "day": "by day",
    "afternoon": "in late golden light",
    "dusk": "at dusk",
    "night": "at night",
    "storm": "under a dark sky",
    "winter": "on a winter day",
    "fog": "in pale light",
    "space": "",
    "mars": "",
}


def alt_text(drawn: Drawn, *, style: str) -> str:
    """One sentence of at most `MOST` characters: who, where, when, what else, in which style."""
    who = _listed(drawn.figures) if drawn.figures else "Nobody to be seen"
    where = " ".join(part for part in (drawn.place, drawn.hour) if part)
    if drawn.weather:
        where = f"{where}, {drawn.weather}"
    ending = f"; {STYLES[style].label.lower()}."
    told = f"{who} {where}"
    # What stands in every sky or wall is said last, if there is room.
    shown = [thing for thing in drawn.things if thing.split()[-1] not in where]
    things = sorted(shown, key=lambda thing: thing in ALWAYS)
    for count in range(min(4, len(things)), 0, -1):
        longer = f"{told}; also {_listed(things[:count])}"
        if len(longer) + len(ending) <= MOST:
            told = longer
            break
    if len(told) + len(ending) > MOST:
        told = told[: MOST - len(ending) - 1].rsplit(" ", 1)[0] + "…"
    return told[:1].upper() + told[1:] + ending


def _listed(items: list[str]) -> str:
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}"
