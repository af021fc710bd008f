"""One parsed document -> a fragment, or why it is none."""

from __future__ import annotations

from ..diagnostics import Diagnostics, Origin, Related
from ..source import Json
from .faults import Fault, visible
from .position import line_column

SECTIONS = ("paths", "webhooks", "components")
_KNOWN = ("3.0", "3.1", "3.2")


def report(faults: tuple[Fault, ...], text: str, origin: Origin, indent: int, diagnostics: Diagnostics) -> None:
    """Turn the faults of a text into findings with their places in the page."""
    for fault in faults:
        earlier = () if fault.earlier is None else (_earlier(text, fault.earlier, origin, indent),)
        place = _place(text, fault.offset, origin, indent)
        diagnostics.error(fault.code, fault.message, place, help=fault.help, related=earlier)


def fault_place(fault: Fault, text: str, origin: Origin, indent: int) -> Origin:
    """Place of a fault in the page."""
    return _place(text, fault.offset, origin, indent)


def document_of(value: Json, origin: Origin, whole: bool, diagnostics: Diagnostics) -> dict[str, Json] | None:
    """The document when it is one that we read; `whole` says that it is a file of its own and not a fence in a page,
    where an object of another kind is an example and passed over."""
    if not isinstance(value, dict):
        if whole:
            what = f"the file holds {_kind(value)} where an object is expected"
            diagnostics.error("not-openapi", what, origin, help="an OpenAPI document is an object with `openapi`")
        return None
    if "swagger" in value and "openapi" not in value:
        what = f"this is Swagger {visible(str(value['swagger']), 12)}, which is not read"
        help = "convert it to OpenAPI 3 (many tools do) and put the result here"
        diagnostics.error("openapi-version", what, origin.at("swagger"), help=help)
        return None
    if "openapi" not in value:
        _without_version(value, origin, whole, diagnostics)
        return None
    if not _version(value["openapi"], origin.at("openapi"), diagnostics):
        return None
    return value if _sections(value, origin, whole, diagnostics) else None


def _without_version(value: dict[str, Json], origin: Origin, whole: bool, diagnostics: Diagnostics) -> None:
    help = 'add `"openapi": "3.1.0"` if it is one'
    if whole:
        diagnostics.error("not-openapi", "no `openapi` member: this is not an OpenAPI document", origin, help=help)
    elif isinstance(value.get("paths"), dict):
        diagnostics.note("unread-fence", "not read: it has `paths` but no `openapi`", origin, help=help)


def _version(version: Json, origin: Origin, diagnostics: Diagnostics) -> bool:
    if not isinstance(version, str):
        help = "write it between quotes, with all three parts"
        diagnostics.error("openapi-version", f"`openapi` is {_kind(version)} and not text", origin, help=help)
        return False
    if version.startswith(_KNOWN) and version[3:4] in ("", ".", "-"):
        return True
    help = f"versions that are read: {', '.join(_KNOWN)}"
    diagnostics.error("openapi-version", f"OpenAPI {visible(version, 12)} is not read", origin, help=help)
    return False


def _sections(document: dict[str, Json], origin: Origin, whole: bool, diagnostics: Diagnostics) -> bool:
    """Whether the document has something to read, in the form in which every later stage may rely on it."""
    present = [name for name in SECTIONS if name in document]
    if not present:
        what = "the document has none of `paths`, `webhooks` and `components`"
        if whole:
            help = "add what is missing, or move the file out of the folder"
            diagnostics.error("incomplete-document", what, origin, help=help)
        else:
            diagnostics.note("incomplete-document", f"not read: {what}", origin)
        return False
    objects = [(document[name], origin.at(name)) for name in present]
    members = [
        (member, place.at(key))
        for section, place in objects
        if isinstance(section, dict)
        for key, member in section.items()
        if not key.startswith("x-")
    ]
    if "info" in document:
        objects.append((document["info"], origin.at("info")))
    sound = [_is_object(value, place, diagnostics) for value, place in objects + members]
    return all(sound)


def _is_object(value: Json, origin: Origin, diagnostics: Diagnostics) -> bool:
    if isinstance(value, dict):
        return True
    help = "write an object with braces, or remove it"
    diagnostics.error("malformed-document", f"{_kind(value)} stands where an object is expected", origin, help=help)
    return False


def _kind(value: Json) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return f"the number {str(value)[:24]}"
    if isinstance(value, str):
        return "text"
    return "a list" if isinstance(value, list) else "an object"


def _place(text: str, offset: int, origin: Origin, indent: int) -> Origin:
    line, column = line_column(text, offset)
    return Origin(
        page=origin.page,
        fragment=origin.fragment,
        line=max(origin.fragment, 1) + line - 1,
        column=indent + column,
    )


def _earlier(text: str, offset: int, origin: Origin, indent: int) -> Related:
    return Related(message="the first one", origin=_place(text, offset, origin, indent))
