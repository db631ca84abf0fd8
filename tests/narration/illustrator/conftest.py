"""Sheets and requests as a story has them, and pictures drawn small."""

import numpy as np
import pytest
from PIL import Image

from narration.illustrators.builtin.compose import Picture, draw
from narration.schemas import ImageRequest
from stories.schemas import CharacterSheet

SMALL = 256
"""Pixels of the longer side: enough for what is tested, and twenty times faster."""


def sheet(name: str, appearance: str, *, role: str = "protagonist") -> CharacterSheet:
    return CharacterSheet(name=name, role=role, description="in the story", appearance=appearance, voice="")


def draw_small(
    prompt: str,
    *,
    style: str = "storybook",
    aspect: str = "16:9",
    seed: int = 1,
    characters: list[CharacterSheet] | None = None,
    edge: int = SMALL,
) -> Picture:
    request = ImageRequest(
        prompt=prompt, style=style, aspect_ratio=aspect, seed=seed, characters=characters or []
    )
    return draw(request, long_edge=edge)


def pixels(picture: Picture) -> np.ndarray:
    return np.asarray(picture.image, np.int16)


def difference_hash(picture: Picture) -> np.ndarray:
    """64 bits: whether each of 8 x 8 fields is brighter than the one to its left (dHash)."""
    small = picture.image.convert("L").resize((9, 8), Image.Resampling.LANCZOS)
    grey = np.asarray(small, np.int16)
    return (grey[:, 1:] > grey[:, :-1]).ravel()


@pytest.fixture
def mara() -> CharacterSheet:
    return sheet(
        "Mara",
        "A woman, past sixty, grey hair in one thick plait, a mustard-yellow coat; always with a lantern.",
    )


@pytest.fixture
def noor() -> CharacterSheet:
    return sheet(
        "Noor", "A man, short and square, black curls, a grey wool coat with a mended pocket.", role="ally"
    )
