"""OpenAPI Overlay 1.0 and 1.1 documents, applied strictly: what matches nothing or changes nothing is an error.

Beyond the standard an action may carry `x-expect`, the value that its target has now: when the published text moves on,
the action says so itself instead of hiding the change. Lists are replaced, unless the action says `x-append: true`.
In place of `update` an action on a text may carry `x-substitute`, one passage and what is to stand there: so a long
description need not be repeated for the sake of a sentence.
"""

from __future__ import annotations

import copy
import dataclasses
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..diagnostics import Diagnostics, Origin, pointer_of
from ..openapi.routes import route
from ..settings.expecting import departure, short
from ..settings.reader import Setting, open_settings
from ..source import Correction, Json, Specification
from ..text.suggest import did_you_mean
from .patching import ABSENT, Change, Place, added, change_all, difference, merged, value_at

_VERSIONS = ("1.0.0", "1.1.0")
_LOOK = "look at openapi.json of the generated package for what is there"
_STEP = re.compile(r"""\.([\w-]+)|\['([^']*)'\]|\["([^"]*)"\]|\[(\d+)\]""")
"""One step of a plain JSONPath."""
_OPERATION = re.compile(r"""^\$(?:\.paths|\[(?:'paths'|"paths")\])\[(['"])(/[^'"]*)\1\](?:\.|\[['"])(\w+)""")
_QUOTED = re.compile(r"""(['"])(/[^'"]*)\1""")
_COMPONENT = re.compile(r"^(\$\.components\.schemas\.|\$\.components\.schemas\[['\"])([\w.-]+?)(?=[.\['\"]|$)")
_PATHS = "a JSONPath begins with $ and goes down with .name or ['name']"
_KINDS = {"update": "update", "remove": "remove", "copy": "copy", "x-substitute": "update"}
"""What an action may do -> the kind of correction that it is."""
_NOTHING: Mapping[str, str] = {}
_ACTION = ("target", "description", *_KINDS, "x-expect", "x-append")


def correct(
    overlays: Sequence[tuple[str, str]],
    specification: Specification,
    diagnostics: Diagnostics,
    path: Callable[[str], str] = str,
    component: Callable[[str], str] = str,
    former: Mapping[str, str] = _NOTHING,
) -> Specification:
    """Apply overlays, given as (page, text), in order; the result has its corrections listed.

    `path` and `component` give what a path or a schema is called now; the overlays may know it by another name.
    `former` are operations that are published no more, and the page that had them, as far as that is known.
    """
    spelled = _Spelling(specification.document, path, component, former, diagnostics)
    if not overlays:
        return specification
    origins = dict(specification.origins)
    under_way = dataclasses.replace(specification, document=copy.deepcopy(specification.document), origins=origins)
    applied: list[Correction] = []
    for page, text in overlays:
        for number, action in enumerate(_actions(open_settings(text, page, diagnostics))):
            done = _apply(action, Origin(page=page).at("actions", number), under_way, spelled, diagnostics)
            if done is not None:
                applied.append(done[0])
                origins.update(done[1])
    return dataclasses.replace(under_way, corrections=tuple(applied))


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
    actions = list(parts["actions"].entries()) if "actions" in parts else []
    if not actions:
        root.diagnostics.error("bad-overlay", "an Overlay document without actions", root.origin, help="remove it")
    return actions


def _apply(
    action: Setting,
    here: Origin,
    specification: Specification,
    spelled: _Spelling,
    diagnostics: Diagnostics,
) -> tuple[Correction, list[tuple[str, Origin]]] | None:
    """Apply an action to the document of `specification`, which this module has copied; None, with an error, if not.

    With the correction come pointer and source of what it brought.
    """
    document = specification.document
    parts = dict(action.items(_ACTION))
    target = spelled.now(parts["target"]) if "target" in parts else ""
    kinds = [kind for kind in _KINDS if kind in parts]
    if not target or len(kinds) != 1:
        diagnostics.error(
            "bad-overlay", "an action wants a `target` and one of `update`, `remove`, `copy`", action.origin
        )
        return None
    places = _find(target, document, parts["target"], diagnostics)
    if places is None or not _as_expected(parts, places, document, diagnostics):
        return None
    if not places:
        left = spelled.departed(target)
        where = f": {left} {_where(spelled.former[left])} until the last run" if left else ""
        diagnostics.error(
            "idle-overlay",
            f"`{target}` matches nothing{where}",
            parts["target"].origin,
            help="remove the action" if left else _nearest(target, document),
            entries=(action.origin,) if left else (),
        )
        return None
    change = _change(kinds[0], parts, places, here, specification, diagnostics)
    if change is None:
        return None
    came = [pair for place in places for pair in _sources(document, place, change)]
    held = {place: value_at(document, place) for place in places}
    changed = change_all(document, places, change)
    if not changed:
        diagnostics.error(
            "idle-overlay", f"`{target}` is as the action wants it already", action.origin, help="remove it"
        )
        return None
    gone = change.make(held[changed[0]]) is ABSENT
    told = change.told or difference(held[changed[0]], None if gone else value_at(document, changed[0]))
    correction = Correction(
        target=target,
        kind=_KINDS[kinds[0]],
        reason=parts["description"].text() if "description" in parts else "",
        pointers=tuple(pointer_of(place) for place in changed),
        origin=action.origin,
        before=told[0],
        after=told[1],
    )
    return correction, came


@dataclass(frozen=True, slots=True)
class _Spelling:
    """Reads the targets of overlays as if they were written for the document of this run."""

    document: Mapping[str, Json]
    path: Callable[[str], str]
    component: Callable[[str], str]
    former: Mapping[str, str]
    diagnostics: Diagnostics

    def now(self, setting: Setting) -> str:
        """The JSONPath of a target with the paths and the component in it by their names of this run."""

        def path(found: re.Match[str]) -> str:
            return found[1] + self._name(found[2], "paths", self.path, setting) + found[1]

        def component(found: re.Match[str]) -> str:
            return found[1] + self._name(found[2], "components", self.component, setting)

        return _COMPONENT.sub(component, _QUOTED.sub(path, setting.text()))

    def departed(self, target: str) -> str:
        """The operation that a target leads into and that is published no more; empty where there is none."""
        found = _OPERATION.match(target)
        return next((key for key in self.former if found and key == f"{found[3].upper()} {found[2]}"), "")

    def _name(self, text: str, section: str, spelled: Callable[[str], str], setting: Setting) -> str:
        held = self.document.get(section)
        known = held.get("schemas") if section == "components" and isinstance(held, dict) else held
        now = text if isinstance(known, dict) and text in known else spelled(text)
        if route(now) != route(text):
            message = f"`{text}` is `{now}` now; the overlay is followed there"
            self.diagnostics.warning("moved-rule", message, setting.origin, help=f"write `{now}`")
        return now


def _sources(document: dict[str, Json], place: Place, change: Change) -> Iterator[tuple[str, Origin]]:
    """Pointer and source of what a change is about to bring."""
    if change.source is not None:
        yield from added(value_at(document, place), change.put, pointer_of(place), change.source)


def _find(target: str, document: dict[str, Json], setting: Setting, diagnostics: Diagnostics) -> list[Place] | None:
    import jsonpath_rfc9535

    try:
        return [tuple(node.location) for node in jsonpath_rfc9535.find(target, document)]
    except (jsonpath_rfc9535.JSONPathError, RecursionError) as error:
        message = str(error).split(", line")[0]
        diagnostics.error("bad-overlay", f"`{target}` is no JSONPath: {message}", setting.origin, help=_PATHS)
        return None


def _as_expected(parts: dict[str, Setting], places: list[Place], document: Json, diagnostics: Diagnostics) -> bool:
    """Whether each target still holds what `x-expect` says; the values are those of `expect` in `sdk.yaml`."""
    if "x-expect" not in parts:
        return True
    expected = parts["x-expect"].json()
    for place in places:
        found = value_at(document, place)
        differs = departure(found, expected)
        if differs is not None:
            at = f" at `{'.'.join(map(str, differs[0]))}`" if differs[0] else ""
            diagnostics.error(
                "stale-overlay",
                "what the overlay corrects is no longer as it expects",
                parts["x-expect"].origin,
                help=f"found {differs[1]}{at}; if the publisher mended it, remove the action",
            )
            return False
    return True


def _change(
    kind: str,
    parts: dict[str, Setting],
    places: list[Place],
    here: Origin,
    specification: Specification,
    diagnostics: Diagnostics,
) -> Change | None:
    """What an action makes of the value at its target; None, with an error, when the action is bad."""
    append = "x-append" in parts and parts["x-append"].flag()
    if kind == "remove":
        if parts["remove"].flag():
            return Change(make=lambda value: ABSENT)
        diagnostics.error("bad-overlay", "`remove` is `true` or is not there", parts["remove"].origin)
        return None
    if kind == "x-substitute":
        return _substitution(parts["x-substitute"], places, specification.document, diagnostics)
    if kind == "update":
        update, source = parts["update"].json(), here.at("update")
    else:
        found = _find(parts["copy"].text(), specification.document, parts["copy"], diagnostics)
        if found is None or len(found) != 1:
            diagnostics.error("bad-overlay", "`copy` wants the JSONPath of one place", parts["copy"].origin)
            return None
        update, source = (
            copy.deepcopy(value_at(specification.document, found[0])),
            specification.origin(pointer_of(found[0])),
        )
    return Change(make=lambda value: merged(value, update, append), put=update, source=source)


def _substitution(
    setting: Setting, places: list[Place], document: dict[str, Json], diagnostics: Diagnostics
) -> Change | None:
    """One passage of a text for another; that it is not there, or more than once, is an error."""
    parts = dict(setting.items(("find", "with")))
    if len(parts) != 2:
        diagnostics.error("bad-overlay", "`x-substitute` wants `find` and `with`", setting.origin)
        return None
    old, new = parts["find"].text(), parts["with"].text()
    for place in places:
        found = value_at(document, place)
        if not old or not isinstance(found, str) or found.count(old) != 1:
            times = found.count(old) if old and isinstance(found, str) else 0
            diagnostics.error(
                "stale-overlay",
                f"the passage to be replaced stands {times} times in the target, not once",
                parts["find"].origin,
                help=f"found {short(found)}; if the publisher mended it, remove the action",
            )
            return None
    return Change(make=lambda value: value.replace(old, new), told=(old, new))


def _where(page: str) -> str:
    return f"was in {page}" if page else "was published"


def _nearest(target: str, document: dict[str, Json]) -> str:
    """The key of the document that was most likely meant where the way of the target ends."""
    here: Any = document
    for found in _STEP.finditer(target):
        wanted = next(part for part in found.groups() if part is not None)
        if isinstance(here, list) and wanted.isdigit() and int(wanted) < len(here):
            here = here[int(wanted)]
        elif isinstance(here, dict) and wanted in here:
            here = here[wanted]
        else:
            return did_you_mean(wanted, here if isinstance(here, dict) else (), otherwise=_LOOK)
    return _LOOK
