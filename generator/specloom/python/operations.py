"""One operation as a method, and as the data that sync and async share."""

from __future__ import annotations

from dataclasses import replace

from .. import ir
from . import behaviours, docstrings, downloads, editing, options, patches, waiting
from .annotations import Role
from .answers import Results, paging_construct, paging_facts, results
from .arguments import BodyArguments, body_arguments, parameter_argument, parameter_fact, signatures
from .catalogue import Catalogue
from .codemodel import Argument, Construct, Data, Keyword, Method, OperationFacts, ParameterGroup, PathPart
from .codes import code_facts, with_codes
from .types import PAGER, Generic, Type

_GROUPS = {ir.Location.QUERY: "query", ir.Location.HEADER: "headers", ir.Location.COOKIE: "cookies"}


def method(catalogue: Catalogue, operation: ir.Operation) -> Method:
    """Lower one operation."""
    arguments = {
        (parameter.location, parameter.wire_name): parameter_argument(catalogue, operation, parameter)
        for parameter in operation.parameters
    }
    positional = tuple(argument for (place, _), argument in arguments.items() if place is ir.Location.PATH)
    keyword = tuple(argument for (place, _), argument in arguments.items() if place is not ir.Location.PATH)
    operation = editing.with_warning(catalogue, operation)
    body = body_arguments(catalogue, operation)
    plain = body
    if body is not None:
        body = replace(body, fields=behaviours.with_constants(operation, body.fields))
        body = patches.with_keywords(catalogue, operation, body)
    found = results(catalogue, operation)
    gives = behaviours.returning(catalogue, operation, found.returns)
    written = patches.signatures(operation, positional, body) or signatures(positional, keyword, body)
    defined, overloads = behaviours.calls(operation, *written, gives)
    declared = options.options(catalogue, operation)
    defined, overloads = options.added(defined, overloads, declared)
    item = catalogue.annotate(operation.paging.item_type) if operation.paging else None
    raises = with_codes(operation, found.raises)
    name = catalogue.names.methods[operation.key]
    page = f"operations/{catalogue.resource(operation)}/{name}.md"
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
        body_media_type=body.media.name if body else "",
        returns=item or gives.all,
        label=_label(catalogue, operation, found),
        success=found.success,
        answers=found.answers,
        raises=raises,
        segments=tuple(
            ("literal", part) if isinstance(part, str) else ("parameter", part.wire_name) for part in operation.segments
        ),
        paging=paging_facts(operation.paging) if operation.paging else None,
        item=item,
        safe=operation.safe,
        idempotent=operation.idempotent,
        secured=_secured(operation),
        servers=tuple(server_url(server) for server in operation.servers or ()),
        deprecated=operation.deprecated,
        doc_page=page,
        origin_text=catalogue.locate(operation.origin),
        supplement=operation.supplement,
        signature=defined,
        overloads=overloads,
        facts=_facts(catalogue, operation, arguments, body, found, item or gives.found, page, declared),
        docstring_text=docstrings.of_method(
            operation,
            (*_described(positional, keyword, body), *behaviours.options_of(catalogue, operation)),
            _returned(operation, found),
            raises,
            page,
            behaviours.notes(catalogue, operation),
        ),
        result=operation.declared.result.text if operation.declared.result else "",
        notes=behaviours.notes(catalogue, operation),
        options=behaviours.options_of(catalogue, operation),
        missing_ok=operation.declared.missing_ok is not None,
        extras=behaviours.extras(catalogue, operation),
        edit=editing.edit(catalogue, operation),
        update=editing.update(catalogue, operation, positional, _groups(operation, arguments), plain, raises),
        download=downloads.methods(catalogue, operation, positional, keyword),
        wait=waiting.wait(catalogue, operation),
        start=waiting.start(catalogue, operation),
    )


def _label(catalogue: Catalogue, operation: ir.Operation, found: Results) -> Type:
    if not operation.paging:
        return behaviours.returning(catalogue, operation, found.label).all
    return Generic(PAGER, (catalogue.annotate(operation.paging.item_type, Role.LABEL),))


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


def _returned(operation: ir.Operation, found: Results) -> list[str]:
    """The words on what comes back: of the one success, or of each under its status."""
    said = [(answer.status, docstrings.shortened(answer.description)) for answer in found.answers if answer.description]
    if operation.paging:
        first = said[0][1] if said else ""
        return [f"A pager, which fetches page after page while it is read. {first}".strip()]
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
    arguments: dict[tuple[ir.Location, str], Argument],
    body: BodyArguments | None,
    found: Results,
    annotation: Type,
    page: str,
    declared: tuple[Argument, ...],
) -> OperationFacts:
    return OperationFacts(
        annotation=annotation,
        path_parts=tuple(
            PathPart(text=part) if isinstance(part, str) else PathPart(parameter=parameter_fact(part))
            for part in operation.segments
        ),
        groups=tuple(_groups(operation, arguments)),
        body=_body_fact(catalogue, operation, body) if body else None,
        paging=paging_construct(operation.paging) if operation.paging else None,
        steps=behaviours.steps(catalogue, operation),
        keywords=tuple(_keywords(catalogue, operation, found, page)),
    )


def _groups(operation: ir.Operation, arguments: dict[tuple[ir.Location, str], Argument]) -> list[ParameterGroup]:
    found = []
    for place, name in _GROUPS.items():
        parameters = [parameter for parameter in operation.parameters if parameter.location is place]
        if parameters:
            found.append(
                ParameterGroup(
                    name=name,
                    constructs=tuple(parameter_fact(parameter, operation.declared) for parameter in parameters),
                    arguments=tuple(arguments[place, parameter.wire_name] for parameter in parameters),
                )
            )
    return found


def _body_fact(catalogue: Catalogue, operation: ir.Operation, body: BodyArguments) -> Construct:
    constants = dict(operation.declared.constants)
    given: dict[str, Data] = {
        "required": body.required,
        "encoding": dict(body.media.encoding),
        "constants": constants,
    }
    return Construct(
        class_name="Body",
        arguments=(body.media.name, catalogue.annotate(body.media.type)),
        keywords=tuple(Keyword(name=name, value=value) for name, value in given.items() if value),
    )


def _keywords(catalogue: Catalogue, operation: ir.Operation, found: Results, page: str) -> list[Keyword]:
    """The facts that are plain data; what is usual is left out."""
    facts: dict[str, Data] = {"success": {status: body or "" for status, body in found.success}}
    if found.errors:
        facts["errors"] = dict(found.errors)
    if found.accept not in {"", "application/json"}:
        facts["accept"] = found.accept
    if operation.paging:
        facts["item"] = catalogue.annotate(operation.paging.item_type)
    facts |= {name: True for name in ("safe", "idempotent") if getattr(operation, name)}
    if not _secured(operation):
        facts["secured"] = False
    if operation.servers:
        facts["servers"] = tuple(map(server_url, operation.servers))
    facts |= {"docs": page, **code_facts(operation)}
    return [Keyword(name=name, value=value) for name, value in facts.items()]
