"""A recording has audiobook figures, measured on the decoded file."""

import io
from collections.abc import Callable

import av
import numpy as np
import pytest
from numpy.typing import NDArray

from narration.mastering import HEAD_SECONDS, SAMPLE_RATE, TAIL_SECONDS, encode_mp3, master, measure
from narration.schemas import SAMPLE_RATE as CONTRACT_RATE
from narration.schemas import AudioSegment

RAW_RATE = 22_050


def tone(seconds: float, *, level: float) -> NDArray[np.int16]:
    """A bursting hum, 3 bursts a second, as a crude voice."""
    at = np.arange(round(seconds * RAW_RATE)) / RAW_RATE
    burst = np.sin(2 * np.pi * 3 * at) > 0
    return (level * 32_767 * np.sin(2 * np.pi * 180 * at) * burst).astype(np.int16)


def test_a_scene_is_within_the_figures_for_audiobooks(heard: NDArray[np.int16]):
    report = measure(heard)
    assert -23 <= report.rms_db <= -18
    assert report.peak_db <= -3
    assert -80 < report.floor_db <= -60  # room tone, and no digital silence
    assert report.clipped == 0


@pytest.mark.parametrize("level", [0.001, 0.05, 1.0])
def test_quiet_and_loud_voices_come_out_alike(level: float):
    report = measure(master(tone(30, level=level), RAW_RATE))
    assert -23 <= report.rms_db <= -18
    assert report.peak_db <= -3
    assert report.clipped == 0


def test_the_peaks_of_an_uneven_voice_are_held_down_in_the_file_too(
    decode: Callable[[bytes], NDArray[np.int16]],
):
    spiky = tone(20, level=0.02)
    spiky[:: RAW_RATE // 4] = 32_000
    mp3 = encode_mp3(master(spiky, RAW_RATE), title="", tags={})
    report = measure(decode(mp3))
    assert -5 < report.peak_db <= -3
    assert report.clipped == 0


@pytest.mark.parametrize("pcm", [np.zeros(0, np.int16), np.zeros(RAW_RATE, np.int16), tone(0.1, level=0.5)])
def test_nothing_silence_and_a_blip_are_mastered_without_noise(pcm: NDArray[np.int16]):
    report = measure(master(pcm, RAW_RATE))
    assert report.peak_db <= -3
    assert report.floor_db <= -60
    assert report.seconds == pytest.approx(HEAD_SECONDS + TAIL_SECONDS + len(pcm) / RAW_RATE, abs=0.01)


def test_what_sounds_at_a_second_sounds_there_after_the_head():
    click = np.zeros(3 * RAW_RATE, np.int16)
    click[2 * RAW_RATE : 2 * RAW_RATE + 200] = 20_000
    onset = int(np.argmax(np.abs(master(click, RAW_RATE).astype(np.int32)) > 1_000))
    assert onset / SAMPLE_RATE == pytest.approx(HEAD_SECONDS + 2.0, abs=0.01)


def test_the_file_is_mono_44100_hz_at_192_kilobits(recording: AudioSegment):
    with av.open(io.BytesIO(recording.audio)) as container:
        stream = container.streams.audio[0]
        assert (stream.codec_context.name, stream.codec_context.sample_rate) == ("mp3float", CONTRACT_RATE)
        assert (stream.codec_context.layout.name, stream.bit_rate) == ("mono", 192_000)


def test_the_file_lasts_as_long_as_it_says(recording: AudioSegment, heard: NDArray[np.int16]):
    assert len(heard) / SAMPLE_RATE == pytest.approx(recording.seconds, abs=0.03)


def test_the_tags_name_the_title_and_the_synthetic_voice(recording: AudioSegment):
    with av.open(io.BytesIO(recording.audio)) as container:
        tags = container.metadata
    assert tags["title"] == "The Seventh Wave — 灯台"
    assert tags["artist"] == "Narrated by Alistair (synthetic voice)"
    assert tags["comment"].startswith("Written by the built-in grammar (not an AI).")
    assert "synthetic voice" in tags["comment"]


def test_hostile_tags_are_written_and_harm_nothing():
    title = "<b>&\0" + "long " * 60 + "🐉\udcff\n"
    mp3 = encode_mp3(np.zeros(SAMPLE_RATE, np.int16), title=title, tags={"artist": "\0", "album": ""})
    with av.open(io.BytesIO(mp3)) as container:
        assert container.metadata["title"].startswith("<b>& long long")
        assert container.metadata["title"].endswith("🐉?")


def test_a_clipped_sample_is_counted():
    assert measure(np.array([0, 32_767, -32_768, 5], np.int16)).clipped == 2
