"""Windows of every kind, with the sky in them and their light on the floor."""

import numpy as np

from narration.illustrators.builtin.noise import Field, as_field
from narration.illustrators.builtin.palette import WHITE, Colour, hexed, mix, palette_of
from narration.illustrators.builtin.scenery import Scenery
from narration.illustrators.builtin.shapes import Mask, Shapes
from narration.illustrators.builtin.sky import ramp

SIZES = {
    "sash": (0.2, 0.42),
    "arch": (0.2, 0.46),
    "lancet": (0.1, 0.5),
    "porthole": (0.13, 0.2),
    "gallery": (0.92, 0.62),
    "wide": (0.62, 0.42),
    "slit": (0.05, 0.22),
}
"""Width as a share of the shorter side times 16/9, height as a share of the wall's."""


def paint_opening(scenery: Scenery, kind: str, *, x: float, floor_y: float, wall: Colour) -> None:
    """The window of a room: view, frame, and the light that falls through it."""
    if kind not in SIZES:
        return
    across, up = SIZES[kind]
    base = min(scenery.width, scenery.height * 1.78)
    wide, high = base * across, floor_y * up * 1.32
    high = min(high, floor_y * 0.86)
    top = floor_y * (0.12 if kind != "porthole" else 0.3)
    if kind in ("gallery", "wide"):
        x = scenery.width / 2 if kind == "gallery" else scenery.width * scenery.between(0.36, 0.64)
        top = floor_y * (0.05 if kind == "gallery" else 0.14)
        wide = scenery.width * across
    spots = (
        (x - wide * 1.3, x, x + wide * 1.3)
        if kind == "lancet"
        else (x - wide * 0.8, x + wide * 0.8)
        if kind == "porthole"
        else (x,)
    )
    outline = Shapes()
    for middle in spots:
        _outline(outline, kind, left=middle - wide / 2, top=top, wide=wide, high=high)
    mask = outline.mask(scenery.surface.shape)
    if mask is None:
        return
    _paint_view(scenery, mask, top=top, high=high, space=kind == "wide")
    for middle in spots:
        _paint_frame(scenery, kind, left=middle - wide / 2, top=top, wide=wide, high=high)
    if kind in ("sash", "arch"):
        _paint_curtains(scenery, left=x - wide / 2, top=top, wide=wide, high=high)
    scenery.surface.screen(
        _shaft(
            scenery,
            x=x,
            y=top + high * 0.5,
            wide=wide * (0.6 if kind in ("gallery", "wide") else 1),
            bottom=floor_y,
        ),
        mix(scenery.palette.light, scenery.palette.sky[-1], 0.4),
    )
    scenery.drawn.note(
        "stars through a wide window"
        if kind == "wide"
        else "a round window"
        if kind == "porthole"
        else "a window"
    )


def _outline(shapes: Shapes, kind: str, *, left: float, top: float, wide: float, high: float) -> None:
    right, bottom = left + wide, top + high
    if kind == "porthole":
        shapes.oval(left + wide / 2, top + wide / 2, wide / 2)
    elif kind == "arch":
        shapes.rect(left, top + high * 0.25, right, bottom).oval(
            left + wide / 2, top + high * 0.26, wide / 2, high * 0.26
        )
    elif kind in ("lancet", "slit"):
        middle = left + wide / 2
        shapes.rect(left, top + high * 0.25, right, bottom)
        shapes.smooth(
            [
                (left, top + high * 0.27),
                (left + wide * 0.12, top + high * 0.12),
                (middle, top),
                (middle, top),
                (right - wide * 0.12, top + high * 0.12),
                (right, top + high * 0.27),
            ]
        )
    else:
        shapes.rect(left, top, right, bottom)


def _paint_view(scenery: Scenery, mask: Mask, *, top: float, high: float, space: bool) -> None:
    """What is seen outside: sky, sun or moon, and a line of hills, or stars and a planet."""
    surface, window = scenery.surface, mask.window
    colours = palette_of("space").sky if space else scenery.palette.sky
    sky = ramp(scenery, colours, top=top, bottom=top + high)[window]
    surface.put(mask, scenery.palette.sky[0], grain=0, solid=-0.2)
    surface.colour[window] += (sky - surface.colour[window]) * mask.cover[..., None]
    inside = np.zeros(surface.shape, np.float32)
    inside[window] = mask.cover
    if scenery.key in ("night", "space") or space:
        _paint_stars(scenery, inside, mask)
    _paint_disc(scenery, inside, mask, high=high, space=space)
    if not space:
        line = scenery.ridge(base=top + high * 0.84, height=high * 0.1, cell=scenery.width * 0.09, octaves=4)
        hills = np.clip(surface.rows - line[None, :] + 0.5, 0, 1) * inside
        sea = scenery.reading.place in ("lamp room", "cabin")
        colour = scenery.toned(hexed("#2f6a7a" if sea else "#4f6a4a"), depth=0.6, share=0.5)
        surface.put(surface.everywhere(hills), colour, grain=0.05)
    surface.flow[window] = np.where(
        mask.cover > 0.5,
        np.hypot(surface.columns[window] - scenery.light_x, surface.rows[window] - scenery.light_y),
        surface.flow[window],
    )


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
    if scenery.key in ("storm", "fog") and not space:
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
    scenery.drawn.note("a planet" if space else "the moon" if scenery.key == "night" else "the sun")


def _paint_frame(scenery: Scenery, kind: str, *, left: float, top: float, wide: float, high: float) -> None:
    unit, right, bottom = scenery.unit, left + wide, top + high
    wood = mix(hexed("#d9c3a0" if scenery.style != "noir" else "#9a9a9a"), scenery.palette.near, 0.25)
    bars = Shapes()
    if kind == "porthole":
        _paint_porthole_rim(scenery, left + wide / 2, top + wide / 2, radius=wide / 2)
        return
    if kind in ("gallery", "wide"):
        wood = mix(hexed("#8a8f94"), scenery.palette.near, 0.4)
        panes = 8 if kind == "gallery" else 4
        for index in range(panes + 1):
            x = left + wide * index / panes
            bars.rect(x - 5 * unit, top, x + 5 * unit, bottom)
        bars.rect(left, top - 8 * unit, right, top + 4 * unit).rect(
            left, bottom - 4 * unit, right, bottom + 10 * unit
        )
        if kind == "gallery":
            bars.rect(left, top + high * 0.5, right, top + high * 0.5 + 6 * unit)
    else:
        middle = left + wide / 2
        bars.rect(middle - 4 * unit, top, middle + 4 * unit, bottom)
        for share in (0.28, 0.62):
            bars.rect(left, top + high * share, right, top + high * share + 6 * unit)
        bars.rect(left - 14 * unit, bottom, right + 14 * unit, bottom + 13 * unit)
        side = top if kind == "sash" else top + high * 0.25
        bars.rect(left - 9 * unit, side, left, bottom).rect(right, side, right + 9 * unit, bottom)
        if kind == "sash":
            bars.rect(left - 9 * unit, top - 9 * unit, right + 9 * unit, top)
    scenery.surface.put(bars, wood, wood * 0.9, grain=0.05)


def _paint_porthole_rim(scenery: Scenery, x: float, y: float, *, radius: float) -> None:
    brass = mix(hexed("#b98a3c"), scenery.palette.near, 0.2)
    ring = Shapes()
    turns = np.linspace(0, 2 * np.pi, 37)
    ring.line(
        [(x + radius * np.cos(turn), y + radius * np.sin(turn)) for turn in turns], width=14 * scenery.unit
    )
    scenery.surface.put(ring, mix(brass, WHITE, 0.2), brass * 0.8, accent=0.5)


def _paint_curtains(scenery: Scenery, *, left: float, top: float, wide: float, high: float) -> None:
    cloth = mix(hexed("#8f3d46" if scenery.chance(0.5) else "#3f5f6a"), scenery.palette.near, 0.25)
    for side in (-1, 1):
        x = left - wide * 0.14 if side < 0 else left + wide * 1.14
        fold = wide * 0.16
        outline = [
            (x - fold, top - high * 0.07),
            (x + fold, top - high * 0.07),
            (x + fold * 0.85 - side * fold * 0.2, top + high * 0.6),
            (x + fold * 0.8, top + high * 1.18),
            (x - fold * 0.8, top + high * 1.18),
            (x - fold * 0.85 - side * fold * 0.2, top + high * 0.6),
        ]
        scenery.surface.put(
            Shapes().smooth(outline),
            mix(cloth, scenery.palette.light, 0.08),
            cloth * 0.6,
            grain=0.08,
            flow=scenery.surface.columns * 1.1,
            accent=0.5,
        )
        pleats = Shapes()
        for share in (-0.5, 0.0, 0.5):
            pleats.limb(
                (x + fold * share, top - high * 0.04),
                (x + fold * share * 0.8, top + high * 1.15),
                width=3 * scenery.unit,
            )
        scenery.surface.shade(pleats, by=0.2)
    rail = Shapes().rect(left - wide * 0.36, top - high * 0.1, left + wide * 1.36, top - high * 0.07)
    scenery.surface.put(rail, mix(hexed("#5a3d2a"), scenery.palette.near, 0.2), grain=0, solid=0.6)


def _shaft(scenery: Scenery, *, x: float, y: float, wide: float, bottom: float) -> Field:
    """Light that falls slanting from the window into the room."""
    surface = scenery.surface
    down = surface.rows - y
    middle = x + down * (-0.5 if x > scenery.width / 2 else 0.5)
    edge = np.clip((wide * 0.5 - np.abs(surface.columns - middle)) / (10 + np.abs(down) * 0.08 + 1), 0, 1)
    strength = 0.1 if scenery.dark else 0.17
    return as_field((edge * (down > 0) * strength).astype(np.float32))
