"""Sheets of many small pictures, to look at what the illustrator can draw and how alike it stays."""

from collections.abc import Iterable
from pathlib import Path

from PIL import Image

from narration.illustrators.base import STYLES
from narration.illustrators.builtin.compose import draw
from narration.illustrators.vocabulary import DEEDS, MOODS, PLACES
from narration.schemas import ImageRequest
from stories.schemas import CharacterSheet

LONG_EDGE, QUALITY = 512, 82
THUMBNAIL = (320, 180)
PLACES_DRAWN, POSES_DRAWN = 60, 24
HOURS = ("by day", "at dusk", "at night", "at dawn")
KEEPER = CharacterSheet(
    name="Mara",
    role="protagonist",
    description="keeper of the light",
    appearance="A woman, past forty, grey hair in one thick plait, a mustard-yellow coat; "
    "always with a lantern.",
    voice="",
)
SCENES = (
    "A lighthouse on a rocky shore at dusk. Mara holds a lantern.",
    "A kitchen at night. Mara sits at the table.",
    "A village street in the rain by day. Mara walks.",
    "A forest at dawn. Mara runs.",
    "A library at night. Mara reads a book.",
    "The deck of a ship in a storm at night. Mara points.",
)


def write_contact_sheets(folder: Path) -> list[Path]:
    """Write `places.jpg`, `poses.jpg` and `one-character.jpg` into a folder; the paths."""
    folder.mkdir(parents=True, exist_ok=True)
    sheets = {
        "places": (places(), 6),
        "poses": (poses(), 6),
        "one-character": (one_character(), 3),
    }
    paths = []
    for name, (requests, columns) in sheets.items():
        paths.append(folder / f"{name}.jpg")
        sheet_of(requests, columns=columns).save(paths[-1], "JPEG", quality=QUALITY, optimize=True)
    return paths


def places() -> list[ImageRequest]:
    """Every kind of place, and as many again in another style as make sixty."""
    kinds = [terms.split(",")[0] for terms in PLACES.values()]
    styles = list(STYLES)
    return [
        _request(
            f"{kinds[n % len(kinds)].capitalize()} {HOURS[n % len(HOURS)]}. Mara stands.",
            # A place that returns has another style and another composition.
            style=styles[(n + n // len(kinds)) % len(styles)],
            seed=n,
        )
        for n in range(PLACES_DRAWN)
    ]


def poses() -> list[ImageRequest]:
    """Deeds and moods by turns, from near."""
    deeds = [terms.split(",")[0] for terms in DEEDS.values()]
    moods = [terms.split(",")[0] for terms in MOODS.values()]
    return [
        _request(
            f"A close view of a room by day. Mara {deeds[n % len(deeds)]}, {moods[n % len(moods)]}.",
            style="storybook",
            seed=n,
            # With free hands: whoever always carries something carries it in every pose.
            sheet=KEEPER.model_copy(update={"appearance": KEEPER.appearance.partition(";")[0]}),
        )
        for n in range(POSES_DRAWN)
    ]


def one_character() -> list[ImageRequest]:
    """The same figure in six scenes of one book."""
    return [_request(scene, style="watercolour", seed=number) for number, scene in enumerate(SCENES)]


def sheet_of(requests: Iterable[ImageRequest], *, columns: int) -> Image.Image:
    """The pictures side by side, row under row."""
    pictures = [draw(request, long_edge=LONG_EDGE).image.resize(THUMBNAIL) for request in requests]
    width, height = THUMBNAIL
    sheet = Image.new("RGB", (width * columns, height * -(-len(pictures) // columns)), "white")
    for number, picture in enumerate(pictures):
        sheet.paste(picture, (number % columns * width, number // columns * height))
    return sheet


def _request(prompt: str, *, style: str, seed: int, sheet: CharacterSheet = KEEPER) -> ImageRequest:
    return ImageRequest(prompt=prompt, style=style, seed=seed, characters=[sheet])
