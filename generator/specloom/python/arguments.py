"""Parameters and bodies as the arguments of a method."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from .. import ir
from .annotations import Role
from .badges import badges
from .catalogue import Catalogue
from .codemodel import Argument, ArgumentPlace, Construct, Keyword, Signature
from .docstrings import shortened
from .joining import Ways
from .types import ANY_OBJECT, BYTES, OMIT, STR, Type, optional, union

MULTIPART = "multipart/form-data"
FORMS = frozenset({"application/x-www-form-urlencoded", MULTIPART})
_CLASSES = {
    ir.Location.PATH: "PathParam",
    ir.Location.QUERY: "Query",
    ir.Location.HEADER: "HeaderParam",
    ir.Location.COOKIE: "CookieParam",
}
_STYLED_CLASSES = {
    ir.Location.PATH: "StyledPath",
    ir.Location.QUERY: "StyledQuery",
    ir.Location.HEADER: "StyledHeader",
    ir.Location.COOKIE: "StyledCookie",
}
"""Of what takes lists, objects or JSON, which few parameters do."""
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
    by_place: bool = False
    """Whether the whole stands right after the path arguments; fields are then another way to call the method."""


def parameter_argument(catalogue: Catalogue, operation: ir.Operation, parameter: ir.Parameter) -> Argument:
    """One parameter; an optional one is `None` when it is not given, which sends nothing."""
    annotation = catalogue.annotate(parameter.type, Role.ARGUMENT)
    return Argument(
        name=catalogue.names.arguments[operation.key, parameter.location, parameter.wire_name],
        wire_name=parameter.wire_name,
        place=ArgumentPlace(parameter.location.value),
        annotation=annotation if parameter.required else optional(annotation),
        default="" if parameter.required else "None",
        required=parameter.required,
        description=parameter.description,
        label=catalogue.annotate(parameter.type, Role.LABEL),
        deprecated=parameter.deprecated,
        badges=badges(
            parameter.type,
            required=parameter.required,
            default=parameter.default,
            deprecated=parameter.deprecated,
        ),
        examples=parameter.examples,
    )


def parameter_fact(catalogue: Catalogue, parameter: ir.Parameter, name: str, more: Iterable[Keyword] = ()) -> Construct:
    """What the runtime has to know to send a parameter, which is the argument `name`, and `more`.

    What is usual is left out.
    """
    styled = _is_styled(catalogue, parameter)
    found: list[Keyword] = [] if name == parameter.wire_name else [Keyword(name="name", value=name)]
    if styled or parameter.location in {ir.Location.PATH, ir.Location.QUERY}:
        takes_style = parameter.location in {ir.Location.PATH, ir.Location.QUERY}
        if takes_style and parameter.style != _USUAL_STYLE[parameter.location]:
            found.append(Keyword(name="style", value=parameter.style))
        if parameter.explode != (_USUAL_STYLE[parameter.location] == "form"):
            found.append(Keyword(name="explode", value=parameter.explode))
    if parameter.location is ir.Location.QUERY and parameter.allow_reserved:
        found.append(Keyword(name="allow_reserved", value=True))
    if parameter.required and parameter.location is not ir.Location.PATH:
        found.append(Keyword(name="required", value=True))
    if _is_json_parameter(parameter):
        found.append(Keyword(name="json", value=True))
    arguments, keywords = (parameter.wire_name,), (*found, *more)
    if styled:
        class_name = _STYLED_CLASSES[parameter.location]
        return Construct(class_name=class_name, arguments=arguments, keywords=keywords, module="styles")
    return Construct(class_name=_CLASSES[parameter.location], arguments=arguments, keywords=keywords)


def _is_json_parameter(parameter: ir.Parameter) -> bool:
    return parameter.media_type is not None and is_json(parameter.media_type)


def _is_styled(catalogue: Catalogue, parameter: ir.Parameter) -> bool:
    """Whether a parameter takes more than texts and, in a query or a header, lists of texts."""
    types = list(_arms(catalogue, parameter.type))
    if parameter.location in {ir.Location.QUERY, ir.Location.HEADER}:
        items = [type_.item if isinstance(type_, ir.Array) else type_ for type_ in types]
        types = [inner for item in items for inner in _arms(catalogue, item)]
    return _is_json_parameter(parameter) or any(not isinstance(type_, ir.Scalar | ir.Choice) for type_ in types)


def _arms(catalogue: Catalogue, type_: ir.Type, around: frozenset[ir.SchemaId] = frozenset()) -> Iterator[ir.Type]:
    """A type behind its aliases, or the alternatives that it has; those within themselves count once."""
    inside = around | {type_.id} if isinstance(type_, ir.Reference) else around
    found = catalogue.resolved(type_)
    if not isinstance(found, ir.Union):
        yield found
    elif inside != around or not isinstance(type_, ir.Reference):
        for arm in found.arms:
            yield from _arms(catalogue, arm, inside)


def option(name: str, type_: Type, default: str, words: str = "") -> Argument:
    """An argument that is not sent: it says how the call is made."""
    return Argument(
        name=name,
        wire_name=name,
        place=ArgumentPlace.OPTION,
        annotation=type_,
        default=default,
        required=not default,
        description=words,
        label=type_,
    )


def body_arguments(catalogue: Catalogue, operation: ir.Operation) -> BodyArguments | None:
    """How the body is given; None when the operation takes none."""
    body = operation.body
    if body is None or not body.content:
        return None
    media = chosen(body.content)
    owner = catalogue.object_of(media.type) if as_json(media) else None
    return BodyArguments(
        media=media,
        required=body.required,
        fields=tuple(_fields(catalogue, operation, owner)) if owner else (),
        whole=_whole(catalogue, operation, body, media),
    )


def chosen(content: Iterable[ir.MediaType]) -> ir.MediaType:
    """The representation that is sent or asked for: JSON when there is any, else the first."""
    kinds = list(content)
    return next((media for media in kinds if is_json(media.name)), kinds[0])


def type_of(catalogue: Catalogue, media: ir.MediaType, role: Role = Role.VIEW) -> Type:
    """The Python type of a whole representation."""
    if as_json(media):
        return catalogue.annotate(media.type, role)
    return STR if media.name.startswith("text/") else BYTES


def sent_as(media: ir.MediaType) -> str:
    """The content type of a body: of any type is sent as JSON."""
    return "application/json" if is_json(media.name) and "*" in media.name else media.name


def as_json(media: ir.MediaType) -> bool:
    """Whether a representation is a document with fields: JSON, or a form."""
    return is_json(media.name) or media.name in FORMS


def ways(positional: tuple[Argument, ...], keyword: tuple[Argument, ...], body: BodyArguments | None) -> Ways:
    """The method as defined, and the ways to call it when there are two."""
    if body is None:
        return Ways(defined=signature(positional, keyword))
    if body.by_place:
        by_keyword = signature(positional, (*keyword, *map(omittable, body.fields)))
        defined = replace(by_keyword, positional=(*positional, omittable(body.whole)))
        return Ways(defined=defined, overloads=(by_keyword, signature((*positional, body.whole), keyword)))
    whole = body.whole if body.required else omittable(body.whole)
    if not body.fields:
        return Ways(defined=signature(positional, (*keyword, whole)))
    loose = (omittable(body.whole), *map(omittable, body.fields))
    defined = signature(positional, (*keyword, *loose))
    if not any(field.required for field in body.fields):
        return Ways(defined=defined)
    by_field = tuple(field if field.required else omittable(field) for field in body.fields)
    by_name, as_whole = signature(positional, (*keyword, *by_field)), signature(positional, (*keyword, whole))
    return Ways(defined=defined, overloads=(by_name, as_whole))


def omittable(argument: Argument) -> Argument:
    """The same argument, not sent when it is not given; one that is so already stays as it is."""
    return replace(argument, annotation=union(argument.annotation, OMIT), default="OMIT")


def _fields(catalogue: Catalogue, operation: ir.Operation, owner: ir.ObjectSchema) -> Iterator[Argument]:
    for field in owner.fields:
        if field.read_only or (operation.key, field.wire_name) not in catalogue.names.body_arguments:
            continue
        yield Argument(
            name=catalogue.names.body_arguments[operation.key, field.wire_name],
            wire_name=field.wire_name,
            place=ArgumentPlace.BODY,
            annotation=catalogue.annotate(field.type, Role.ARGUMENT),
            default="" if field.required else "OMIT",
            required=field.required,
            description=field.description or field.title,
            label=catalogue.annotate(field.type, Role.LABEL),
            deprecated=field.deprecated,
            badges=badges(field.type, required=field.required, default=field.default, deprecated=field.deprecated),
            examples=field.examples,
        )


def _whole(catalogue: Catalogue, operation: ir.Operation, body: ir.Body, media: ir.MediaType) -> Argument:
    owner = catalogue.object_of(media.type) if as_json(media) else None
    annotation = type_of(catalogue, media, Role.ARGUMENT)
    if owner:
        given_back = (catalogue.annotate(ir.Reference(id=one.id)) for one in _given_back(catalogue, operation, owner))
        annotation = union(annotation, *given_back, ANY_OBJECT)
    return Argument(
        name="body",
        wire_name="",
        place=ArgumentPlace.BODY,
        annotation=annotation,
        default="" if body.required else "OMIT",
        required=body.required,
        description=shortened(body.description),
        label=type_of(catalogue, media, Role.LABEL),
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
    return Signature(positional=positional, keyword=tuple(ordered))


def is_json(media_type: str) -> bool:
    """Whether a media type is sent and read as JSON."""
    kind = media_type.partition(";")[0].strip().lower()
    return kind == "application/json" or kind.endswith("+json") or kind in {"*/*", "application/*", "text/json"}
