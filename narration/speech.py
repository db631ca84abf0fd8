"""Prose as it is read aloud: paragraphs, sentences, and what an English voice can say of them.

A sentence keeps its own letters, white space included, so that the sentences of a paragraph joined together
are the paragraph, byte for byte; beside them stands what is spoken.
"""

import html
import re
import unicodedata
from dataclasses import dataclass

from narration.normaliser import normalised

MAX_SENTENCE = 400
"""Characters; a longer one is cut, so that the highlighted passage stays small and one call short."""
MAX_WORD = 30
"""Letters; a longer run without a space is read in pieces."""

BREAK = re.compile(r"\r?\n[^\S\n]*\r?\n\s*")
# Possessive and bounded on the left: ten thousand dots must not cost a hundred million steps.
END = re.compile(r"(?<![.!?…])[.!?…]++[\"”’'»)\]]*+(?=\s|$)|[。！？]++[」』”’]*+")
OPENING = "\"“”‘’'«„([—–- \t\r\n"
INITIALS = re.compile(r"(?:^|[\s\"“‘'(.])(?:[A-HJ-Z]|(?:[A-Za-z]\.)+[A-Za-z])\.$")
LIST_NUMBER = re.compile(r"^\s*\d{1,3}\.$")
TITLES = re.compile(
    r"\b(?:mr|mrs|ms|mx|dr|st|prof|sr|jr|rev|fr|hon|capt|cpt|cdr|lt|sgt|cpl|col|gen|adm|maj|gov|sen|rep"
    r"|mt|ft|messrs|mme|mlle|vs|cf|viz|fig|vol|ch|pp|approx)\.$",
    re.IGNORECASE,
)
"""Abbreviations after which the sentence goes on, even before a capital letter."""
BEFORE_A_NUMBER = re.compile(r"\b(?:nos?|p)\.$", re.IGNORECASE)

MARKUP = str.maketrans(dict.fromkeys("*_~`", " "))
TAG = re.compile(r"</?[A-Za-z][\w:-]*(?:\s+[\w:-]+(?:=(?:\"[^\"<>]*\"|'[^'<>]*'|[^\s<>]*))?){0,9}\s*/?>")
TYPOGRAPHY = str.maketrans(
    {"’": "'", "‘": "'", "‐": "-", "‑": "-", "―": "—", "。": ".", "、": ",", "，": ","}
)
LONGEST_ABBREVIATION = 20
FOREIGN_LETTERS = r"[^\W\d_A-Za-z\u00aa-\u02af\u1e00-\u1eff]"
FOREIGN = re.compile(rf"{FOREIGN_LETTERS}++(?:[\s,،、，。·-]*+{FOREIGN_LETTERS}++)*")
RAISED = "²³¹"
GREEK_LETTERS = "αβγδεζηθικλμνξοπρσςτυφχψωΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ"
SPACE_BEFORE_STOP = re.compile(r" +(?=[.,;:!?…])")
SCRIPT_NAMES = {
    "CJK": "Chinese characters",
    "HIRAGANA": "Japanese script",
    "KATAKANA": "Japanese script",
    "HANGUL": "Korean script",
    "UNKNOWN": "an unknown script",
}
"""By the first word of a letter's Unicode name; any other name is itself the script's."""


@dataclass(frozen=True)
class Sentence:
    """A sentence of a scene."""

    text: str
    """As written, with the white space that follows it."""
    spoken: str
    """What the voice is given; empty when there is nothing to say (a row of stars, an emoji)."""
    paragraph: int
    """0 is the first paragraph of the scene."""


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a text: what blank lines separate, without white space at either end."""
    return [part.strip() for part in BREAK.split(text) if part.strip()]


def sentences(text: str) -> list[Sentence]:
    """The sentences of a text in order.

    For every paragraph `p` with number `n`: `"".join(s.text for s in … if s.paragraph == n) == p`.
    """
    return [
        Sentence(text=part, spoken=speakable(part), paragraph=number)
        for number, paragraph in enumerate(paragraphs(text))
        for part in _merge_silent([part for whole in split_sentences(paragraph) for part in _cut(whole)])
    ]


def _merge_silent(parts: list[str]) -> list[str]:
    """A closing bracket or an emoji left alone belongs to the sentence before it."""
    merged = parts[:1]
    for part in parts[1:]:
        if speakable(part):
            merged.append(part)
        else:
            merged[-1] += part
    return merged


def split_sentences(paragraph: str) -> list[str]:
    """Cut a paragraph after each sentence; white space stays with the sentence before it."""
    parts, start = [], 0
    for match in END.finditer(paragraph):
        following = paragraph[match.end() :]
        if _goes_on(paragraph[start : match.end()], following=following):
            continue
        end = match.end() + len(following) - len(following.lstrip())
        parts.append(paragraph[start:end])
        start = end
    return [*parts, paragraph[start:]] if start < len(paragraph) else parts


def _goes_on(sentence: str, *, following: str) -> bool:
    next_letter = following.lstrip(OPENING)[:1]
    if next_letter.islower():
        return True  # “Wait!” she said. And: at 10 a.m. on Monday.
    if not next_letter:
        return False
    return _is_abbreviated(sentence, before_digit=next_letter.isdigit())


def _is_abbreviated(sentence: str, *, before_digit: bool) -> bool:
    tail = sentence[-LONGEST_ABBREVIATION:]
    if LIST_NUMBER.match(sentence) or INITIALS.search(tail) or TITLES.search(tail):
        return True
    return before_digit and BEFORE_A_NUMBER.search(tail) is not None


def _cut(sentence: str) -> list[str]:
    parts = []
    while len(sentence) > MAX_SENTENCE:
        at = _cutting_place(sentence[:MAX_SENTENCE])
        parts.append(sentence[:at])
        sentence = sentence[at:]
    return [*parts, sentence]


def _cutting_place(head: str) -> int:
    """After the last clause in the second half, else after the last space there, else at the limit."""
    for mark in (r"[,;:—–]\s+", r"\s+"):
        ends = [match.end() for match in re.finditer(mark, head) if match.end() > len(head) // 2]
        if ends:
            return ends[-1]
    return len(head)


# What is spoken.


def speakable(text: str) -> str:
    """The text as an English voice is to be given it; empty when nothing in it can be said.

    Control characters, emoji, tags and marks of layout are left out; words in another script, which the
    engine would spell out sign by sign, become a phrase that says so (“words in Arabic script”); numbers,
    dates and abbreviations become words; words longer than `MAX_WORD` letters are broken up.
    """
    kept = _audible(html.unescape(TAG.sub(" ", text)).translate(TYPOGRAPHY).translate(MARKUP))
    if not any(character.isalnum() for character in kept):
        return ""
    said = normalised(FOREIGN.sub(_named, kept))
    return SPACE_BEFORE_STOP.sub("", " ".join(_broken(word) for word in said.split()))


def is_readable(text: str) -> bool:
    """Whether anything in the text is in letters or digits that an English voice can say as words."""
    return any(character.isalnum() for character in FOREIGN.sub("", _audible(TAG.sub(" ", text))))


def _audible(text: str) -> str:
    return "".join(_sounding(character) for character in unicodedata.normalize("NFC", text))


def _sounding(character: str) -> str:
    category = unicodedata.category(character)
    if character.isspace():
        return " "
    if category in {"Lu", "Ll"}:
        # Ligatures, full-width and “fancy” mathematical letters are plain letters in disguise.
        return unicodedata.normalize("NFKC", character)
    if category == "Lm":
        return _raised(character)
    if category in {"Nd", "No", "Nl"} and not character.isascii():
        return _figures(character)
    silent = category in {"Cc", "Cf", "Co", "Cs", "Cn", "Mn", "Mc", "Me"}
    return "" if silent or _is_pictogram(character, category=category) else character


def _raised(letter: str) -> str:
    """A raised letter as a plain one (1ˢᵗ); signs like the okina of Hawaiʻi are silent."""
    if not unicodedata.name(letter, "").startswith("MODIFIER LETTER"):
        return letter
    plain = unicodedata.normalize("NFKC", letter)
    return plain if plain.isascii() else ""


def _figures(numeral: str) -> str:
    """A numeral of any script in our figures, since the engine passes over those it does not know: ٣ is 3."""
    value = unicodedata.numeric(numeral, None)
    if unicodedata.category(numeral) == "Nd":
        return str(unicodedata.decimal(numeral))
    if value is None or not value.is_integer() or numeral in RAISED:
        return numeral  # The engine reads ½ and ² as what they are.
    return f" {int(value)} "


def _is_pictogram(character: str, *, category: str) -> bool:
    # Below the arrows stand ° © ® and their like, which are read; skin tones (Sk) come after U+1F000.
    return category in {"So", "Sk"} and character >= "←"


def _named(foreign: re.Match[str]) -> str:
    run = foreign[0]
    names = {_script_name(letter): None for letter in run if letter.isalpha()}
    if len(run) == 1 and run in GREEK_LETTERS:
        return run  # The engine knows their names: alpha, pi, omega.
    if "Japanese script" in names:
        names.pop("Chinese characters", None)
    before, after = (foreign.string[at : at + 1] for at in (foreign.start() - 1, foreign.end()))
    phrase = f"{'words' if len(run) > 1 else 'a sign'} in {' and '.join(names)}"
    return " " * before.isalnum() + phrase + " " * after.isalnum()


def _script_name(letter: str) -> str:
    script = unicodedata.name(letter, "UNKNOWN").replace("-", " ").split()[0]
    return SCRIPT_NAMES.get(script, f"{script.title()} script")


def _broken(word: str) -> str:
    return " ".join(word[at : at + MAX_WORD] for at in range(0, len(word), MAX_WORD))
