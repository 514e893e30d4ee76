"""Every address of the site, read from the URL resolver."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import translation

PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>|\(\?P<(\w+)>[^)]*\)|\([^)]*\)(?:\*\)\$)?")
# What may be missing, and what must not follow.
LEFT_OUT = re.compile(r"\(\?:[^)]*\)\?|\(\?![^)]*\)")


@dataclass(frozen=True)
class Route:
    """One pattern of the resolver, as it is written there."""

    pattern: str

    @property
    def parameters(self) -> list[str]:
        return [named or grouped or "" for named, grouped in PARAMETER.findall(self.pattern)]

    def address(self, values: Mapping[str, object]) -> str:
        """The pattern with a value for each of its parameters; KeyError names one that has none."""

        def fill(match: re.Match[str]) -> str:
            return str(values[match[1] or match[2] or ""])

        path = PARAMETER.sub(fill, LEFT_OUT.sub("", self.pattern))
        return "/" + path.replace("^", "").replace("$", "").replace("\\.", ".")


def every_route() -> list[Route]:
    with translation.override("en"):
        return [Route(pattern) for pattern in dict.fromkeys(walk(get_resolver()))]


def walk(resolver: URLResolver, prefix: str = "") -> Iterator[str]:
    for entry in resolver.url_patterns:
        pattern = f"{prefix}{entry.pattern}"
        if isinstance(entry, URLPattern):
            yield pattern
        else:
            yield from walk(entry, pattern)
