"""What the configuration declares of an operation, held against the document: a name or a kind that is not there is
an error, since the call would go out without what was meant.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from ..diagnostics import Diagnostics, Origin
from ..ir import (
    AliasSchema,
    Array,
    Choice,
    Definition,
    Field,
    Location,
    ObjectSchema,
    Operation,
    Parameter,
    Reference,
    Scalar,
    ScalarKind,
    SchemaId,
    Type,
    Union,
)
from ..settings.sdk import OperationRule
from ..text.suggest import did_you_mean
from .downloads import checked_download
from .filtering import filters_of
from .idle import idle
from .lookup import allows
from .options import check_options, respelled, shown
from .patching import patch_of
from .timing import timed
from .wire import is_json


@dataclass(frozen=True, slots=True, kw_only=True)
class Declaring:
    """One rule at one operation, and all that both are looked up in."""

    operation: Operation
    rule: OperationRule
    operations: Mapping[str, Operation]
    definitions: Mapping[SchemaId, Definition]
    diagnostics: Diagnostics

    def place(self, setting: str) -> Origin | None:
        """Where a setting of the rule stands, or else the rule."""
        return self.rule.place(setting)

    def unknown(self, name: str, what: str, known: Iterable[str], setting: str = "") -> None:
        """Report a name that the operation does not have."""
        message = f"{self.operation.key} has no {what} `{name}`"
        self.diagnostics.error("unknown-rule", message, self.place(setting), help=did_you_mean(name, known))

    def misfit(self, message: str, setting: str = "") -> None:
        """Report a rule that does not suit what it names."""
        self.diagnostics.error("bad-rule", f"{self.operation.key}: {message}", self.place(setting))

    def operation_called(self, key: str, setting: str = "") -> Operation | None:
        """The operation with this key; `None`, and an error, when there is none."""
        found = self.operations.get(key)
        if found is None:
            help = did_you_mean(key, self.operations)
            self.diagnostics.error("unknown-rule", f"no operation `{key}`", self.place(setting), help=help)
        return found

    def resolved(self, type: Type) -> Type:
        """The type behind aliases."""
        for _ in range(len(self.definitions) + 1):
            definition = self.definitions.get(type.id) if isinstance(type, Reference) else None
            if not isinstance(definition, AliasSchema):
                break
            type = definition.type
        return type

    def object_of(self, type: Type) -> ObjectSchema | None:
        """The object that a type is."""
        found = self.resolved(type)
        definition = self.definitions.get(found.id) if isinstance(found, Reference) else None
        return definition if isinstance(definition, ObjectSchema) else None

    def body_fields(self) -> dict[str, Field]:
        """The fields of a JSON body."""
        content = self.operation.body.content if self.operation.body else ()
        owners = [self.object_of(media.type) for media in content if is_json(media.name)]
        return {field.wire_name: field for owner in owners[:1] if owner for field in owner.fields}


def declare(
    operation: Operation,
    rule: OperationRule | None,
    operations: Mapping[str, Operation],
    definitions: Mapping[SchemaId, Definition],
    diagnostics: Diagnostics,
) -> Operation:
    """The operation with what the rule declares of it, or without when that does not fit."""
    if rule is None or not rule.declares:
        return operation
    here = Declaring(
        operation=operation, rule=rule, operations=operations, definitions=definitions, diagnostics=diagnostics
    )
    given, before = rule, len(diagnostics.entries)
    _check_exclusive(here)
    _check_constants(here)
    _check_batch(here)
    _check_missing(here)
    if given.download is not None:
        given = replace(given, download=checked_download(operation, given.download, definitions, here))
    _check_codes(here)
    _check_result(here)
    check_options(here)
    patch, filters = patch_of(here), filters_of(here)
    changed = {**_joined(here, given.joins), **_counted(here, given.times), **respelled(here, _queries(here))}
    if len(diagnostics.entries) > before:
        return operation
    return replace(
        operation,
        declared=given,
        parameters=shown(here, changed),
        patch=patch,
        filters=filters,
    )


def _queries(here: Declaring) -> dict[str, Parameter]:
    return {one.wire_name: one for one in here.operation.parameters if one.location is Location.QUERY}


def _joined(here: Declaring, joins: Iterable[tuple[str, str]]) -> dict[str, Parameter]:
    """Parameters that carry a list in one text; the document has them as text."""
    known, found = _queries(here), {}
    for name, separator in joins:
        parameter = known.get(name)
        if parameter is None:
            here.unknown(name, "query parameter", known)
            continue
        type = here.resolved(parameter.type)
        if isinstance(type, Array):
            found[name] = parameter
            if parameter.style == "form" and not parameter.explode and separator == ",":
                idle(
                    here.rule,
                    f"{name} of {here.operation.key} is sent with commas without the rule too",
                    here.diagnostics,
                )
        elif isinstance(type, Choice) or (isinstance(type, Scalar) and type.kind is not ScalarKind.NULL):
            found[name] = replace(parameter, type=Union(arms=(type, Array(item=type))))
        else:
            here.misfit(f"{name} is neither a text nor a list, so nothing can be joined")
    return found


def _counted(here: Declaring, times: Iterable[tuple[str, str]]) -> dict[str, Parameter]:
    """Parameters that count time."""
    known, found = _queries(here), {}
    for name, form in times:
        parameter = known.get(name)
        if parameter is None:
            here.unknown(name, "query parameter", known)
            continue
        type = timed(here.resolved(parameter.type), form)
        if type is None:
            here.misfit(f"{name} is neither a text nor a number, so it is no time")
        elif "%" in form and "%z" not in form:
            here.misfit(f"{name} would be sent as {form}, which has no place for the zone (%z)")
        else:
            found[name] = replace(parameter, type=type)
    return found


def _check_exclusive(here: Declaring) -> None:
    known = [*(one.wire_name for one in here.operation.parameters), *here.body_fields()]
    required = {one.wire_name for one in here.operation.parameters if one.required}
    for name in (name for group in here.rule.exclusive for name in group):
        if name not in known:
            here.unknown(name, "argument", known)
        elif name in required:
            here.misfit(f"{name} is required, so that nothing can exclude it")


def _check_constants(here: Declaring) -> None:
    known = here.body_fields()
    for name, value in here.rule.constants:
        if name not in known:
            here.unknown(name, "body field", known)
        elif not allows(here.resolved(known[name].type), value):
            here.misfit(f"{value!r} is no value of {name}")


def _check_batch(here: Declaring) -> None:
    batch, known = here.rule.batch, here.body_fields()
    if batch is None:
        return
    if batch.field not in known:
        here.unknown(batch.field, "body field", known)
    elif not isinstance(here.resolved(known[batch.field].type), Array):
        here.misfit(f"{batch.field} is no list, so that nothing can be sent in parts")
    if here.rule.missing_ok is not None:
        here.misfit("a call in parts has no one 404 that could be taken for an answer")
    if here.operation.paging:
        here.misfit("a list that comes in pages cannot be asked for in parts")


def _check_missing(here: Declaring) -> None:
    given = here.rule
    if given.missing_ok is None:
        return
    if here.operation.paging:
        here.misfit("a pager cannot take a 404 for an answer")
    stated = [one.code for one in given.codes if one.status == "404"]
    for code in given.missing_ok if stated else ():
        if code not in stated:
            here.unknown(code, "code of a 404 called", stated, "missing_ok")


def _check_result(here: Declaring) -> None:
    given = here.rule
    if given.result is not None and (here.operation.paging or given.batch or given.pair):
        here.misfit("pages, parts and edited objects are what they are: no `result` can be made of them")


def _check_codes(here: Declaring) -> None:
    known = [answer.status for answer in here.operation.responses if not answer.status.startswith("2")]
    for status in dict.fromkeys(stated.status for stated in here.rule.codes):
        if status not in known:
            here.unknown(status, "error with the status", known)
