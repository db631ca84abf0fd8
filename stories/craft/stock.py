"""Stock phrases and stock names: what machine-written stories say again and again.

A phrase is listed only where it tells a poor text from a good one. In some three thousand judged stories
"barely above a whisper", "couldn’t help but", "eyes widened", "a mix of", "the air was thick", "heart
pounding" and "sent shivers" stood three to nine times as often in the poor ones as in the good; the others
here are set phrases of the same make, too long to be met by chance. What is famous but stands as often in
good prose is left out: "the weight of", "hung in the air", dashes, "not this but that". So is what may be
meant as it is said: hearts do pound on a staircase, so a heart is listed only where it pounds in a chest.

A name is listed only if it came up in many unrelated stories and few readers know somebody who bears it.
Silas, Elias, Emily, Sarah, Marcus, Liam, Chen, Alex, Maya, Leo, Rhys and Kaito came up as often; they are
people's names.
"""

import re

from stories.craft.words import Span

_WHOSE = r"(?:his|her|my|your|their|our|\w+[’']s)"
_WHO = r"(?:he|she|they|I|we|you|\w+)"
_ANY = r"(?:\s+\w+){0,2}"
_FEELING = (
    r"(?:fear|hope|awe|curiosity|excitement|dread|wonder|relief|joy|grief|pride|guilt|anger|shock|disbelief"
    r"|trepidation|determination|sadness)"
)
_PHRASES = (
    r"barely (?:above|more than) a whisper",
    r"could(?:n[’']t| not) help but",
    rf"{_WHOSE} eyes (?:widened|went wide)",
    r"eyes (?:sparkl|glint|gleam|twinkl)(?:ed|ing) with",
    rf"a (?:\w+ )?mix(?:ture)? of {_FEELING}",
    r"the air (?:was|grew|felt|hung) (?:thick|heavy) with",
    rf"heart (?:pound|hammer|thunder)(?:ed|ing) (?:in|against) {_WHOSE} (?:chest|ribs|ribcage)",
    rf"(?:sent|sending) (?:a )?(?:shiver|chill)s?{_ANY} down",
    rf"(?:shiver|chill) (?:ran|running) (?:down|up) {_WHOSE} (?:spine|back)",
    rf"a breath {_WHO} (?:did(?:n[’']t| not)|had(?:n[’']t| not)) (?:know|known|reali[sz]ed?)",
    rf"little did {_WHO} know",
    r"time (?:itself )?seemed to (?:stop|stand still|slow|freeze)",
    r"(?:stood|stands|standing|was|is|as) a testament to",
    r"a (?:\w+ )?tapestry of",
    r"bathed in (?:a|the) (?:\w+ )?(?:glow|light)",
    r"a single tear (?:rolled|slid|ran|traced|slipped|escaped|fell)",
    rf"smile (?:tugg|play)(?:ed|ing) (?:at|on|across) (?:the corners? of )?{_WHOSE} (?:lips|mouth|face)",
    r"a (?:\w+ )?sense of \w+ (?:washed|settled|crept|flooded) (?:over|into|through)",
    r"(?:the silence was deafening|deafening silence)",
    rf"{_WHOSE} blood ran cold",
    r"(?:the )?(?:tension|air|silence) (?:like|with) a knife",
    r"shrouded in mystery",
    r"unbeknownst to",
    r"journey of self-discovery",
    r"maybe,? just maybe",
    r"dance of (?:light and shadow|shadow and light|shadows)",
)
PHRASE = re.compile(rf"\b(?:{'|'.join(_PHRASES)})\b", re.IGNORECASE)
NAME = re.compile(r"\b(?:Elara|Lyra|Kael|Voss|Thorne|Vance)\b")


def stock_phrases(text: str) -> list[Span]:
    """Where stock phrases stand, in order."""
    return [match.span() for match in PHRASE.finditer(text)]


def stock_names(text: str) -> dict[str, Span]:
    """Each stock name with the place where it stands first."""
    found: dict[str, Span] = {}
    for match in NAME.finditer(text):
        found.setdefault(match[0], match.span())
    return found
