"""Windows of every kind, with the sky in them and their light on the floor."""

import numpy as np

from narration.illustrators.builtin.noise import Field, as_field
from narration.illustrators.builtin.palette import WHITE, Colour, hexed, mix
from narration.illustrators.builtin.places.views import paint_view
from narration.illustrators.builtin.scenery import Scenery
from narration.illustrators.builtin.shapes import Shapes

SIZES = {
    "sash": (0.2, 0.42),
    "arch": (0.2, 0.46),
    "lancet": (0.1, 0.5),
    "porthole": (0.13, 0.2),
    "gallery": (0.92, 0.62),
    "wide": (0.62, 0.42),
    "slit": (0.05, 0.22),
    "blind": (0.24, 0.42),
    "shop": (0.46, 0.46),
    "round": (0.15, 0.3),
    "carriage": (0.5, 0.4),
}
"""Width as a share of the shorter side times 16/9, height as a share of the wall's."""


ZOOMS = {"near": 1.3, "wide": 0.78, "high": 0.85}
"""How large a window is by the composition."""


def paint_opening(scenery: Scenery, kind: str, *, x: float, floor_y: float, wall: Colour) -> None:
    """The window of a room: view, frame, and the light that falls through it."""
    if kind not in SIZES:
        return
    across, up = SIZES[kind]
    base = min(scenery.width, scenery.height * 1.78)
    zoom = ZOOMS.get(scenery.composition, 1.0)
    wide, high = base * across * zoom, floor_y * up * 1.32 * zoom
    high = min(high, floor_y * 0.86)
    top = floor_y * {"porthole": 0.3, "round": 0.2}.get(kind, 0.12)
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
    paint_view(scenery, mask, top=top, high=high, space=kind == "wide")
    for middle in spots:
        _paint_frame(scenery, kind, left=middle - wide / 2, top=top, wide=wide, high=high)
    if kind == "blind":
        _paint_slats(scenery, left=x - wide / 2, top=top, wide=wide, high=high)
    if kind == "lancet" and scenery.reading.place == "church":
        _paint_stained_glass(scenery, outline)
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
    if kind in ("porthole", "round"):
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


def _paint_frame(scenery: Scenery, kind: str, *, left: float, top: float, wide: float, high: float) -> None:
    unit, right, bottom = scenery.unit, left + wide, top + high
    wood = mix(hexed("#d9c3a0" if scenery.style != "noir" else "#9a9a9a"), scenery.palette.near, 0.25)
    bars = Shapes()
    if kind in ("porthole", "round"):
        _paint_round_rim(scenery, left + wide / 2, top + wide / 2, radius=wide / 2, brass=kind == "porthole")
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


def _paint_round_rim(scenery: Scenery, x: float, y: float, *, radius: float, brass: bool) -> None:
    colour = mix(hexed("#b98a3c" if brass else "#8a6a4c"), scenery.palette.near, 0.2)
    ring = Shapes()
    turns = np.linspace(0, 2 * np.pi, 37)
    ring.line(
        [(x + radius * np.cos(turn), y + radius * np.sin(turn)) for turn in turns], width=14 * scenery.unit
    )
    if not brass:
        ring.rect(x - 4 * scenery.unit, y - radius, x + 4 * scenery.unit, y + radius)
        ring.rect(x - radius, y - 4 * scenery.unit, x + radius, y + 4 * scenery.unit)
    scenery.surface.put(ring, mix(colour, WHITE, 0.2), colour * 0.8, accent=0.5 * brass)


def _paint_slats(scenery: Scenery, *, left: float, top: float, wide: float, high: float) -> None:
    """A blind let half down."""
    slats, count = Shapes(), 12
    drop = high * scenery.between(0.4, 0.7)
    for index in range(count):
        y = top + drop * index / count
        slats.rect(left - 4 * scenery.unit, y, left + wide + 4 * scenery.unit, y + drop / count * 0.62)
    colour = mix(hexed("#d8c8a4"), scenery.palette.near, 0.3)
    scenery.surface.put(slats, mix(colour, scenery.palette.light, 0.15), colour * 0.85, grain=0, edge=0.5)


def _paint_stained_glass(scenery: Scenery, outline: Shapes) -> None:
    """Panes of many colours where the clear glass was."""
    mask = outline.mask(scenery.surface.shape)
    if mask is None:
        return
    cell = 34 * scenery.unit
    window = mask.window
    which = (
        scenery.surface.columns[window] // cell + 3 * (scenery.surface.rows[window] // (cell * 1.2))
    ).astype(int)
    panes = np.stack([hexed(code) for code in ("#a83a44", "#c9942f", "#3a6a9a", "#4f8a5a", "#7a4a8f")])
    cover = (mask.cover * 0.55)[..., None]
    scenery.surface.colour[window] += (panes[which % len(panes)] - scenery.surface.colour[window]) * cover
    scenery.surface.accent[window] = np.maximum(scenery.surface.accent[window], mask.cover * 0.7)
    scenery.drawn.note("stained glass")


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
