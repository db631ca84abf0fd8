"""The pictures of a book as a file may carry them."""

import io
from dataclasses import dataclass

from PIL import Image, UnidentifiedImageError

from narration.publishers.base import Unpublishable, printable, scene_title
from narration.schemas import BookScene

CARRIED = {"JPEG": ("image/jpeg", "jpg"), "PNG": ("image/png", "png")}
"""Formats every reading system shows; any other is made a JPEG."""
QUALITY = 90

BROKEN = (
    "The picture of scene {number} cannot be read, so this file was not made. Nothing is lost; "
    "please have that picture drawn again, or leave it out."
)


@dataclass(frozen=True)
class Picture:
    """One scene's picture, ready to be put into a file."""

    scene: int
    image: bytes
    media_type: str
    extension: str
    alt_text: str
    described: bool
    """Whether the alt text says what is to be seen, or only which scene it belongs to."""

    @property
    def name(self) -> str:
        return f"scene-{self.scene}.{self.extension}"


def picture_of(scene: BookScene) -> Picture | None:
    """The scene's picture, checked by decoding it; None when it has none. Raises `Unpublishable`."""
    if scene.image is None:
        return None
    image, format_name = _carried(scene.image, number=scene.number)
    media_type, extension = CARRIED[format_name]
    alt_text = printable(scene.alt_text)
    return Picture(
        scene=scene.number,
        image=image,
        media_type=media_type,
        extension=extension,
        alt_text=alt_text or f"Picture of “{scene_title(scene)}”",
        described=bool(alt_text),
    )


def _carried(image: bytes, *, number: int) -> tuple[bytes, str]:
    try:
        with Image.open(io.BytesIO(image)) as opened:
            opened.load()
            if opened.format in CARRIED:
                return image, opened.format
            return as_jpeg(opened), "JPEG"
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        # Pillow's decoders raise all of these on damaged files.
        raise Unpublishable(BROKEN.format(number=number)) from error


def as_jpeg(image: Image.Image) -> bytes:
    """The picture as a JPEG file, the same bytes every time."""
    file = io.BytesIO()
    image.convert("RGB").save(file, "JPEG", quality=QUALITY, optimize=True)
    return file.getvalue()
