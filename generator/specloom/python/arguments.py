"""Parameters and bodies as the arguments of a method."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from .. import ir
from ..settings.sdk import NOTHING_DECLARED, OperationRule
from .annotations import ABC, BUILTINS, TYPING, Role, Speller, is_union
from .badges import badges, shows_milliseconds
from .catalogue import Catalogue
from .codemodel import Argument, ArgumentPlace, Construct, Keyword, Signature
from .docstrings import WIDTH, shortened
from .scope import Names, PlainNames

_FORMS = frozenset({"application/x-www-form-urlencoded", "multipart/form-data"})
_CLASSES = {
    ir.Location.PATH: "PathParam",
    ir.Location.QUERY: "Query",
    ir.Location.HEADER: "HeaderParam",
    ir.Location.COOKIE: "CookieParam",
}
_USUAL_STYLE = {
    ir.Location.PATH: "simple",
    ir.Location.QUERY: "form",
    ir.Location.HEADER: "simple",
    ir.Location.COOKIE: "form",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyArguments:
    """The body of an operation as arguments: by field, or whole, or both ways."""

    media: ir.MediaType
    required: bool
    fields: tuple[Argument, ...]
    whole: Argument
    words: str = "The whole body instead: a model, or a dictionary in wire form."
    """What the docstring says of the whole, beside fields."""


def parameter_argument(
    catalogue: Catalogue, operation: ir.Operation, parameter: ir.Parameter, names: Names
) -> Argument:
    """One parameter; an optional one is `None` when it is not given, which sends nothing."""
    spelling = catalogue.speller.spell(parameter.type, Role.ARGUMENT, names, nullable=not parameter.required)
    return Argument(
        name=catalogue.names.arguments[operation.key, parameter.location, parameter.wire_name],
        wire_name=parameter.wire_name,
        place=ArgumentPlace(parameter.location.value),
        annotation=spelling.text,
        default="" if parameter.required else "None",
        required=parameter.required,
        description=parameter.description,
        type_label=catalogue.speller.spell(parameter.type, Role.LABEL, PlainNames()).text,
        models=spelling.models,
        deprecated=parameter.deprecated,
        badges=badges(
            parameter.type,
            required=parameter.required,
            default=parameter.default,
            deprecated=parameter.deprecated,
        ),
        examples=parameter.examples,
    )


def parameter_fact(parameter: ir.Parameter, declared: OperationRule = NOTHING_DECLARED) -> Construct:
    """What the runtime has to know to send a parameter; what is usual is left out."""
    found: list[Keyword] = []
    if parameter.location in {ir.Location.PATH, ir.Location.QUERY}:
        if parameter.style != _USUAL_STYLE[parameter.location]:
            found.append(Keyword(name="style", value=parameter.style))
        if parameter.explode != (parameter.style == "form"):
            found.append(Keyword(name="explode", value=parameter.explode))
    if parameter.location is ir.Location.QUERY and parameter.allow_reserved:
        found.append(Keyword(name="allow_reserved", value=True))
    if parameter.required and parameter.location is not ir.Location.PATH:
        found.append(Keyword(name="required", value=True))
    if parameter.location is ir.Location.QUERY:
        shown = shows_milliseconds(parameter.type, parameter.examples)
        times = {parameter.wire_name: "rfc3339_ms"} if shown else {}
        told = {"join": dict(declared.joins), "time": times | dict(declared.times)}
        told["characters"] = dict(declared.characters)
        found += [
            Keyword(name=name, value=by[parameter.wire_name]) for name, by in told.items() if parameter.wire_name in by
        ]
        spellings = dict(dict(declared.spellings).get(parameter.wire_name, ()))
        found += [Keyword(name="spellings", value=spellings)] if spellings else []
    return Construct(class_name=_CLASSES[parameter.location], arguments=(parameter.wire_name,), keywords=tuple(found))


def body_arguments(catalogue: Catalogue, operation: ir.Operation, names: Names) -> BodyArguments | None:
    """How the body is given; None when the operation takes none."""
    body = operation.body
    if body is None or not body.content:
        return None
    media = chosen(body.content)
    owner = catalogue.object_of(media.type) if as_json(media) else None
    return BodyArguments(
        media=media,
        required=body.required,
        fields=tuple(_fields(catalogue, operation, owner, names)) if owner else (),
        whole=_whole(catalogue, operation, body, media, names),
    )


def chosen(content: Iterable[ir.MediaType]) -> ir.MediaType:
    """The representation that is sent or asked for: JSON when there is any, else the first."""
    kinds = list(content)
    return next((media for media in kinds if _is_json(media.name)), kinds[0])


def annotation_of(speller: Speller, media: ir.MediaType, role: Role, names: Names) -> str:
    """The Python type of a whole representation."""
    if as_json(media):
        return speller.spell(media.type, role, names).text
    return names.use(BUILTINS, "str" if media.name.startswith("text/") else "bytes")


def as_json(media: ir.MediaType) -> bool:
    """Whether a representation is a document with fields: JSON, or a form."""
    return _is_json(media.name) or media.name in _FORMS


def signatures(
    positional: tuple[Argument, ...], keyword: tuple[Argument, ...], body: BodyArguments | None
) -> tuple[Signature, tuple[Signature, ...]]:
    """The method as defined, and the ways to call it when there are two."""
    if body is None:
        return signature(positional, keyword), ()
    whole = body.whole if body.required else optional(body.whole)
    if not body.fields:
        return signature(positional, (*keyword, whole)), ()
    loose = (optional(body.whole), *(optional(field) for field in body.fields))
    defined = signature(positional, (*keyword, *loose))
    if not any(field.required for field in body.fields):
        return defined, ()
    by_field = tuple(field if field.required else optional(field) for field in body.fields)
    return defined, (
        signature(positional, (*keyword, *by_field)),
        signature(positional, (*keyword, whole)),
    )


def optional(argument: Argument) -> Argument:
    """The same argument, not sent when it is not given; one that is optional already stays as it is."""
    bare = argument.annotation.removesuffix(" | None")
    null = [] if bare == argument.annotation else ["None"]
    annotation = " | ".join([bare.removesuffix(" | Omit"), "Omit", *null])
    return replace(argument, annotation=annotation, default="OMIT")


def _fields(catalogue: Catalogue, operation: ir.Operation, owner: ir.ObjectSchema, names: Names) -> Iterator[Argument]:
    for field in owner.fields:
        if field.read_only or (operation.key, field.wire_name) not in catalogue.names.body_arguments:
            continue
        spelling = catalogue.speller.spell(field.type, Role.ARGUMENT, names)
        yield Argument(
            name=catalogue.names.body_arguments[operation.key, field.wire_name],
            wire_name=field.wire_name,
            place=ArgumentPlace.BODY,
            annotation=spelling.text,
            default="" if field.required else "OMIT",
            required=field.required,
            description=field.description or field.title,
            type_label=catalogue.speller.spell(field.type, Role.LABEL, PlainNames()).text,
            models=spelling.models,
            deprecated=field.deprecated,
            badges=badges(field.type, required=field.required, default=field.default, deprecated=field.deprecated),
            examples=field.examples,
        )


def _whole(catalogue: Catalogue, operation: ir.Operation, body: ir.Body, media: ir.MediaType, names: Names) -> Argument:
    owner = catalogue.object_of(media.type) if as_json(media) else None
    text = annotation_of(catalogue.speller, media, Role.ARGUMENT, names)
    if owner:
        given_back = (
            catalogue.speller.spell(ir.Reference(id=one.id), Role.VIEW, names).text
            for one in _given_back(catalogue, operation, owner)
        )
        anything = f"{names.use(ABC, 'Mapping')}[{names.use(BUILTINS, 'str')}, {names.use(TYPING, 'Any')}]"
        text = " | ".join(dict.fromkeys((*text.split(" | "), *given_back, anything)))
    return Argument(
        name="body",
        wire_name="",
        place=ArgumentPlace.BODY,
        annotation=text,
        default="" if body.required else "OMIT",
        required=body.required,
        description=shortened(body.description),
        type_label=catalogue.speller.spell(media.type, Role.LABEL, PlainNames()).text,
        models=catalogue.speller.spell(media.type, Role.VIEW, PlainNames()).models,
        examples=tuple(value for _, value in media.examples),
    )


def _given_back(catalogue: Catalogue, operation: ir.Operation, owner: ir.ObjectSchema) -> Iterator[ir.ObjectSchema]:
    """Objects that the operation answers with and that can be sent as they are: what was read, changed, is written.

    Such an object has all that the request requires and most of what it knows.
    """
    wanted = {field.wire_name for field in owner.fields}
    required = {field.wire_name for field in owner.fields if field.required}
    for response in operation.responses:
        for media in response.content if response.status.startswith("2") else ():
            found = catalogue.object_of(media.type)
            has = {field.wire_name for field in found.fields} if found else set()
            if found and wanted and required <= has and 2 * len(wanted & has) >= len(wanted):
                yield found


def signature(positional: tuple[Argument, ...], keyword: tuple[Argument, ...]) -> Signature:
    """The arguments of one way to call a method, those that must be given first."""
    ordered = sorted(keyword, key=lambda argument: bool(argument.default))
    return Signature(positional=tuple(map(fitted, positional)), keyword=tuple(map(fitted, ordered)))


def fitted(argument: Argument) -> Argument:
    """The argument as it stands in a signature: a union that is too long for its line is put into parentheses.

    Formatters disagree on how to break one that has none.
    """
    taken = 8 + len(argument.name) + len(": ") + len(argument.annotation) + len(",")
    taken += len(" = ") + len(argument.default) if argument.default else 0
    if taken <= WIDTH or not is_union(argument.annotation):
        return argument
    return replace(argument, annotation=f"({argument.annotation})")


def _is_json(media_type: str) -> bool:
    kind = media_type.partition(";")[0].strip().lower()
    return kind == "application/json" or kind.endswith("+json") or kind in {"*/*", "application/*", "text/json"}
