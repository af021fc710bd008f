"""Parameters that carry lists within lists, objects or JSON, in the styles of OpenAPI.

Where OpenAPI leaves the form open, it is the customary one: a list within a list is joined with commas, an object
within a list or an object is JSON, and `deepObject` names the way to each value.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from .core.json_text import dumps
from .core.operation import OMIT, CookieParam, HeaderParam, PathParam, Query
from .http.encoding import encoded, text_of

__all__ = ["StyledCookie", "StyledHeader", "StyledPath", "StyledQuery"]

_DELIMITERS = {"spaceDelimited": "%20", "pipeDelimited": "%7C"}


@dataclass(frozen=True, slots=True)
class StyledPath(PathParam):
    """A hole in the path that takes a list, an object or JSON."""

    json: bool = False
    """Whether the value is sent as JSON."""

    def styled(self, value: Any, safe: str = "") -> str | None:
        """Return the segment: `a,b`, `.a.b`, `;name=a;name=b`; `None` for a scalar."""
        name = self.wire_name
        write = partial(encoded, name=name)
        if self.json:
            return write(_json(value))
        texts = _texts(value, self.explode, name, write)
        if texts is None or not any(texts):
            return None if texts is None else ""
        match self.style:
            case "label":
                return "." + ("." if self.explode else ",").join(texts)
            case "matrix" if self.explode:
                return "".join(f";{text}" if _is_object(value) else f";{write(name)}={text}" for text in texts)
            case "matrix":
                return f";{write(name)}={','.join(texts)}"
            case _:
                return ",".join(texts)


@dataclass(frozen=True, slots=True)
class StyledQuery(Query):
    """A parameter after the question mark that takes objects, lists of lists or JSON."""

    json: bool = False
    """Whether the value is sent as JSON."""

    def styled(self, value: Any, safe: str = "") -> list[str] | None:
        """Return the pairs, encoded; `None` for what is sent as any query parameter is."""
        name = self.wire_name
        write = partial(encoded, name=name, safe=safe)
        if self.json:
            return [f"{encoded(name, name)}={write(_json(value))}"]
        if self.style == "deepObject" and _is_object(value):
            return [f"{encoded(way, name)}={write(text)}" for way, text in self._deep(name, value)]
        if self.explode and _is_object(value):
            found = [(key, one) for key, item in _members(value, name) for one in _items(item)]
            return [f"{encoded(key, name)}={write(_inner(one, name, self.time))}" for key, one in found]
        texts = _texts(value, self.explode and _is_object(value), name, write)
        if not texts:
            return None if texts is None else []
        if self.explode:
            return [f"{encoded(name, name)}={text}" for text in texts]
        return [f"{encoded(name, name)}={_DELIMITERS.get(self.style, ',').join(texts)}"]

    def _deep(self, way: str, value: Any) -> Iterator[tuple[str, str]]:
        if _is_object(value):
            for key, item in _members(value, way):
                yield from self._deep(f"{way}[{key}]", item)
        else:
            yield from ((way, _inner(one, self.wire_name, self.time)) for one in _items(value))


@dataclass(frozen=True, slots=True)
class StyledHeader(HeaderParam):
    """A header that takes an object, a list of lists or JSON."""

    explode: bool = False
    json: bool = False
    """Whether the value is sent as JSON."""

    def styled(self, value: Any, safe: str = "") -> str | None:
        """Return the text of the header; `None` for a scalar."""
        texts = [_json(value)] if self.json else _texts(value, self.explode, self.wire_name)
        return None if texts is None else ",".join(texts)


@dataclass(frozen=True, slots=True)
class StyledCookie(CookieParam):
    """A parameter that travels as cookies and takes a list, an object or JSON."""

    explode: bool = True
    json: bool = False
    """Whether the value is sent as JSON."""

    def styled(self, value: Any, safe: str = "") -> list[tuple[str, str]] | None:
        """Return names and values; `None` for a scalar."""
        name = self.wire_name
        write = partial(encoded, name=name)
        if self.json:
            return [(name, write(_json(value)))]
        if self.explode and _is_object(value):
            return [(key, write(_inner(item, name))) for key, item in _members(value, name)]
        texts = _texts(value, False, name, write)
        if texts is None:
            return None
        return [(name, text) for text in texts] if self.explode else [(name, ",".join(texts))]


def _texts(value: Any, explode: bool, name: str, write: Callable[[str], str] = str) -> Sequence[str] | None:
    """Return what stands between the joints, written so; `None` for what is neither a list nor an object."""
    if _is_object(value):
        pairs = [(write(key), write(_inner(item, name))) for key, item in _members(value, name)]
        return [f"{key}={text}" for key, text in pairs] if explode else [text for pair in pairs for text in pair]
    if isinstance(value, list | tuple | set | frozenset):
        return [write(_inner(item, name)) for item in _ordered(value, name)]
    return None


def _inner(value: Any, name: str, time_format: str = "") -> str:
    """Return a value inside a list or an object as text."""
    if value is None:
        raise TypeError(f"{name} holds None: a list has no way to send it")
    if _is_object(value):
        return _json(value)
    if isinstance(value, list | tuple | set | frozenset):
        return ",".join(_inner(item, name, time_format) for item in _ordered(value, name))
    return text_of(value, name, time_format)


def _items(value: Any) -> Iterable[Any]:
    return value if isinstance(value, list | tuple) else (value,)


def _ordered(value: Iterable[Any], name: str) -> Iterable[Any]:
    return sorted(value, key=lambda item: text_of(item, name)) if isinstance(value, set | frozenset) else value


def _is_object(value: Any) -> bool:
    return isinstance(value, Mapping) or hasattr(value, "to_request")


def _members(value: Any, name: str) -> list[tuple[str, Any]]:
    """Return the fields of an object that are set."""
    fields = value.to_request() if hasattr(value, "to_request") else value
    if not all(isinstance(key, str) for key in fields):
        raise TypeError(f"{name} has a key that is no text")
    return [(key, item) for key, item in fields.items() if item is not None and item is not OMIT]


def _json(value: Any) -> str:
    return dumps(_plain(value))


def _plain(value: Any) -> Any:
    """Return the JSON below models."""
    if hasattr(value, "to_request"):
        return value.to_request()
    if isinstance(value, Mapping):
        return {name: _plain(item) for name, item in value.items()}
    return [_plain(item) for item in value] if isinstance(value, list | tuple) else value
