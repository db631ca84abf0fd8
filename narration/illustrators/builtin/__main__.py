"""`python -m narration.illustrators.builtin`: draw the one request on stdin, or sheets to look at."""

import argparse
import io
import re
from pathlib import Path
from typing import Any

from narration.illustrators.base import LONG_EDGE
from narration.illustrators.builtin.compose import Picture, draw
from narration.illustrators.builtin.contact_sheets import write_contact_sheets
from narration.illustrators.builtin.swatches import write_swatches
from narration.illustrators.builtin.version import ENGINE
from narration.schemas import ImageRequest
from storycreator.child import serve_child
from storycreator.errors import ServiceError

JPEG_QUALITY = 88
SHORTEST_EDGE = 64


def illustrate(order: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    """A dumped `ImageRequest` in; media type, size in pixels, alt text, focus and engine, and the JPEG out.

    `long_edge` in its metadata, if given, is the longer side in pixels, 64 to 1536.
    """
    request = ImageRequest.model_validate(order)
    picture = draw(request, long_edge=_long_edge(request))
    header = {
        "media_type": "image/jpeg",
        "width": picture.image.width,
        "height": picture.image.height,
        "alt_text": picture.alt_text,
        "focus": round(picture.focus, 3),
        "engine": ENGINE,
    }
    return header, encode(picture)


def _long_edge(request: ImageRequest) -> int:
    asked = request.metadata.get("long_edge", str(LONG_EDGE))
    # Metadata may come from outside: a picture of any size could take all the memory there is.
    if re.fullmatch(r"[0-9]{2,4}", asked, re.ASCII) and SHORTEST_EDGE <= int(asked) <= LONG_EDGE:
        return int(asked)
    sentence = f"A picture's longer side has {SHORTEST_EDGE} to {LONG_EDGE} pixels, not {asked[:20]!r}. "
    raise ServiceError(sentence + "Nothing is lost; please ask for another size.", permanent=True)


def encode(picture: Picture) -> bytes:
    """The picture as a JPEG: a noisy PNG takes thirty times as long to write."""
    buffer = io.BytesIO()
    picture.image.save(buffer, "JPEG", quality=JPEG_QUALITY, optimize=True)
    return buffer.getvalue()


def main() -> None:
    parser = argparse.ArgumentParser(
        description="Draw the picture whose request is one line of JSON on stdin."
    )
    parser.add_argument(
        "--swatches", type=Path, metavar="DIR", help="write one small picture a style into DIR instead"
    )
    parser.add_argument(
        "--contact-sheets", type=Path, metavar="DIR", help="write sheets of places and poses into DIR instead"
    )
    asked = parser.parse_args()
    if asked.swatches:
        write_swatches(asked.swatches)
    elif asked.contact_sheets:
        write_contact_sheets(asked.contact_sheets)
    else:
        serve_child(illustrate)


if __name__ == "__main__":
    main()
