"""Written English as it is said: numbers, dates, abbreviations, initials, Roman numerals become words.

Punctuation stays, since the pauses follow from it. Rules run in order, each on what the one before left.
"""

import re
from collections.abc import Callable

from narration import number_words as say
from narration.abbreviations import (
    ABBREVIATIONS,
    BEFORE_NAMES,
    BEFORE_NUMBERS,
    CURRENCIES,
    MONTHS,
    SIGNS,
    UNITS_OF_MEASURE,
)
from narration.roman import spoken_romans

Match = re.Match[str]
Rule = tuple[re.Pattern[str], Callable[[Match], str]]

N = r"\d{1,3}(?:,\d{3})+|\d+"
MONTH = "|".join(name.capitalize() for name in MONTHS)
"""Only with a capital: one may do many things in May."""
ORDINAL = r"(?:st|nd|rd|th)"
SCALE = r"(?:\s?(hundred|thousand|million|billion|trillion|[mk]|bn)\b)?"
SCALES = {"m": "million", "k": "thousand", "bn": "billion"}
YEAR = r"1[1-9]\d\d|20\d\d"
SURE_YEAR = r"1\d{3}|20\d\d"
"""Where a word before it says that it is a year."""
YEAR_BEFORE = (
    r"in|of|since|from|until|till|by|before|after|around|about|year|early|late|mid|during|circa|spring|summer"
    rf"|autumn|winter|christmas|{MONTH}"
)
NUMBERED = r"Nos?|№|Vol|Ch|Fig|(?:nos?|vol|ch|fig|pp?)(?=\.)"
"""“No 5” is a number; “no 5” may be none at all."""
ADDRESS = re.compile(r"\b(?:https?://|www\.)[^\s<>\"”]*[^\s<>\"”.,;:!?)]|\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
INITIALS = re.compile(r"\b(?!I\.(?:\s|$))(?:[A-Z]\.[ ]?){1,5}(?=[A-Z][a-z])|\b(?:[A-Z]\.){2,6}")
LOOSE_HYPHEN = re.compile(r"(?<=\w)\s+-(?=\w)|(?<=\w)-\s+(?=\w)")
DENOMINATORS = {2: "half", 4: "quarter"}
FRACTIONS = {"½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅛": (1, 8), "⅜": (3, 8)}
SMALL_DENOMINATOR = 20


def normalised(text: str) -> str:
    """The text with everything that is not a word put into the words for it."""
    for pattern, spoken in RULES:
        text = pattern.sub(spoken, text)
    return " ".join(LOOSE_HYPHEN.sub(" ", spoken_romans(text)).split())


def _whole(figures: str) -> str:
    return say.number(figures.replace(",", ""))


def _amount(figures: str) -> str:
    return say.decimal(figures.replace(",", ""))


def _scaled(figures: str, scale: str | None) -> str:
    return _amount(figures) + (f" {SCALES.get(scale, scale)}" if scale else "")


# Addresses and letters.


def _address(match: Match) -> str:
    plain = re.sub(r"^(?:https?://)?(?:www\.)?", "", match[0]).strip("/")
    for sign, word in (("@", "at"), (".", "dot"), ("/", "slash"), ("-", "dash"), ("_", "underscore")):
        plain = plain.replace(sign, f" {word} ")
    return plain


def _initials(match: Match) -> str:
    # The engine says a lone capital A as the article.
    letters = ["Ay" if letter == "A" else letter for letter in match[0] if letter.isalpha()]
    return " ".join(letters) + " " * match[0].endswith((" ", ". "))


# Money.


def _money(match: Match) -> str:
    sign, whole, part, scale = match[1], match[2], match[3], match[4]
    one, many, small_one, small_many = CURRENCIES[sign]
    if scale:
        return f"{_scaled(whole + (f'.{part}' if part else ''), scale)} {many}"
    pounds = f"{_whole(whole)} {one if whole == '1' else many}"
    if not part or not int(part):
        return pounds
    pence = f"{say.cardinal(int(part))} {small_one if int(part) == 1 else small_many}"
    return pence if whole == "0" else f"{pounds} and {pence}"


# Time and date.


def _clock(match: Match) -> str:
    hour, minute = int(match[1]), int(match[2])
    half = f" {match[3].lower()[0]}.m." if match[3] else ""
    if minute == 0:
        if hour in (0, 24) and not half:
            return "midnight"
        return say.cardinal(hour) + (half or (" o'clock" if hour <= 12 else " hundred hours"))
    return f"{say.cardinal(hour)} {'oh ' if minute < 10 else ''}{say.cardinal(minute)}{half}"


def _hour(match: Match) -> str:
    return f"{say.cardinal(int(match[1]))} {match[2].lower()}.m."


def _month(name: str) -> str:
    return MONTHS[name.rstrip(".").lower()]


def _tail_year(figures: str | None) -> str:
    return f", {say.year(int(figures))}" if figures else ""


def _day_month(match: Match) -> str:
    article = "" if match[1] else "the "
    return (
        f"{match[1] or ''}{article}{say.ordinal(int(match[2]))} of {_month(match[3])}{_tail_year(match[4])}"
    )


def _month_day(match: Match) -> str:
    return f"{_month(match[1])} the {say.ordinal(int(match[2]))}{_tail_year(match[3])}"


def _iso_date(match: Match) -> str:
    return _numeric_date(int(match[3]), int(match[2]), int(match[1])) or match[0]


def _slashed_date(match: Match) -> str:
    return _numeric_date(int(match[1]), int(match[2]), int(match[3])) or match[0]


def _numeric_date(day: int, month: int, year: int) -> str:
    if month > 12 >= day:
        day, month = month, day
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return ""
    name = list(dict.fromkeys(MONTHS.values()))[month - 1]
    return f"the {say.ordinal(day)} of {name}, {say.year(year)}"


def _month_year(match: Match) -> str:
    return f"{_month(match[1])} {say.year(int(match[2]))}"


def _decade(match: Match) -> str:
    figures = match[1]
    if len(figures) == 2:
        return say.plural(say.cardinal(int(figures)))
    return say.plural(say.year(int(figures)))


def _year_range(match: Match) -> str:
    first, last = int(match[1]), match[2]
    ending = say.year(int(last)) if len(last) == 4 else say.year(first // 100 * 100 + int(last))
    return f"{say.year(first)} to {ending}"


def _known_year(match: Match) -> str:
    return f"{match[1]}{say.year(int(match[2]))}"


def _era_year(match: Match) -> str:
    figures = match[1].replace(",", "")
    spoken = say.year(int(figures)) if re.fullmatch(YEAR, figures) else _whole(figures)
    return f"{spoken} {' '.join(match[2].replace('.', '')).replace('A', 'Ay')}"


# Numbers.


def _fraction(match: Match) -> str:
    whole, over, under = match[1], int(match[2]), int(match[3])
    if not 0 < over < under <= SMALL_DENOMINATOR:
        return f"{whole or ''}{say.cardinal(over)} over {say.cardinal(under)}" if under else match[0]
    return _spoken_fraction(whole, over=over, under=under)


def _spoken_fraction(whole: str | None, *, over: int, under: int) -> str:
    name = DENOMINATORS.get(under, say.ordinal(under))
    part = f"{say.cardinal(over)} {name}"
    if over > 1:
        part = f"{say.cardinal(over)} {'halves' if under == 2 else f'{name}s'}"
    if not whole:
        return part
    return f"{_whole(whole.strip())} and {f'a {name}' if over == 1 else part}"


def _fraction_sign(match: Match) -> str:
    over, under = FRACTIONS[match[2]]
    return _spoken_fraction(match[1] or None, over=over, under=under)


def _measured(match: Match) -> str:
    one, many = UNITS_OF_MEASURE[match[2]]
    return f"{_amount(match[1])} {one if match[1] == '1' else many}"


def _feet_and_inches(match: Match) -> str:
    return f"{_whole(match[1])} foot {_whole(match[2])}"


def _before_number(match: Match) -> str:
    one, many = BEFORE_NUMBERS[match[1].lower().rstrip(".")]
    return f"{one if match[3] is None else many} {match[2]}{match[3] or ''}"


def _range(match: Match) -> str:
    return f"{_amount(match[1])} to {_amount(match[2])}"


def _power(match: Match) -> str:
    return f"{match[1]} {'squared' if match[2] == '²' else 'cubed'}"


def _times(match: Match) -> str:
    return f"{match[1]} times {match[2]}"


def _signed(match: Match) -> str:
    return f"{match[1]}minus {match[2]}"


def _telephone(match: Match) -> str:
    return say.digits(re.sub(r"\D", "", match[0]))


def _ordinal(match: Match) -> str:
    return say.ordinal(int(match[1].replace(",", "")))


def _plain(match: Match) -> str:
    return _amount(match[0])


def _lettered(match: Match) -> str:
    """Figures beside letters: `B2` as “B two”, `4x4` as “four x four”."""
    return re.sub(r"\d+", lambda figures: f" {say.number(figures[0])} ", match[0])


# Abbreviations.


def _abbreviated(match: Match) -> str:
    return ABBREVIATIONS[match[1].lower()]


def _before_name(match: Match) -> str:
    return f"{BEFORE_NAMES[match[1].lower()]} "


def _sign(match: Match) -> str:
    return f" {SIGNS[match[0]]} "


def _any_of(words: "dict[str, object] | dict[str, str] | dict[str, tuple[str, str]]") -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


CURRENCY = "".join(re.escape(sign) for sign in CURRENCIES)

RULES: list[Rule] = [
    (ADDRESS, _address),
    (re.compile(rf"([{CURRENCY}])\s?({N})(?:\.(\d\d?))?{SCALE}(?!\d)"), _money),
    (re.compile(rf"\b({N})p\b"), lambda m: f"{_whole(m[1])} {'penny' if m[1] == '1' else 'pence'}"),
    (re.compile(r"\b24/7\b"), lambda _: "twenty-four seven"),
    (re.compile(r"\b9/11\b"), lambda _: "nine eleven"),
    (re.compile(r"\b(\d{4})-(\d\d)-(\d\d)\b"), _iso_date),
    (re.compile(rf"\b(\d\d?)/(\d\d?)/({YEAR})\b"), _slashed_date),
    (re.compile(r"\b([01]?\d|2[0-4]):([0-5]\d)(?:\s?([ap])\.?\s?m\b\.?)?", re.IGNORECASE), _clock),
    (re.compile(r"\b(1[0-2]|[1-9])\.([0-5]\d)\s?([ap])\.?\s?m\b\.?", re.IGNORECASE), _clock),
    (re.compile(r"\b(1[0-2]|[1-9])\s?([ap])\.?\s?m\b\.?", re.IGNORECASE), _hour),
    (
        re.compile(rf"\b((?i:the)\s)?(\d\d?){ORDINAL}?\s(?:of\s)?({MONTH})\b\.?(?:,?\s({YEAR})\b)?"),
        _day_month,
    ),
    (
        re.compile(rf"\b({MONTH})\b\.?\s(\d\d?)(?!\d|:|[.,]\d){ORDINAL}?(?:,?\s({YEAR})\b)?"),
        _month_day,
    ),
    (re.compile(rf"\b({MONTH})\b\.?,?\s({YEAR})\b"), _month_year),
    (re.compile(rf"(?:\b|['’])({YEAR}|[2-9]0)['’]?s\b"), _decade),
    (re.compile(rf"\b({YEAR})\s?[-–]\s?({YEAR}|\d\d)\b(?![-–,.]?\d)"), _year_range),
    (re.compile(r"\bca?\.\s?(?=\d)"), lambda _: "circa "),
    (re.compile(r"\bA\.?D\.?\s(?=\d)"), lambda _: "Ay D "),
    (re.compile(rf"\b({N})\s?(B\.?C\.?E?\.?|A\.?D\.?|C\.?E\.?)(?![A-Za-z])"), _era_year),
    (
        re.compile(rf"(\b(?:{YEAR_BEFORE})\s|\()({SURE_YEAR})\b(?![-–,.]?\d|\s?[a-z%°])", re.IGNORECASE),
        _known_year,
    ),
    (re.compile(rf"\b({NUMBERED})\.?\s?(\d[\d,]*)([-–]\d+)?"), _before_number),
    (re.compile(r"\b(?:(\d+)\s)?(\d+)/(\d+)\b"), _fraction),
    (re.compile(rf"(?:(\d+)\s?)?([{''.join(FRACTIONS)}])"), _fraction_sign),
    (re.compile(r"\b(\d+)['′]\s?(\d+)(?:\"|″|'')"), _feet_and_inches),
    (re.compile(rf"\b((?:{N})(?:\.\d+)?)\s?({_any_of(UNITS_OF_MEASURE)})(?![A-Za-z²³])"), _measured),
    (re.compile(r"(\w)([²³])"), _power),
    (re.compile(r"\b(\d+)\s?[x×]\s?(\d+)\b"), _times),
    (re.compile(rf"\b((?:{N})(?:\.\d+)?)\s?[-–]\s?((?:{N})(?:\.\d+)?)\b(?!-\d)"), _range),
    (re.compile(r"(^|[\s(])[-−](\d)"), _signed),
    (re.compile(r"\b0\d{2,}(?:[\s-]\d{2,})+\b"), _telephone),
    (re.compile(rf"\b({N})(k|bn)\b"), lambda m: _scaled(m[1], m[2])),
    (re.compile(r"\b(\d+):(\d+)\b"), _range),
    (re.compile(rf"\b({N}){ORDINAL}\b"), _ordinal),
    (re.compile(rf"\b((?i:{_any_of(BEFORE_NAMES)}))\.?\s(?=[A-Z])"), _before_name),
    (re.compile(rf"(?<![\w.])({_any_of(ABBREVIATIONS)})(?!\w)", re.IGNORECASE), _abbreviated),
    (INITIALS, _initials),
    (re.compile(rf"(?<![A-Za-z\d])(?:{N})(?:\.\d+)?(?![A-Za-z\d])"), _plain),
    (re.compile(r"(?<!\w)[^\W\d]*+\d\w*"), _lettered),
    # Rows of signs are ornaments.
    (re.compile(r"([#=+&@])\1+|#(?!\s*\d)"), lambda _: " "),
    (re.compile(f"[{re.escape(''.join(SIGNS))}]"), _sign),
]
