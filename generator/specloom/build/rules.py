"""Applies to the operations what only the configuration knows of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from ..diagnostics import Diagnostics
from ..ir import Definition, Operation, SchemaId
from ..settings.operations import OperationRule
from ..settings.sdk import SdkConfig
from ..text.suggest import did_you_mean
from .behaviours import Declared, declare
from .idle import idle
from .paging import NO_PAGING, attach_paging


def apply_rules(
    operations: Sequence[Operation],
    sdk: SdkConfig,
    definitions: Mapping[SchemaId, Definition],
    features: Sequence[Declared],
    diagnostics: Diagnostics,
) -> tuple[Operation, ...]:
    """The operations with all that is configured of them; a rule that meets nothing is an error."""
    keys = [operation.key for operation in operations]
    _check_rules(sdk, keys, diagnostics)
    rules = {rule.key: rule for rule in sdk.operations}
    schemes = {scheme.name: scheme for scheme in sdk.paging}
    paged = [
        (attach_paging(_marked(operation, rule, diagnostics), rule, schemes, definitions, diagnostics), rule)
        for operation, rule in _paired(operations, rules)
    ]
    by_key = {operation.key: operation for operation, _ in paged}
    declared = [declare(operation, rule, by_key, definitions, features, diagnostics) for operation, rule in paged]
    for feature in features:
        declared = list(feature.completed(declared, rules, definitions, diagnostics))
    return tuple(declared)


def _paired(
    operations: Sequence[Operation], rules: Mapping[str, OperationRule]
) -> Iterator[tuple[Operation, OperationRule | None]]:
    for operation in operations:
        yield operation, rules.get(operation.key)


def _marked(operation: Operation, rule: OperationRule | None, diagnostics: Diagnostics) -> Operation:
    if rule is None:
        return operation
    if rule.safe is not None and rule.safe == operation.safe:
        idle(rule, f"{rule.key} {'only reads' if rule.safe else 'writes'} by its method", diagnostics)
    assumed = rule.safe or operation.idempotent
    if rule.idempotent is not None and rule.idempotent == assumed:
        what = "is" if assumed else "is not"
        idle(rule, f"{rule.key} {what} idempotent without the rule too", diagnostics)
    safe = operation.safe if rule.safe is None else rule.safe
    stated = rule.idempotent if rule.idempotent is not None else True if rule.safe else None
    return replace(operation, safe=safe, idempotent=operation.idempotent if stated is None else stated)


def _check_rules(sdk: SdkConfig, keys: Sequence[str], diagnostics: Diagnostics) -> None:
    schemes = [scheme.name for scheme in sdk.paging]
    named = [(rule.key, rule.origin) for rule in sdk.operations]
    for key, origin in (*named, *((handler.key, handler.origin) for handler in sdk.fake_handlers)):
        if key not in keys:
            diagnostics.error("unknown-rule", f'no operation "{key}"', origin, help=did_you_mean(key, keys))
    for rule in sdk.operations:
        if rule.paging and rule.paging not in (*schemes, NO_PAGING):
            diagnostics.error(
                "unknown-rule",
                f'no paging scheme "{rule.paging}"',
                rule.origin,
                help=did_you_mean(rule.paging, schemes),
            )
    used = {rule.paging for rule in sdk.operations}
    for scheme in sdk.paging:
        if scheme.name not in used:
            diagnostics.error(
                "unused-rule",
                f'no operation pages by "{scheme.name}"',
                scheme.origin,
                help="name it at an operation, or remove it",
            )
