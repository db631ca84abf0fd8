"""Setting a title and a byline on a picture: as large as they fit, in lines of even length."""

from PIL import Image, ImageDraw, ImageFont

from narration.publishers.typeface import display_face

LARGEST, SMALLEST, STEP = 150, 36, 6
"""Sizes of a title, in pixels of a sheet that is 1,400 wide; wider ones are set larger."""
LINE_SPACING = 1.18

Colour = tuple[int, int, int]


def set_title(sheet: Image.Image, title: str, *, box: tuple[int, int, int, int], ink: Colour) -> None:
    """Set a title in the middle of `box` (left, top, right, bottom); what cannot fit is dropped."""
    left, top, right, bottom = box
    if not title:
        return
    unit = sheet.width / 1_400
    face, lines = _fitted(title, width=right - left, height=bottom - top, unit=unit)
    step = round(face.size * LINE_SPACING)
    y = top + (bottom - top - step * len(lines)) // 2
    draw = ImageDraw.Draw(sheet)
    for number, line in enumerate(lines):
        draw.text(((left + right) // 2, y + step * number), line, font=face, fill=ink, anchor="ma")


def set_byline(sheet: Image.Image, byline: str, *, y: int, size: int, width: int, ink: Colour) -> None:
    """Set a byline on one line that stands on `y`; one that is too long is cut."""
    face = display_face(size)
    while byline and face.getlength(byline) > width:
        byline = byline[:-2].rstrip("… ") + "…"
    ImageDraw.Draw(sheet).text((sheet.width // 2, y), byline, font=face, fill=ink, anchor="ms")


def _fitted(title: str, *, width: int, height: int, unit: float) -> tuple[ImageFont.FreeTypeFont, list[str]]:
    """The largest face in which the title fits, and its lines; the smallest one drops what does not fit."""
    for size in range(LARGEST, SMALLEST, -STEP):
        face = display_face(round(size * unit))
        lines = _wrapped(title.split(), face=face, width=width)
        if _fits(lines, face=face, width=width) and len(lines) * face.size * LINE_SPACING <= height:
            return face, _balanced(lines, face=face, width=width)
    face = display_face(round(SMALLEST * unit))
    room = int(height / (face.size * LINE_SPACING))
    return face, _wrapped(_broken(title, face=face, width=width), face=face, width=width)[:room]


def _balanced(lines: list[str], *, face: ImageFont.FreeTypeFont, width: int) -> list[str]:
    """As many lines, of lengths as even as may be: no word alone on the last one."""
    words = " ".join(lines).split()
    for narrow in range(width, 0, -20):
        narrower = _wrapped(words, face=face, width=narrow)
        if len(narrower) > len(lines) or not _fits(narrower, face=face, width=narrow):
            break
        lines = narrower
    return lines


def _fits(lines: list[str], *, face: ImageFont.FreeTypeFont, width: int) -> bool:
    return all(face.getlength(line) <= width for line in lines)


def _wrapped(words: list[str], *, face: ImageFont.FreeTypeFont, width: int) -> list[str]:
    lines: list[str] = []
    for word in words:
        if lines and face.getlength(f"{lines[-1]} {word}") <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _broken(title: str, *, face: ImageFont.FreeTypeFont, width: int) -> list[str]:
    """The words, cut into pieces where one alone is wider than the sheet."""
    most = int(width / face.getlength("W"))
    return [word[at : at + most] for word in title.split() for at in range(0, len(word), most)]
