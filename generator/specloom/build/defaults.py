"""Stated defaults and examples: those that are values of their own type.

Defaults end as literals beside an annotation, examples in the docs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..ir import Default
from ..source import Json
from .conjunction import Part, given, structural
from .document import Document, Node
from .facts import Facts, facts_of, type_name


def check_stated(parts: Sequence[Part], facts: Facts) -> None:
    """Report defaults and examples that are not of the type that the parts leave."""
    if facts.types is None:
        return
    for part in parts:
        if "default" in part.node.value and not part.borrowed:
            _check(part, facts, facts.types)
        if not part.borrowed:
            _check_examples(part.node, facts)


def default_of(parts: Sequence[Part], document: Document) -> Default | None:
    """The default of the part nearest to the owner, unless it is of another type than the parts leave."""
    found = given(parts, "default")
    if found is None:
        return None
    types = facts_of(structural(parts), document).types
    return Default(value=found[0]) if types is None or _fits(type_name(found[0], types), types) else None


def _fits(found: str, types: tuple[str, ...]) -> bool:
    return found in ("null", *types) or (found == "integer" and "number" in types)


def _check_examples(node: Node, facts: Facts) -> None:
    for place, value in _examples(node):
        fits(value, facts, node.document, place)


def fits(example: Json, facts: Facts, document: Document, pointer: str) -> bool:
    """Whether an example is of the type that the facts leave; one that is not is reported."""
    types = facts.types
    if types is None:
        return True
    found = type_name(example, types)
    if _fits(found, types) and (found != "null" or facts.nullable):
        return True
    message = f"the example is {found}, the type is {' or '.join(types) or 'null'}"
    document.warning("wrong-example", message, pointer, help="it is not shown")
    return False


def _examples(node: Node) -> Iterator[tuple[str, Json]]:
    if "example" in node.value:
        yield node.at("example"), node.value["example"]
    listed = node.value.get("examples")
    for index, value in enumerate(listed if isinstance(listed, list) else ()):
        yield node.at("examples", str(index)), value


def _check(part: Part, facts: Facts, types: tuple[str, ...]) -> None:
    node, value = part.node, part.node.value["default"]
    found = type_name(value, types)
    if found == "null":
        if not facts.nullable:
            node.document.note("bad-default", "null is no value of this type, so it is no default", node.at("default"))
    elif not _fits(found, types):
        node.document.warning(
            "bad-default",
            f"the default is {found}, the type is {' or '.join(types) or 'null'}",
            node.at("default"),
            help="it is not used",
        )
    elif facts.values and not isinstance(value, dict | list) and value not in facts.values:
        node.document.warning("bad-default", "the default is none of the listed values", node.at("default"))
