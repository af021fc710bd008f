"""Hands the merged document to openapi-spec-validator and maps what it finds back to the pages.

The validator opens `file:` references and requests URLs, whatever handlers it is given, so it is only ever shown a
document in which every reference is local and leads to its end at once (it follows a long way by recursion, anew for
each reference) and no `$id` moves the base. It is slow to import and to run: its verdict
is remembered by `fingerprint` and asked for once for each content.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

from ..diagnostics import Diagnostics, Origin, Severity, pointer_of
from ..source import Json, Specification

VALIDATOR = "openapi-spec-validator 0.9.0"
"""Part of the fingerprint: another version is another verdict."""

_MOST = 50
"""Findings shown; past that the document is wrong as a whole."""
_SETTLED = {"UnresolvableParameterError": frozenset(("undeclared-parameter", "bad-path"))}
"""Kind of a fault that comes without a place -> the codes of the warnings that say where."""
_PATHS = ("paths",)
"""Where it finds paths that do not begin with a slash: at the object that holds them, without saying which."""


def fingerprint(specification: Specification) -> str:
    """A hash of the document and the validator, under which a good verdict may be remembered."""
    text = json.dumps(specification.document, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(f"{VALIDATOR}\n{text}".encode()).hexdigest()


def validate(specification: Specification, diagnostics: Diagnostics) -> None:
    """Add an `invalid-document` warning for each fault that openapi-spec-validator finds beyond what is known."""
    known = _Known.of(diagnostics)
    left = _MOST
    document = _simplified(specification.document, _Ends(document=specification.document))
    for path, kind, message in _faults(document):
        origin = specification.origin(_pointer(document, path))
        if known.settles(kind, tuple(path), origin):
            continue
        if not left:
            break
        left -= 1
        help = "the OpenAPI specification does not allow this here"
        diagnostics.warning("invalid-document", _one_line(message), origin, help=help)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """What earlier stages have warned of, and go on without."""

    codes: frozenset[str]
    places: frozenset[tuple[str, str]]
    """Page and pointer of each warning, and of what holds its place."""

    @classmethod
    def of(cls, diagnostics: Diagnostics) -> _Known:
        told = [entry for entry in diagnostics.entries if entry.severity is not Severity.NOTE]
        places = {(entry.origin.page, entry.origin.pointer) for entry in told if entry.origin is not None}
        holders = {(page, pointer.rpartition("/")[0]) for page, pointer in places if pointer}
        return cls(codes=frozenset(entry.code for entry in told), places=frozenset(places | holders))

    def settles(self, kind: str, path: tuple[str | int, ...], origin: Origin) -> bool:
        """Whether a fault of this kind, there, is one of them: its place, or what it stands in, was warned of."""
        if not self.codes.isdisjoint(_SETTLED.get(kind, ())) or (path == _PATHS and "bad-path" in self.codes):
            return True
        pointer = origin.pointer
        while pointer and (origin.page, pointer) not in self.places:
            pointer = pointer.rpartition("/")[0]
        return (origin.page, pointer) in self.places


def _faults(document: Json) -> Iterator[tuple[Sequence[str | int], str, str]]:
    """Way, kind and words of each fault."""
    from .validator import Validator

    try:
        for fault in Validator(document).iter_errors():  # type: ignore[arg-type]
            yield tuple(fault.absolute_path), type(fault).__name__, str(fault.message)
    except RecursionError:
        yield (), "RecursionError", "the document nests or refers too deeply for the validator"
    except (LookupError, TypeError, ValueError, AttributeError) as error:  # how it meets a shape it did not foresee
        yield (), type(error).__name__, f"the validator cannot read the document: {error!r}"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ends:
    """Where references lead to in the end."""

    document: Json
    _known: dict[str, str] = field(default_factory=dict)

    def of(self, reference: str) -> str:
        """The reference to what is no reference; of a circle, one of its members."""
        way: dict[str, None] = {}
        while reference not in self._known and reference not in way:
            way[reference] = None
            value = _value_at(self.document, _tokens(reference))
            onward = value.get("$ref") if isinstance(value, dict) else None
            reference = onward if isinstance(onward, str) else reference
        end = self._known.get(reference, reference)
        self._known.update(dict.fromkeys(way, end))
        return end


_READABLE = {"$ref", "name"}


def _simplified(node: Json, ends: _Ends) -> Json:
    """A copy in which references lead to their end, without texts that move their base or name another dialect."""
    if isinstance(node, list):
        return [_simplified(value, ends) for value in node]
    if not isinstance(node, dict):
        return node
    if isinstance(listed := node.get("parameters"), list):
        # It cannot read parameters without a name or a place, which were warned of and have no part in anything.
        node = {
            **node,
            "parameters": [each for each in listed if not isinstance(each, dict) or _READABLE & each.keys()],
        }
    copy = {
        key: _simplified(value, ends)
        for key, value in node.items()
        if not (key in ("$id", "$schema", "jsonSchemaDialect") and isinstance(value, str))
    }
    if isinstance(reference := node.get("$ref"), str):
        copy["$ref"] = ends.of(reference)
    return copy


def _pointer(document: Json, path: Sequence[str | int]) -> str:
    """The JSON pointer of what a path leads to, through references; empty when it leads to nothing."""
    here: Any = document
    way: tuple[str | int, ...] = ()
    for part in path:
        if isinstance(here, dict) and part not in here and isinstance(here.get("$ref"), str):
            way = _tokens(here["$ref"])
            here = _value_at(document, way)
        try:
            here = here[part]
        except (KeyError, IndexError, TypeError):
            return ""
        way = (*way, part)
    return pointer_of(way)


def _tokens(reference: str) -> tuple[str, ...]:
    return tuple(_unescape(token) for token in reference.removeprefix("#").split("/")[1:])


def _value_at(document: Any, way: Sequence[str | int]) -> Any:
    for part in way:
        if isinstance(document, list):
            document = document[int(part)] if str(part).isdecimal() and int(part) < len(document) else None
        else:
            document = document.get(part) if isinstance(document, dict) else None
    return document


def _unescape(token: str) -> str:
    return unquote(token).replace("~1", "/").replace("~0", "~")


def _one_line(message: str) -> str:
    flat = " ".join(message.split())
    return flat if len(flat) <= 200 else f"{flat[:160]} … {flat[-30:]}"
