"""Rules that ask for the names which things would have without them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from ..diagnostics import Diagnostics, Origin
from ..ir import Api, Location, SchemaId
from ..plan import NameTable, Placement
from ..settings.operations import OperationRule
from ..settings.sdk import SdkConfig
from ..text.identifiers import split
from ..text.nouns import singular_words
from .arguments import BODY
from .keys import key, tokens
from .lock import Lock
from .rules import match
from .table import name

Placing = Callable[[SdkConfig, Lock], Placement]
"""Decides where things go under another configuration, and with another lock."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """One name that a rule asks for."""

    kind: str
    """`page`, `operation`, `argument`, `model` or `field`."""
    key: str
    """The rule's."""
    asked: str
    wire_name: str = ""
    """Of an argument or a field."""
    schema: SchemaId | None = None
    """Of a model or a field."""
    origin: Origin | None = None

    @property
    def stables(self) -> tuple[str, ...]:
        """Its keys in the lock."""
        if self.kind == "page":
            return (key("module", self.key),)
        if self.kind == "operation":
            return (key("operation", self.key),)
        if self.kind == "argument":
            return tuple(key("argument", self.key, place, self.wire_name) for place in (*Location, BODY))
        assert self.schema is not None
        return (key("model", self.schema) if self.kind == "model" else key("field", self.schema, self.wire_name),)

    def given(self, table: NameTable, placement: Placement) -> object:
        """What a table gives it."""
        if self.kind == "page":
            return table.modules.get(self.key)
        if self.kind == "operation":
            return table.modules[placement.resources[self.key]], table.methods[self.key]
        if self.kind == "argument":
            places = [table.arguments.get((self.key, place, self.wire_name)) for place in Location]
            return [*places, table.body_arguments.get((self.key, self.wire_name))]
        assert self.schema is not None
        return table.models[self.schema] if self.kind == "model" else table.fields.get((self.schema, self.wire_name))


def report_idle(
    api: Api,
    placement: Placement,
    sdk: SdkConfig,
    table: NameTable,
    lock: Lock,
    place: Placing,
    diagnostics: Diagnostics,
) -> None:
    """Report each rule whose name comes out without it too.

    The lock of this run counts, but for what it has of the thing itself: that its name is there is what the rule did.
    So a rule stays that keeps a name which would move without it, since another thing had it once.
    Names depend on each other, so those that come out without any rule are tried again with the other rules back.
    """
    found = list(_asked(api, placement, sdk))
    while found:
        plain = _without(sdk, found)
        rest = _forgetting(lock, {stable for one in found for stable in one.stables})
        elsewhere = place(plain, rest)
        other = name(api, elsewhere, plain, rest, Diagnostics())
        same = [one for one in found if one.given(table, placement) == one.given(other, elsewhere)]
        if len(same) == len(found):
            break
        found = same
    for one in found:
        subject = f"`{one.wire_name}` of {one.key}" if one.wire_name else one.key
        message = f"{subject} is called `{one.asked}` without the rule too"
        diagnostics.error("idle-rule", message, one.origin, help="remove it; the lock keeps the name")
    for rule in sdk.pages:
        if rule.singular and split(rule.singular) == singular_words(split(rule.title)):
            message = f"one of {rule.title} is called `{rule.singular}` without the rule too"
            diagnostics.error("idle-rule", message, rule.origin, help="remove it")


def _asked(api: Api, placement: Placement, sdk: SdkConfig) -> Iterator[_Asked]:
    rules = match(api, placement, sdk, Diagnostics())
    for page in sdk.pages:
        if page.module:
            yield _Asked("page", page.title, page.module, origin=page.origin)
    for call in rules.operations.values():
        if call.method:
            whole = call.method
            yield _Asked("operation", call.key, whole, origin=call.origin)
        for wire_name, argument in call.arguments:
            yield _Asked("argument", call.key, argument, wire_name, origin=call.origin)
    for schema, model in rules.models.items():
        if model.name:
            yield _Asked("model", model.key, model.name, schema=schema, origin=model.origin)
        for wire_name, attribute in model.fields:
            yield _Asked("field", model.key, attribute, wire_name, schema, model.origin)


def _forgetting(lock: Lock, stables: Collection[str]) -> Lock:
    """The lock less all names of some things."""
    operations = {tokens(stable)[1] for stable in stables if stable.startswith("operation ")}
    return replace(
        lock,
        names={stable: given for stable, given in lock.names.items() if stable not in stables},
        operations={each: id for each, id in lock.operations.items() if each not in operations},
        retired=tuple(pair for pair in lock.retired if pair[0] not in stables),
        rivals={},
    )


def _without(sdk: SdkConfig, asked: Iterable[_Asked]) -> SdkConfig:
    """The configuration less these names."""
    gone = {(one.kind, one.key, one.wire_name) for one in asked}
    return replace(
        sdk,
        pages=tuple(replace(rule, module="") if ("page", rule.title, "") in gone else rule for rule in sdk.pages),
        operations=tuple(_call_without(rule, gone) for rule in sdk.operations),
        models=tuple(
            replace(
                rule,
                name="" if ("model", rule.key, "") in gone else rule.name,
                fields=_left(rule.fields, "field", rule.key, gone),
            )
            for rule in sdk.models
        ),
    )


def _call_without(rule: OperationRule, gone: Collection[tuple[str, str, str]]) -> OperationRule:
    kept = replace(rule, arguments=_left(rule.arguments, "argument", rule.key, gone))
    return replace(kept, method="") if ("operation", rule.key, "") in gone else kept


def _left(
    names: Iterable[tuple[str, str]], kind: str, key: str, gone: Collection[tuple[str, str, str]]
) -> tuple[tuple[str, str], ...]:
    return tuple((wire_name, given) for wire_name, given in names if (kind, key, wire_name) not in gone)
