"""Errors that are said to an author.

    ServiceError                  something outside the request failed; says if trying again can help
    ├── child.ChildFailed         a child process crashed or ran out of time
    ├── OutOfBudget               it would cost more than is left of the day's money
    └── agents' and providers'    busy, unavailable, refused, unusable answer, misconfigured
    AuthorError                   the author asked for what cannot be done now; nothing changed
    ├── Stale                     the row was changed elsewhere since the form was shown
    ├── ConsentNeeded             it would send something to where the author has not agreed to
    ├── TooMuch                   more than is allowed now; says after how many seconds to ask again
    │   ├── BudgetSpent           it would cost more than is left of the day's money
    │   └── TooManyAtOnce         too much is under way for this author already
    ├── TextRefused               what was typed cannot be taken as it is
    └── stories.workflow.IllegalTransition

Every message is a sentence that can be shown as it is: what happened, that nothing is lost, what to do.
"""


class ServiceError(Exception):
    """Work outside the request failed.

    `permanent` tells the ledger whether trying again can help.
    """

    def __init__(self, message: str, *, permanent: bool = False) -> None:
        super().__init__(message)
        self.message = message
        self.permanent = permanent


class OutOfBudget(ServiceError):
    """The next call would cost more than is left; only another day or the operator can help."""

    def __init__(self, message: str) -> None:
        super().__init__(message, permanent=True)


class AuthorError(Exception):
    """What was asked for cannot be done; answered 409 with how things stand."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class Stale(AuthorError):
    """The row that a form was about has changed since the form was shown."""

    def __init__(self, message: str = "This was changed elsewhere. Both texts are kept.") -> None:
        super().__init__(message)


class ConsentNeeded(AuthorError):
    """It would send something to an outside service that the author has not agreed to; answered 409."""


class TooMuch(AuthorError):
    """More than is allowed now; answered 429 by the API, with the seconds after which to ask again."""

    def __init__(self, message: str, *, seconds: int) -> None:
        super().__init__(message)
        self.seconds = seconds


class BudgetSpent(TooMuch):
    """It would cost more than is left of the day's money."""


class TooManyAtOnce(TooMuch):
    """Too much is under way for this author already."""


class TextRefused(AuthorError):
    """A text is empty, too long, or nothing that its reader can read; answered 422."""
