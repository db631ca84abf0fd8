"""A refusal in words: a model that declines without saying so to the machine."""

import re

MOST_WORDS = 150
"""A longer text is told, not declined, however it begins."""

# At the very beginning, where a scene would have a quotation mark before such words.
_REFUSAL = re.compile(
    r"""\s*(?:
        (?:i['’]?m | i\sam)\s(?:(?:very|so|really)\s)?(?:sorry|afraid) [^.!?]{0,60}? \b(?:can['’]?t|cannot|won['’]t|unable|not\sable)\b
      | (?:sorry | unfortunately | i\sapologi[sz]e) [^.!?]{0,60}? \b(?:can['’]?t|cannot|won['’]t|unable|not\sable)\b
      | i\s?(?:can['’]t | cannot | won['’]t | will\snot | must\sdecline | ['’]m\s(?:unable|not\sable) | am\s(?:unable|not\sable))
        \b [^.!?]{0,40}? \b(?:write|help|assist|create|continue|produce|generate|provide|comply|fulfil)
      | as\san\sai\b
    )""",  # noqa: E501
    re.IGNORECASE | re.VERBOSE,
)


def is_refusal(text: str) -> bool:
    """Tell whether a text given in place of a scene says that there will be none."""
    return len(text.split()) <= MOST_WORDS and bool(_REFUSAL.match(text))
