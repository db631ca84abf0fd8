"""What is forgotten in time, collected from each app's `sweeps` module."""

import logging
from collections.abc import Callable

from django.utils.module_loading import autodiscover_modules

log = logging.getLogger(__name__)

Sweep = Callable[[], int]

_sweeps: dict[str, Sweep] = {}


def sweep[S: Sweep](what: str) -> Callable[[S], S]:
    """Register the decorated function as what sweeps `what`, such as "old forms"; it returns how many.

    Safe to run again at any time, also while another process runs it. Raises `ValueError` when `what` is
    swept already.
    """

    def register(function: S) -> S:
        if what in _sweeps:
            raise ValueError(f"two sweeps of {what!r}")
        _sweeps[what] = function
        return function

    return register


def sweep_all() -> dict[str, int | None]:
    """Run every sweep and return how many of each were swept; None for one that failed.

    One that fails is logged and does not keep the others from their work.
    """
    autodiscover_modules("sweeps")
    return {what: _attempt(what, function) for what, function in _sweeps.items()}


def _attempt(what: str, function: Sweep) -> int | None:
    try:
        return function()
    except Exception:
        # Broad on purpose: a disk that cannot be read must not keep old forms for ever.
        log.exception("%s could not be swept", what)
        return None
