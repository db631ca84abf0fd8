"""One small picture of every style, for choosing between them."""

from pathlib import Path

from narration.illustrators.base import STYLES
from narration.illustrators.builtin.compose import draw
from narration.illustrators.builtin.contact_sheets import KEEPER
from narration.schemas import ImageRequest

LONG_EDGE = 480
QUALITY = 74
PROMPT = "A lighthouse on a rocky shore {hour}, gulls over the sea. Mara holds a lantern."
HOURS = {"watercolour": "at dusk", "linocut": "at night", "storybook": "at dusk", "noir": "at night"}
HOURS |= {"ink": "at dawn", "papercut": "at dusk"}
SEED = 4


def write_swatches(folder: Path) -> list[Path]:
    """Write `STYLE.jpg` for every style into a folder, which is made if missing; the paths."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for style in STYLES:
        request = ImageRequest(
            prompt=PROMPT.format(hour=HOURS[style]), style=style, seed=SEED, characters=[KEEPER]
        )
        path = folder / f"{style}.jpg"
        large = draw(request, long_edge=LONG_EDGE * 2).image
        large.resize((LONG_EDGE, LONG_EDGE * 9 // 16)).save(path, "JPEG", quality=QUALITY, optimize=True)
        paths.append(path)
    return paths
