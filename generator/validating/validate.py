"""Hands the merged document to openapi-spec-validator and maps what it finds back to the pages.

The validator opens `file:` references and requests URLs, whatever handlers it is given, so it is only ever shown a
document in which every reference is local and no `$id` moves the base. It is slow to import and to run: its verdict
is remembered by `fingerprint` and asked for once for each content.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from typing import Any

from ..diagnostics import Diagnostics
from ..source import Json, Specification

VALIDATOR = "openapi-spec-validator 0.9.0"
"""Part of the fingerprint: another version is another verdict."""

_MOST = 50
"""Findings shown; past that the document is wrong as a whole."""


def fingerprint(specification: Specification) -> str:
    """A hash of the document and the validator, under which a good verdict may be remembered."""
    text = json.dumps(specification.document, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(f"{VALIDATOR}\n{text}".encode()).hexdigest()


def validate(specification: Specification, diagnostics: Diagnostics) -> None:
    """Add an `invalid-document` error for each fault that openapi-spec-validator finds."""
    foreign = list(_foreign_references(specification.document, ""))
    for pointer in foreign:
        diagnostics.error(
            "external-reference",
            "a reference leaves the document; nothing is opened or requested",
            specification.origin(pointer),
            help="publish the target among the pages and refer to it with #/components/…",
        )
    if foreign:
        return
    for count, (path, message) in enumerate(_faults(_without_ids(specification.document))):
        if count == _MOST:
            break
        pointer = _pointer(specification.document, path)
        diagnostics.error(
            "invalid-document",
            _one_line(message),
            specification.origin(pointer),
            help="the OpenAPI specification does not allow this here",
        )


def _faults(document: Json) -> Iterator[tuple[Sequence[str | int], str]]:
    from openapi_spec_validator import OpenAPIV31SpecValidator

    try:
        for fault in OpenAPIV31SpecValidator(document).iter_errors():  # type: ignore[arg-type]
            yield tuple(fault.absolute_path), str(fault.message)
    except RecursionError:
        yield (), "the document nests or refers too deeply for the validator"


def _foreign_references(node: Json, pointer: str) -> Iterator[str]:
    stack: list[tuple[Json, str]] = [(node, pointer)]
    while stack:
        here, at = stack.pop()
        if isinstance(here, dict):
            target = here.get("$ref")
            if isinstance(target, str) and not target.startswith("#"):
                yield at
            stack.extend((value, f"{at}/{_escape(key)}") for key, value in here.items())
        elif isinstance(here, list):
            stack.extend((value, f"{at}/{index}") for index, value in enumerate(here))


def _without_ids(node: Json) -> Json:
    """A copy without `$id` and `$schema` texts, which would move the base of references or name another dialect."""
    if isinstance(node, dict):
        return {
            key: _without_ids(value)
            for key, value in node.items()
            if not (key in ("$id", "$schema", "jsonSchemaDialect") and isinstance(value, str))
        }
    return [_without_ids(value) for value in node] if isinstance(node, list) else node


def _pointer(document: Json, path: Sequence[str | int]) -> str:
    """The JSON pointer of `path`; empty when the validator gave a path that does not start at the root."""
    here: Any = document
    for part in path:
        try:
            here = here[part]
        except (KeyError, IndexError, TypeError):
            return ""
    return "".join(f"/{_escape(str(part))}" for part in path)


def _escape(token: str) -> str:
    return token.replace("~", "~0").replace("/", "~1")


def _one_line(message: str) -> str:
    flat = " ".join(message.split())
    return flat if len(flat) <= 200 else f"{flat[:160]} … {flat[-30:]}"
