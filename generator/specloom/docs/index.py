"""The index for machines: which call stands for which operation, which model for which schema."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ..extensions.model import Extension
from ..ir import LeftOut
from ..python.codemodel import Argument, ClientVariable, Method, ModelAlias, ModelClass, ModelModule, Package, Resource
from ..python.spelling import annotation
from ..python.surface import argument_facts, called, field_facts, lower_surface, model_facts, operation_facts
from ..text.prose import first_paragraph
from .docmodel import Entry
from .extensions import calls_of
from .limits import Limits
from .snippets import sibling
from .surface import on_one_line, page_of


def lower_index(
    package: Package,
    client: Sequence[Entry],
    views: Sequence[Entry],
    left_out: Sequence[LeftOut] = (),
    limits: Sequence[Limits] = (),
    first: Method | None = None,
    *,
    held: Mapping[str, str],
) -> dict[str, Any]:
    """The contents of `api.json`: every operation, every other call and every model.

    `client` are the client's own calls, `views` what every resource has beside its own, `left_out` and `limits` what
    the package does not have of its document, `first` is the call that the docs begin with, `held` are the components
    of which the copy of one page counts, and that page.
    """
    methods = sorted(
        (method for resource in package.resources for method in resource.methods), key=lambda method: method.key
    )
    return {
        "package": package.name,
        "version": package.version,
        "api": {"title": package.title, "version": package.api_version},
        "client": f"{package.name}:{package.client_class}",
        "async_client": f"{package.name}:Async{package.client_class}",
        "error": f"{package.name}.errors:{package.error_class}",
        **({"first_call": _first_call(first)} if first else {}),
        "servers": {region.name: region.url for region in package.regions},
        **({"server_variables": [_server_variable(one) for one in package.variables]} if package.variables else {}),
        "operations": [_operation(method) for method in methods],
        "further_calls": _further_calls(package),
        "client_calls": [_described(entry) for entry in client],
        "views": [_described(entry) for entry in views],
        "models": [
            _model(package, module.name, model)
            for module in sorted(package.model_modules, key=lambda module: module.name)
            for model in _models(module)
        ],
        "extensions": [_extension(package, module) for module in package.extensions if module.public],
        **lower_surface(package),
        **({"left_out": [{"key": one.key, "reason": one.reason} for one in left_out]} if left_out else {}),
        **({"held": dict(sorted(held.items()))} if held else {}),
        **({"limits": {one.code: len(one.places) for one in limits}} if limits else {}),
    }


def _first_call(method: Method) -> str:
    given = (argument.name for argument in (*method.path_arguments, *method.arguments) if argument.required)
    return f"client.{method.call}({', '.join(dict.fromkeys(given))})"


def _server_variable(variable: ClientVariable) -> dict[str, Any]:
    return {
        "name": variable.keyword,
        "type": annotation(variable.type),
        "default": variable.default,
        "description": variable.description,
    }


def _extension(package: Package, extension: Extension) -> dict[str, Any]:
    named = [member.signature for member in extension.members if extension.shows(member.name)]
    for each in (one for one in extension.classes if extension.shows(one.name)):
        named.append(each.signature or each.name)
        named += [f"{each.name}.{member.signature}" for member in each.members if member.public]
    return {
        "module": f"{package.name}.{extension.name}",
        "names": named,
        "docs": f"docs/extensions/{extension.name}.md",
        "origin": extension.path,
    }


def _operation(method: Method) -> dict[str, Any]:
    return {
        "key": method.key,
        "operation_id": method.operation_id,
        "call": method.call,
        "summary": method.summary,
        "arguments": [_argument(argument) for argument in _arguments(method)],
        "body": _body(method),
        "returns": annotation(method.label),
        "paged": method.item is not None,
        "item": annotation(method.item) if method.item else "",
        "safe": method.safe,
        "idempotent": method.idempotent,
        "deprecated": method.deprecated,
        "errors": {raised.status: raised.error_class for raised in method.raises},
        "docs": f"docs/{method.doc_page}",
        "origin": method.origin_text,
        **operation_facts(method),
        **called(method, at_once=method.sending.at_once),
        **method.index,
    }


def _arguments(method: Method) -> Iterator[Argument]:
    """What can be given by name or place; the whole body only where it has no fields of its own."""
    yield from (*method.path_arguments, *method.arguments, *method.body_fields)
    if method.body is not None and not method.body_fields:
        yield method.body
    yield from method.options


def _argument(argument: Argument) -> dict[str, Any]:
    return {
        "name": argument.name,
        "wire_name": argument.wire_name,
        "in": str(argument.place),
        "required": argument.required,
        "type": annotation(argument.label),
        **argument_facts(argument),
    }


def _body(method: Method) -> dict[str, Any] | None:
    """The body as a whole, which `body=` takes."""
    if method.body is None:
        return None
    return {
        "type": annotation(method.body.label),
        "media_type": method.body_media_type,
        "required": method.body.required,
    }


def _models(module: ModelModule) -> list[ModelClass | ModelAlias]:
    models: list[ModelClass | ModelAlias] = [*module.classes, *module.aliases]
    return sorted(models, key=lambda model: model.name)


def _model(package: Package, module: str, model: ModelClass | ModelAlias) -> dict[str, Any]:
    return {
        "model": f"{package.name}.models.{module}:{model.name}",
        "schema": model.published,
        "docs": f"docs/{model.doc_page}",
        "page": model.page_title,
        "pointer": model.place,
        "fields": _fields(model) if isinstance(model, ModelClass) else [],
        "type": annotation(model.annotation) if isinstance(model, ModelAlias) else "",
        "members": _members(model) if isinstance(model, ModelClass) else [],
        "used_by": list(model.used_by),
        **model_facts(model),
        "origin": model.origin_text,
    }


def _members(model: ModelClass) -> list[str]:
    """What was written for it by hand."""
    return [member.signature for member in model.mixin.content.members if member.public] if model.mixin else []


def _fields(model: ModelClass) -> list[dict[str, Any]]:
    return [
        {
            "name": field.name,
            "wire_name": field.wire_name,
            "type": annotation(field.label),
            "required": field.required,
            "read_only": field.read_only,
            **field_facts(field),
        }
        for field in model.fields
    ]


def _further_calls(package: Package) -> list[dict[str, Any]]:
    """The methods that come with operations, and those that were written by hand, by resource."""
    return [
        call
        for resource in package.resources
        for call in sorted(_companions(resource), key=lambda found: found["call"])
    ]


def _companions(resource: Resource) -> Iterator[dict[str, Any]]:
    for method in resource.methods:
        for one in method.companions:
            yield {
                "call": sibling(method, one.name),
                "signature": on_one_line(method, one, resource.names),
                "summary": first_paragraph(one.docstring_text),
                "operation": method.key,
                "docs": f"docs/{page_of(method, one)}",
                **called(one, at_once=one.at_once),
                **({"viewed": True} if one.viewed else {}),
            }
    yield from ({**_described(entry), "operation": ""} for entry in calls_of(resource))


def _described(entry: Entry) -> dict[str, Any]:
    """An entry of a list of calls."""
    found = {"call": entry.name, "signature": entry.signature, "summary": entry.summary, "docs": f"docs/{entry.path}"}
    return {name: value for name, value in found.items() if value}
