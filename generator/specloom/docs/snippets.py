"""Samples as Python, as the same awaited, and as a shell line."""

from __future__ import annotations

import json
import keyword
import shlex
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from urllib.parse import quote

from .. import ir
from ..python.catalogue import snake
from ..python.codemodel import Argument, ArgumentPlace, Method
from ..python.types import ANY, DATETIME, NONE, Name, Type, is_model, item_of, named_in, without_none
from ..source import Json
from . import patches
from .docmodel import Sample
from .layout import Group, Node, laid_out
from .mentioned import mentioned
from .ordering import in_order
from .sampling import Sampler
from .shelf import Shelf
from .telling import FEW, constructed, printed
from .waiting import started

TELLING = ("name", "title", "label", "description")
"""Names of fields of which everyone sees what a change to them means."""
LONG = 20
"""Letters of a variable that still read well."""


class Snippets:
    """Makes the samples of one package."""

    def __init__(self, shelf: Shelf, sampler: Sampler) -> None:
        self.shelf = shelf
        self.sampler = sampler
        self.package = shelf.package

    def operation(self, method: Method) -> tuple[Sample, ...]:
        """The call in Python, in asynchronous Python, and as a request of curl."""
        operation = self.shelf.operations[method.key]
        given = in_order(operation, self._given(method, operation))
        return (
            Sample(title="Python", language="python", source=self.python(method, given, asynchronous=False)),
            Sample(title="Async", language="python", source=self.python(method, given, asynchronous=True)),
            Sample(title="curl", language="bash", source=self._curl(method, operation, given)),
            *self._updated(method, given),
            *self._files(method, given),
        )

    def _updated(self, method: Method, given: tuple[tuple[Argument, Json], ...]) -> Iterator[Sample]:
        """One field changed where the call itself would remove the others."""
        update = method.update
        fields = [pair for pair in given if update and pair[0].name in {field.name for field in update.fields}]
        if update is None or not fields:
            return
        shortest = min(fields, key=lambda pair: len(json.dumps(pair[1])))
        shown = next((pair for pair in fields if pair[0].name in TELLING), shortest)
        ids = [pair for pair in given if pair[0].place is ArgumentPlace.PATH]
        other = replace(method, call=f"{method.call.rpartition('.')[0]}.{update.name}", returns=update.model)
        yield Sample(title="Update", language="python", source=self.python(other, (*ids, shown), asynchronous=False))

    def _files(self, method: Method, given: tuple[tuple[Argument, Json], ...]) -> Iterator[Sample]:
        """The file behind a signed URL: to the disk, and row by row where it has rows."""
        download = method.download
        if download is None:
            return
        resource, name = method.call.rpartition(".")[0], self.package.client_class
        arguments = tuple(_argument(one, value) for one, value in given)
        head = [f"from {self.package.name} import {name}", "", f"with {name}() as client:"]
        file = download.name.removeprefix("download_") + (".csv" if download.rows_name else "")
        whole = Group(f"client.{resource}.{download.name}(", (*arguments, ("", _literal(file))), ")")
        saved = f"    path = {laid_out(whole, indent=4, before=7)}"
        yield Sample(title="File", language="python", source="\n".join([*head, saved, "    print(path)"]))
        if download.rows_name:
            rows = laid_out(
                Group(f"client.{resource}.{download.rows_name}(", arguments, ")"), indent=4, before=11, after=1
            )
            read = f"    for row in {rows}:"
            yield Sample(title="Rows", language="python", source="\n".join([*head, read, "        print(row)"]))

    def call(self, method: Method) -> Group:
        """The call with the arguments of a sample, not laid out yet."""
        operation = self.shelf.operations[method.key]
        given = in_order(operation, self._given(method, operation))
        return Group(f"client.{method.call}(", tuple(_argument(one, value) for one, value in given), ")")

    def python(self, method: Method, given: tuple[tuple[Argument, Json], ...], *, asynchronous: bool) -> str:
        """A whole program that makes the call."""
        name = f"Async{self.package.client_class}" if asynchronous else self.package.client_class
        depth = 8 if asynchronous else 4
        needed = _Needed(self.package.name)
        arguments = tuple(_argument(one, value, needed) for one, value in given)
        body = self._statement(method, Group(f"client.{method.call}(", arguments, ")"), depth, asynchronous)
        lines = [*needed.imports(), f"from {self.package.name} import {name}", ""]
        if not asynchronous:
            return "\n".join([*lines, f"with {name}() as client:", *body])
        asyncio = ["import asyncio"] if needed.times else ["import asyncio", ""]
        head = [*asyncio, *lines, "", "async def main() -> None:", f"    async with {name}() as client:"]
        return "\n".join([*head, *body, "", "", "asyncio.run(main())"])

    def _statement(self, method: Method, call: Group, depth: int, asynchronous: bool) -> list[str]:
        """What a program does with the call: walk the pages, show the result, or nothing more."""
        pad = " " * depth
        if method.item:
            name = variable(method.item)
            head = f"{'async ' if asynchronous else ''}for {name} in "
            shown = f"{pad}    print({self._shown(name, method.item)})"
            return [f"{pad}{head}{laid_out(call, indent=depth, before=len(head), after=1)}:", shown]
        wait = "await " if asynchronous else ""
        if method.start:
            name = variable(method.start.shown)
            shown = self._shown(name, method.start.shown)
            return started(method.start, call, name, shown, depth, asynchronous=asynchronous)
        if method.returns == NONE:
            return [f"{pad}{wait}{laid_out(call, indent=depth, before=len(wait))}"]
        if is_model(item := item_of(method.returns)) and item.name in self.shelf.classes:
            name = variable(item)
            head = f"for {name} in {wait}"
            shown = f"{pad}    print({self._shown(name, item)})"
            return [f"{pad}{head}{laid_out(call, indent=depth, before=len(head), after=1)}:", shown]
        name = variable(method.returns)
        head = f"{name} = {wait}"
        shown = f"{pad}print({self._shown(name, method.returns)})"
        return [f"{pad}{head}{laid_out(call, indent=depth, before=len(head))}", shown]

    def _shown(self, variable: str, type_: Type) -> str:
        """What is worth printing of a result: what it is called and how it is, else all of it."""
        return printed(variable, [field.name for field in self.shelf.fields_of(type_).values()])

    def model(self, name: str) -> tuple[Sample, ...]:
        """A model as JSON and, for a class, as an expression that makes it."""
        id_ = self.shelf.ids.get(name)
        if id_ is None:
            return ()
        type_ = ir.Reference(id=id_)
        value = self.sampler.answer(type_)
        shown = [Sample(title="JSON", language="json", source=json.dumps(value, indent=2, ensure_ascii=False))]
        if name in self.shelf.classes and isinstance(value, dict):
            shown.append(Sample(title="Python", language="python", source=self._construction(name, type_)))
        return tuple(shown)

    def _construction(self, name: str, type_: ir.Reference) -> str:
        value = self.sampler.least(type_)
        if isinstance(value, dict):
            others = (self.sampler.request(type_, full=True), self.sampler.answer(type_))
            value = constructed(value, *(whole for whole in others if isinstance(whole, dict)))
        needed = _Needed(self.package.name)
        node = self._built(type_, value, needed)
        shown = _variable(name)
        target = f"{shown if len(shown) + len(name) < 80 else 'model'} = "
        return "\n".join([*needed.imports(), "", target + laid_out(node, before=len(target))])

    def _built(self, type_: ir.Type, value: Json, needed: _Needed, *, moment: bool = False) -> Node:
        """A value as an expression of models, as far as it has the fields of models."""
        match type_:
            case ir.Union():
                arm = self.sampler.conformance.arm(type_, value)
                return self._built(arm, value, needed, moment=moment) if arm is not None else _literal(value)
            case ir.Reference(id=id_):
                definition = self.shelf.definitions[id_]
                if isinstance(definition, ir.AliasSchema):
                    return self._built(definition.type, value, needed, moment=moment)
                return self._object(definition, value, needed)
            case ir.Array() if isinstance(value, list):
                items = [self._built(type_.item, item, needed) for item in value]
                return Group("[", tuple(("", item) for item in items), "]") if not type_.prefix else _literal(value)
            case ir.Map(value=inner) if isinstance(value, dict):
                made = ((f"{quoted(key)}: ", self._built(inner, item, needed)) for key, item in value.items())
                return Group("{", tuple(made), "}")
            case ir.Scalar() if isinstance(value, str) and moment:
                return needed.moment(value)
            case _:
                return _literal(value)

    def _object(self, definition: ir.ObjectSchema, value: Json, needed: _Needed) -> Node:
        name = self.shelf.names.models.get(definition.id, "")
        if not isinstance(value, dict) or name not in self.shelf.classes:
            return _literal(value)
        fields = {field.wire_name: field for field in self.shelf.classes[name].fields}
        if not fields or not set(value) <= set(fields):
            needed.models.add(name)
            return Group(f"{name}.from_dict(", (("", _literal(value)),), ")")
        types = {field.wire_name: field.type for field in definition.fields}
        needed.models.add(name)
        parts = (
            (f"{fields[key].name}=", self._built(types[key], item, needed, moment=_is_moment(fields[key].annotation)))
            for key, item in value.items()
        )
        return Group(f"{name}(", tuple(parts), ")")

    def _given(self, method: Method, operation: ir.Operation) -> Iterator[tuple[Argument, Json]]:
        """The arguments of a sample call and their wire values: what is required, or a little of the rest."""
        parameters = {(str(p.location), p.wire_name): p for p in operation.parameters}
        for argument in (*method.path_arguments, *method.arguments):
            parameter = parameters.get((str(argument.place), argument.wire_name))
            if parameter and argument.required:
                yield argument, self._parameter(parameter, argument.name)
        if method.body is None or operation.body is None:
            return
        media = next((m for m in operation.body.content if m.name == method.body_media_type), operation.body.content[0])
        examples = [value for _, value in media.examples]
        if operation.patch is not None:
            fields = {argument.wire_name: argument for argument in method.body_fields}
            yield from patches.sample(operation.patch, fields, examples, self.sampler)
            return
        if not method.body_fields:
            if operation.body.required or examples:
                yield method.body, self.sampler.request(media.type, examples, full=True)
            return
        value = self.sampler.request(media.type, examples)
        fields = {argument.wire_name: argument for argument in method.body_fields}
        if isinstance(value, dict) and set(value) <= set(fields):
            yield from self._fields(media, value, fields, operation.body.required)
        else:
            yield method.body, value

    def _fields(
        self, media: ir.MediaType, value: dict[str, Json], fields: dict[str, Argument], required: bool
    ) -> Iterator[tuple[Argument, Json]]:
        """Body fields one by one; a body without required fields shows its first simple ones."""
        if not value and required:
            whole = self.sampler.request(media.type, full=True)
            simple = whole.items() if isinstance(whole, dict) else ()
            value = dict([(k, v) for k, v in simple if k in fields and not isinstance(v, dict | list)][:FEW])
        yield from ((fields[key], item) for key, item in value.items())

    def _parameter(self, parameter: ir.Parameter, name: str) -> Json:
        default = (parameter.default.value,) if parameter.default and parameter.default.value else ()
        known = (*parameter.examples, *default, *mentioned(parameter.description))
        return self.sampler.request(parameter.type, known, name=name)

    def _curl(self, method: Method, operation: ir.Operation, given: tuple[tuple[Argument, Json], ...]) -> str:
        values = {(argument.place, argument.wire_name): value for argument, value in given}
        base = next(iter(method.servers), "") or next((region.url for region in self.package.regions), "")
        path = "".join(
            text if kind == "literal" else quote(_plain(values.get((ArgumentPlace.PATH, text), "")), safe="")
            for kind, text in method.segments
        )
        query = [(name, value) for (place, name), value in values.items() if place is ArgumentPlace.QUERY]
        address = base.rstrip("/") + path + _query(query)
        key = self._query_key(method, "&" if query else "?")
        lines = [f"curl -X {method.http_method} {shlex.quote(address)}{key}", *self._authorised(method)]
        for (place, name), value in values.items():
            if place is ArgumentPlace.HEADER:
                lines.append("-H " + shlex.quote(f"{name}: {_plain(value)}"))
            if place is ArgumentPlace.COOKIE:
                lines.append("-b " + shlex.quote(f"{name}={_plain(value)}"))
        return " \\\n  ".join([*lines, *_body(method, operation, given)])

    def _authorised(self, method: Method) -> list[str]:
        """The credential as an option of curl; its value is a variable of the shell."""
        credential = self.package.credential
        variable = f"${credential.environment or 'API_TOKEN'}"
        if not method.secured or credential.kind in {"none", "query"}:
            return []
        if credential.kind == "basic":
            return [f'-u "{variable}"']
        if credential.kind == "cookie":
            return [f'-b "{_shell_word(credential.wire_name)}={variable}"']
        prefix = "Bearer " if credential.kind == "bearer" else ""
        return [f'-H "{_shell_word(credential.wire_name)}: {prefix}{variable}"']

    def _query_key(self, method: Method, separator: str) -> str:
        """The credential as the last part of the address, where that is its place."""
        credential = self.package.credential
        if not method.secured or credential.kind != "query":
            return ""
        return f'"{separator}{quote(credential.wire_name, safe="")}=${credential.environment or "API_TOKEN"}"'


class _Needed:
    """Names that a sample has to import."""

    def __init__(self, package: str) -> None:
        self.package = package
        self.models: set[str] = set()
        self.times: set[str] = set()

    def moment(self, value: str) -> Node:
        """A point in time as an expression; what Python cannot read stays text."""
        try:
            found = datetime.fromisoformat(value)
        except ValueError:
            return repr(value)
        if found.tzinfo is None or found.utcoffset():
            return repr(value)
        self.times |= {"UTC", "datetime"}
        parts = [found.year, found.month, found.day, found.hour, found.minute]
        seconds = f", {found.second}" if found.second else ""
        return f"datetime({', '.join(map(str, parts))}{seconds}, tzinfo=UTC)"

    def imports(self) -> list[str]:
        """The import statements, sorted as a formatter would."""
        lines = [f"from datetime import {', '.join(sorted(self.times))}", ""] if self.times else []
        if not self.models:
            return lines
        group = Group("(", tuple(("", name) for name in sorted(self.models)), ")")
        head = f"from {self.package}.models import "
        flat = head + ", ".join(sorted(self.models))
        return [*lines, flat if len(flat) <= 88 else head + laid_out(group, before=200)]


def variable(type_: Type) -> str:
    """A name for a thing of this type: that of its class, else `result`."""
    found = without_none(type_)
    if not isinstance(found, Name) or not found.name[:1].isupper() or found in (ANY, NONE):
        return "result"
    return _variable(found.name)


def _variable(name: str) -> str:
    found = snake(name) if len(snake(name)) <= LONG else snake(name).rpartition("_")[2]
    return f"{found}_" if keyword.iskeyword(found) or found in {"client", "print", "main", "asyncio"} else found


def _argument(argument: Argument, value: Json, needed: _Needed | None = None) -> tuple[str, Node]:
    prefix = "" if argument.place is ArgumentPlace.PATH else f"{argument.name}="
    if needed and isinstance(value, str) and _is_moment(argument.annotation):
        return prefix, needed.moment(value)
    return prefix, _literal(value)


def _is_moment(type_: Type) -> bool:
    return DATETIME in named_in(type_)


def _literal(value: Json) -> Node:
    match value:
        case dict():
            return Group("{", tuple((f"{quoted(key)}: ", _literal(item)) for key, item in value.items()), "}")
        case list():
            return Group("[", tuple(("", _literal(item)) for item in value), "]")
        case str():
            return quoted(value)
        case _:
            return repr(value)


def quoted(value: str) -> str:
    """`repr` with the quotes that a formatter chooses."""
    shown = repr(value)
    if shown.startswith("'") and '"' not in value and "\\" not in shown:
        return f'"{shown[1:-1]}"'
    return shown


def _plain(value: Json) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return ",".join(_plain(item) for item in value)
    return json.dumps(value, ensure_ascii=False)


def _query(pairs: list[tuple[str, Json]]) -> str:
    shown = [f"{quote(name, safe='')}={quote(_plain(value), safe=',:')}" for name, value in pairs]
    return f"?{'&'.join(shown)}" if shown else ""


def _shell_word(text: str) -> str:
    """`text` for the inside of double quotes of a shell."""
    return "".join(f"\\{char}" if char in '$`"\\!' else char for char in text)


def _body(method: Method, operation: ir.Operation, given: tuple[tuple[Argument, Json], ...]) -> list[str]:
    fields: dict[str, Json] = {a.wire_name: v for a, v in given if a.place is ArgumentPlace.BODY and a.wire_name}
    whole = [value for a, value in given if a.place is ArgumentPlace.BODY and not a.wire_name]
    if not fields and not whole:
        return []
    by_field: Json = patches.operations(operation.patch, fields) if operation.patch else fields
    value = whole[0] if whole else by_field
    kind = "-H " + shlex.quote(f"Content-Type: {method.body_media_type}")
    text = value if isinstance(value, str) and "json" not in method.body_media_type else None
    return [kind, "-d " + shlex.quote(text if text is not None else json.dumps(value, indent=2, ensure_ascii=False))]
