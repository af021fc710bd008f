"""OpenAPI Overlay 1.0 and 1.1 documents, applied strictly: what matches nothing or changes nothing is an error.

Beyond the standard an action may carry `x-expect`, the value that its target has now: when the published text moves on,
the action says so itself instead of hiding the change. Lists are replaced, unless the action says `x-append: true`.
"""

from __future__ import annotations

import copy
import dataclasses
import difflib
from collections.abc import Callable, Sequence
from typing import Any

from ..diagnostics import Diagnostics
from ..source import Correction, Json, Specification
from .settings import Setting, open_settings

_VERSIONS = ("1.0.0", "1.1.0")
_ACTION = ("target", "description", "update", "remove", "copy", "x-expect", "x-append")
_ABSENT = object()


def correct(
    overlays: Sequence[tuple[str, str]], specification: Specification, diagnostics: Diagnostics
) -> Specification:
    """Apply overlays, given as (page, text), in order; the result has its corrections listed."""
    if not overlays:
        return specification
    document = copy.deepcopy(specification.document)
    applied: list[Correction] = []
    for page, text in overlays:
        for action in _actions(open_settings(text, page, diagnostics)):
            done = _apply(action, document, diagnostics)
            if done is not None:
                applied.append(done)
    return dataclasses.replace(specification, document=document, corrections=tuple(applied))


def _actions(root: Setting) -> list[Setting]:
    parts = dict(root.items(("overlay", "info", "extends", "actions")))
    version = parts["overlay"].text() if "overlay" in parts else ""
    if version not in _VERSIONS:
        root.diagnostics.error(
            "bad-overlay",
            "no Overlay document of version 1.0 or 1.1",
            parts["overlay"].origin if "overlay" in parts else root.origin,
            help="begin it with `overlay: 1.0.0`",
        )
        return []
    return list(parts["actions"].entries()) if "actions" in parts else []


def _apply(action: Setting, document: dict[str, Json], diagnostics: Diagnostics) -> Correction | None:
    parts = dict(action.items(_ACTION))
    target = parts["target"].text() if "target" in parts else ""
    kinds = [kind for kind in ("update", "remove", "copy") if kind in parts]
    if not target or len(kinds) != 1:
        diagnostics.error(
            "bad-overlay", "an action wants a `target` and one of `update`, `remove`, `copy`", action.origin
        )
        return None
    places = _find(target, document, parts["target"], diagnostics)
    if places is None or not _as_expected(parts, places, document, diagnostics):
        return None
    if not places:
        diagnostics.error(
            "idle-overlay",
            f"`{target}` matches nothing",
            parts["target"].origin,
            help=_nearest(target, document),
        )
        return None
    change = _change(kinds[0], parts, document, diagnostics)
    changed = [place for place in places if change is not None and _at(document, place, change)]
    if change is not None and not changed:
        diagnostics.error(
            "idle-overlay", f"`{target}` is as the action wants it already", action.origin, help="remove it"
        )
        return None
    return Correction(
        target=target,
        kind=kinds[0],
        reason=parts["description"].text() if "description" in parts else "",
        pointers=tuple(_pointer(place) for place in changed),
        origin=action.origin,
    )


def _find(
    target: str, document: dict[str, Json], setting: Setting, diagnostics: Diagnostics
) -> list[tuple[str | int, ...]] | None:
    import jsonpath_rfc9535

    try:
        return [tuple(node.location) for node in jsonpath_rfc9535.find(target, document)]
    except (jsonpath_rfc9535.JSONPathError, RecursionError) as error:
        message = str(error).split(", line")[0]
        diagnostics.error("bad-overlay", f"`{target}` is no JSONPath: {message}", setting.origin)
        return None


def _as_expected(
    parts: dict[str, Setting], places: list[tuple[str | int, ...]], document: Json, diagnostics: Diagnostics
) -> bool:
    """Whether each target still holds what `x-expect` says; for an object, at least that."""
    if "x-expect" not in parts:
        return True
    expected = parts["x-expect"].json()
    for place in places:
        found = _value(document, place)
        if not _holds(found, expected):
            diagnostics.error(
                "stale-overlay",
                "what the overlay corrects is no longer as it expects",
                parts["x-expect"].origin,
                help=f"found {_short(found)}; if the publisher mended it, remove the action",
            )
            return False
    return True


def _change(
    kind: str, parts: dict[str, Setting], document: Json, diagnostics: Diagnostics
) -> Callable[[Any], Any] | None:
    """What an action makes of the value at its target; `_ABSENT` takes it away."""
    append = "x-append" in parts and parts["x-append"].flag()
    if kind == "remove":
        return (lambda value: _ABSENT) if parts["remove"].flag() else None
    if kind == "update":
        update = parts["update"].json()
        return lambda value: _merged(value, update, append)
    source = _find(parts["copy"].text(), document if isinstance(document, dict) else {}, parts["copy"], diagnostics)
    if source is None or len(source) != 1:
        diagnostics.error("bad-overlay", "`copy` wants the JSONPath of one place", parts["copy"].origin)
        return None
    copied = _value(document, source[0])
    return lambda value: _merged(value, copied, append)


def _merged(value: Json, update: Json, append: bool) -> Json:
    if isinstance(value, dict) and isinstance(update, dict):
        merged = dict(value)
        for key, new in update.items():
            merged[key] = _merged(value[key], new, append) if key in value else copy.deepcopy(new)
        return merged
    if append and isinstance(value, list):
        return [*value, *(update if isinstance(update, list) else [update])]
    return copy.deepcopy(update)


def _at(document: dict[str, Json], place: tuple[str | int, ...], change: Callable[[Any], Any]) -> bool:
    """Apply `change` where `place` says; whether that made a difference."""
    before = _value(document, place)
    after = change(before)
    if after is before or (after is not _ABSENT and after == before):
        return False
    if not place:
        if isinstance(after, dict):
            document.clear()
            document.update(after)
        return isinstance(after, dict)
    holder: Any = _value(document, place[:-1])
    if after is _ABSENT:
        del holder[place[-1]]
    else:
        holder[place[-1]] = after
    return True


def _value(document: Json, place: Sequence[str | int]) -> Any:
    here: Any = document
    for part in place:
        here = here[part]
    return here


def _holds(found: Json, expected: Json) -> bool:
    if isinstance(found, dict) and isinstance(expected, dict):
        return all(key in found and _holds(found[key], value) for key, value in expected.items())
    return found == expected and type(found) is type(expected)


def _nearest(target: str, document: dict[str, Json]) -> str:
    """The key of the document that was most likely meant."""
    schemas = document.get("components", {})
    names = (
        [name for group in schemas.values() if isinstance(group, dict) for name in group]
        if isinstance(schemas, dict)
        else []
    )
    paths = document.get("paths", {})
    known = [*names, *(paths if isinstance(paths, dict) else ())]
    wanted = [part.strip("'\"]") for part in target.replace("[", ".").split(".") if part]
    for part in wanted:
        near = difflib.get_close_matches(part, known, n=1)
        if near and near[0] not in wanted:
            return f"did you mean `{near[0]}`?"
    return "look at openapi.json of the generated package for what is there"


def _pointer(place: Sequence[str | int]) -> str:
    return "".join("/" + str(part).replace("~", "~0").replace("/", "~1") for part in place)


def _short(value: Json) -> str:
    text = " ".join(repr(value).split())
    return text if len(text) <= 80 else text[:77] + "…"
