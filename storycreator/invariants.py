"""What must always be true of the database, collected from each app's `invariants` module."""

from collections.abc import Callable, Iterator

from django.utils.module_loading import autodiscover_modules

Check = Callable[[], list[str]]

_checks: dict[str, Check] = {}


def invariant[C: Check](sentence: str) -> Callable[[C], C]:
    """Register the decorated function as the check of `sentence`, such as "no job runs past its lease".

    It returns one short text for each breach, naming the row; none when all is well. Raises `ValueError`
    when the sentence has a check already.
    """

    def register(check: C) -> C:
        if sentence in _checks:
            raise ValueError(f"two checks of the invariant {sentence!r}")
        _checks[sentence] = check
        return check

    return register


def breaches() -> Iterator[str]:
    """Check everything and yield one line for each breach: the invariant, then the row."""
    autodiscover_modules("invariants")
    for sentence, check in _checks.items():
        for breach in check():
            yield f"{sentence}: {breach}"
