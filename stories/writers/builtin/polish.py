"""Corrections that change no meaning: quotation marks, dashes, doubled words, spaces, well-known
misspellings."""

import re

from stories.writers.builtin.material import load

MAY_DOUBLE = frozenset(
    [
        "had",
        "that",
        "is",
        "very",
        "no",
        "so",
        "ha",
        "bye",
        "well",
        "there",
        "now",
        "never",
        "come",
        "knock",
        "tut",
    ]
)
"""Words that may well stand twice in a row."""


def polish(text: str) -> str:
    """The text with its small mistakes corrected; every word that is no mistake stays as it is."""
    text = _spaces(text)
    text = _marks(text)
    text = _doubled(text)
    return _spelling(text)


def _spaces(text: str) -> str:
    text = text.replace("\r\n", "\n").replace("\u00a0", " ")
    text = re.sub(r"[ \t]+", " ", text)
    text = re.sub(r" *\n *", "\n", text)
    text = re.sub(r"\n{3,}", "\n\n", text)
    text = re.sub(r" +([,.;:?!])(?=\s|$|[”’\"'])", r"\1", text)
    return re.sub(r"([,;])(?=[A-Za-zÀ-ÿ])", r"\1 ", text).strip()


def _marks(text: str) -> str:
    """Typographic quotation marks and dashes for the typewriter's."""
    text = re.sub(r"(?<=\w)'(?=\w)", "’", text)
    text = re.sub(r"(^|[\s(\[—–-])\"", r"\1“", text)
    text = text.replace('"', "”")
    text = re.sub(r"(^|[\s(\[“—–])'(?=\w)", r"\1‘", text)
    text = text.replace("'", "’")
    text = text.replace("...", "…")
    return re.sub(r"(?<=\S) ?--+ ?(?=\S)", " – ", text)


def _doubled(text: str) -> str:
    def once(match: re.Match[str]) -> str:
        return match[0] if match[1].lower() in MAY_DOUBLE else match[1]

    return re.sub(r"\b([^\W\d_]+) \1\b(?![’'-])", once, text, flags=re.IGNORECASE)


def _spelling(text: str) -> str:
    wrong: dict[str, str] = load("spelling")["words"]

    def right(match: re.Match[str]) -> str:
        word = match[0]
        fixed = wrong.get(word.lower())
        if fixed is None:
            return word
        return fixed[0].upper() + fixed[1:] if word[0].isupper() else fixed

    text = re.sub(r"[^\W\d_]+(?:’[^\W\d_]+)?", right, text)
    text = re.sub(r"\bi\b(?=[ ’,.?!])(?!\.e)", "I", text)
    return re.sub(r"(^|[.?!] |\n)([“‘]?)([a-z])", lambda m: m[1] + m[2] + m[3].upper(), text)
