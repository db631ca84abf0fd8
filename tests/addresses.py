"""Every address there is, read off the resolver, so that none can be forgotten."""

import re
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

EXAMPLES = {"uuid": str(uuid.UUID(int=7)), "int": "7", "slug": "x", "str": "x", "path": "x"}
PARAMETER = re.compile(r"<(?:(\w+):)?(\w+)>")
GROUP = re.compile(r"\(\?P<\w+>[^)]*\)")


@dataclass(frozen=True)
class Address:
    """One pattern of the resolver: its name with its namespace, its whole route, and its view."""

    name: str
    route: str
    view: Any

    @property
    def parameters(self) -> dict[str, str]:
        """Name of each parameter → its kind."""
        return {name: kind or "str" for kind, name in PARAMETER.findall(self.route)}

    def path(self, values: Mapping[str, object] | None = None) -> str:
        """A path that the pattern matches, with `values` for its parameters and examples for the rest."""

        def value(found: re.Match[str]) -> str:
            return str((values or {}).get(found[2], EXAMPLES[found[1] or "str"]))

        route = GROUP.sub("x", self.route.replace("^", "").replace("$", ""))
        return "/" + PARAMETER.sub(value, route)

    def __str__(self) -> str:
        return self.name or self.route


def _walk(resolver: URLResolver, *, route: str = "", namespace: str = "") -> Iterator[Address]:
    for entry in resolver.url_patterns:
        here = route + str(entry.pattern)
        if isinstance(entry, URLPattern):
            yield Address(namespace + (entry.name or ""), here, entry.callback)
        else:
            inner = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
            yield from _walk(entry, route=here, namespace=inner)


def addresses() -> list[Address]:
    return list(_walk(get_resolver()))
