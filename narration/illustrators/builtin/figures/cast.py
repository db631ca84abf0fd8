"""Who is in the picture, where each one stands, and what each one holds."""

from dataclasses import dataclass

import numpy as np

from narration.illustrators.builtin.figures.beasts import paint_beast, paint_dragon
from narration.illustrators.builtin.figures.body import LOWERED, POSES, Pose, pose_for
from narration.illustrators.builtin.figures.kinds import TRADES
from narration.illustrators.builtin.figures.look import Look, look_of, noun_sheet
from narration.illustrators.builtin.figures.people import ghostly, lamp_in_hand, paint_person
from narration.illustrators.builtin.figures.person import Person
from narration.illustrators.builtin.figures.robots import paint_robot
from narration.illustrators.builtin.noise import Random, blur
from narration.illustrators.builtin.palette import LAMP, WHITE, hexed, mix
from narration.illustrators.builtin.reading import Act
from narration.illustrators.builtin.scenery import Scenery
from narration.illustrators.builtin.shapes import Frame
from narration.illustrators.builtin.surface import Surface
from narration.illustrators.builtin.things.drawing import Tone, paint
from narration.illustrators.builtin.things.held import GLOWING, grip_of
from narration.illustrators.builtin.things.pieces import PIECE_DRAWINGS
from stories.schemas import CharacterSheet

MOST_FIGURES = 4
NAMED_BY_PROMPT = (
    *TRADES,
    "ghost",
    "robot",
    "dragon",
    "fox",
    "cat",
    "dog",
    "girl",
    "boy",
    "woman",
    "man",
    "child",
)
OUTDOOR_THINGS = frozenset(("umbrella", "suitcase", "telescope"))
"""Things that nobody holds in the house without a reason."""
LAYER_WIDE, LAYER_HIGH = 2.3, 1.75
"""Size of the layer on which a figure is painted, in heights of the figure: room for wings and umbrellas."""


@dataclass(frozen=True)
class Role:
    """One figure of this picture."""

    look: Look
    appearance: str
    held: str
    pose: Pose
    mood: str = ""


def cast_figures(scenery: Scenery, sheets: list[CharacterSheet], *, rng: Random) -> list[Role]:
    """The figures to be painted, at most four; without sheets those whom the prompt names, at most two."""
    reading = scenery.reading
    if reading.nobody:
        return []
    shown = sheets[:MOST_FIGURES] or _named(list(reading.words))
    looks = [look_of(sheet) for sheet in shown]
    # Who is named without a sentence of his own does what the prompt says without naming anybody.
    unnamed = Act(next(iter(reading.deeds), ""), next(iter(reading.held), ""), next(iter(reading.moods), ""))
    acts = [reading.act_of(sheet.name) for sheet in shown]
    if not any(acts) and acts:
        acts[0] = unnamed
    roles: list[Role] = []
    for sheet, look, act in zip(shown, looks, acts, strict=True):
        taken = [role.held for role in roles] + [other.held for other in acts[len(roles) + 1 :] if other]
        held = _held(look, act or Act(), indoors=reading.indoors, taken=taken)
        pose = pose_for(act.deed if act else "", grip=grip_of(held) if held else "", rng=rng)
        if look.kind in ("ghost", "robot") and pose.name in LOWERED:
            pose = POSES["work"]
        roles.append(Role(look, sheet.appearance, held, pose, act.mood if act else ""))
    return roles


def _named(words: list[str]) -> list[CharacterSheet]:
    nouns: list[str] = []
    for word in words[:80]:
        noun = word if word in NAMED_BY_PROMPT else word.removesuffix("s")
        if noun in NAMED_BY_PROMPT and noun not in nouns:
            nouns.append(noun)
    return [noun_sheet(noun) for noun in nouns[:2]]


def _held(look: Look, act: Act, *, indoors: bool, taken: list[str]) -> str:
    """What the prompt puts into a figure's hands, else what it always carries."""
    if look.kind == "animal" and not look.dressed:
        return ""
    if act.held:
        return act.held
    carried = "" if look.carries in taken or (indoors and look.carries in OUTDOOR_THINGS) else look.carries
    return "" if look.kind == "dragon" else carried


def paint_cast(scenery: Scenery, roles: list[Role]) -> None:
    """Paint the figures on the ground, the farthest first, looking at each other or the light."""
    spots = _spots(scenery, roles)
    for role, (x, y, size) in sorted(zip(roles, spots, strict=True), key=lambda item: item[1][1]):
        middle = sum(spot[0] for spot in spots) / len(spots)
        towards = scenery.light_x if len(roles) == 1 else middle
        mirrored = x > towards if abs(x - towards) > 1 else scenery.mirrored
        _paint_role(scenery, role, Frame(x, y, size * role.look.height, mirrored))


def _spots(scenery: Scenery, roles: list[Role]) -> list[tuple[float, float, float]]:
    """The feet of every figure in pixels, and the height of a grown one there."""
    count = len(roles)
    shorter = min(scenery.height, scenery.width * 0.8)
    size = shorter * scenery.figure_height * (1 if count < 3 else 0.86)
    # A dragon's head belongs into the picture.
    tallest = max((role.look.height for role in roles), default=1.0)
    size = min(size, scenery.height * 0.84 / max(1.0, tallest))
    gap = min(size * (0.62 if count < 3 else 0.5), scenery.width * 0.8 / max(1, count))
    gap *= 1.25 if any(role.look.kind in ("dragon", "animal") for role in roles) else 1
    spots = []
    for index in range(count):
        x = scenery.across(scenery.stage_x) + (index - (count - 1) / 2) * gap
        x = float(np.clip(x, size * 0.32, scenery.width - size * 0.32))
        y = scenery.ground_at(x) + (index % 2) * 10 * scenery.unit
        spots.append((x, min(y, scenery.height * 0.985), size))
    return spots


def _tone(scenery: Scenery) -> Tone:
    palette = scenery.palette
    dark = 0.32 if scenery.dark else 0.12
    if scenery.reading.indoors:
        dark = 0.14
    return Tone(near=palette.near, haze=palette.haze, light=palette.light, dark=dark)


def _paint_role(scenery: Scenery, role: Role, frame: Frame) -> None:
    grown = frame.size / role.look.height
    if role.look.kind != "ghost":
        scenery.shadow_on_ground(frame.x, frame.y, width=grown * 0.5 * max(0.8, role.look.height))
    if role.pose.name == "sit":
        seat = PIECE_DRAWINGS["crate" if not scenery.reading.indoors else "stool"]
        paint(
            scenery.surface,
            seat.strokes,
            Frame(frame.x, frame.y, frame.size * 0.86, frame.mirrored),
            tone=_tone(scenery),
        )
    if scenery.style == "noir" and not scenery.reading.indoors:
        scenery.surface.shine(
            frame.x,
            frame.y - frame.size * 0.55,
            reach=frame.size * 0.9,
            colour=hexed("#9fb0bd"),
            strength=0.5,
        )
    wide, high = int(frame.size * LAYER_WIDE), int(frame.size * LAYER_HIGH)
    left, top = int(frame.x - wide / 2), int(frame.y - high + frame.size * 0.06)
    layer = Surface((high, wide), rng=scenery.rng, unit=scenery.unit, fine=3)
    inner = Frame(frame.x - left, frame.y - top, frame.size, frame.mirrored)
    lamp = _paint_figure(layer, role, inner, tone=_tone(scenery))
    _paint_rim(scenery, layer, x=frame.x)
    if role.look.kind == "ghost":
        _fade(layer, foot=inner.y, size=frame.size)
        scenery.surface.shine(
            frame.x,
            frame.y - frame.size * 0.6,
            reach=frame.size * 0.62,
            colour=hexed("#a8ccff"),
            strength=0.55,
        )
    scenery.surface.lay(layer, left=left, top=top)
    if lamp is not None:
        scenery.surface.shine(
            lamp[0] + left,
            lamp[1] + top,
            reach=frame.size * 0.42,
            colour=hexed(LAMP),
            strength=0.55 if scenery.dark else 0.35,
        )


def _paint_figure(layer: Surface, role: Role, frame: Frame, *, tone: Tone) -> tuple[float, float] | None:
    """Paint on the layer; where a held light is, in the layer's pixels."""
    look = role.look
    if look.kind == "dragon":
        paint_dragon(layer, look, frame, tone=tone, held=role.held)
    elif look.kind == "animal" and not look.dressed:
        paint_beast(layer, look, frame, tone=tone)
    else:
        person = Person(
            layer,
            look,
            role.pose,
            frame,
            ghostly(tone) if look.kind == "ghost" else tone,
            role.held,
            role.mood,
        )
        if look.kind == "robot":
            paint_robot(person, appearance=role.appearance)
        else:
            paint_person(person)
        if role.held in GLOWING:
            return lamp_in_hand(person)
    return None


def _paint_rim(scenery: Scenery, layer: Surface, *, x: float) -> None:
    """The edge towards the light catches it."""
    step = max(1, int(2 * scenery.unit)) * (1 if scenery.light_x > x else -1)
    cover = layer.cover
    rim = np.clip(cover - np.roll(np.roll(cover, -step, 1), 1, 0), 0, 1) * (
        0.5 if scenery.reading.indoors else 0.7
    )
    bright = mix(scenery.palette.light, WHITE, 0.1)
    layer.colour += (bright - layer.colour) * rim[..., None]


def _fade(layer: Surface, *, foot: float, size: float) -> None:
    """A ghost is seen through, most of all towards the ground."""
    height = (foot - layer.rows) / np.float32(size)
    layer.cover *= 0.66 * np.clip((height + 0.02) / 0.34, 0, 1)
    layer.cover = np.maximum(layer.cover, 0)
    layer.edges *= 0.7
    layer.solid = np.minimum(layer.solid, -0.2)
    soft = blur(layer.cover, radius=2)
    layer.cover = np.minimum(layer.cover, soft + 0.25)
