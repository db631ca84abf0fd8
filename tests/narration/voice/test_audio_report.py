"""The audio report says what FFmpeg's own filters measure, and what is wrong in words."""

import gc
import re
from dataclasses import replace
from pathlib import Path

import av
import av.filter
import numpy as np
import pytest
from numpy.typing import NDArray

from narration.audio_report import AudioReport
from narration.codec import floats
from narration.metering import Meter, measure
from narration.sound_format import SAMPLE_RATE
from tests.narration.voice.conftest import Reading

GOOD = AudioReport(-20.0, -3.9, -72.0, 0.75, 2.0, 60.0, 0, words=140)


def ffmpegs_own(path: Path) -> str:
    """What the filters astats and volumedetect write into the log about a file."""
    graph = av.filter.Graph()
    with av.open(str(path)) as container, av.logging.Capture(local=False) as lines:
        stream = container.streams.audio[0]
        names = ("astats", "volumedetect", "abuffersink")
        graph.link_nodes(graph.add_abuffer(template=stream), *(graph.add(name) for name in names)).configure()
        for frame in [*container.decode(stream), None]:
            graph.push(frame)
            drain(graph)
        del graph, frame
        # The filters speak when they are freed.
        gc.collect()
    return "".join(line for _, _, line in lines)


def drain(graph: av.filter.Graph) -> None:
    while True:
        try:
            graph.pull()
        except (av.BlockingIOError, av.EOFError):
            return


@pytest.fixture
def report(reading: Reading) -> AudioReport:
    found = AudioReport.read({**reading.mastered.report, "words": 111})
    assert found is not None
    return found


def test_the_figures_are_those_that_ffmpeg_measures(report: AudioReport, reading: Reading):
    av.logging.set_level(av.logging.INFO)
    try:
        told = ffmpegs_own(Path(reading.mastered.mp3))
    finally:
        av.logging.set_level(None)
    measured = {name: float(value) for name, value in re.findall(r"([\w ]+): (-?[\d.]+)(?: dB)?\n", told)}
    assert report.rms_db == pytest.approx(measured["RMS level dB"], abs=0.02)
    assert report.rms_db == pytest.approx(measured["mean_volume"], abs=0.1)
    assert report.peak_db == pytest.approx(measured["Peak level dB"], abs=0.02)
    assert report.peak_db == pytest.approx(measured["max_volume"], abs=0.1)
    assert report.seconds == pytest.approx(measured["n_samples"] / SAMPLE_RATE, abs=0.03)


def test_the_figures_are_those_of_a_plain_calculation(report: AudioReport, heard: NDArray[np.int16]):
    wave = heard.astype(np.float64) / 32_768
    loud = np.flatnonzero(np.abs(wave) > 10 ** (-50 / 20))
    hop = SAMPLE_RATE // 20
    powers = np.square(wave[: len(wave) // hop * hop]).reshape(-1, hop).mean(axis=1)
    floor = min(powers[at : at + 10].mean() for at in range(len(powers) - 9))
    assert report.rms_db == pytest.approx(20 * np.log10(np.sqrt(np.mean(wave**2))), abs=0.02)
    assert report.peak_db == pytest.approx(20 * np.log10(np.abs(wave).max()), abs=0.01)
    assert report.floor_db == pytest.approx(10 * np.log10(floor), abs=0.3)
    assert report.head_seconds == pytest.approx(loud[0] / SAMPLE_RATE, abs=0.001)
    assert report.tail_seconds == pytest.approx((len(wave) - 1 - loud[-1]) / SAMPLE_RATE, abs=0.03)


def test_a_scene_of_the_built_in_voice_meets_every_target(report: AudioReport):
    assert [finding.name for finding in report.findings if not finding.is_met] == []
    assert report.is_met


@pytest.mark.parametrize(
    ("change", "name"),
    [
        ({"rms_db": -25.0}, "Loudness (RMS)"),
        ({"rms_db": -15.0}, "Loudness (RMS)"),
        ({"peak_db": -1.0}, "Peak"),
        ({"floor_db": -50.0}, "Noise floor"),
        ({"head_seconds": 0.1}, "Head"),
        ({"tail_seconds": 9.0}, "Tail"),
        ({"clipped": 3}, "Clipped samples"),
        ({"words": 20}, "Words a minute"),
        ({"words": 900}, "Words a minute"),
    ],
)
def test_what_misses_its_target_is_named(change: dict[str, float], name: str):
    report = replace(GOOD, **change)
    assert [finding.name for finding in report.findings if not finding.is_met] == [name]
    assert not report.is_met and GOOD.is_met


def test_a_report_comes_back_as_it_was_written_down():
    assert AudioReport.read(GOOD.as_dict()) == GOOD
    assert AudioReport.read({}) is None


def test_it_makes_no_difference_how_the_sound_is_cut_into_blocks(heard: NDArray[np.int16]):
    meter = Meter()
    for start in range(0, len(heard), 1_237):
        meter.add(floats(heard[start : start + 1_237]))
    whole = measure(heard)
    for name, value in meter.report().as_dict().items():
        assert value == pytest.approx(whole.as_dict()[name], abs=1e-6)


def test_a_clipped_sample_is_counted():
    assert measure(np.array([0, 32_767, -32_768, 5], np.int16)).clipped == 2
