"""The settings of an operation that shape its arguments: what is added, hidden, checked or accepted beside the schema.

```yaml
patch:      {of: "GET /pets/{id}", paths: {/name: {}, /collar/until: {within: 3600}}}   # keywords for a JSON Patch
guard:      {require_unused: "GET /pets/{id}/owners"}   # an argument that asks there first, and refuses what is in use
filters:    {only_cats: {field: kind, equals: cat}}     # an argument that picks among the items of the answer
hide:       {colour: the server ignores it}             # no argument, and why
cached:     true                                        # the answer is kept by the client
ordered:    [from, until]                               # the first strictly before the second; or a list of such lists
characters: {include: "[a-z.]"}                         # what an item of a text may consist of
spellings:  {status: {ignored: ignore}}                 # accepted here -> sent
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from .sdk import LocalFilter, PatchPath, PatchRule
from .settings import Setting

OPTIONS = ("patch", "guard", "filters", "hide", "cached", "ordered", "characters", "spellings")
PATCH = ("of", "op", "paths")
PATCH_PATH = ("type", "format", "description", "within")
PATCH_TYPES = ("string", "integer", "number", "boolean", "object", "array", "any")
FILTER = ("field", "equals", "items")
_CLASS = re.compile(r"\[[^\[\]\\^]+\]")
_POINTER = re.compile(r"(/([^/~]|~[01])+)+")


def read_options(parts: Mapping[str, Setting]) -> dict[str, Any]:
    """The fields of `Behaviours` that these settings fill."""
    found: dict[str, Any] = {"origins": tuple((name, parts[name].origin) for name in OPTIONS if name in parts)}
    if "patch" in parts:
        found["patch"] = _patch(parts["patch"])
    if "guard" in parts:
        found["guards"] = tuple(_names(parts["guard"]))
    if "filters" in parts:
        found["filters"] = tuple(_filter(name, entry) for name, entry in parts["filters"].items())
    if "hide" in parts:
        found["hidden"] = tuple(parts["hide"].texts().items())
    if "cached" in parts:
        found["cached"] = parts["cached"].on()
    if "ordered" in parts:
        found["ordered"] = groups(parts["ordered"])
    if "characters" in parts:
        found["characters"] = tuple((name, _class(entry)) for name, entry in parts["characters"].items())
    if "spellings" in parts:
        found["spellings"] = tuple((name, tuple(entry.texts().items())) for name, entry in parts["spellings"].items())
    return found


def groups(setting: Setting) -> tuple[tuple[str, ...], ...]:
    """A list of two names or more, or a list of such lists."""
    entries = tuple(setting.entries())
    nested = bool(entries) and all(entry.is_list for entry in entries)
    given = [tuple(one.text() for one in entry.entries()) for entry in entries] if nested else []
    found = given if nested else [tuple(entry.text() for entry in entries)]
    if any(len(set(group)) < 2 for group in found):
        setting.diagnostics.error("wrong-setting", f"`{setting.way}` wants two names or more", setting.origin)
    return tuple(group for group in found if len(set(group)) > 1)


def _names(setting: Setting) -> Iterator[tuple[str, str]]:
    for name, entry in setting.items():
        yield name, entry.text()


def _patch(setting: Setting) -> PatchRule | None:
    parts = dict(setting.items(PATCH))
    paths = tuple(_path(pointer, entry) for pointer, entry in parts["paths"].items()) if "paths" in parts else ()
    if not paths:
        setting.diagnostics.error("wrong-setting", f"`{setting.way}` wants `paths`", setting.origin)
        return None
    return PatchRule(
        paths=paths,
        of=parts["of"].text() if "of" in parts else "",
        op=parts["op"].text() if "op" in parts else "replace",
    )


def _path(pointer: str, setting: Setting) -> PatchPath:
    parts = dict(setting.items(PATCH_PATH))
    if not _POINTER.fullmatch(pointer):
        help = "it begins with a slash, as in `/name`"
        setting.diagnostics.error("wrong-setting", f"`{setting.way}`: no JSON pointer", setting.origin, help=help)
    type = parts["type"].text() if "type" in parts else ""
    if type and type not in PATCH_TYPES:
        message = f"`{setting.way}.type` wants one of {', '.join(PATCH_TYPES)}"
        setting.diagnostics.error("wrong-setting", message, parts["type"].origin)
    return PatchPath(
        pointer=pointer,
        type=type,
        format=parts["format"].text() if "format" in parts else "",
        description=parts["description"].text() if "description" in parts else "",
        within=_seconds(parts["within"]) if "within" in parts else None,
    )


def _seconds(setting: Setting) -> int | None:
    value = setting.json()
    if isinstance(value, int) and not isinstance(value, bool) and value > 0:
        return value
    setting.diagnostics.error("wrong-setting", f"`{setting.way}` wants a number of seconds above 0", setting.origin)
    return None


def _filter(name: str, setting: Setting) -> LocalFilter:
    parts = dict(setting.items(FILTER))
    if "field" not in parts:
        setting.diagnostics.error("wrong-setting", f"`{setting.way}` wants `field`", setting.origin)
    items = parts["items"].text() if "items" in parts else ""
    equals = parts["equals"].json() if "equals" in parts else None
    if "equals" in parts and not isinstance(equals, str | int | bool):
        message = f"`{setting.way}.equals` wants a text, a whole number, true or false"
        setting.diagnostics.error("wrong-setting", message, parts["equals"].origin)
    return LocalFilter(
        name=name,
        field=tuple(parts["field"].text().split(".")) if "field" in parts else (),
        equals=equals,
        items=tuple(items.split(".")) if items else (),
    )


def _class(setting: Setting) -> str:
    text = setting.text()
    try:
        if _CLASS.fullmatch(text) and re.compile(text):
            return text
    except re.error:
        pass
    setting.diagnostics.error("wrong-setting", f"`{setting.way}` wants characters as `[a-z0-9._]`", setting.origin)
    return ""
