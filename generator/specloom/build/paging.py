"""How the next page of a list is found: from the configuration, or from a documented `Link` header."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ..diagnostics import Diagnostics
from ..ir import (
    AliasSchema,
    Array,
    Definition,
    Map,
    ObjectSchema,
    Operation,
    Paging,
    Reference,
    Scalar,
    SchemaId,
    Type,
    Union,
)
from ..settings.operations import OperationRule
from ..settings.sdk import PagingRule
from .idle import idle
from .scalars import ANY, NULL
from .wire import is_json

NO_PAGING = "none"
"""The name of a scheme that says: this list comes whole, whatever its headers are."""

_Definitions = Mapping[SchemaId, Definition]


def attach_paging(
    operation: Operation,
    rule: OperationRule | None,
    schemes: Mapping[str, PagingRule],
    definitions: _Definitions,
    diagnostics: Diagnostics,
) -> Operation:
    """The operation with its paging, if it has any."""
    if rule is not None and rule.paging and not (rule.paging == NO_PAGING and NO_PAGING not in schemes):
        scheme = schemes.get(rule.paging)
        paging = _by_rule(operation, rule, scheme, definitions, diagnostics) if scheme is not None else None
        if paging is not None and paging == _by_link(operation, definitions):
            idle(
                rule, f"{operation.key} documents its `Link` header, and pages by it without the rule too", diagnostics
            )
        return replace(operation, paging=paging)
    return (
        operation if rule is not None and rule.paging else replace(operation, paging=_by_link(operation, definitions))
    )


def _by_link(operation: Operation, definitions: _Definitions) -> Paging | None:
    for response in operation.responses:
        linked = any(header.wire_name.lower() == "link" for header in response.headers)
        if linked and response.status.startswith("2") and operation.method == "GET":
            for media_type in response.content:
                item = _item(_resolved(media_type.type, definitions)) if is_json(media_type.name) else None
                if item is not None:
                    return Paging(next_header="Link", item_type=item)
    return None


_COMPARE = "compare `paging` with the schema of the answer; names count as they stand on the wire"


def _by_rule(
    operation: Operation,
    rule: OperationRule,
    scheme: PagingRule,
    definitions: _Definitions,
    diagnostics: Diagnostics,
) -> Paging | None:
    bodies = [
        media_type.type
        for response in operation.responses
        if response.status.startswith("2")
        for media_type in response.content
        if is_json(media_type.name)
    ]
    if not bodies:
        diagnostics.error("bad-paging", f"{operation.key} documents no JSON answer to page through", rule.origin)
        return None
    lists = [_walk(body, scheme.items, definitions) for body in bodies]
    items = [item for found in lists if found is not None and (item := _item(found)) is not None]
    if not items:
        way = ".".join(scheme.items) or "the body"
        diagnostics.error(
            "bad-paging", f"{way} of the answer to {operation.key} is no list", rule.origin, help=_COMPARE
        )
        return None
    if scheme.next_field and all(_walk(body, scheme.next_field, definitions) is None for body in bodies):
        way = ".".join(scheme.next_field)
        diagnostics.error("bad-paging", f"the answer to {operation.key} has no {way}", rule.origin, help=_COMPARE)
        return None
    return Paging(
        next_header=scheme.next_header,
        next_field=scheme.next_field,
        items=scheme.items,
        item_type=items[0],
        strip_prefix=scheme.strip_prefix,
        continue_on_empty=scheme.continue_on_empty,
    )


def _walk(type: Type, way: Sequence[str], definitions: _Definitions) -> Type | None:
    """The type at the end of a way of property names; `None` when the document does not know it."""
    here: Type | None = _resolved(type, definitions)
    for name in way:
        here = _property(here, name, definitions) if here is not None else None
    return here


def _property(type: Type, name: str, definitions: _Definitions) -> Type | None:
    if isinstance(type, Scalar):
        return ANY if type == ANY else None
    if isinstance(type, Map):
        return _resolved(type.value, definitions)
    definition = definitions.get(type.id) if isinstance(type, Reference) else None
    if not isinstance(definition, ObjectSchema):
        return None
    found = [field.type for field in definition.fields if field.wire_name == name]
    return _resolved(found[0], definitions) if found else definition.additional


def _resolved(type: Type, definitions: _Definitions) -> Type:
    """The type behind aliases, without null."""
    for _ in range(len(definitions) + 1):
        definition = definitions.get(type.id) if isinstance(type, Reference) else None
        if isinstance(definition, AliasSchema):
            type = definition.type
        elif isinstance(type, Union) and len([arm for arm in type.arms if arm != NULL]) == 1:
            type = next(arm for arm in type.arms if arm != NULL)
        else:
            break
    return type


def _item(type: Type) -> Type | None:
    return type.item if isinstance(type, Array) else ANY if type == ANY else None
