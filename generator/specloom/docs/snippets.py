"""Samples of calls, requests and models, as data: which call, which arguments, what to print of the result."""

from __future__ import annotations

import json
import keyword
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from urllib.parse import quote

from .. import ir
from ..python.arguments import FORMS, MULTIPART, as_json
from ..python.catalogue import snake
from ..python.codemodel import PLAIN, Argument, ArgumentPlace, Method
from ..python.types import ANY, DATETIME, NONE, Name, Type, is_model, item_of, named_in, without_none
from ..source import Json
from . import patches
from .docmodel import CallSample, Expression, Given, ModelSample, RequestSample
from .links import DocsLinks
from .mentioned import mentioned
from .ordering import in_order
from .sample_fields import FEW, constructed, printed
from .sampling import Sampler
from .styled import in_cookies, in_header, in_path, in_query, plain

DESCRIPTIVE = ("name", "title", "label", "description")
"""Names of fields of which everyone sees what a change to them means."""
LONG = 20
"""Letters of a variable that still read well."""
SERVER = "https://api.example.com"
"""What stands for the server of an API whose document names none."""
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d")
WIDE = 80
"""Letters of a variable and its class that stand on one line."""

_SHOWN_ONE_BY_ONE = ("pages", "list", "value")
"""What a call gives whose program prints a line for each model."""
_Arguments = tuple[tuple[Argument, Json], ...]


def _is_date(value: Json) -> bool:
    """Whether Python may read a value as a point in time, which it prints in another form."""
    return isinstance(value, str) and _MOMENT.match(value) is not None


class Snippets:
    """Makes the samples of one package."""

    def __init__(self, links: DocsLinks, sampler: Sampler) -> None:
        self.links = links
        self.sampler = sampler
        self.package = links.package

    def call(self, method: Method) -> CallSample:
        """A call of the method."""
        return self._sample(method, self._arguments(method))

    def output(self, method: Method) -> str:
        """What the program of a call prints of one sample of its result; empty where that is not a line of words."""
        kind, type_ = self._result(method)
        fields = {field.name: wire for wire, field in self.links.fields_of(type_).items()}
        names = printed(list(fields))
        id_ = self.links.ids.get(type_.name) if is_model(type_) else None
        if id_ is None or not names or kind not in _SHOWN_ONE_BY_ONE:
            return ""
        document = self.sampler.answer(ir.Reference(id=id_))
        values = [document.get(fields[name]) for name in names] if isinstance(document, dict) else []
        plain = [value for value in values if isinstance(value, str | int) and not _is_date(value)]
        line = " ".join(map(str, plain))
        return line if values and len(plain) == len(values) and line.isprintable() else ""

    def update(self, method: Method) -> CallSample | None:
        """A call that changes one field where the method itself would remove the others."""
        update, given = method.companion("update"), self._arguments(method)
        fields = [pair for pair in given if update and pair[0].name in {field.name for field in update.fields}]
        if update is None or update.model is None or not fields:
            return None
        shortest = min(fields, key=lambda pair: len(json.dumps(pair[1])))
        shown = next((pair for pair in fields if pair[0].name in DESCRIPTIVE), shortest)
        ids = [pair for pair in given if pair[0].place is ArgumentPlace.PATH]
        other = replace(method, call=sibling(method, update.name), returns=update.model, sending=PLAIN)
        return self._sample(other, (*ids, shown))

    def request(self, method: Method) -> RequestSample:
        """The same as a request."""
        operation, given = self.links.operations[method.key], self._arguments(method)
        values = {(str(argument.place), argument.wire_name): value for argument, value in given}
        default = next((region.url for region in self.package.regions), SERVER + self.package.base_path)
        base = next(iter(method.servers), default)
        parameters = {(str(p.location), p.wire_name): p for p in operation.parameters}
        sent = [(parameters[place], value) for place, value in values.items() if place in parameters]
        segments = {p.wire_name: in_path(p, value) for p, value in sent if p.location is ir.Location.PATH}
        path = "".join(text if kind == "literal" else segments.get(text, "") for kind, text in method.segments)
        queries = [pair for p, value in sent if p.location is ir.Location.QUERY for pair in in_query(p, value)]
        cookies = [pair for p, value in sent if p.location is ir.Location.COOKIE for pair in in_cookies(p, value)]

        kind = method.body_media_type.partition(";")[0].strip().lower()
        form = tuple(_form(_sent(operation, given))) if kind in FORMS else ()
        if kind != MULTIPART:
            # Of `name=value` curl encodes the value only.
            form = tuple((quote(name, safe=""), text) for name, text in form)
        body = None if form else _body(method, operation, given)
        return RequestSample(
            http_method=method.http_method,
            address=_with_query(base.rstrip("/") + path, queries),
            secured=method.secured,
            headers=tuple((p.wire_name, in_header(p, v)) for p, v in sent if p.location is ir.Location.HEADER),
            cookies=tuple(cookies),
            media_type=method.body_media_type if body is not None else "",
            body=body,
            form=form,
            parts=kind == MULTIPART,
        )

    def model(self, name: str) -> ModelSample | None:
        """A model as JSON and, for a class, as an expression that makes it."""
        id_ = self.links.ids.get(name)
        if id_ is None:
            return None
        type_ = ir.Reference(id=id_)
        document = self.sampler.answer(type_)
        is_class = name in self.links.classes and isinstance(document, dict)
        made = self._construction(type_) if is_class else None
        found = tuple(_within(made)) if made else ()
        called = _variable(name)
        return ModelSample(
            document=document,
            construction=made,
            variable=called if len(called) + len(name) < WIDE else "model",
            models=tuple(sorted({one.name for one in found if one.name})),
            has_moments=any(one.kind == "moment" for one in found),
        )

    def _sample(self, method: Method, given: _Arguments) -> CallSample:
        kind, type_ = self._result(method)
        fields = printed([field.name for field in self.links.fields_of(type_).values()])
        return CallSample(
            call=method.call,
            arguments=tuple(_argument(argument, value) for argument, value in given),
            kind=kind,
            result=variable(type_),
            shown=fields,
        )

    def _result(self, method: Method) -> tuple[str, Type]:
        """What the call gives, and the type of what a program looks at."""
        item, sending = item_of(method.returns), method.sending
        if sending.item is not None:
            return sending.gives, sending.item
        if method.returns == NONE:
            return "nothing", NONE
        if is_model(item) and item.name in self.links.classes:
            return "list", item
        return "value", method.returns

    def _arguments(self, method: Method) -> _Arguments:
        operation = self.links.operations[method.key]
        return in_order(operation, self._given(method, operation))

    def _construction(self, type_: ir.Reference) -> Expression:
        value = self.sampler.least(type_)
        if isinstance(value, dict):
            others = (self.sampler.request(type_, full=True), self.sampler.answer(type_))
            value = constructed(value, *(whole for whole in others if isinstance(whole, dict)))
        return self._built(type_, value)

    def _built(self, type_: ir.Type, value: Json, *, moment: bool = False) -> Expression:
        """A value as an expression of models, as far as it has the fields of models."""
        match type_:
            case ir.Union():
                arm = self.sampler.conformance.arm(type_, value)
                return self._built(arm, value, moment=moment) if arm is not None else _data(value)
            case ir.Reference(id=id_):
                definition = self.links.definitions[id_]
                if isinstance(definition, ir.AliasSchema):
                    return self._built(definition.type, value, moment=moment)
                return self._object(definition, value)
            case ir.Array() if isinstance(value, list) and not type_.prefix:
                return Expression(kind="list", parts=tuple(Given(value=self._built(type_.item, one)) for one in value))
            case ir.Map(value=inner) if isinstance(value, dict):
                made = (Given(name=key, value=self._built(inner, one)) for key, one in value.items())
                return Expression(kind="dict", parts=tuple(made))
            case ir.Scalar() if isinstance(value, str) and moment:
                return _moment(value)
            case _:
                return _data(value)

    def _object(self, definition: ir.ObjectSchema, value: Json) -> Expression:
        name = self.links.names.models.get(definition.id, "")
        if not isinstance(value, dict) or name not in self.links.classes:
            return _data(value)
        fields = {field.wire_name: field for field in self.links.classes[name].fields}
        if not fields or not set(value) <= set(fields):
            return Expression(kind="document", name=name, value=value)
        types = {field.wire_name: field.type for field in definition.fields}
        parts = (
            Given(name=fields[key].name, value=self._built(types[key], one, moment=_is_moment(fields[key].annotation)))
            for key, one in value.items()
        )
        return Expression(kind="model", name=name, parts=tuple(parts))

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
                value = self.sampler.request(media.type, examples, full=True)
                yield method.body, value if as_json(media) or isinstance(value, str) else "content"
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
            given = [(k, v) for k, v in whole.items() if k in fields] if isinstance(whole, dict) else []
            simple = [(k, v) for k, v in given if not isinstance(v, dict | list)]
            value = dict(simple[:FEW] or given[:1])
        yield from ((fields[key], item) for key, item in value.items())

    def _parameter(self, parameter: ir.Parameter, name: str) -> Json:
        default = (parameter.default.value,) if parameter.default and parameter.default.value else ()
        known = (*parameter.examples, *default, *mentioned(parameter.description))
        value = self.sampler.request(parameter.type, known, name=name)
        if value == "" and parameter.location is ir.Location.PATH and isinstance(parameter.type, ir.Choice):
            # An empty segment would make the path that of another operation.
            return next((one for one in parameter.type.values if one != ""), value)
        return value


def sibling(method: Method, name: str) -> str:
    """The call of another method of the same resource."""
    return f"{method.call.rpartition('.')[0]}.{name}"


def variable(type_: Type) -> str:
    """A name for a thing of this type: that of its class, else `result`."""
    found = without_none(type_)
    if not isinstance(found, Name) or not found.name[:1].isupper() or found in (ANY, NONE):
        return "result"
    return _variable(found.name)


def _variable(name: str) -> str:
    found = snake(name) if len(snake(name)) <= LONG else snake(name).rpartition("_")[2]
    return f"{found}_" if keyword.iskeyword(found) or found in {"client", "print", "main", "asyncio"} else found


def _argument(argument: Argument, value: Json) -> Given:
    name = "" if argument.place is ArgumentPlace.PATH else argument.name
    is_moment = isinstance(value, str) and _is_moment(argument.annotation)
    return Given(name=name, value=_moment(str(value)) if is_moment else _data(value))


def _is_moment(type_: Type) -> bool:
    return DATETIME in named_in(type_)


def _data(value: Json) -> Expression:
    return Expression(kind="data", value=value)


def _moment(value: str) -> Expression:
    """A point in time; what Python cannot read, or is not in UTC, stays text."""
    try:
        found = datetime.fromisoformat(value)
    except ValueError:
        return _data(value)
    if found.tzinfo is None or found.utcoffset():
        return _data(value)
    numbers = (found.year, found.month, found.day, found.hour, found.minute)
    return Expression(kind="moment", numbers=(*numbers, found.second) if found.second else numbers)


def _within(made: Expression) -> Iterator[Expression]:
    """An expression and all that it is made of."""
    yield made
    for part in made.parts:
        yield from _within(part.value)


def _with_query(address: str, pairs: Iterable[tuple[str, str]]) -> str:
    shown = [f"{quote(name, safe='')}={quote(value, safe=',:')}" for name, value in pairs]
    return "".join((address, *(("&" if "?" in address else "?", "&".join(shown)) if shown else ())))


def _sent(operation: ir.Operation, given: _Arguments) -> Json:
    """The body of a call: what was given whole, or the fields; None without any."""
    fields: dict[str, Json] = {a.wire_name: v for a, v in given if a.place is ArgumentPlace.BODY and a.wire_name}
    whole = [value for a, value in given if a.place is ArgumentPlace.BODY and not a.wire_name]
    if whole:
        return whole[0]
    return patches.operations(operation.patch, fields) if operation.patch and fields else fields or None


def _form(value: Json) -> Iterator[tuple[str, str]]:
    """The fields of a form: a list is a field for each item, an object is JSON."""
    for name, field in value.items() if isinstance(value, dict) else ():
        for item in field if isinstance(field, list) else [field]:
            if item is not None:
                yield name, plain(item)


def _body(method: Method, operation: ir.Operation, given: _Arguments) -> str | None:
    """The body as it is sent; None without one."""
    value = _sent(operation, given)
    if value is None:
        return "{}" if method.body_fields and operation.body and operation.body.required else None
    if isinstance(value, str) and "json" not in method.body_media_type:
        return value
    return json.dumps(value, indent=2, ensure_ascii=False)
