"""The last touch on expanded text: spaces, articles, capitals."""

import re

SAID = r"(?:said|says|asked|asks|told|answered|shouted|called|added|went)"
SMALL = frozenset(
    [
        "a",
        "an",
        "and",
        "at",
        "by",
        "for",
        "from",
        "in",
        "of",
        "on",
        "or",
        "the",
        "to",
        "with",
        "without",
        "but",
    ]
)
SILENT = re.compile(r"\b([Aa]) (?=(?:hour|honest|heir)\b)")
VOWEL = re.compile(
    r"\b([Aa]) (?=(?:[aei]|o(?!ne\b|nce\b)|un(?!i|ea)|ur|u[bdglmpst](?!e\b|i|u))[a-z]*\b)(?!eu)"
)


def tidy(text: str) -> str:
    """`text` as it is printed: single spaces, "an" before vowels, capitals after stops."""
    text = re.sub(r"[ \t]+", " ", text).strip()
    text = re.sub(r" ([,.;:?!])", r"\1", text)
    text = re.sub(r"(?<=\w)'(?=\w)", "’", text)
    text = re.sub(r"([.?!])\1+(?!\.)", r"\1", text)
    text = re.sub(r"([?!])\.(?=\s|$|”)", r"\1", text)
    text = re.sub(r"([?!]”)\.", r"\1", text)
    text = VOWEL.sub(r"\1n ", text)
    text = re.sub(r"\b([Aa]) (?=[AEIO](?!u)[a-z])", r"\1n ", text)
    text = SILENT.sub(r"\1n ", text)
    return _capitals(text)


def _capitals(text: str) -> str:
    def raised(match: re.Match[str]) -> str:
        return match[1] + match[2].upper()

    text = re.sub(r"(^|\n+)([“‘]?[a-z])", raised, text)
    text = re.sub(r"(\.[”’]? +[“‘]?)([a-z])", raised, text)
    text = re.sub(r"((?<![“‘])[?!] +[“‘]?)([a-z])", raised, text)
    text = re.sub(rf"([?!]” +)(?=(?:he|she|they|it) (?!{SAID}\b))([a-z])", raised, text)
    return re.sub(r"(: |^)(“)([a-z])", lambda match: match[1] + match[2] + match[3].upper(), text)


def title_case(text: str) -> str:
    """A title: small words stay small, but for the first and last and those after a colon."""
    words = text.split()
    out = []
    for index, word in enumerate(words):
        inner = 0 < index < len(words) - 1 and not words[index - 1].endswith((":", ","))
        out.append(word.lower() if inner and word.lower() in SMALL else word[:1].upper() + word[1:])
    return " ".join(out)
