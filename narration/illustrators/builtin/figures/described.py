"""Figures in words, as they are drawn, for those who do not see them."""

from narration.illustrators.builtin.figures.cast import Role
from narration.illustrators.builtin.scenery import Shown
from narration.illustrators.words import with_article

NAME_CHARS = 40
VERBS = {
    "sit": "sits",
    "kneel": "kneels",
    "walk": "walks",
    "run": "runs",
    "point": "points",
    "raise": "raises a hand",
    "lift": "raises a hand",
    "reach": "reaches out",
    "work": "works",
}
GARMENTS = {"duffel": "duffel coat", "oilskin": "oilskin coat"}
"""What garments are called that a sheet's first word does not name whole."""
MOODS = {"glad": "happily", "sad": "sadly", "afraid": "fearfully", "angry": "angrily"}


def describe(role: Role, *, colours: bool) -> Shown:
    """Who a figure is, what it wears and what it does; without colours where the style shows none."""
    look = role.look
    named = look.name[:1].isupper() and len(look.name) <= NAME_CHARS
    name = look.name if named else with_article(look.noun)
    if named and look.kind != "person" and look.noun.lower() not in look.name.lower():
        name = f"the {look.noun} {look.name}"
    clothes = ""
    if look.kind in ("person", "ghost") or (look.dressed and look.kind == "animal"):
        colour = f"{look.coat.name} " if colours and look.kind != "ghost" else ""
        clothes = f"in {with_article(f'{colour}{GARMENTS.get(look.garment, look.garment)}')}"
    return Shown(name, clothes, _deed(role), MOODS.get(role.mood, "") if look.kind == "person" else "")


def _deed(role: Role) -> str:
    upright = role.look.upright
    verb = (
        VERBS.get(role.pose.name, "stands") if upright else "sits" if role.look.kind == "dragon" else "stands"
    )
    if not role.held:
        return verb
    if verb in ("stands", "works", "raises a hand", "reaches out"):
        return f"holds {with_article(role.held)}"
    return f"{verb} with {with_article(role.held)}"
