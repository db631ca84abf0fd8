"""The built-in voice: who can be chosen, what it refuses, and that it is the same every time."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from narration.schemas import AudioSegment, VoiceRequest
from narration.speech import speakable
from narration.voices import create_voice
from narration.voices.base import UnknownNarrator, Unreadable
from narration.voices.builtin import BuiltinVoice
from narration.voices.cast import NARRATORS
from narration.voices.espeak import VOICE_FILES
from tests.narration.voice.conftest import SCENE, Reading

STORIES_CHOSE = {
    "en-GB-male-1",
    "en-GB-female-1",
    "en-GB-SCT-male-1",
    "en-US-female-1",
    "en-US-NYC-male-1",
    "en-029-female-1",
}


@pytest.fixture
def voice() -> BuiltinVoice:
    return BuiltinVoice()


def asked(text: str, *, voice_id: str = "en-GB-male-1", **wishes: Any) -> VoiceRequest:
    return VoiceRequest(text=text, voice_id=voice_id, **wishes)


def test_a_setting_that_names_no_voice_is_a_sentence():
    with pytest.raises(ValueError, match=r"VOICE is 'gramophone:', which names no voice. It takes builtin:"):
        create_voice("gramophone:")


def test_the_builtin_setting_makes_the_builtin_voice():
    assert isinstance(create_voice("builtin:"), BuiltinVoice)


@pytest.mark.parametrize("voice_id", ["", "nobody", "en-GB-male-1\0", "../en"])
async def test_an_unknown_narrator_is_refused_for_good(voice: BuiltinVoice, voice_id: str):
    with pytest.raises(UnknownNarrator, match=r"please choose another narrator") as refusal:
        await voice.speak(asked("Hello.", voice_id=voice_id))
    assert refusal.value.permanent


@pytest.mark.parametrize("text", ["", "🐉🐉", "古い灯台。", "كان هناك منارة", "* * *\n\n—"])
def test_a_text_without_a_readable_word_is_refused_in_words(voice: BuiltinVoice, text: str):
    with pytest.raises(Unreadable, match=r"Nothing is lost") as refusal:
        voice.require_readable(text)
    assert refusal.value.permanent


async def test_a_passage_without_a_word_is_refused_in_words(voice: BuiltinVoice):
    with pytest.raises(Unreadable, match=r"Nothing is lost"):
        await voice.speak(asked("🐉"))


HOSTILE = "\0".join(["<speak><voice name='de'>b</voice>", "[[t'est]]", "a" * 1_500, "\ud800 \x1b[2J &amp;"])


async def test_a_hostile_text_is_read_whole(voice: BuiltinVoice):
    spoken = await voice.speak(asked(HOSTILE, voice_id="en-029-female-1"))
    assert "".join(timing.text for timing in spoken.timings) == HOSTILE.strip()
    assert all(timing.end > timing.start for timing in spoken.timings)


async def test_whatever_is_given_to_the_voice_is_heard(voice: BuiltinVoice):
    """One sign of every script, class of numerals and punctuation: none is passed over in silence."""
    signs = [chr(point) for point in (*range(0x21, 0x180, 9), *range(0x180, 0x3100, 211), 0xAC00, 0x1D7D8)]
    spoken = await voice.speak_all([asked(sign) for sign in signs if speakable(sign)])
    assert len(spoken) > 50
    assert all(segment.seconds > 0.02 for segment in spoken)


async def test_the_same_passage_gives_the_same_bytes_whatever_was_said_before(
    voice: BuiltinVoice, reading: Reading
):
    requests = reading.script.requests
    alone = await voice.speak(requests[-1])
    assert [alone, await voice.speak(requests[0])] == [reading.segments[-1], reading.segments[0]]


async def test_nothing_asked_is_nothing_said(voice: BuiltinVoice):
    assert await voice.speak_all([]) == []


async def test_speed_and_pauses_are_obeyed(voice: BuiltinVoice):
    text = "One, two, three. Four, five, six. Seven, eight, nine."
    plain = await voice.speak(asked(text))
    fast = await voice.speak(asked(text, speed=1.5))
    slow = await voice.speak(asked(text, speed=0.75))
    breathless = await voice.speak(asked(text, pauses=0))
    pensive = await voice.speak(asked(text, pauses=2))
    assert fast.seconds < 0.85 * plain.seconds < plain.seconds < 0.9 * slow.seconds
    assert plain.seconds - breathless.seconds == pytest.approx(pensive.seconds - plain.seconds, abs=0.01)
    assert plain.seconds - breathless.seconds == pytest.approx(6 * 0.15 + 2 * 0.42, abs=0.01)


async def test_speech_has_another_tone_than_the_telling(
    voice: BuiltinVoice, decode: Callable[[bytes], NDArray[np.int16]]
):
    told = await voice.speak(asked("The wind was rising over the water."))
    quoted = await voice.speak(asked("“The wind was rising over the water.”"))
    aside = await voice.speak(asked("(The wind was rising over the water.)"))
    assert loudness(decode(told.audio)) - loudness(decode(aside.audio)) > 2.5
    assert quoted.audio != told.audio
    assert quoted.seconds != told.seconds


def loudness(samples: NDArray[np.int16]) -> float:
    return float(20 * np.log10(np.sqrt(np.mean(samples.astype(np.float64) ** 2))))


def test_the_narrators_that_stories_chose_are_still_there():
    assert set(NARRATORS) >= STORIES_CHOSE


def test_twelve_narrators_differ_in_name_tone_description_and_voice():
    assert len(NARRATORS) == 12
    for seen in (
        {narrator.profile.name for narrator in NARRATORS.values()},
        {narrator.profile.tone for narrator in NARRATORS.values()},
        {narrator.profile.description for narrator in NARRATORS.values()},
        {narrator.voice for narrator in NARRATORS.values()},
    ):
        assert len(seen) == 12


def test_both_genders_every_age_and_seven_accents_can_be_chosen():
    profiles = [narrator.profile for narrator in NARRATORS.values()]
    assert {profile.gender for profile in profiles} == {"female", "male", "neutral"}
    assert {profile.age for profile in profiles} == {"young", "adult", "old"}
    assert len({profile.accent for profile in profiles}) == 7


@pytest.mark.parametrize("voice_id", NARRATORS)
def test_every_narrator_has_its_variant(voice_id: str):
    """The engine speaks with another voice, and says OK, when a variant is missing."""
    variant = NARRATORS[voice_id].voice.partition("+")[2]
    assert (VOICE_FILES / "voices" / "!v" / variant).is_file()


@pytest.mark.parametrize("voice_id", NARRATORS)
async def test_a_sample_is_short_and_names_the_narrator(voice: BuiltinVoice, voice_id: str):
    sample = await voice.speak(asked(voice.sample_text(voice_id), voice_id=voice_id))
    assert voice.narrator(voice_id).name in sample.timings[0].text
    assert 4 <= sample.seconds <= 9


def test_the_engine_names_its_version(voice: BuiltinVoice, reading: Reading):
    assert {segment.engine for segment in reading.segments} == {voice.engine}
    assert "espeakng-loader 0" in voice.engine


async def test_a_take_begins_and_ends_with_sound(
    voice: BuiltinVoice, decode: Callable[[bytes], NDArray[np.int16]]
):
    segment: AudioSegment = await voice.speak(asked(SCENE.partition("\n\n")[0]))
    sound = np.flatnonzero(np.abs(decode(segment.audio).astype(np.int32)) > 64)
    assert sound[0] < 300 and len(decode(segment.audio)) - sound[-1] < 300


async def test_a_name_is_said_as_it_is_spelt_and_shown_as_it_is_written(voice: BuiltinVoice):
    text = "Iris’s lamp was out."
    plain = await voice.speak(asked(text))
    spelt = await voice.speak(asked(text, say_as={"Iris": "oh-well-uh"}))
    same = await voice.speak(asked("oh-well-uh’s lamp was out."))
    assert spelt.audio == same.audio != plain.audio
    assert [timing.text for timing in spelt.timings] == [text]


@pytest.mark.parametrize("sound", ["…", " ", "🐉", "<b>"])
async def test_a_spelling_without_a_sound_leaves_the_name(voice: BuiltinVoice, sound: str):
    plain = await voice.speak(asked("Iris."))
    assert (await voice.speak(asked("Iris.", say_as={"Iris": sound}))).audio == plain.audio
