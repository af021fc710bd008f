"""One parsed document -> a fragment, or why it is none."""

from __future__ import annotations

from ..diagnostics import Diagnostics, Origin, Related
from ..source import Json, Written, written
from .aside import Aside
from .faults import Fault, visible
from .position import line_column

SECTIONS = ("paths", "webhooks", "components")
_KNOWN = ("3.0", "3.1", "3.2")


def report(faults: tuple[Fault, ...], text: str, origin: Origin, indent: int, diagnostics: Diagnostics) -> None:
    """Turn the faults of a text into findings with their places in the page."""
    for fault in faults:
        earlier = () if fault.earlier is None else (_earlier(text, fault.earlier, origin, indent),)
        place = _place(text, fault.offset, origin, indent)
        tell = diagnostics.error if fault.fatal else diagnostics.warning
        tell(fault.code, fault.message, place, help=fault.help, related=earlier)


def fault_place(fault: Fault, text: str, origin: Origin, indent: int) -> Origin:
    """Place of a fault in the page."""
    return _place(text, fault.offset, origin, indent)


def document_of(value: Json, origin: Origin, aside: Aside | None, diagnostics: Diagnostics) -> dict[str, Json] | None:
    """The document when it is one that we read; `aside` is given for a file of its own and not for a fence in a page,
    where an object of another kind is an example and passed over."""
    if not isinstance(value, dict):
        if aside is not None:
            what = f"the file holds {_kind(value)} where an object is expected"
            aside.add("not-openapi", what, origin, help="an OpenAPI document is an object with `openapi`")
        return None
    if "swagger" in value and "openapi" not in value:
        what = f"this is Swagger {visible(str(value['swagger']), 12)}, which is not read"
        help = "convert it to OpenAPI 3, for example with `npx swagger2openapi`, and put the result here"
        diagnostics.error("openapi-version", what, origin.at("swagger"), help=help)
        return None
    if "openapi" not in value:
        _without_version(value, origin, aside, diagnostics)
        return None
    version = _version(value["openapi"], origin.at("openapi"), diagnostics)
    if not version or not _has_sections(value, origin, aside is not None, diagnostics):
        return None
    return _sound({**value, "openapi": version}, origin, diagnostics)


def _without_version(value: dict[str, Json], origin: Origin, aside: Aside | None, diagnostics: Diagnostics) -> None:
    help = 'add `"openapi": "3.1.0"` if it is one'
    if aside is not None:
        report_no_document(origin, aside)
    elif isinstance(value.get("paths"), dict):
        diagnostics.note("unread-fence", "not read: it has `paths` but no `openapi`", origin, help=help)


def report_no_document(origin: Origin, aside: Aside) -> None:
    """Say of a file that it is no OpenAPI document, and that no document refers to it."""
    help = 'add `"openapi": "3.1.0"` if it is one'
    aside.add("not-openapi", "no `openapi` member: this is not an OpenAPI document", origin, help=help)


def _version(version: Json, origin: Origin, diagnostics: Diagnostics) -> str:
    """The version as text; empty, reported, when it is none that is read."""
    if not isinstance(version, str):
        meant = version.text if isinstance(version, Written) else ""
        help = "write it between quotes, with all three parts"
        if not meant.startswith(_KNOWN):
            diagnostics.error("openapi-version", f"`openapi` is {_kind(version)} and not text", origin, help=help)
            return ""
        diagnostics.warning("openapi-version", f"`openapi` is {_kind(version)} and not text", origin, help=help)
        version = meant
    if version.startswith(_KNOWN) and version[3:4] in ("", ".", "-"):
        return version
    help = f"versions that are read: {', '.join(_KNOWN)}"
    diagnostics.error("openapi-version", f"OpenAPI {visible(version, 12)} is not read", origin, help=help)
    return ""


def _has_sections(document: dict[str, Json], origin: Origin, whole: bool, diagnostics: Diagnostics) -> bool:
    """Whether the document has something to read."""
    if any(name in document for name in SECTIONS):
        return True
    what = "the document has none of `paths`, `webhooks` and `components`"
    if whole:
        help = "add what is missing, or move the file out of the folder"
        diagnostics.error("incomplete-document", what, origin, help=help)
    else:
        diagnostics.note("incomplete-document", f"not read: {what}", origin)
    return False


def _sound(document: dict[str, Json], origin: Origin, diagnostics: Diagnostics) -> dict[str, Json]:
    """The document in the form in which every later stage may rely on it.

    Its sections and what stands in them are objects, its lists are lists, title and version are texts; what is none
    and cannot be read as one is left out, with a warning.
    """
    sound: dict[str, Json] = {}
    for key, value in document.items():
        place = origin.at(key)
        if key == "info" and isinstance(value, dict):
            sound[key] = _texts(value, ("title", "version"), place, diagnostics)
        elif key in SECTIONS and isinstance(value, dict):
            sound[key] = {
                name: member
                for name, member in value.items()
                if name.startswith("x-") or _is_shaped(member, dict, place.at(name), diagnostics)
            }
        elif key not in _SHAPES or _is_shaped(value, _SHAPES[key], place, diagnostics):
            sound[key] = value
    return sound


_SHAPES = {"info": dict, **dict.fromkeys(SECTIONS, dict), **dict.fromkeys(("servers", "security", "tags"), list)}


def _texts(info: dict[str, Json], names: tuple[str, ...], origin: Origin, diagnostics: Diagnostics) -> dict[str, Json]:
    """The object with these members as text."""
    found = dict(info)
    for name in names:
        value = info.get(name, "")
        if isinstance(value, str):
            continue
        del found[name]
        help = "it is not used"
        if isinstance(value, int | float):
            found[name] = written(value)
            help = f"it is read as {visible(written(value))}; put it between quotes"
        diagnostics.warning("wrong-type", f"`{name}` is {_kind(value)} and not text", origin.at(name), help=help)
    return found


def _is_shaped(value: Json, shape: type, origin: Origin, diagnostics: Diagnostics) -> bool:
    if isinstance(value, shape):
        return True
    wanted = "an object" if shape is dict else "a list"
    message = f"{_kind(value)} stands where {wanted} is expected"
    diagnostics.warning("malformed-document", message, origin, help="it is left out; correct or remove it")
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
