"""Matches the rules of the configuration with what they speak of, and reports those that match nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace

from ..diagnostics import Diagnostics, Origin
from ..ir import Api, Definition, ObjectSchema, Operation, SchemaId
from ..plan import SHARED, Placement
from ..settings.operations import OperationRule
from ..settings.sdk import ModelRule, PageRule, SdkConfig
from ..text.suggest import did_you_mean
from .arguments import body_object
from .methods import replaces
from .reserved import ARGUMENT_NAMES, FIELD_NAMES, METHOD_NAMES, MODEL_NAMES, MODULE_NAMES


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """The rules by what they match."""

    pages: Mapping[str, PageRule] = field(default_factory=dict)
    operations: Mapping[str, OperationRule] = field(default_factory=dict)
    models: Mapping[SchemaId, ModelRule] = field(default_factory=dict)

    def argument(self, operation: str, wire_name: str) -> str:
        """What a rule calls an argument; empty when none does."""
        rule = self.operations.get(operation)
        return dict(rule.arguments).get(wire_name, "") if rule else ""

    def attribute(self, schema: SchemaId, wire_name: str) -> str:
        """What a rule calls a field; empty when none does."""
        rule = self.models.get(schema)
        return dict(rule.fields).get(wire_name, "") if rule else ""

    def origin(self, kind: str, key: str) -> Origin | None:
        """Where the rule for a module, operation or model stands."""
        rule: PageRule | OperationRule | ModelRule | None
        if kind in ("module", "resource"):
            rule = self.pages.get(key)
        elif kind in ("operation", "argument"):
            rule = self.operations.get(key)
        else:
            rule = self.models.get(SchemaId(key))
        return rule.origin if rule else None


def match(api: Api, placement: Placement, sdk: SdkConfig, diagnostics: Diagnostics) -> Rules:
    """Find what each rule speaks of; an unknown name is an `unknown-rule`, one that is no good a `bad-name`."""
    titles = {*api.pages, *placement.resources.values(), *placement.models.values()}
    operations = {operation.key: operation for operation in api.operations}
    pages = {rule.title: rule for rule in sdk.pages if _known(rule.title, titles, "page", rule.origin, diagnostics)}
    calls = {rule.key: rule for rule in sdk.operations if rule.key in operations}  # building reports the others
    for page in pages.values():
        _good(page.module, MODULE_NAMES, page.origin, diagnostics)
    schemas = {schema.id: schema for schema in api.schemas}
    for call in calls.values():
        body = body_object(operations[call.key], schemas)
        fields = {field.wire_name for field in body.fields} if body else set()
        fields |= {place.pointer for place in patch.places} if (patch := operations[call.key].patch) else set()
        _check_promise(call, operations[call.key], diagnostics)
        operation = operations[call.key]
        known = fields | {parameter.wire_name for parameter in operation.parameters}
        _check_operation(call, known, operation.options, diagnostics)
    return Rules(pages=pages, operations=calls, models=_models(api, sdk, diagnostics))


def _models(api: Api, sdk: SdkConfig, diagnostics: Diagnostics) -> dict[SchemaId, ModelRule]:
    known = _spelled(api)
    matched: dict[SchemaId, ModelRule] = {}
    for rule in sdk.models:
        if not _known(rule.key, known, "model", rule.origin, diagnostics):
            continue
        exact = [schema for schema in known[rule.key] if schema.id == rule.key]
        found = exact or known[rule.key]
        if len(found) > 1:
            diagnostics.error(
                "unknown-rule",
                f"`{rule.key}` names {len(found)} schemas",
                rule.origin,
                help=f"say which: {', '.join(f'`{schema.id}`' for schema in found[:5])}",
            )
            continue
        matched[found[0].id] = rule
        _check_model(rule, found[0], diagnostics)
    return matched


def of_selection(sdk: SdkConfig, whole: Api, selection: Api) -> SdkConfig:
    """The configuration without the rules for models that only the whole API has."""
    kept, known = _spelled(selection), _spelled(whole)
    models = tuple(rule for rule in sdk.models if rule.key in kept or rule.key not in known)
    return sdk if len(models) == len(sdk.models) else replace(sdk, models=models)


def _spelled(api: Api) -> dict[str, list[Definition]]:
    """The definitions by all that a rule may call them."""
    known: dict[str, list[Definition]] = {}
    for schema in api.schemas:
        for spelled in {schema.id, *_spellings(schema)}:
            known.setdefault(spelled, []).append(schema)
    return known


def _spellings(schema: Definition) -> Iterable[str]:
    """How a rule may name a component beside its id: `Page/published`."""
    if schema.published:
        yield f"{schema.page or SHARED}/{schema.published}"


def _check_promise(rule: OperationRule, operation: Operation, diagnostics: Diagnostics) -> None:
    """Refuse the name of the method that keeps what is not named for the one that removes it."""
    if operation.declared.pair is None or not replaces(operation) or rule.method_name.partition("_")[0] != "update":
        return
    name = rule.method_name
    diagnostics.error(
        "bad-rule",
        f"{rule.key}: this call removes what it is not given, and `{name}` is the name of the one that keeps it",
        rule.origin,
        help=f"call it `replace{name.removeprefix('update')}`, or say `pair: false`",
    )


def _check_operation(
    rule: OperationRule, known: Collection[str], options: Iterable[str], diagnostics: Diagnostics
) -> None:
    _good(rule.method_name, METHOD_NAMES, rule.origin, diagnostics)
    for name in options:
        _good(name, ARGUMENT_NAMES, rule.origin, diagnostics)
    for wire_name, name in rule.arguments:
        _good(name, ARGUMENT_NAMES, rule.origin, diagnostics)
        _known(wire_name, known, f"argument of `{rule.key}`", rule.origin, diagnostics)


def _check_model(rule: ModelRule, schema: Definition, diagnostics: Diagnostics) -> None:
    _good(rule.name, MODEL_NAMES, rule.origin, diagnostics)
    known = {field.wire_name for field in schema.fields} if isinstance(schema, ObjectSchema) else set()
    for wire_name, name in rule.fields:
        _good(name, FIELD_NAMES, rule.origin, diagnostics)
        _known(wire_name, known, f"field of `{rule.key}`", rule.origin, diagnostics)


def _known(name: str, known: Collection[str], what: str, origin: Origin | None, diagnostics: Diagnostics) -> bool:
    if name in known:
        return True
    diagnostics.error(
        "unknown-rule",
        f"there is no {what} `{name}`",
        origin,
        help=did_you_mean(name, known, otherwise="remove the rule, or correct its key"),
    )
    return False


def _good(name: str, reserved: frozenset[str], origin: Origin | None, diagnostics: Diagnostics) -> None:
    """Report a name that cannot stand in the output; an empty one asks for nothing."""
    if not name:
        return
    if not (name.isascii() and name.isidentifier()) or name.startswith("_") or len(name) > 60:
        reason = "no ASCII identifier of at most 60 characters without a leading underscore"
    elif name in reserved:
        reason = "taken by Python or by the package itself"
    else:
        return
    diagnostics.error("bad-name", f"`{name}` is {reason}", origin, help="choose another name")
