"""The picture a story begins and ends with: one motif of one image family, chosen by the story's seed."""

import random
from typing import Any

from stories.writers.builtin.material import entries, load
from stories.writers.builtin.scenery import Scenery

STEPS = ("open", "turn", "close")


def family_for(scenery: Scenery, tags: frozenset[str], rng: random.Random) -> str:
    """The name of a family of images that can be had in that place, its weathers and that hero's hands."""
    families = load("images")
    return rng.choice([name for name in sorted(families) if _is_at_home(families[name], scenery, tags)])


def weather_of(family: str) -> str:
    """The weather a family needs, or ""."""
    return str(load("images")[family].get("weather", ""))


def images_of(family: str, tags: frozenset[str], seed: str) -> dict[str, list[str]]:
    """The texts of one motif by what they do: "open", "glimpse", "turn" and "close"."""
    table = load("images")[family]
    fitting = [motif for motif in table["motif"] if entries([motif["open"]])[0].fits(tags)]
    motif = random.Random(f"{seed}|motif").choice(fitting)
    steps = {step: _fitting([motif[step]] if step in motif else [], tags) for step in STEPS}
    own = [motif["glimpse"]] if "glimpse" in motif else []
    return {**steps, "glimpse": _fitting([*table["glimpse"], *own], tags)}


def _fitting(pool: list[str], tags: frozenset[str]) -> list[str]:
    return [entry.text for entry in entries(pool) if entry.fits(tags)]


def _is_at_home(family: dict[str, Any], scenery: Scenery, tags: frozenset[str]) -> bool:
    weather = family.get("weather", "")
    at_home = scenery.key not in family.get("not_at", []) and not tags & set(family.get("bars", []))
    return at_home and (not weather or weather in scenery.kit["weather"])
