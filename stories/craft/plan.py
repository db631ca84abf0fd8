"""Planned beats that seem missing from a scene.

A beat is a plan in a few words, and a good scene seldom repeats them: a beat counts as missing only if it
has several words of substance and the scene has none of them, in any form.
"""

import re
from collections.abc import Iterable

from stories.craft.words import words

FEWEST = 6
"""Words of substance from which a beat can be missed."""
STEM = 5
"""Letters by which two forms of a word are one: "climbs" and "climbed"."""
_EMPTY = frozenset(
    re.findall(
        r"\w+",
        """about above after again against almost alone along already also although always among another
        anyone anything around away back because become becomes been before begin begins behind being
        below beneath beside between beyond both brings came cannot come comes could does doing done
        down during each either else even ever every everyone everything find finds first from gets
        give gives goes going gone have having here hers herself himself house inside instead into
        itself just keep keeps know knows last least leave leaves less like little long longer look
        looks made make makes many might more most much must myself near nearly never next none nothing
        once only onto other others over past people perhaps place put puts rather said same says scene
        see seem seems sees several shall should show shows since some somebody someone something soon
        still story such take takes tell tells than that their theirs them themselves then there these
        they thing things think this those though through time together told too took toward towards
        turn turns under until upon very wants well went were what whatever when where which while
        whole whom whose will with within without would years your yours""",
    )
)


def missing_beats(text: str, beats: Iterable[str]) -> list[str]:
    """The beats of which nothing is to be found in `text`."""
    stems = {word[:STEM] for word in words(text)}
    return [beat for beat in beats if len(found := _substance(beat)) >= FEWEST and not found & stems]


def _substance(beat: str) -> set[str]:
    """The words that say what happens, cut to their stems; names tell nothing: they stand everywhere."""
    named = {word.lower() for word in re.findall(r"\b[A-ZÀ-Þ]\w+", beat)}
    return {
        word[:STEM] for word in words(beat) if len(word) >= 4 and word not in _EMPTY and word not in named
    }
