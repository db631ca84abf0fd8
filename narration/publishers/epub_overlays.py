"""Media overlays: which sentence of a page is heard between which seconds of its sound."""

from itertools import groupby

from narration.publishers.base import printable_text
from narration.publishers.xml import OPS, document, element
from narration.schemas import BookScene, SentenceTiming

MEDIA_TYPE = "application/smil+xml"
SOUND_TYPE = "audio/mpeg"
SMIL = "http://www.w3.org/ns/SMIL"
ACTIVE = "-epub-media-overlay-active"
"""The class of the sentence that is heard."""


def overlay_file(scene: BookScene) -> str:
    return f"scene-{scene.number}.smil"


def sound_file(scene: BookScene) -> str:
    return f"sound/scene-{scene.number}.mp3"


def sentence_id(number: int) -> str:
    """The id of a sentence on its page; 0 is the first of the scene."""
    return f"s{number}"


def by_paragraph(scene: BookScene) -> list[list[tuple[int, str]]]:
    """The sentences of a narrated scene with their numbers, as they stand on its page."""
    numbered = enumerate(_timings(scene))
    return [
        [(number, printable_text(timing.text)) for number, timing in group]
        for _, group in groupby(numbered, key=lambda pair: pair[1].paragraph)
    ]


def overlay(scene: BookScene, *, page: str) -> bytes:
    """The SMIL document of a narrated scene; sentences without words are passed over."""
    clips = []
    for number, timing in _heard(scene):
        begin, end = map(milliseconds, (timing.start, timing.end))
        text = element("text", {"src": f"{page}#{sentence_id(number)}"})
        times = {"clipBegin": clock(begin), "clipEnd": clock(end)}
        sound = element("audio", {"src": sound_file(scene), **times})
        clips.append(element("par", {"id": f"p{number}"}, text, sound))
    sequence = {"id": "scene", "epub:textref": f"{page}#scene", "epub:type": "bodymatter chapter"}
    body = element("body", {}, element("seq", sequence, *clips))
    return document(element("smil", {"xmlns": SMIL, "xmlns:epub": OPS, "version": "3.0"}, body))


def heard_milliseconds(scene: BookScene) -> int:
    """How long the clips of a scene are together."""
    return sum(milliseconds(timing.end) - milliseconds(timing.start) for _, timing in _heard(scene))


def milliseconds(seconds: float) -> int:
    return round(seconds * 1_000)


def clock(length: int) -> str:
    """Milliseconds as SMIL writes them: 1:02:03.456."""
    minutes, rest = divmod(length, 60_000)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest // 1_000:02}.{rest % 1_000:03}"


def _heard(scene: BookScene) -> list[tuple[int, SentenceTiming]]:
    return [
        (number, timing)
        for number, timing in enumerate(_timings(scene))
        if milliseconds(timing.end) > milliseconds(timing.start) and printable_text(timing.text).strip()
    ]


def _timings(scene: BookScene) -> list[SentenceTiming]:
    return scene.sound.timings if scene.sound else []
