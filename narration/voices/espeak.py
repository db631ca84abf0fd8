"""espeak-ng through ctypes. Only a child process may make an `Espeak`.

Two reasons: the library is GPL-3.0-or-later, and it is not safe with threads. It is not the same twice in one
process either, unless it is unloaded in between: see `Espeak.close`.
"""

import contextlib
import ctypes
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import espeakng_loader
import numpy as np
from numpy.typing import NDArray

# From speak_lib.h of espeak-ng 1.52.
SYNCHRONOUS_OUTPUT = 2
DO_NOT_EXIT = 0x8000
CHARS_UTF8 = 1
POSITION_CHARACTER = 1
OK = 0
RATE, VOLUME, PITCH, PITCH_RANGE, WORD_GAP = 1, 2, 3, 4, 7
BUFFER_MILLISECONDS = 200

RATES, PERCENT = (80, 450), (0, 100)
SAFE_VOLUME = 80
"""Per cent. At 100 some voices reach 32,6xx of 32,767 and would clip in the next filter."""

Callback = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.c_void_p)

# The loader has no types.
LIBRARY = str(espeakng_loader.get_library_path())  # type: ignore[no-untyped-call]
VOICE_FILES = Path(espeakng_loader.get_data_path())  # type: ignore[no-untyped-call]


@dataclass(frozen=True)
class Delivery:
    """How a narrator speaks."""

    voice: str
    """An espeak-ng voice, and after a `+` the file name of a variant: `en-gb-x-rp+m7`."""
    rate: int
    """Words a minute."""
    pitch: int
    """0-100."""
    pitch_range: int
    """0-100; 0 is monotonous."""
    word_gap: int = 0
    """Further pause between words, in 10 ms at the default rate."""

    volume: int = SAFE_VOLUME
    """Per cent of the engine's own."""


@dataclass(frozen=True)
class Shade:
    """What is different about a phrase: added to pitch and pitch range, multiplied with rate and volume."""

    pitch: int = 0
    pitch_range: int = 0
    rate: float = 1.0
    volume: float = 1.0


PLAIN = Shade()


class EspeakError(Exception):
    """The engine refused a call."""


class Espeak:
    """The engine, set to one delivery."""

    def __init__(self, delivery: Delivery) -> None:
        self._library = ctypes.CDLL(LIBRARY)
        self._delivery = delivery
        self._pieces: list[NDArray[np.int16]] = []
        # Held here: ctypes does not, and the engine calls it long after __init__ has returned.
        self._callback = Callback(self._collect)
        self.sample_rate = self._initialise()
        self._choose_voice(delivery.voice)

    def _initialise(self) -> int:
        path = str(VOICE_FILES).encode()
        rate = self._library.espeak_Initialize(SYNCHRONOUS_OUTPUT, BUFFER_MILLISECONDS, path, DO_NOT_EXIT)
        if rate <= 0:
            raise EspeakError(f"espeak_Initialize answered {rate}")
        self._library.espeak_SetSynthCallback(self._callback)
        return int(rate)

    def _choose_voice(self, voice: str) -> None:
        _check_variant(voice)
        self._check(self._library.espeak_SetVoiceByName(voice.encode()), call=voice)

    def _set_parameters(self, shade: Shade) -> None:
        delivery = self._delivery
        for parameter, value, (lowest, highest) in (
            (RATE, delivery.rate * shade.rate, RATES),
            (VOLUME, delivery.volume * shade.volume, PERCENT),
            (PITCH, delivery.pitch + shade.pitch, PERCENT),
            (PITCH_RANGE, delivery.pitch_range + shade.pitch_range, PERCENT),
            (WORD_GAP, delivery.word_gap, PERCENT),
        ):
            bounded = min(max(round(value), lowest), highest)
            self._check(
                self._library.espeak_SetParameter(parameter, bounded, 0), call=f"parameter {parameter}"
            )

    def close(self) -> None:
        """Unload the engine, so that the next `Espeak` of this process begins as in a fresh one.

        Its own termination leaves a state behind that changes the noise of later consonants.
        """
        self._library.espeak_Terminate()
        _unload(self._library)

    def say(self, text: str, shade: Shade = PLAIN) -> NDArray[np.int16]:
        """The samples of one plain phrase without NUL, mono, at `sample_rate` (22,050 Hz)."""
        self._set_parameters(shade)
        self._pieces.clear()
        encoded = text.encode() + b"\0"
        size = ctypes.c_size_t(len(encoded))
        answer = self._library.espeak_Synth(encoded, size, 0, POSITION_CHARACTER, 0, CHARS_UTF8, None, None)
        self._check(answer, call="espeak_Synth")
        return np.concatenate(self._pieces) if self._pieces else np.zeros(0, np.int16)

    def _collect(self, samples: "ctypes._Pointer[ctypes.c_short]", count: int, _events: int) -> int:
        if samples and count > 0:
            self._pieces.append(np.ctypeslib.as_array(samples, shape=(count,)).copy())
        return 0  # 0: go on.

    def _check(self, answer: int, *, call: str) -> None:
        if answer != OK:
            raise EspeakError(f"espeak-ng answered {answer} to {call}")


def _unload(library: Any) -> None:
    # Where the system has no such call the engine stays; phrases then differ by a few samples of noise.
    with contextlib.suppress(ImportError):
        from _ctypes import dlclose

        dlclose(library._handle)


def _check_variant(voice: str) -> None:
    # The engine answers OK to a variant that it does not have, and then speaks with another voice.
    _, plus, variant = voice.partition("+")
    if plus and not (VOICE_FILES / "voices" / "!v" / variant).is_file():
        raise EspeakError(f"espeak-ng has no variant {variant!r}")
