"""The built-in illustrator as the product sees it: a request in, a picture out, in a child process."""

from importlib.metadata import version

from narration.illustrators.base import Illustrator
from narration.illustrators.builtin import version as drawing
from narration.schemas import GeneratedImage, ImageRequest
from storycreator.child import run_child

CHILD = "narration.illustrators.builtin"
SECONDS_ALLOWED = 60.0


class BuiltinIllustrator(Illustrator):
    """Paints with numpy and Pillow; needs no network and no key."""

    @property
    def name(self) -> str:
        return "the built-in illustrator"

    @property
    def engine(self) -> str:
        # numpy may change its random streams from one version to the next.
        return f"{drawing.ENGINE}, numpy {version('numpy')}, pillow {version('pillow')}"

    async def illustrate(self, request: ImageRequest) -> GeneratedImage:
        """See `Illustrator.illustrate`. An unknown style is painted as watercolour."""
        header, image = await run_child(CHILD, request.model_dump(mode="json"), timeout=SECONDS_ALLOWED)
        return GeneratedImage(
            image=image,
            media_type=header["media_type"],
            width=header["width"],
            height=header["height"],
            alt_text=header["alt_text"],
            focus=header["focus"],
            engine=self.engine,
        )
