"""One small picture of every style, for choosing between them."""

from pathlib import Path

from narration.illustrators.base import STYLES
from narration.illustrators.builtin.compose import draw
from narration.schemas import ImageRequest
from stories.schemas import CharacterSheet

LONG_EDGE = 480
QUALITY = 82
KEEPER = CharacterSheet(
    name="Mara",
    role="protagonist",
    description="keeper of the light",
    appearance="A woman, past forty, grey hair in one thick plait, a mustard-yellow coat; "
    "always with a lantern.",
    voice="",
)
PROMPT = "A lighthouse on a rocky shore at dusk, gulls over the sea. Mara holds up a lantern."
SEEDS = {"watercolour": 4, "linocut": 4, "storybook": 4, "noir": 4}


def write_swatches(folder: Path) -> list[Path]:
    """Write `STYLE.jpg` for every style into a folder, which is made if missing; the paths."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for style in STYLES:
        request = ImageRequest(prompt=PROMPT, style=style, seed=SEEDS[style], characters=[KEEPER])
        path = folder / f"{style}.jpg"
        large = draw(request, long_edge=LONG_EDGE * 2).image
        large.resize((LONG_EDGE, LONG_EDGE * 9 // 16)).save(path, "JPEG", quality=QUALITY, optimize=True)
        paths.append(path)
    return paths
