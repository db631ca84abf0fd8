"""Whether an answer is the passage that was asked for, and that alone."""

import re

from stories.agents.rendering import has_blocks
from stories.craft import words
from stories.schemas import SCENE_CHARS, Passage

MOST_TIMES, MOST_MORE = 4, 120
"""A passage may grow to so many times its words, a short one by so many words; more is another thing."""
OVERLAP = 40
"""Characters of the text around a passage by which that text is recognised in an answer."""
PREAMBLE = re.compile(
    r"""\s*(?:\*\*|\#+\s*)?
        (?:(?:sure|certainly|of\scourse|okay|ok|absolutely|great)\b[^\n]{0,80}
         | here(?:[’']s|\sis|\sare)\b[^\n]{0,80}\b(?:version|rewrite|revision|rewritten|revised|passage|text|scene)\b[^\n]{0,40}
         | (?:the\s)?(?:rewritten|revised|new|updated)\s(?:passage|version|text|scene)\b[^\n]{0,40})
        :\s*(?:\*\*)?\s*(?:\n|$)""",  # noqa: E501
    re.IGNORECASE | re.VERBOSE,
)


def is_passage(answer: str, content: str, passage: Passage) -> bool:
    """Tell whether `answer` can stand in place of `passage` in `content`."""
    count = len(words(passage.of(content)))
    runs_on = len(words(answer)) > max(MOST_TIMES * count, count + MOST_MORE)
    too_long = len(passage.replaced(content, answer)) > SCENE_CHARS
    return not (runs_on or too_long or is_framed(answer) or _brings_the_rest(answer, content, passage))


def is_framed(answer: str) -> bool:
    """Tell whether an answer speaks of itself first ("Here is the revised scene:") or bears our own marks."""
    return bool(PREAMBLE.match(answer)) or has_blocks(answer)


def _brings_the_rest(answer: str, content: str, passage: Passage) -> bool:
    """Whether the text before or behind the passage stands in the answer too: it would be told twice."""
    before, behind = content[: passage.start].rstrip(), content[passage.end :].lstrip()
    said, was = _plain(answer), _plain(passage.of(content))
    edges = (_plain(before)[-OVERLAP:], _plain(behind)[:OVERLAP])
    return any(len(edge) == OVERLAP and edge in said and edge not in was for edge in edges)


def _plain(text: str) -> str:
    return " ".join(words(text))
