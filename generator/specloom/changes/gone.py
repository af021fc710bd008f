"""What became of the names that the last release had and the package has no more, as data for the runtime.

A name whose thing is called otherwise now goes on to work, with a warning; for any other one an error says since when
it is gone, where it was published, and what is nearest. Both last until the next release but one: a release keeps what
it took away, and the one after it forgets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from ..text.suggest import nearest
from .model import Side
from .python_surface import Surface, same_class

Gone = dict[str, dict[str, dict[str, str]]]
"""Kind of name -> name -> `words`, and `now` where it goes on to work."""


def gone(old: Side, new: Side, moved: Mapping[str, str], version: str) -> Gone:
    """Everything that the old side had and the new one has not; `moved` says what is called otherwise now."""
    before, after = Surface.of(old), Surface.of(new)
    found: Gone = {
        "calls": dict(_calls(before, after, old, moved, version)),
        "resources": dict(_resources(before, after, version)),
        "arguments": dict(_arguments(before, after, moved, version)),
        "models": dict(_models(before, after, old, moved, version)),
    }
    twins = _twins(before, after, found["models"], version)
    return {kind: entries for kind, entries in {**found, "types": dict(twins)}.items() if entries}


def joined(one: Gone, other: Gone) -> Gone:
    """Both; what the first one says of a name counts."""
    kinds = sorted({*one, *other})
    return {kind: {**other.get(kind, {}), **one.get(kind, {})} for kind in kinds}


def names_of_modules(side: Side) -> dict[str, list[str]]:
    """Module -> the names that it gives."""
    return {entry["module"]: entry["names"] for entry in side.index.get("modules", ())}


def _calls(
    before: Surface, after: Surface, old: Side, moved: Mapping[str, str], version: str
) -> Iterator[tuple[str, dict[str, str]]]:
    for call, entry in before.calls.items():
        now = moved.get(call, "")
        if call in after.calls:
            continue
        if now in after.calls:
            yield call, {"now": now, "words": f"{call} is called {now} since {version}"}
            continue
        key = str(entry.get("key") or entry.get("operation", ""))
        yield call, {"words": _removed(call, version, page_of(old, key), key, nearest(call, after.calls))}


def page_of(side: Side, key: str) -> str:
    """The page that has an operation; empty where none is known."""
    method, _, path = key.partition(" ")
    escaped = path.replace("~", "~0").replace("/", "~1")
    place = side.locate(f"/paths/{escaped}/{method.lower()}") if key else None
    return place.page if place else ""


def _removed(name: str, version: str, page: str, key: str, near: str) -> str:
    what = f"{key or name}"
    where = f": {page} has no {what} any more" if page and key else f" ({page})" if page else ""
    return f"{name} was removed in {version}{where}" + (f"; the nearest is {near}" if near else "")


def _resources(before: Surface, after: Surface, version: str) -> Iterator[tuple[str, dict[str, str]]]:
    names = {call.partition(".")[0] for call in after.calls}
    for name in sorted({call.partition(".")[0] for call in before.calls} - names):
        yield name, {"words": _removed(f"client.{name}", version, "", "", nearest(name, names))}


def _arguments(
    before: Surface, after: Surface, moved: Mapping[str, str], version: str
) -> Iterator[tuple[str, dict[str, str]]]:
    keys = {entry["call"]: entry["key"] for entry in after.index.get("operations", ())}
    for call, entry in before.calls.items():
        now = moved.get(call, call)
        if now in keys and "signatures" in entry and "signatures" in after.calls[now]:
            names = set(_parameters(after.calls[now]))
            for name in sorted(set(_parameters(entry)) - names):
                words = f"{now} has no argument {name!r} since {version}"
                near = nearest(name, names)
                yield f"{keys[now]} {name}", {"words": words + (f"; the nearest is {near!r}" if near else "")}


def _parameters(entry: Mapping[str, Any]) -> Iterator[str]:
    for signature in entry["signatures"]:
        yield from (one["name"] for one in signature["parameters"] if not one["kind"].startswith("var_"))


def _models(
    before: Surface, after: Surface, old: Side, moved: Mapping[str, str], version: str
) -> Iterator[tuple[str, dict[str, str]]]:
    for name, entry in before.models.items():
        if name in after.models:
            continue
        now = moved.get(name) or same_class(name, before, after) or _agreed(name, before, after)
        if now in after.models:
            yield name, {"now": now, "words": f"{name} is called {now} since {version}"}
            continue
        place = old.locate(entry["pointer"])
        yield name, {"words": _removed(name, version, place.page if place else "", "", nearest(name, after.models))}


def _agreed(name: str, before: Surface, after: Surface) -> str:
    """The model that one is again with another, after their pages had published one component in two ways.

    Both are published under one name, and everything that was given or taken as the former is so as the latter.
    """
    entry = before.models[name]
    alike = [other for other in after.models if other in before.models and after.models[other]["schema"]]
    found = {
        other
        for other in alike
        if before.models[other]["schema"] == entry["schema"] and _in_place_of(name, other, before, after)
    }
    return found.pop() if len(found) == 1 else ""


def _in_place_of(name: str, other: str, before: Surface, after: Surface) -> bool:
    """Whether some of the uses of a model are uses of another one now, and all of them that are still there."""
    word = re.compile(rf"\b{re.escape(name)}\b")
    former = {place: text for place, text in _types(before) if word.search(text)}
    now = {place: text for place, text in _types(after) if place in former}
    return bool(now) and all(word.sub(other, former[place]) == text for place, text in now.items())


def _types(surface: Surface) -> Iterator[tuple[tuple[str, ...], str]]:
    """What calls take and give and what fields hold, as text, by place."""
    for call, entry in surface.calls.items():
        for number, signature in enumerate(entry.get("signatures", ())):
            yield (call, str(number)), signature["returns"]
            for one in signature["parameters"]:
                yield (call, str(number), one["name"]), one["type"]
    for model, entry in surface.models.items():
        for one in entry["fields"]:
            yield (model, one["name"]), one.get("annotation", one["type"])


def _twins(
    before: Surface, after: Surface, models: Mapping[str, Mapping[str, str]], version: str
) -> Iterator[tuple[str, dict[str, str]]]:
    """The wire forms of the models that went."""
    names = {entry["model"]: name for name, entry in after.twins.items()}
    for name, entry in before.twins.items():
        if name in after.twins or entry["model"] not in models:
            continue
        now = names.get(models[entry["model"]].get("now", ""), "")
        if now:
            yield name, {"now": now, "words": f"{name} is called {now} since {version}"}
        else:
            yield name, {"words": _removed(name, version, "", "", nearest(name, after.twins))}
