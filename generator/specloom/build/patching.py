"""What a JSON Patch may say: the paths that the configuration declares, typed by the document that they lead into."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..ir import Array, Map, Patch, PatchPlace, Scalar, ScalarKind, Type
from ..settings.operations import PatchPath, PatchRule
from .lookup import answers, arms, walk
from .scalars import ANY
from .wire import is_json

if TYPE_CHECKING:
    from .behaviours import Declaring


def patch_of(here: Declaring) -> Patch | None:
    """The patch of an operation; `None`, and errors, when what is declared does not fit."""
    rule = here.rule.patch
    if rule is None:
        return None
    content = here.operation.body.content if here.operation.body else ()
    if not any(isinstance(here.resolved(media.type), Array) for media in content if is_json(media.name)):
        here.misfit("its body is no list of patch operations", "patch")
        return None
    document = _document(here, rule)
    if rule.of and document is None:
        return None
    places = [place for path in rule.paths if (place := _place(here, path, document)) is not None]
    return Patch(op=rule.op, places=tuple(places))


def _document(here: Declaring, rule: PatchRule) -> Type | None:
    if not rule.of:
        return None
    reading = here.operation_called(rule.of, "patch")
    found = next(answers(reading), None) if reading else None
    if reading is not None and found is None:
        here.misfit(f"{rule.of} gives no document that could be patched", "patch")
    return found


def _place(here: Declaring, path: PatchPath, document: Type | None) -> PatchPlace | None:
    type, description = _stated(path), ""
    if document is not None:
        way = [part.replace("~1", "/").replace("~0", "~") for part in path.pointer.split("/")[1:]]
        found = walk(document, way, here)
        if found is not None:
            type = type or found[0]
            description = found[1].description or found[1].title if found[1] else ""
    if type is None:
        here.misfit(f"nothing says what may stand at {path.pointer}: give it a `type`, or correct the path", "patch")
        return None
    if path.within is not None and not any(_is_time(arm) for arm in arms(type, here)):
        here.misfit(f"{path.pointer} is no time, so it cannot lie ahead of now", "patch")
    return PatchPlace(pointer=path.pointer, type=type, description=path.description or description, within=path.within)


def _stated(path: PatchPath) -> Type | None:
    match path.type:
        case "":
            return None
        case "any":
            return ANY
        case "object":
            return Map(value=ANY)
        case "array":
            return Array(item=ANY)
        case kind:
            return Scalar(kind=ScalarKind(kind), format=path.format or None)


def _is_time(type: Type) -> bool:
    return isinstance(type, Scalar) and type.format == "date-time"
