"""Word forms and parts of speech, from the tables of lemminflect.

The library is imported at the first use: it reads 0.7 MB of tables, which a process that never writes a story
need not hold.
"""

import re
from functools import cache

# Forms that the tables get wrong or give in a rarer variant.
PAST = {
    "shine": "shone", "hang": "hung", "light": "lit", "weave": "wove", "lie": "lay", "leap": "leapt",
    "kneel": "knelt", "wake": "woke", "can": "could", "will": "would", "forbid": "forbade", "lean": "leaned",
    "dream": "dreamed", "learn": "learned", "burn": "burned", "smell": "smelled", "spell": "spelled",
    "spill": "spilled", "sneak": "sneaked", "hide": "hid", "strike": "struck", "swing": "swung", "let": "let",
    "quit": "quit", "bet": "bet", "lay": "laid", "must": "had to", "do": "did", "have": "had",
    "bind": "bound",
    "find": "found", "wind": "wound", "fly": "flew", "draw": "drew", "tear": "tore", "bear": "bore",
    "found": "founded", "sing": "sang", "ring": "rang", "sink": "sank", "drink": "drank", "spit": "spat",
    "shrink": "shrank", "spring": "sprang", "stink": "stank", "begin": "began", "wet": "wetted",
}  # fmt: skip
FORMS = {
    ("lie", "VBG"): "lying", ("light", "VBN"): "lit", ("hang", "VBN"): "hung", ("shine", "VBN"): "shone",
    ("be", "VBN"): "been", ("be", "VBG"): "being", ("have", "VBN"): "had", ("have", "VBG"): "having",
    ("do", "VBN"): "done", ("do", "VBG"): "doing", ("lay", "VBN"): "laid", ("find", "VBN"): "found",
    ("can", "VBN"): "been able to", ("must", "VBN"): "had to", ("wake", "VBN"): "woken",
    ("hide", "VBN"): "hidden", ("lie", "VBN"): "lain", ("bear", "VBN"): "borne", ("get", "VBN"): "got",
    ("lean", "VBN"): "leaned", ("dream", "VBN"): "dreamed", ("learn", "VBN"): "learned",
    ("lose", "VBN"): "lost",
}  # fmt: skip
PRESENT = {"have": "has", "do": "does", "be": "is", "can": "can", "will": "will", "must": "must"}


@cache
def lemmas(word: str) -> dict[str, tuple[str, ...]]:
    """The lemmas of `word` by part of speech ("NOUN", "VERB", "ADJ", "ADV", "AUX"); empty when unknown."""
    from lemminflect import getAllLemmas

    return dict(getAllLemmas(word.lower()))  # type: ignore[no-untyped-call]


def is_a(word: str, part: str) -> bool:
    """Whether the dictionary knows `word` as that part of speech."""
    return part in lemmas(word)


@cache
def singular(word: str) -> str:
    """The singular of a noun, lower-cased; unknown plurals are guessed ("lockkeepers" gives "lockkeeper")."""
    from lemminflect import getAllLemmasOOV

    low = word.lower()
    known = lemmas(low).get("NOUN")
    if known:
        return known[0]
    if low.endswith("s") and not low.endswith("ss"):
        oov = getAllLemmasOOV(low, "NOUN")  # type: ignore[no-untyped-call]
        guess: tuple[str, ...] = oov.get("NOUN") or (low,)
        return guess[0]
    return low


@cache
def plural(noun: str) -> str:
    """The plural of a noun; of a phrase, its last word is changed."""
    from lemminflect import getInflection

    *before, last = noun.split()
    found = getInflection(last, "NNS") or (last + "s",)  # type: ignore[no-untyped-call]
    return " ".join([*before, str(found[0])])


@cache
def verb_form(lemma: str, tag: str) -> str:
    """A form of a verb: "VBD" walked, "VBG" walking, "VBN" walked, "VBZ" walks."""
    from lemminflect import getInflection

    special = {"VBD": PAST, "VBZ": PRESENT}.get(tag, {}).get(lemma) or FORMS.get((lemma, tag))
    if special:
        return special
    found = getInflection(lemma, tag)  # type: ignore[no-untyped-call]
    return str(found[0]) if found else lemma


def past(lemma: str, *, many: bool = False) -> str:
    """The simple past: "was" or, for `many`, "were"; every other verb has one form."""
    if lemma == "be":
        return "were" if many else "was"
    return verb_form(lemma, "VBD")


def present(lemma: str, *, many: bool = False) -> str:
    """The present tense of the third person."""
    if many:
        return "are" if lemma == "be" else lemma
    return verb_form(lemma, "VBZ")


def verb_lemma(word: str) -> str:
    """The infinitive of a verb form; the word itself when it is unknown."""
    known = lemmas(word)
    return (known.get("VERB") or known.get("AUX") or (word,))[0]


def with_article(phrase: str) -> str:
    """`phrase` after "a" or "an": "an old clerk", "a unicorn", "an hour"."""
    vowel = re.match(r"(?i)(?:[aei]|o(?!ne\b|nce\b)|u(?!ni|se|s[aeiou]|k|r[aeio])|hour|honest|heir)", phrase)
    return ("an " if vowel and not re.match(r"(?i)eu", phrase) else "a ") + phrase
