"""A recording has audiobook figures, measured on the decoded file."""

import io
import tempfile
from collections.abc import Callable
from pathlib import Path

import av
import numpy as np
import pytest
from numpy.typing import NDArray

from narration import codec
from narration.codec import floats
from narration.mastering import HEAD_SECONDS, TAIL_SECONDS, mastered
from narration.metering import measure
from narration.schemas import SAMPLE_RATE as CONTRACT_RATE
from narration.sound_format import AAC_FRAME, SAMPLE_RATE
from tests.narration.voice.conftest import Reading, decoded

RAW_RATE = 22_050


def tone(seconds: float, *, level: float) -> NDArray[np.int16]:
    """A bursting hum, 3 bursts a second, as a crude voice."""
    at = np.arange(round(seconds * RAW_RATE)) / RAW_RATE
    burst = np.sin(2 * np.pi * 3 * at) > 0
    return (level * 32_767 * np.sin(2 * np.pi * 180 * at) * burst).astype(np.int16)


def master(pcm: NDArray[np.int16], *, warm: bool = True) -> NDArray[np.int16]:
    with tempfile.TemporaryFile() as scratch:
        return np.concatenate(list(mastered([floats(pcm)], rate=RAW_RATE, scratch=scratch, warm=warm)))


def encoded(samples: NDArray[np.int16], *, tags: dict[str, str]) -> bytes:
    file = io.BytesIO()
    with codec.mp3(file, tags=tags) as encoder:
        encoder.write(samples)
    return file.getvalue()


def test_a_scene_is_within_the_figures_for_audiobooks(heard: NDArray[np.int16]):
    report = measure(heard)
    assert -23 <= report.rms_db <= -18
    assert report.peak_db <= -3
    assert -80 < report.floor_db <= -60  # room tone, and no digital silence
    assert report.clipped == 0


@pytest.mark.parametrize("warm", [True, False])
@pytest.mark.parametrize("level", [0.001, 0.05, 1.0])
def test_quiet_and_loud_voices_come_out_alike(level: float, warm: bool):
    report = measure(master(tone(30, level=level), warm=warm))
    assert -23 <= report.rms_db <= -18
    assert report.peak_db <= -3
    assert report.clipped == 0


def test_the_peaks_of_an_uneven_voice_are_held_down_in_the_file_too(
    decode: Callable[[bytes], NDArray[np.int16]],
):
    spiky = tone(20, level=0.02)
    spiky[:: RAW_RATE // 4] = 32_000
    report = measure(decode(encoded(master(spiky), tags={})))
    assert -5 < report.peak_db <= -3
    assert report.clipped == 0


@pytest.mark.parametrize("pcm", [np.zeros(0, np.int16), np.zeros(RAW_RATE, np.int16), tone(0.1, level=0.5)])
def test_nothing_silence_and_a_blip_are_mastered_without_noise(pcm: NDArray[np.int16]):
    report = measure(master(pcm))
    assert report.peak_db <= -3
    assert report.floor_db <= -60
    assert report.seconds == pytest.approx(HEAD_SECONDS + TAIL_SECONDS + len(pcm) / RAW_RATE, abs=0.03)


def test_what_sounds_at_a_second_sounds_there_after_the_head():
    click = np.zeros(3 * RAW_RATE, np.int16)
    click[2 * RAW_RATE : 2 * RAW_RATE + 200] = 20_000
    onset = int(np.argmax(np.abs(master(click).astype(np.int32)) > 1_000))
    assert onset / SAMPLE_RATE == pytest.approx(HEAD_SECONDS + 2.0, abs=0.01)


def test_the_room_tone_runs_through_head_pauses_and_tail_without_a_seam():
    recording = master(np.concatenate([tone(1, level=0.5), np.zeros(RAW_RATE, np.int16), tone(1, level=0.5)]))
    windows = floats(recording)[: len(recording) // 4_410 * 4_410].reshape(-1, 4_410)
    levels = 20 * np.log10(np.sqrt(np.mean(np.square(windows, dtype=np.float64), axis=1)))
    quiet = levels[levels < -65]
    assert len(quiet) > 30
    assert np.ptp(quiet) < 3


def test_the_file_is_mono_44100_hz_at_192_kilobits(reading: Reading):
    with av.open(reading.mastered.mp3) as container:
        stream = container.streams.audio[0]
        assert (stream.codec_context.name, stream.codec_context.sample_rate) == ("mp3float", CONTRACT_RATE)
        assert (stream.codec_context.layout.name, stream.bit_rate) == ("mono", 192_000)


def test_both_files_last_as_long_as_they_say(reading: Reading, heard: NDArray[np.int16]):
    length = round(reading.mastered.seconds * SAMPLE_RATE)
    assert length % AAC_FRAME == 0
    assert len(heard) / SAMPLE_RATE == pytest.approx(reading.mastered.seconds, abs=0.03)
    with av.open(reading.mastered.aac) as container:
        packets = sum(packet.size > 0 for packet in container.demux(audio=0))
    assert packets == length // AAC_FRAME + 1


def test_both_files_sound_at_the_same_moments(reading: Reading, heard: NDArray[np.int16]):
    other = decoded(Path(reading.mastered.aac).read_bytes())
    length = min(len(heard), len(other)) // 441 * 441
    envelopes = [np.abs(file[:length].astype(float)).reshape(-1, 441).mean(axis=1) for file in (heard, other)]
    shifts = range(-5, 6)
    fits = [np.corrcoef(np.roll(envelopes[1], shift), envelopes[0])[0, 1] for shift in shifts]
    assert shifts[int(np.argmax(fits))] == 0


def test_the_tags_name_the_title_and_the_synthetic_voice(reading: Reading):
    with av.open(reading.mastered.mp3) as container:
        tags = container.metadata
    assert tags["title"] == "The Seventh Wave — 灯台"
    assert tags["artist"] == "Narrated by Alistair (synthetic voice)"
    assert "a synthetic voice (espeak-ng, built into Story Creator)" in tags["comment"]


def test_hostile_tags_are_written_and_harm_nothing():
    title = "<b>&\0" + "long " * 60 + "🐉\udcff\n"
    mp3 = encoded(np.zeros(SAMPLE_RATE, np.int16), tags={"title": title, "artist": "\0", "album": ""})
    with av.open(io.BytesIO(mp3)) as container:
        assert container.metadata["title"].startswith("<b>& long long")
        assert container.metadata["title"].endswith("🐉?")


def test_sound_of_any_length_and_rate_is_read(tmp_path: Path):
    (tmp_path / "a.flac").write_bytes(codec.flac(tone(2, level=0.5), rate=RAW_RATE))
    blocks = list(codec.decoded(tmp_path / "a.flac", rate=SAMPLE_RATE))
    assert sum(map(len, blocks)) == pytest.approx(2 * SAMPLE_RATE, abs=50)
    assert sum(map(len, codec.exactly(iter(blocks), 10))) == 10
    assert sum(map(len, codec.exactly(iter(blocks), 200_000))) == 200_000
