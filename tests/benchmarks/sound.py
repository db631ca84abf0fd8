"""What sound costs: `python tests/benchmarks/sound.py` prints a table.

Every figure is of the very child processes that a worker starts. The machine's other work is in them, so
the processor's seconds and the load stand beside; the encoders are compared with the system's ffmpeg, where
there is one, on the same samples.
"""

import asyncio
import json
import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import django

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
django.setup()

from narration import codec
from narration.publishers.child import as_json, publish_in_child
from narration.recording import Script, Sound, joined, lay_out, timings_of
from narration.schemas import (
    BookScene,
    BookSession,
    BookSound,
    VoiceRequest,
)
from narration.sound_format import SAMPLE_RATE
from narration.voices.builtin import BuiltinVoice, _narrator, _order, _spoken_sentences
from storycreator.child import child_environment
from tests.benchmarks.figures import Figure

ROOT = Path(__file__).resolve().parents[2]
NARRATOR = "en-GB-male-1"
PARAGRAPH = (
    "The lighthouse keeper counted the waves as they broke below her window. “Seven,” she whispered, and the "
    "lamp went out! Nobody on the island had believed old Dr. Smith, who had said (more than once) that the "
    "sea keeps its own accounts; and now, at 10:30 on the 3rd of May, it had come to be paid."
)
FIVE_MINUTES, PARAGRAPHS_A_SCENE = 300, 14
SCENES, SCENES_OF_TWO_HOURS = 5, 24
COLUMNS = "{name:<58}{value:>12}  {target:<14}{verdict}"


@dataclass(frozen=True)
class Cost:
    """What a child took."""

    wall: float
    processor: float
    megabytes: float
    header: dict[str, Any]


def cost_of(module: str, order: dict[str, Any]) -> Cost:
    """Run a child on an order, as `storycreator.child.run_child` does, and weigh it."""
    began = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", module],
        cwd=ROOT,
        env=child_environment(os.environ),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert process.stdin and process.stdout
    process.stdin.write(json.dumps(order).encode() + b"\n")
    process.stdin.flush()
    answer = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.perf_counter() - began
    process.stdin.close()
    process.stdout.close()
    assert process.returncode == 0, answer[:2_000]
    length = int.from_bytes(answer[:4])
    header = json.loads(answer[4 : 4 + length])["result"]
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, header)


def speaking(words: str) -> list[Figure]:
    """Five minutes of speech in one child."""
    request = VoiceRequest(text=words, voice_id=NARRATOR)
    said = [_spoken_sentences(request)] * PARAGRAPHS_A_SCENE
    cost = cost_of(
        "narration.voices.builtin_child", _order(said, narrator=_narrator(NARRATOR), request=request)
    )
    seconds = sum(take["seconds"] for take in cost.header["takes"])
    scale = FIVE_MINUTES / seconds
    return [
        Figure("speak 5 minutes", cost.wall * scale, most=2),
        Figure("  of that processor", cost.processor * scale),
        Figure("  memory", cost.megabytes, "MB", most=300),
    ]


def mastering(take: Path, *, seconds: float) -> list[Figure]:
    """Five minutes and twenty, joined, mastered, encoded twice and measured."""
    figures = []
    for name, length in (("5 minutes", FIVE_MINUTES), ("20 minutes", 1_200)):
        with TemporaryDirectory() as folder:
            pieces = [{"path": str(take), "silence": 0.0}, {"path": "", "silence": 0.85}]
            order = {"pieces": pieces * round(length / seconds), "folder": folder, "warm": True, "tags": {}}
            cost = cost_of("narration.mastering_child", order)
            scale = length / cost.header["seconds"]
        figures += [
            Figure(f"master and encode {name}", cost.wall * scale),
            Figure("  of that processor", cost.processor * scale),
            Figure("  memory", cost.megabytes, "MB", most=300),
        ]
    return figures


def encoders(mp3: Path, folder: Path) -> list[Figure]:
    """MP3 and AAC against the system's ffmpeg, in seconds of the processor."""
    if shutil.which("ffmpeg") is None:
        return []
    wave = folder / "a.wav"
    subprocess.run(["ffmpeg", "-y", "-v", "error", "-i", str(mp3), str(wave)], check=True)
    blocks = [codec.samples(block) for block in codec.decoded(wave, rate=SAMPLE_RATE)]
    figures = []
    for name, encoder, options in (
        ("MP3", codec.mp3(folder / "o.mp3", tags={}), ["libmp3lame", "-b:a", "192k", str(folder / "f.mp3")]),
        ("AAC", codec.aac(folder / "o.m4a", tags={}), ["aac", "-b:a", "80k", str(folder / "f.m4a")]),
    ):
        ours = _encode(encoder, blocks)
        before = os.times()
        subprocess.run(["ffmpeg", "-y", "-v", "error", "-i", str(wave), "-c:a", *options], check=True)
        theirs = _children(os.times()) - _children(before)
        figures += [
            Figure(f"{name} encoding of {FIVE_MINUTES // 60} minutes, processor", ours, most=1.25 * theirs),
            Figure("  ffmpeg's own", theirs),
        ]
    return figures


def _encode(encoder: codec.Encoder, blocks: list[codec.Samples]) -> float:
    began = time.process_time()
    with encoder:
        for block in blocks:
            encoder.write(block)
    return time.process_time() - began


def two_hours(sound: BookSound, *, text: str) -> list[Figure]:
    """Every file of a book of two hours."""
    session = session_of([sound] * SCENES_OF_TWO_HOURS, text=text)
    figures = []
    for name in ("m4b", "mp3", "epub", "captions"):
        with TemporaryDirectory() as folder:
            order = {"format": name, "session": as_json(session), "path": f"{folder}/book"}
            cost = cost_of("narration.publishers", order)
        figures += [
            Figure(f"publish 2 hours as {name}", cost.wall),
            Figure("  memory", cost.megabytes, "MB", most=300),
        ]
    return figures


def session_of(sounds: list[BookSound], *, text: str) -> BookSession:
    scenes = [
        BookScene(number=number, title=f"Scene {number}", content=text, sound=sound)
        for number, sound in enumerate(sounds, 1)
    ]
    return BookSession(
        session_id="",
        title="The Lamp",
        byline="Ada Author",
        language="en-GB",
        logline="",
        scenes=scenes,
        written_by="Written by the author.",
        narrated_by="Alistair, a built-in synthetic voice.",
        narrator="Alistair",
        published_at=datetime(2026, 11, 25, tzinfo=UTC),
    )


async def one_changed_word(
    script: Script, takes: list[Sound], sound: BookSound, folder: Path
) -> list[Figure]:
    """What an edit of one word makes again: one take, one recording, the files of sound of the book."""
    began, before = time.perf_counter(), os.times()
    changed = script.requests[0].model_copy(update={"text": PARAGRAPH.replace("counted", "heard")})
    spoken = lay_out(await BuiltinVoice().speak_all([changed]), folder=folder)
    recorded = time.perf_counter() - began
    sounds = [*spoken, *takes[1:]]
    mastered = await joined(script, sounds, folder=folder, tags={})
    timings = timings_of(script, sounds, mastered=mastered)
    fresh = BookSound(mp3=mastered.mp3, aac=mastered.aac, seconds=mastered.seconds, timings=timings)
    session = session_of([fresh, *[sound] * (SCENES - 1)], text=script.text)
    # The cover is that of the last edition.
    names = ("epub", "m4b", "mp3", "captions", "text", "json")
    await asyncio.gather(*(publish_in_child(name, session, path=folder / name) for name in names))
    return [
        Figure("one changed word: its paragraph", recorded),
        Figure("one changed word: all, in a book of 5 scenes", time.perf_counter() - began, most=5),
        Figure("  of that processor", _children(os.times()) - _children(before)),
    ]


def _children(times: os.times_result) -> float:
    return times.children_user + times.children_system


def epub(sound: BookSound, *, text: str, folder: Path) -> list[Figure]:
    """Building alone, without the start of a process."""
    from narration.publishers import PUBLISHERS

    session = session_of([sound] * SCENES, text=text)
    PUBLISHERS["epub"].publish(session, folder / "warm")
    began = time.perf_counter()
    PUBLISHERS["epub"].publish(session, folder / "book")
    return [Figure("build the EPUB of 5 scenes with sound", time.perf_counter() - began, most=0.5)]


async def scene(folder: Path) -> tuple[Script, list[Sound], BookSound]:
    """A scene of about five minutes, read aloud."""
    script = Script("\n\n".join([PARAGRAPH] * PARAGRAPHS_A_SCENE), NARRATOR, title="Scene")
    sounds = lay_out(await BuiltinVoice().speak_all(script.requests), folder=folder)
    mastered = await joined(script, sounds, folder=folder, tags={})
    timings = timings_of(script, sounds, mastered=mastered)
    sound = BookSound(mp3=mastered.mp3, aac=mastered.aac, seconds=mastered.seconds, timings=timings)
    return script, sounds, sound


def main() -> int:
    """Measure, print, and return 1 if a target was missed."""
    load = os.getloadavg()[0]
    print(
        COLUMNS.format(name="", value="measured", target="target", verdict="") + f"load {load:.1f}",
        flush=True,
    )
    missed = False
    with TemporaryDirectory() as name:
        folder = Path(name)
        (later := folder / "later").mkdir()
        script, takes, sound = asyncio.run(scene(folder))
        for figures in (
            lambda: speaking(PARAGRAPH),
            lambda: mastering(Path(takes[0].path), seconds=takes[0].seconds + 0.85),
            lambda: encoders(Path(sound.mp3), folder),
            lambda: epub(sound, text=script.text, folder=later),
            lambda: two_hours(sound, text=script.text),
            lambda: asyncio.run(one_changed_word(script, takes, sound, later)),
        ):
            for figure in figures():
                missed |= not figure.is_met
                print(COLUMNS.format(**figure.as_words()) + f"{os.getloadavg()[0]:.1f}", flush=True)
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
