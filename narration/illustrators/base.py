"""What every illustrator can do, and the styles it can be asked for."""

import re
from abc import ABC, abstractmethod
from dataclasses import dataclass
from types import MappingProxyType

from narration.schemas import GeneratedImage, ImageRequest
from storycreator.errors import ServiceError

DEFAULT_STYLE = "watercolour"
LONG_EDGE = 1536
"""Pixels of the longer side of a picture."""
SLIMMEST = 3.0
"""How many times longer than the shorter side the longer one may be."""

_RATIO = re.compile(r"([0-9]{1,4}):([0-9]{1,4})")


@dataclass(frozen=True)
class Style:
    """A style as the author chooses it."""

    name: str
    label: str
    description: str


STYLES = MappingProxyType(
    {
        style.name: style
        for style in (
            Style("watercolour", "Watercolour", "Soft washes on torn paper, with the light left white."),
            Style("linocut", "Linocut", "Bold cuts in dark ink, with one or two colours printed under them."),
            Style("storybook", "Storybook", "Flat, warm shapes with a fine grain, as in a picture book."),
            Style("noir", "Noir", "Black, white and lamplight, deep shadows and hard edges."),
            Style(
                "ink", "Pen and ink", "Pen strokes and hatching on warm paper, under thin washes of colour."
            ),
            Style("papercut", "Papercut", "Sheets of coloured paper, cut and laid over each other."),
        )
    }
)
"""The styles offered, by name; other illustrators may know more and get any name unchanged."""


class WrongAspect(ServiceError):
    """The aspect ratio of a request is none that can be drawn."""

    def __init__(self, aspect_ratio: str) -> None:
        super().__init__(
            f"{aspect_ratio[:20]!r} is no shape for a picture. It takes two whole numbers such as 16:9 "
            f"or 2:3, "
            f"the larger at most {SLIMMEST:.0f} times the smaller. Nothing is lost; please choose "
            f"another shape.",
            permanent=True,
        )


def picture_size(aspect_ratio: str, *, long_edge: int = LONG_EDGE) -> tuple[int, int]:
    """Width and height in pixels of a picture of ratio `w:h`. Raises `WrongAspect`."""
    ratio = _RATIO.fullmatch(aspect_ratio)
    across, down = (int(ratio[1]), int(ratio[2])) if ratio else (0, 0)
    if not across or not down or max(across, down) > SLIMMEST * min(across, down):
        raise WrongAspect(aspect_ratio)
    scale = long_edge / max(across, down)
    return round(across * scale), round(down * scale)


class Illustrator(ABC):
    """Makes a picture of a scene."""

    @property
    @abstractmethod
    def name(self) -> str:
        """What readers are told, such as "the built-in illustrator"."""

    @property
    @abstractmethod
    def engine(self) -> str:
        """Name and version of what draws; changes whenever the same request would look different."""

    @abstractmethod
    async def illustrate(self, request: ImageRequest) -> GeneratedImage:
        """Make one picture. Raises `ServiceError` with a sentence for the author."""
