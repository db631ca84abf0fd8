"""Set pieces placed beside the figures."""

from narration.illustrators.builtin.palette import LAMP, hexed
from narration.illustrators.builtin.scenery import Scenery
from narration.illustrators.builtin.shapes import Frame
from narration.illustrators.builtin.things.drawing import Tone, paint
from narration.illustrators.builtin.things.held import GLOWING, HELD_DRAWINGS
from narration.illustrators.builtin.things.pieces import PIECE_DRAWINGS
from narration.illustrators.words import with_article

OUTDOORS = (
    "well",
    "bench",
    "signpost",
    "barrel",
    "crate",
    "cart",
    "gravestone",
    "campfire",
    "bicycle",
    "ladder",
    "tree",
    "plants",
    "piano",
    "wall clock",
    "telescope stand",
    "table",
)
NAMES = {
    "wall clock": "a tall clock",
    "telescope stand": "a telescope on a stand",
    "plants": "a plant in a pot",
    "crate": "crates",
    "tree": "an apple tree",
    "campfire": "a campfire",
    "oven": "an oven with a fire in it",
    "loaves": "loaves of bread",
}
SCALES = {"tree": 1.25, "oven": 1.15, "well": 1.0, "plants": 0.8, "blackboard": 0.8}


def tone_of(scenery: Scenery, *, far: float = 0.0) -> Tone:
    """The tone of things at this hour."""
    dark = 0.14 if scenery.reading.indoors else (0.34 if scenery.dark else 0.12)
    return Tone(scenery.palette.near, scenery.palette.haze, scenery.palette.light, dark, far)


def name_of(piece: str) -> str:
    """A piece as the alt text names it."""
    return NAMES.get(piece) or with_article(piece)


def place_piece(
    scenery: Scenery, piece: str, x: float, y: float, *, size: float, shadow: bool = True
) -> None:
    """Paint a set piece; `size` is the height of a grown figure there, in pixels."""
    if shadow:
        scenery.shadow_on_ground(x, y, width=size * 0.9)
    paint(
        scenery.surface,
        PIECE_DRAWINGS[piece].strokes,
        Frame(x, y, size * SCALES.get(piece, 1), scenery.mirrored),
        tone=tone_of(scenery),
    )
    if piece in ("campfire", "lamp post", "oven", "desk lamp"):
        rise = {"campfire": 0.25, "lamp post": 1.83, "oven": 0.5, "desk lamp": 0.25}[piece]
        scenery.surface.shine(x, y - rise * size, reach=size * 0.9, colour=hexed(LAMP), strength=0.7)
    scenery.drawn.note(name_of(piece))


def place_thing(scenery: Scenery, thing: str, x: float, y: float, *, size: float) -> None:
    """Paint a thing that can be held, standing on something at (x, y)."""
    drawing = HELD_DRAWINGS[thing]
    unit = size * drawing.size * 1.1
    frame = Frame(x, y + drawing.foot * unit, unit, scenery.mirrored)
    paint(scenery.surface, drawing.strokes, frame, tone=tone_of(scenery))
    if thing in GLOWING:
        scenery.surface.shine(x, y - size * 0.1, reach=size * 0.5, colour=hexed(LAMP), strength=0.6)
    scenery.drawn.note(with_article(thing))


def place_outdoors(scenery: Scenery, *, most: int = 2) -> None:
    """Set pieces named by the prompt, beside where the figures will stand."""
    wanted = [piece for piece in scenery.reading.pieces if piece in OUTDOORS][:most]
    shorter = min(scenery.height, scenery.width * 0.8)
    for index, piece in enumerate(wanted):
        away = (0.24 if index else -0.21) * (1 if scenery.stage_x <= 0.5 else -1)
        x = scenery.across(min(0.92, max(0.08, scenery.stage_x - away)))
        y = min(scenery.ground_at(x) - scenery.height * 0.012, scenery.height * 0.95)
        place_piece(scenery, piece, x, y, size=shorter * scenery.figure_height)
