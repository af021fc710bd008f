"""What fields and arguments would like to be called."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from ..ir import (
    AliasSchema,
    Array,
    Definition,
    Location,
    Map,
    MediaType,
    ObjectSchema,
    Operation,
    Parameter,
    PatchPlace,
    Reference,
    Scalar,
    SchemaId,
    Type,
    Union,
)
from ..text.identifiers import Words, snake, split
from ..text.nouns import singular, singular_words
from .reserved import ARGUMENT_NAMES, FIELD_NAMES, FORMAT_TYPES
from .scope import Candidate

BODY = "body"
"""Stands for the location of body fields in keys of arguments."""
OPTION = "option"
"""Stands for the location of arguments that are declared and not sent."""

_IDENTIFYING = frozenset(("id", "key", "name", "uuid", "guid", "slug", "number", "code"))
"""Names of path parameters that say nothing without the thing that they identify."""
_ORDER = {"path": 0, BODY: 1, "query": 2, "header": 3, "cookie": 4, OPTION: 5}
"""Who keeps a name that several locations want."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """One argument before it has a name."""

    location: str
    wire_name: str
    name: str
    read_only: bool = False


def field(wire_name: str, key: str, reserved: frozenset[str]) -> Candidate:
    """An attribute: snake case, no leading underscores; what is closest to the plain name keeps it."""
    name = safe(split(wire_name), "field", reserved)
    options = (name, f"{name}_") if wire_name.startswith("_") and not name.endswith("_") else (name,)
    bare = wire_name.strip("_")
    distance = (wire_name != name, bare != name, len(wire_name) - len(bare), bare != bare.lower())
    return Candidate(key=key, options=options, rank=(*map(int, distance), *map(ord, wire_name[:32])))


def reserved(schema: ObjectSchema) -> frozenset[str]:
    """What no attribute of `schema` may be called: `date` only where a value is a date, and so is annotated."""
    formats = {format for field in schema.fields for format in _formats(field.type)}
    return FIELD_NAMES | formats.intersection(FORMAT_TYPES)


def _formats(type: Type) -> Iterator[str]:
    waiting = [type]
    while waiting:
        here = waiting.pop()
        match here:
            case Scalar():
                yield here.format or ""
            case Array():
                waiting.extend((here.item, *here.prefix))
            case Map():
                waiting.append(here.value)
            case Union():
                waiting.extend(here.arms)
            case _:
                pass


def safe(words: Words, prefix: str, reserved: frozenset[str]) -> str:
    """An identifier of `words` that is legal and not reserved."""
    name = snake(words)
    if name[:1].isdigit():
        name = f"{prefix}_{name}"
    return f"{name}_" if name in reserved else name


def argument(wanted: Wanted, key: str) -> Candidate:
    """An argument: its name, and its location after it when that is taken."""
    suffix = "field" if wanted.location == BODY else wanted.location
    rank = _ORDER[wanted.location] + (10 if wanted.read_only else 0)
    exact = int(wanted.name != wanted.wire_name)
    options = (wanted.name, f"{wanted.name.rstrip('_')}_{suffix}")
    return Candidate(key=key, options=options, rank=(rank, exact))


def wanted(operation: Operation, body: ObjectSchema | None, fields: Mapping[tuple[SchemaId, str], str]) -> list[Wanted]:
    """All arguments of a method. A body field is called what the attribute of the model is called."""
    found = [
        Wanted(location=str(parameter.location.value), wire_name=parameter.wire_name, name=_plain(parameter.wire_name))
        for parameter in operation.parameters
        if parameter.location is not Location.PATH
    ]
    found.extend(
        Wanted(location="path", wire_name=parameter.wire_name, name=name) for parameter, name in path_names(operation)
    )
    found.extend(Wanted(location=OPTION, wire_name=name, name=name) for name in operation.options)
    if operation.patch is not None:
        return [*found, *(Wanted(location=BODY, wire_name=p.pointer, name=_pointed(p)) for p in operation.patch.places)]
    hidden = {name for name, _ in operation.declared.hidden}
    return [*found, *(_body_fields(body, fields, hidden) if body else ())]


def _pointed(place: PatchPlace) -> str:
    """What stands at the end of a JSON pointer is called after the whole way."""
    parts = (part.replace("~1", "/").replace("~0", "~") for part in place.pointer.split("/")[1:])
    return safe(tuple(word for part in parts for word in split(part)), "argument", ARGUMENT_NAMES)


def _body_fields(
    body: ObjectSchema, fields: Mapping[tuple[SchemaId, str], str], hidden: Collection[str]
) -> Iterator[Wanted]:
    for field in body.fields:
        if field.wire_name in hidden:
            continue
        name = fields[body.id, field.wire_name]
        name = f"{name}_" if name in ARGUMENT_NAMES else name
        yield Wanted(location=BODY, wire_name=field.wire_name, name=name, read_only=field.read_only)


def path_names(operation: Operation) -> Iterator[tuple[Parameter, str]]:
    """Path parameters by what they identify: `{_id}` below `/pets/` is `pet_id`."""
    before: Words = ()
    for segment in operation.segments:
        if isinstance(segment, str):
            before = _last_noun(segment, operation.page)
            continue
        words = split(segment.wire_name)
        if len(words) == 1 and words[0] in _IDENTIFYING:
            words = (*(before or singular_words(split(operation.page))), *words)
        yield segment, safe(words, "path", ARGUMENT_NAMES)
        before = ()


def body_object(operation: Operation, schemas: Mapping[SchemaId, Definition]) -> ObjectSchema | None:
    """The object whose fields become arguments: of the JSON body if there is one, else of the first."""
    content = operation.body.content if operation.body else ()
    chosen = min(content, key=_preference, default=None)
    here = chosen.type if chosen else None
    seen: set[SchemaId] = set()
    while isinstance(here, Reference) and here.id not in seen:
        seen.add(here.id)
        schema = schemas.get(here.id)
        if isinstance(schema, ObjectSchema):
            return schema
        here = schema.type if isinstance(schema, AliasSchema) else None
    return None


def _preference(media: MediaType) -> int:
    name = media.name.partition(";")[0].strip().lower()
    return 0 if name == "application/json" else 1 if name.endswith("+json") else 2


def _plain(wire_name: str) -> str:
    return safe(split(wire_name), "argument", ARGUMENT_NAMES)


def _last_noun(literal: str, page: str) -> Words:
    """The last part of a literal, in the singular; in the words of the page's title where only its spelling differs."""
    part = literal.strip("/").rpartition("/")[2]
    if not part or (part[0] in "vV" and part[1:].replace(".", "").isdigit()):
        return ()
    words = split(part)
    title = split(page)
    if "".join(words) == "".join(title):
        words = title
    return (*words[:-1], singular(words[-1]))
