"""Stand-ins for what is outside: a model that is told what to say, and servers that speak a vendor's wire."""

from importlib import import_module
from typing import Any

SCRIPTED = (
    "Answer",
    "Asked",
    "Ends",
    "Raw",
    "ScriptedModel",
    "concepts",
    "drafted",
    "prose",
    "run_some",
    "seen",
    "write_with",
)


def __getattr__(name: str) -> Any:
    # Late: the servers also run in processes of their own, without Django.
    if name not in SCRIPTED:
        raise AttributeError(name)
    return getattr(import_module("tests.fakes.scripted"), name)
