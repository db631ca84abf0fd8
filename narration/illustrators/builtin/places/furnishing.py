"""What all furniture shares: its size, its place before the wall, what lies on it."""

from narration.illustrators.builtin.noise import choose
from narration.illustrators.builtin.palette import LAMP, hexed, mix
from narration.illustrators.builtin.scenery import Scenery
from narration.illustrators.builtin.shapes import Frame, Shapes
from narration.illustrators.builtin.things.drawing import Stroke, paint
from narration.illustrators.builtin.things.pieces import PIECE_DRAWINGS
from narration.illustrators.builtin.things.placing import place_thing, tone_of

BOOKS = ("#a8483f", "#c98b45", "#3f6a6a", "#55507f", "#7f8a52", "#d8c9a0", "#2f4a6a", "#8a5a70")


WOOD, DARK, IRON, CREAM, BRASS = "#7a5236", "#4f3226", "#3a3840", "#efe4c8", "#c99a3c"


def wall_size(scenery: Scenery) -> float:
    """Height of a grown figure against the wall, in pixels."""
    return min(scenery.height, scenery.width * 0.8) * min(0.44, scenery.figure_height * 0.84)


def painted(
    scenery: Scenery,
    x: float,
    y: float,
    *strokes: Stroke,
    name: str = "",
    size: float = 1.0,
    shadow: bool = True,
) -> Frame:
    frame = Frame(x, y, wall_size(scenery) * size, scenery.mirrored)
    if shadow:
        scenery.shadow_on_ground(x, y, width=frame.size)
    paint(scenery.surface, strokes, frame, tone=tone_of(scenery))
    if name:
        scenery.drawn.note(name)
    return frame


def before_wall(scenery: Scenery, floor_y: float) -> float:
    """Where things stand a little before the wall."""
    return floor_y + scenery.height * 0.045


def paint_books(
    scenery: Scenery, frame: Frame, *, left: float, right: float, foot: float, high: float
) -> None:
    """A row of books, in a frame's units."""
    rows: dict[str, Shapes] = {code: Shapes() for code in BOOKS}
    at = left
    while at < right - 0.03:
        wide = scenery.between(0.022, 0.05)
        if scenery.chance(0.07):
            at += wide * 2
            continue
        rows[choose(scenery.rng, BOOKS)].rect(
            *frame.at(at, foot + high * scenery.between(0.68, 0.96)),
            *frame.at(min(at + wide - 0.004, right), foot),
        )
        at += wide
    for code, shapes in rows.items():
        colour = mix(hexed(code), scenery.palette.near, 0.22)
        scenery.surface.put(shapes, colour, colour * 0.8, grain=0, edge=0.5, accent=0.25)


def lay_table(scenery: Scenery, frame: Frame, *, top: float, spots: tuple[float, ...]) -> None:
    """Things of the story on a table; else a cup and a book."""
    taken = scenery.reading.held[1:3] or ("cup", "book")
    fitting = [
        thing for thing in taken if thing not in ("umbrella", "staff", "sword", "broom", "watering can")
    ]
    for at, thing in zip(spots, fitting, strict=False):
        place_thing(scenery, thing, *frame.at(at, top), size=frame.size)


def put_lamp(scenery: Scenery, frame: Frame, *, at: float, top: float) -> None:
    paint(
        scenery.surface,
        PIECE_DRAWINGS["desk lamp"].strokes,
        frame.inner(at, top, size=1),
        tone=tone_of(scenery),
    )
    scenery.surface.shine(*frame.at(at, top + 0.2), reach=frame.size * 1.1, colour=hexed(LAMP), strength=0.6)
    scenery.drawn.note("a lamp")
