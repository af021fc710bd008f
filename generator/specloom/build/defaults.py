"""Checks that a stated default is a value of its own type: it ends as a literal beside an annotation."""

from __future__ import annotations

from collections.abc import Sequence

from .conjunction import Part
from .facts import Facts, type_name


def check_defaults(parts: Sequence[Part], facts: Facts) -> None:
    """Report defaults that are not of the type that the parts leave."""
    if facts.types is None:
        return
    for part in parts:
        if "default" in part.node.value and not part.borrowed:
            _check(part, facts, facts.types)


def _check(part: Part, facts: Facts, types: tuple[str, ...]) -> None:
    node, value = part.node, part.node.value["default"]
    found = type_name(value, types)
    if found == "null":
        if not facts.nullable:
            node.document.note("bad-default", "null is no value of this type, so it is no default", node.at("default"))
    elif found not in types and not (found == "integer" and "number" in types):
        node.document.error(
            "bad-default",
            f"the default is {found}, the type is {' or '.join(types) or 'null'}",
            node.at("default"),
        )
    elif facts.values and not isinstance(value, dict | list) and value not in facts.values:
        node.document.warning("bad-default", "the default is none of the listed values", node.at("default"))
