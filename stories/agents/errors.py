"""Why a writer did not deliver, in five kinds that an author can act on.

AgentError
├── Busy           too many requests; trying again helps
├── Unavailable    not reached, too slow, or broken off; trying again helps
├── Refused        it will not or cannot write this; another wish helps
├── Unusable       it answered, but not what was asked for; trying again may help
└── Misconfigured  a setting is wrong; only the operator can help
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from storycreator.errors import ServiceError


@dataclass(frozen=True)
class CallRecord:
    """What one call cost and how it ended; never text."""

    role: str
    model: str
    prompt_hash: str
    """SHA-256 of the system prompt and the prompt."""
    seconds: float
    service: str = ""
    """The key of the destination that was called."""
    tokens_in: int = 0
    """Those that were neither read from a cache nor written to one."""
    tokens_out: int = 0
    tokens_cache_read: int = 0
    tokens_cache_written: int = 0
    is_estimate: bool = False
    """Whether the service broke off before it could tell its own figures."""
    cost: Decimal | None = None
    """US dollars; None where no price is known."""
    first_token_seconds: float | None = None
    stop_reason: str = ""
    error_kind: str = ""


class AgentError(ServiceError):
    """A call of an agent failed. `record` is what it cost all the same."""

    kind: ClassVar[str] = ""
    sentence: ClassVar[str] = ""
    final: ClassVar[bool] = False

    def __init__(self, message: str = "") -> None:
        super().__init__(message or self.sentence, permanent=self.final)
        self.record: CallRecord | None = None


class Busy(AgentError):
    kind = "busy"
    sentence = "The writer is busy. Nothing was lost. Try again in a minute."


class Unavailable(AgentError):
    kind = "unavailable"
    sentence = "The writer is not answering. Nothing was lost. Try again in a few minutes."


class Refused(AgentError):
    kind = "refused"
    sentence = "The writer declined to write this. Nothing was lost. Put it another way and try again."
    final = True


class Unusable(AgentError):
    kind = "unusable"
    sentence = "The writer’s answer could not be used. Nothing was lost. Try again."


class Misconfigured(AgentError):
    kind = "misconfigured"
    sentence = (
        "The writer is not set up correctly. Nothing was lost. "
        "Whoever runs this installation has to look at its settings."
    )
    final = True


CUT = "The writer broke off in the middle. Nothing else was lost. Try again."
TOO_LONG = "The story has grown too long for this writer to read at once. Nothing was lost."
RAN_ON = "The writer ran on past its limit, so the text could not be used. Nothing was lost. Try again."

_BY_STATUS: dict[int, type[AgentError]] = {
    429: Busy,
    400: Misconfigured,
    401: Misconfigured,
    403: Misconfigured,
    404: Misconfigured,
    402: Misconfigured,
    408: Unavailable,
    422: Misconfigured,
    529: Busy,
}
"""What an answer's status says, whichever vendor gave it; other 5xx are `Unavailable`."""

_FILTERED = ("content_filter", "content_policy_violation")
"""Codes of a request that a filter in front of the model turned down."""


def classify(error: Exception) -> AgentError:
    """Return the kind of error that `error` means to an author.

    Vendors raise their own classes (boto, httpx, urllib3, their SDKs), so whatever is not known by
    class goes by the status it carries; an unknown failure counts as one of the connection.
    """
    chain = list(_chain(error))
    for link in chain:
        if isinstance(link, AgentError):
            return link
        found = _known(link)
        if found:
            return found
    status = next((status for link in chain if (status := _status(link))), 0)
    return _BY_STATUS.get(status, Unavailable)()


def refusal_of_request(error: BaseException) -> str:
    """Return the words with which a service refused a request as wrong in itself, or ""."""
    return next((str(link) for link in _chain(error) if _status(link) in (400, 422)), "")


def _known(error: BaseException) -> AgentError | None:
    from botocore import exceptions as boto
    from strands.types import exceptions as strands

    from stories.writers.builtin.errors import CannotDo
    from stories.writers.errors import BrokenOff, Declined

    if getattr(error, "code", None) in _FILTERED:
        return Refused()
    match error:
        case CannotDo():
            return Refused(str(error))
        case Declined():
            return Refused()
        case BrokenOff():
            return Unavailable(CUT)
        case (
            boto.NoCredentialsError()
            | boto.PartialCredentialsError()
            | boto.CredentialRetrievalError()
            | boto.ProfileNotFound()
            | boto.NoRegionError()
            | boto.SSOError()
            | boto.TokenRetrievalError()
        ):
            return Misconfigured()
        case strands.ModelThrottledException():
            return Busy()
        case strands.MaxTokensReachedException():
            return Unusable(RAN_ON)
        case strands.StructuredOutputException():
            return Unusable()
        case strands.ContextWindowOverflowException():
            return Misconfigured(TOO_LONG)
        case _:
            return None


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    """The error, what Strands wrapped in it, and what caused it."""
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = getattr(error, "original_exception", None) or error.__cause__


def _status(error: BaseException) -> int:
    """Return the HTTP status an error carries (boto in its response, others as `status_code`), or 0."""
    response = getattr(error, "response", None)
    if isinstance(response, dict):
        return int(response.get("ResponseMetadata", {}).get("HTTPStatusCode") or 0)
    status = getattr(error, "status_code", 0)
    return status if isinstance(status, int) else 0
