"""What can go wrong with a model's service, as a script that a fake server plays."""

import re
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """A fault, by the name under which the log has it."""

    # Before the answer, with a status.
    THROTTLED = "throttled"
    ERROR_500 = "500"
    ERROR_503 = "503"
    DENIED = "403"
    UNKNOWN_MODEL = "unknown model"
    RETIRED_MODEL = "retired model"
    FILTERED_REQUEST = "filtered request"
    # Of the connection.
    HANG = "hang"
    STALL = "stall"
    RESET = "reset"
    CUT = "cut"
    # Of what is said.
    BAD_JSON = "bad JSON"
    WRONG_SCHEMA = "wrong schema"
    TOO_FEW = "too few"
    TOO_MANY = "too many"
    EMPTY = "empty"
    SHORT = "20 words"
    LONG = "3,000 words"
    SAYS_NO = "refusal in words"
    REPEATED = "repeated paragraph"
    MARKUP = "HTML and script"
    # Of how it ends.
    REFUSAL = "refusal"
    FILTERED = "content filter"
    GUARDRAIL = "guardrail"
    MAX_TOKENS = "max_tokens"


STATUSES = {
    Kind.THROTTLED: 429,
    Kind.ERROR_500: 500,
    Kind.ERROR_503: 503,
    Kind.DENIED: 403,
    Kind.UNKNOWN_MODEL: 404,
    Kind.RETIRED_MODEL: 404,
    Kind.FILTERED_REQUEST: 400,
}


@dataclass
class Fault:
    """A fault for the next `times` requests (None: all) whose prompt, system prompt or tool fits `when`."""

    kind: Kind
    times: int | None = None
    when: str = ""
    after: int = 3
    """Pieces that are sent before the connection fails."""

    def meets(self, said: str) -> bool:
        """Whether the fault is due for a request with these words; counts it as played."""
        if self.times == 0 or not re.search(self.when, said):
            return False
        if self.times is not None:
            self.times -= 1
        return True
