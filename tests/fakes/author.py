"""What a fake model says: prose of a given length, and tool calls that fit their schema."""

import json
import random
import re
import zlib
from typing import Any

from tests.fakes.faults import Kind

REFUSAL = "I'm sorry, but I can't help with this request."
MARKUP = "<script>alert('x')</script> <b>Mara</b> & <img src=x onerror=alert(1)> "
PARAGRAPH_WORDS = 70
WHO = ("Mara", "the keeper", "the ferryman", "old Tom", "her sister", "the child", "the inspector", "nobody")
DID = ("lifted", "hid", "counted", "forgot", "carried", "polished", "found", "dropped", "traded", "mended")
WHAT = (
    "the lamp",
    "a brass key",
    "the ledger",
    "two letters",
    "the bell",
    "a wet coat",
    "the oil",
    "a chart",
)
WHERE = (
    "on the stairs",
    "by the harbour",
    "under the floor",
    "before the tide",
    "at the gate",
    "in the rain",
)
WHY = ("because", "although", "until", "while", "so that", "before")
SKY = (
    "the wind turned",
    "the boats came in",
    "the clock stopped",
    "dogs barked",
    "snow fell",
    "a door slammed",
)


def prose(prompt: str, *, words: int) -> str:
    """A scene of that many words, the same for the same prompt, no sentence of it twice."""
    chance = random.Random(zlib.crc32(prompt.encode()))
    paragraphs: list[str] = []
    count = 0
    while count < words:
        paragraph = _paragraph(chance, words=min(PARAGRAPH_WORDS, words - count))
        paragraphs.append(paragraph)
        count += len(paragraph.split())
    return "\n\n".join(paragraphs)


def _paragraph(chance: random.Random, *, words: int) -> str:
    said: list[str] = []
    while len(said) < words:
        said += _sentence(chance).split()
    return " ".join(said[:words]).rstrip(".,") + "."


def _sentence(chance: random.Random) -> str:
    who, did, what, where = (chance.choice(each) for each in (WHO, DID, WHAT, WHERE))
    if chance.random() < 0.3:
        return f"“{who.capitalize()} {did} {what} {chance.randint(2, 99)} times,” said {chance.choice(WHO)}."
    why = f"{chance.choice(WHY)} {chance.choice(SKY)} on day {chance.randint(1, 999)}"
    return f"{who.capitalize()} {did} {what} {where} {why}."


def wanted_words(prompt: str) -> int:
    """The number of words that a prompt of ours asks for."""
    about = re.findall(r"about (\d+) words, no fewer", prompt)
    ranges = re.findall(r"(\d+) to (\d+) words unless", prompt)
    if about:
        return int(about[-1])
    return sum(map(int, ranges[-1])) // 2 if ranges else 500


def text_for(prompt: str, fault: Kind | None) -> str:
    """The prose of an answer, with the fault that it is to have."""
    match fault:
        case Kind.EMPTY:
            return ""
        case Kind.SAYS_NO:
            return REFUSAL
        case Kind.SHORT:
            return prose(prompt, words=20)
        case Kind.LONG:
            return prose(prompt, words=3_000)
        case Kind.REPEATED:
            part = prose(prompt, words=wanted_words(prompt) // 3)
            return "\n\n".join([part, part, prose(prompt + "!", words=wanted_words(prompt) // 3)])
        case Kind.MARKUP:
            return MARKUP + prose(prompt, words=wanted_words(prompt) - len(MARKUP.split()))
        case _:
            return prose(prompt, words=wanted_words(prompt))


def tool_input(schema: dict[str, Any], prompt: str, fault: Kind | None) -> str:
    """The JSON of a tool call that fits `schema`, with the fault that it is to have."""
    if fault is Kind.WRONG_SCHEMA:
        return json.dumps({"answer": 42})
    # From the words, as a model would: not every client passes the limits of a list on.
    lengths = {"scenes": _number(r"exactly (\d+) scenes", prompt), "concepts": 3}
    if fault in (Kind.TOO_FEW, Kind.TOO_MANY):
        lengths["concepts"] = 2 if fault is Kind.TOO_FEW else 5
    content = json.dumps(_Filler(lengths, prompt).value("", schema), ensure_ascii=False)
    return content[: len(content) // 2] + "}}" if fault is Kind.BAD_JSON else content


def _number(pattern: str, text: str) -> int | None:
    found = re.search(pattern, text)
    return int(found[1]) if found else None


class _Filler:
    """Fills a schema with words of its own, none of them twice."""

    def __init__(self, lengths: dict[str, int | None], prompt: str) -> None:
        self._lengths, self._count = lengths, 0
        self._chance = random.Random(zlib.crc32(prompt.encode()))

    def value(self, name: str, schema: dict[str, Any]) -> Any:
        if "enum" in schema:
            return schema["enum"][0]
        match schema.get("type"):
            case "object":
                return {key: self.value(key, part) for key, part in schema["properties"].items()}
            case "array":
                count = self._lengths.get(name) or max(schema.get("minItems", 1), 1)
                return [self.value(name, schema["items"]) for _ in range(count)]
            case "integer" | "number":
                return 1
            case _:
                return self._words(schema.get("maxLength", 120))

    def _words(self, most: int) -> str:
        self._count += 1
        words = f"{_sentence(self._chance).rstrip('.')} {self._count}"
        return words if len(words) <= most else f"{self._chance.choice(WHAT)} {self._count}"
