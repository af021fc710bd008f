"""Lists of the index for machines: what can be called and is no operation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..python.codemodel import Package, Resource
from ..text.prose import first_paragraph
from .beside import beside, page_of
from .docmodel import Entry
from .extensions import calls_of
from .surface import on_one_line


def further_calls(package: Package) -> list[dict[str, Any]]:
    """The methods that come with operations, and those that were written by hand, by resource."""
    return [call for resource in package.resources for call in sorted(_of(resource), key=lambda found: found["call"])]


def _of(resource: Resource) -> Iterator[dict[str, Any]]:
    for method in resource.methods:
        for one in beside(method):
            yield {
                "call": one.call,
                "signature": on_one_line(one, resource.names),
                "summary": first_paragraph(one.docstring),
                "operation": method.key,
                "docs": f"docs/{page_of(method, one)}",
            }
    yield from ({**described(entry), "operation": ""} for entry in calls_of(resource))


def described(entry: Entry) -> dict[str, Any]:
    """An entry of a list of calls."""
    found = {"call": entry.name, "signature": entry.signature, "summary": entry.summary, "docs": f"docs/{entry.path}"}
    return {name: value for name, value in found.items() if value}
