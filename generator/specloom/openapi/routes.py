"""Path templates as routes: what a server tells apart, whatever the parameters are called."""

from __future__ import annotations

import re
from functools import cache

_PARAMETER = re.compile(r"\{([^{}]*)\}")
_VERSION = re.compile(r"v\d+(?:[._-]?\d+)*(?:(?:alpha|beta|rc)\d*)?", re.IGNORECASE)
_PREFIXES = {"api", "rest"}
"""Segments, beside versions, that paths begin with everywhere and that name nothing."""


@cache
def route(path: str) -> str:
    """The path with its parameters by position: two paths of one route are one for a server."""
    return _PARAMETER.sub("{}", path)


@cache
def route_of(key: str) -> str:
    """The key of an operation, `GET /pets/{id}`, with the parameters of its path by position."""
    method, space, path = key.partition(" ")
    return f"{method}{space}{route(path)}"


def parameter_names(path: str) -> tuple[str, ...]:
    """The names of the parameters in a path, in order."""
    return tuple(_PARAMETER.findall(path))


def respelled(name: str, before: str, after: str) -> str:
    """What the path parameter `name` of the path `before` is called in `after`, a path of as many parameters."""
    old, new = parameter_names(before), parameter_names(after)
    return new[old.index(name)] if name in old and len(old) == len(new) else name


def is_prefix(segment: str) -> bool:
    """Whether a segment says where an API or which version of it is: `api`, `v1`, `v2.0`."""
    return segment.lower() in _PREFIXES or _VERSION.fullmatch(segment) is not None


def differ_in_prefix_only(one: str, other: str) -> bool:
    """Whether two paths differ in a version, or in literal segments that one has in front, and in nothing else."""
    first, second = sorted((_bare(one), _bare(other)), key=len)
    more = second[: len(second) - len(first)]
    return bool(first) and second[len(more) :] == first and "{}" not in "/".join(more)


@cache
def _bare(path: str) -> tuple[str, ...]:
    return tuple(part for part in route(path).split("/") if part and not is_prefix(part))
