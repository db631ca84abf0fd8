"""The built-in voice: who can be chosen, what it refuses, and that it is the same every time."""

import pytest

from narration.schemas import AudioSegment, VoiceRequest
from narration.speech import speakable
from narration.voices import create_voice
from narration.voices.base import UnknownNarrator, Unreadable
from narration.voices.builtin import NARRATORS, BuiltinVoice
from narration.voices.espeak import VOICE_FILES


@pytest.fixture
def voice() -> BuiltinVoice:
    return BuiltinVoice()


def test_a_setting_that_names_no_voice_is_a_sentence():
    with pytest.raises(ValueError, match=r"VOICE is 'gramophone:', which names no voice. It takes builtin:"):
        create_voice("gramophone:")


def test_the_builtin_setting_makes_the_builtin_voice():
    assert isinstance(create_voice("builtin:"), BuiltinVoice)


@pytest.mark.parametrize("voice_id", ["", "nobody", "en-GB-male-1\0", "../en"])
async def test_an_unknown_narrator_is_refused_for_good(voice: BuiltinVoice, voice_id: str):
    with pytest.raises(UnknownNarrator, match=r"please choose another narrator") as refusal:
        await voice.speak(VoiceRequest(text="Hello.", voice_id=voice_id))
    assert refusal.value.permanent


@pytest.mark.parametrize("text", ["", "🐉🐉", "古い灯台。", "كان هناك منارة", "* * *\n\n—"])
async def test_a_text_without_a_readable_word_is_refused_in_words(voice: BuiltinVoice, text: str):
    with pytest.raises(Unreadable, match=r"Nothing is lost") as refusal:
        await voice.speak(VoiceRequest(text=text, voice_id="en-GB-male-1"))
    assert refusal.value.permanent


HOSTILE = "\0".join(["<speak><voice name='de'>b</voice>", "[[t'est]]", "a" * 1_500, "\ud800 \x1b[2J &amp;"])


async def test_a_hostile_text_is_read_whole(voice: BuiltinVoice):
    spoken = await voice.speak(VoiceRequest(text=HOSTILE, voice_id="en-029-female-1"))
    assert "".join(timing.text for timing in spoken.timings) == HOSTILE.strip()
    assert all(timing.end > timing.start for timing in spoken.timings)


async def test_whatever_is_given_to_the_voice_is_heard(voice: BuiltinVoice):
    """One sign of every script, class of numerals and punctuation: none is passed over in silence."""
    signs = [chr(point) for point in (*range(0x21, 0x180, 9), *range(0x180, 0x3100, 211), 0xAC00, 0x1D7D8)]
    text = "\n\n".join(sign for sign in signs if speakable(sign))
    spoken = await voice.speak(VoiceRequest(text=f"A.\n\n{text}", voice_id="en-GB-male-1"))
    assert len(spoken.timings) > 50
    assert all(timing.end > timing.start for timing in spoken.timings)


async def test_the_same_request_gives_the_same_bytes(request_: VoiceRequest, recording: AudioSegment):
    assert await BuiltinVoice().speak(request_) == recording


def test_six_narrators_differ_in_name_accent_or_gender_tone_and_voice():
    assert len(NARRATORS) == 6
    for seen in (
        {(narrator.profile.accent, narrator.profile.gender) for narrator in NARRATORS.values()},
        {narrator.profile.name for narrator in NARRATORS.values()},
        {narrator.profile.tone for narrator in NARRATORS.values()},
        {narrator.profile.description for narrator in NARRATORS.values()},
        {narrator.voice for narrator in NARRATORS.values()},
    ):
        assert len(seen) == 6


@pytest.mark.parametrize("voice_id", NARRATORS)
def test_every_narrator_has_its_variant(voice_id: str):
    """The engine speaks with another voice, and says OK, when a variant is missing."""
    variant = NARRATORS[voice_id].voice.partition("+")[2]
    assert (VOICE_FILES / "voices" / "!v" / variant).is_file()


@pytest.mark.parametrize("voice_id", NARRATORS)
async def test_a_sample_is_short_and_names_the_narrator(voice: BuiltinVoice, voice_id: str):
    sample = await voice.sample(voice_id)
    assert voice.narrator(voice_id).name in sample.timings[0].text
    assert 5 <= sample.seconds <= 10.5


def test_the_engine_names_its_version(voice: BuiltinVoice, recording: AudioSegment):
    assert recording.engine == voice.engine
    assert "espeakng-loader 0" in voice.engine
