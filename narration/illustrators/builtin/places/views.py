"""What is seen through a window."""

import numpy as np

from narration.illustrators.builtin.noise import Field
from narration.illustrators.builtin.palette import WHITE, hexed, mix, palette_of
from narration.illustrators.builtin.scenery import Scenery
from narration.illustrators.builtin.shapes import Mask, Shapes
from narration.illustrators.builtin.sky import ramp

SEASIDE = frozenset(
    ["sea", "harbour", "harbor", "island", "coast", "shore", "lighthouse", "quay", "port", "ferry", "mooring"]
)
TOWN = frozenset(["city", "town", "street", "office", "shop", "theatre", "hospital", "cafe", "inn"])
RED = frozenset(("mars", "dust"))


def paint_view(scenery: Scenery, mask: Mask, *, top: float, high: float, space: bool) -> None:
    """What is seen outside: sky, sun or moon, and hills, roofs, sea or dunes, or stars and a planet."""
    surface, window = scenery.surface, mask.window
    beyond = _beyond(scenery)
    space = space and beyond != "dunes"
    key = "space" if space else "mars" if beyond == "dunes" else ""
    colours = palette_of(key).sky if key else scenery.palette.sky
    sky = ramp(scenery, colours, top=top, bottom=top + high)[window]
    surface.put(mask, scenery.palette.sky[0], grain=0, solid=-0.2)
    surface.colour[window] += (sky - surface.colour[window]) * mask.cover[..., None]
    inside = np.zeros(surface.shape, np.float32)
    inside[window] = mask.cover
    if scenery.key in ("night", "space") or space:
        _paint_stars(scenery, inside, mask)
    _paint_disc(scenery, inside, mask, high=high, space=space)
    if not space:
        _paint_land(scenery, inside, beyond, top=top, high=high)
    if scenery.reading.weather in ("rain", "storm") and not space:
        _paint_drops(scenery, inside, mask)
    surface.flow[window] = np.where(
        mask.cover > 0.5,
        np.hypot(surface.columns[window] - scenery.light_x, surface.rows[window] - scenery.light_y),
        surface.flow[window],
    )


def _beyond(scenery: Scenery) -> str:
    words = set(scenery.reading.words)
    if scenery.reading.place in ("lamp room", "cabin") or words & SEASIDE:
        return "sea"
    if words & RED:
        return "dunes"
    return "roofs" if words & TOWN else "hills"


def _paint_land(scenery: Scenery, inside: Field, beyond: str, *, top: float, high: float) -> None:
    surface = scenery.surface
    height = {"sea": 0.0, "roofs": 0.04}.get(beyond, 0.1)
    line = scenery.ridge(base=top + high * 0.84, height=high * height, cell=scenery.width * 0.09, octaves=4)
    if beyond == "roofs":
        line = _roofline(scenery, line, high=high)
    land = np.clip(surface.rows - line[None, :] + 0.5, 0, 1) * inside
    tint = {"sea": "#2f6a7a", "roofs": "#5a4f60", "dunes": "#a0552f"}.get(beyond, "#4f6a4a")
    surface.put(surface.everywhere(land), scenery.toned(hexed(tint), depth=0.6, share=0.5), grain=0.05)
    if beyond == "roofs" and scenery.dark:
        panes = Shapes()
        for _ in range(70):
            x = scenery.rng.random() * scenery.width
            y = float(line[int(x)]) + high * scenery.between(0.05, 0.3)
            panes.rect(x, y, x + 5 * scenery.unit, y + 7 * scenery.unit)
        lit = panes.mask(surface.shape)
        if lit is not None:
            cover = Mask(lit.top, lit.left, lit.cover * land[lit.window])
            surface.put(cover, hexed("#ffd98a"), grain=0, edge=0, solid=-1, accent=0.8)


def _roofline(scenery: Scenery, line: Field, *, high: float) -> Field:
    """Gables and chimneys on a line."""
    roofs, x = line.copy(), 0
    while x < scenery.width:
        wide = max(3, int(scenery.width * scenery.between(0.015, 0.035)))
        piece = roofs[x : x + wide]
        rise = high * scenery.between(0.04, 0.2)
        gable = 1 - np.abs(np.linspace(-1, 1, len(piece))) if scenery.chance(0.6) else np.ones(len(piece))
        piece -= (rise + high * 0.08 * gable).astype(np.float32)
        x += wide
    return roofs


def _paint_drops(scenery: Scenery, inside: Field, mask: Mask) -> None:
    """Rain that runs down the panes."""
    rows, columns = mask.cover.shape
    drops = Shapes()
    for _ in range(max(30, int(columns * rows / (900 * scenery.unit**2)))):
        x, y = mask.left + scenery.rng.random() * columns, mask.top + scenery.rng.random() * rows
        drops.limb((x, y), (x - 1, y + scenery.unit * scenery.between(8, 26)), width=1.6 * scenery.unit)
    filled = drops.mask(scenery.surface.shape)
    if filled is not None:
        cover = Mask(filled.top, filled.left, filled.cover * inside[filled.window])
        scenery.surface.put(cover, mix(scenery.palette.haze, WHITE, 0.5), alpha=0.5, grain=0, edge=0)
    scenery.drawn.note("rain on the window")


def _paint_stars(scenery: Scenery, inside: Field, mask: Mask) -> None:
    rows, columns = mask.cover.shape
    stars = Shapes()
    for _ in range(60):
        stars.oval(
            mask.left + scenery.rng.random() * columns,
            mask.top + scenery.rng.random() * rows * 0.8,
            scenery.unit * scenery.between(0.8, 2),
        )
    filled = stars.mask(scenery.surface.shape)
    if filled is not None:
        cover = Mask(filled.top, filled.left, filled.cover * inside[filled.window])
        scenery.surface.put(cover, WHITE, grain=0, edge=0, solid=-1)


def _paint_disc(scenery: Scenery, inside: Field, mask: Mask, *, high: float, space: bool) -> None:
    overcast = scenery.key in ("storm", "fog") or scenery.reading.weather in ("rain", "storm", "snow", "fog")
    if overcast and not space:
        return
    rows, columns = mask.cover.shape
    x, y = mask.left + columns * scenery.between(0.3, 0.72), mask.top + rows * scenery.between(0.25, 0.4)
    radius = high * (0.09 if not space else 0.3)
    disc = Shapes().oval(x, y, radius).mask(scenery.surface.shape)
    if disc is None:
        return
    cover = Mask(disc.top, disc.left, disc.cover * inside[disc.window])
    colour = scenery.palette.light if not space else hexed("#9ac0c8")
    scenery.surface.put(cover, mix(colour, WHITE, 0.4), colour, grain=0.05, edge=0.3, solid=-1)
    if space:
        shade = Shapes().oval(x + radius * 0.4, y + radius * 0.3, radius).mask(scenery.surface.shape)
        if shade is not None:
            round_ = np.zeros(scenery.surface.shape, np.float32)
            round_[disc.window] = disc.cover
            both = Mask(shade.top, shade.left, shade.cover * inside[shade.window] * round_[shade.window])
            scenery.surface.put(both, hexed("#16203a"), alpha=0.75, grain=0, edge=0)
    if space or scenery.key == "night":
        scenery.drawn.note("a planet outside" if space else "the moon")
