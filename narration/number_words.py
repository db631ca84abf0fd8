"""Numbers as an English reader says them."""

UNITS = (
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
)
TENS = ("zero", "ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
SCALES = ("", "thousand", "million", "billion", "trillion")
LARGEST_DIGITS = 3 * len(SCALES)
"""A longer number is read figure by figure."""
IRREGULAR = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}


def cardinal(number: int) -> str:
    """`1234` as “one thousand two hundred and thirty-four”; not negative, below 10¹⁵."""
    if number < 1_000:
        return _below_thousand(number)
    groups: list[str] = []
    rest, scale = number, 0
    while rest:
        rest, group = divmod(rest, 1_000)
        if group:
            joint = "and " if scale == 0 and group < 100 else ""
            groups.append(f"{joint}{_below_thousand(group)} {SCALES[scale]}".strip())
        scale += 1
    return " ".join(reversed(groups))


def _below_thousand(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    if not hundreds:
        return _below_hundred(rest)
    return f"{UNITS[hundreds]} hundred" + (f" and {_below_hundred(rest)}" if rest else "")


def _below_hundred(number: int) -> str:
    if number < len(UNITS):
        return UNITS[number]
    tens, unit = divmod(number, 10)
    return TENS[tens] + (f"-{UNITS[unit]}" if unit else "")


def ordinal(number: int) -> str:
    """`21` as “twenty-first”."""
    words = cardinal(number)
    at = max(words.rfind(" "), words.rfind("-")) + 1
    last = words[at:]
    if last in IRREGULAR:
        return words[:at] + IRREGULAR[last]
    return words[:-1] + "ieth" if last.endswith("y") else f"{words}th"


def digits(figures: str) -> str:
    """`007` as “zero zero seven”."""
    return " ".join(UNITS[int(figure)] for figure in figures)


def number(figures: str) -> str:
    """Whole figures as a reader says them: figure by figure when they begin with 0 or are very many."""
    if len(figures) > LARGEST_DIGITS or (len(figures) > 1 and figures.startswith("0")):
        return digits(figures)
    return cardinal(int(figures))


def decimal(figures: str) -> str:
    """`3.14` as “three point one four”; whole figures too."""
    whole, _, part = figures.partition(".")
    return number(whole) + (f" point {digits(part)}" if part else "")


def year(number: int) -> str:
    """`1847` as “eighteen forty-seven”, `2005` as “two thousand and five”; from 1000 to 9999."""
    century, rest = divmod(number, 100)
    if century % 10 == 0 and rest < 10:
        return cardinal(number)
    if rest == 0:
        return f"{_below_hundred(century)} hundred"
    return f"{_below_hundred(century)} {'oh ' if rest < 10 else ''}{_below_hundred(rest)}"


def plural(words: str) -> str:
    """`twenty` as “twenties”, `nineteen hundred` as “nineteen hundreds”."""
    return words[:-1] + "ies" if words.endswith("y") else f"{words}s"
