"""One operation as a method, and as the data that sync and async share."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from .. import ir
from . import docstrings, joining
from .annotations import Role
from .answers import Results, results
from .arguments import BodyArguments, body_arguments, parameter_argument, parameter_fact, sent_as, ways
from .catalogue import Catalogue
from .codemodel import Argument, Construct, Data, Keyword, Method, OperationFacts, ParameterGroup, PathPart, Sending
from .joining import Call
from .types import Type

_GROUPS = {ir.Location.QUERY: "query", ir.Location.HEADER: "headers", ir.Location.COOKIE: "cookies"}


def method(catalogue: Catalogue, operation: ir.Operation) -> Method:
    """Lower one operation."""
    arguments = {
        (parameter.location, parameter.wire_name): parameter_argument(catalogue, operation, parameter)
        for parameter in operation.parameters
    }
    positional = tuple(argument for (place, _), argument in arguments.items() if place is ir.Location.PATH)
    keyword = tuple(argument for (place, _), argument in arguments.items() if place is not ir.Location.PATH)
    operation = joining.described(catalogue, operation)
    published = body_arguments(catalogue, operation)
    body = joining.with_body(catalogue, operation, published) if published else None
    found = results(catalogue, operation)
    gives = joining.result(catalogue, operation, found.returns)
    written = joining.ways(catalogue, operation, ways(positional, keyword, body), gives)
    options = joining.options(catalogue, operation)
    notes = joining.notes(catalogue, operation)
    raises = joining.raises(catalogue, operation, found.raises)
    sending = joining.sending(catalogue, operation)
    groups = tuple(_groups(catalogue, operation, arguments))
    call = Call(operation=operation, path=positional, keyword=keyword, groups=groups, body=published, raises=raises)
    name = catalogue.names.methods[operation.key]
    page = catalogue.operation_page(operation)
    return Method(
        name=name,
        constant=name.upper(),
        key=operation.key,
        operation_id=operation.operation_id,
        http_method=operation.method,
        path=operation.path,
        call=catalogue.calls[operation.key],
        summary=operation.summary,
        description=operation.description,
        path_arguments=positional,
        arguments=keyword,
        body_fields=body.fields if body else (),
        body=body.whole if body else None,
        body_media_type=sent_as(body.media) if body else "",
        returns=gives.all,
        label=joining.result(catalogue, operation, found.label, Role.LABEL).all,
        success=found.success,
        answers=found.answers,
        raises=raises,
        segments=tuple(
            ("literal", part) if isinstance(part, str) else ("parameter", part.wire_name) for part in operation.segments
        ),
        sending=sending,
        safe=operation.safe,
        idempotent=operation.idempotent,
        secured=_secured(operation),
        servers=tuple(server_url(server) for server in operation.servers or ()),
        deprecated=operation.deprecated,
        doc_page=page,
        origin_text=catalogue.locate(operation.origin),
        supplement=operation.supplement,
        signature=written.defined,
        overloads=written.overloads,
        facts=_facts(catalogue, operation, groups, body, found, gives.found, sending, page),
        docstring_text=docstrings.of_method(
            operation,
            (*_described(positional, keyword, body), *options),
            _returned(sending, found),
            raises,
            page,
            notes,
        ),
        twin_docstring_text=""
        if catalogue.docs == "operation"
        else docstrings.of_twin(operation, catalogue.calls[operation.key], page),
        notes=notes,
        options=options,
        extras=joining.extras(catalogue, operation),
        companions=joining.companions(catalogue, call),
        index=joining.index(catalogue, operation),
    )


def _described(
    positional: tuple[Argument, ...], keyword: tuple[Argument, ...], body: BodyArguments | None
) -> list[Argument]:
    """The arguments as the docstring lists them, each with as much of its words as it shows."""
    fields = body.fields if body else ()
    shown = [
        replace(argument, description=docstrings.shortened(argument.description))
        for argument in (*positional, *keyword, *fields)
    ]
    if body is not None:
        words = body.words if fields else body.whole.description or "The request body."
        shown.append(replace(body.whole, description=words))
    return shown


def _returned(sending: Sending, found: Results) -> list[str]:
    """The words on what comes back: of the one success, or of each under its status."""
    said = [(answer.status, docstrings.shortened(answer.description)) for answer in found.answers if answer.description]
    if sending.words:
        first = said[0][1] if said else ""
        return [f"{sending.words} {first}".strip()]
    return [said[0][1]] if len(said) == 1 else [f"{status}: {words}" for status, words in said]


def _secured(operation: ir.Operation) -> bool:
    return any(requirement.schemes for requirement in operation.security)


def server_url(server: ir.Server) -> str:
    """The URL of a server, its placeholders filled with their defaults."""
    url = server.url
    for variable in server.variables:
        url = url.replace("{" + variable.name + "}", variable.default)
    return url


def _facts(
    catalogue: Catalogue,
    operation: ir.Operation,
    groups: tuple[ParameterGroup, ...],
    body: BodyArguments | None,
    found: Results,
    annotation: Type,
    sending: Sending,
    page: str,
) -> OperationFacts:
    published = (("body", _body_fact(catalogue, operation, body)),) if body else ()
    return OperationFacts(
        annotation=annotation,
        path_parts=tuple(
            PathPart(text=part) if isinstance(part, str) else PathPart(parameter=_parameter(catalogue, operation, part))
            for part in operation.segments
        ),
        groups=groups,
        constructs=(*published, *sending.constructs),
        steps=joining.steps(catalogue, operation),
        keywords=(*_keywords(operation, found, sending, page), *joining.facts(catalogue, operation)),
    )


def _groups(
    catalogue: Catalogue, operation: ir.Operation, arguments: dict[tuple[ir.Location, str], Argument]
) -> Iterator[ParameterGroup]:
    for place, name in _GROUPS.items():
        parameters = [parameter for parameter in operation.parameters if parameter.location is place]
        if parameters:
            yield ParameterGroup(
                name=name,
                constructs=tuple(_parameter(catalogue, operation, parameter) for parameter in parameters),
                arguments=tuple(arguments[place, parameter.wire_name] for parameter in parameters),
            )


def _parameter(catalogue: Catalogue, operation: ir.Operation, parameter: ir.Parameter) -> Construct:
    name = catalogue.names.arguments[operation.key, parameter.location, parameter.wire_name]
    if parameter.location is not ir.Location.QUERY:
        return parameter_fact(catalogue, parameter, name)
    return parameter_fact(catalogue, parameter, name, joining.parameter_facts(catalogue, operation, parameter))


def _body_fact(catalogue: Catalogue, operation: ir.Operation, body: BodyArguments) -> Construct:
    given: dict[str, Data] = {"required": body.required, "encoding": dict(body.media.encoding)}
    usual = (Keyword(name=name, value=value) for name, value in given.items() if value)
    return Construct(
        class_name="Body",
        arguments=(sent_as(body.media), catalogue.annotate(body.media.type)),
        keywords=(*usual, *joining.body_facts(catalogue, operation)),
    )


def _keywords(operation: ir.Operation, found: Results, sending: Sending, page: str) -> Iterator[Keyword]:
    """The facts that are plain data; what is usual is left out."""
    facts: dict[str, Data] = {"success": {status: body or "" for status, body in found.success}}
    if found.errors:
        facts["errors"] = dict(found.errors)
    if found.accept not in {"", "application/json"}:
        facts["accept"] = found.accept
    facts |= sending.facts
    facts |= {name: True for name in ("safe", "idempotent") if getattr(operation, name)}
    if not _secured(operation):
        facts["secured"] = False
    if operation.servers:
        facts["servers"] = tuple(map(server_url, operation.servers))
    facts["docs"] = page
    return (Keyword(name=name, value=value) for name, value in facts.items())
