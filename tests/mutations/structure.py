"""Documents with something wrong in their structure, and what must hold of a run that meets them.

A mutation is of one *cell*: a path of its own with the components that it uses. Many cells make one document, so that
2,000 of them cost seconds. Nothing is lost by it: when the run ends with errors, the cells that the errors are about
are taken out and the others run again, halves of them where no error says which; so that each cell is either in a
package that came out, or alone responsible for an error in words.
"""

from __future__ import annotations

import ast
import contextlib
import json
import signal
from collections.abc import Callable, Iterator
from copy import deepcopy
from functools import cache
from pathlib import Path, PurePosixPath
from random import Random
from typing import Any

from ..running import compose, lay_out

Json = Any
Cell = dict[str, dict[str, Json]]
"""Kind of component, or `paths` -> name -> what stands there."""

CELLS = 100
"""Cells of one document."""
LIMIT = 60
"""Seconds of processor time in which a run has to end."""
VERSIONS = ("3.0.3", "3.1.0", "3.2.0")
ODD_NAMES = (
    "",
    " ",
    "$ref",
    "__class__",
    "../../out",
    "/etc/passwd",
    "a/b~c%2Fd",
    "q\"'`",
    "{{ name }}",
    "None",
    "class",
    "self",
    "É\u202e",
    "\u0000",
    "x" * 300,
    "1",
    "-",
    "🐍",
    "a\nb",
    "con",
    "schema",
    "type",
    "int",
    "list",
)
ODD_VALUES: tuple[Json, ...] = (
    None,
    True,
    False,
    0,
    -1,
    1.5,
    10**30,
    "",
    "text",
    "{{ 7 * 7 }}",
    '"""\n',
    "]]>",
    [],
    {},
    [[]],
    [None],
    {"": {}},
    {"$ref": "#"},
    {"type": "object"},
    {"type": ["string", "integer", "null"]},
)
REFERENCES = (
    "",
    "#",
    "#/",
    "#/paths",
    "#/components/schemas/Missing",
    "#/components/schemas",
    "#/info/title",
    "#/%zz",
    "other.json",
    "../../../etc/passwd#/a",
    "file:///etc/passwd",
    "https://example.com/a.json#/A",
    "\u0000",
    "#anchor",
)


def cell_of(number: int) -> Cell:
    """A cell as it should be: one that reads, one that writes, and one of schemas, in turn."""
    own = f"C{number}"

    def to(kind: str, name: str) -> Json:
        return {"$ref": f"#/components/{kind}/{own}{name}"}

    thing = {
        "type": "object",
        "required": ["id", "kind"],
        "description": "A thing.\n\nIn *detail*.",
        "properties": {
            "id": {"type": "string", "format": "uuid", "readOnly": True},
            "kind": {"type": "string", "enum": ["a", "b"]},
            "at": {"type": "string", "format": "date-time", "example": "2026-01-02T03:04:05Z"},
            "count": {"type": "integer", "minimum": 0, "maximum": 10, "default": 1},
            "names": {"type": "array", "items": {"type": "string", "pattern": "^[a-z]+$"}, "minItems": 1},
            "parent": to("schemas", "Thing"),
            "either": {"oneOf": [{"type": "string", "maxLength": 5}, to("schemas", "Other")]},
            "free": {"additionalProperties": {"type": "number", "multipleOf": 0.5}},
        },
    }
    other = {
        "allOf": [to("schemas", "Base"), {"type": "object", "properties": {"size": {"type": "number"}}}],
        "example": {"tag": "x", "size": 1},
    }
    base = {
        "type": "object",
        "properties": {"tag": {"type": "string"}},
        "required": ["tag"],
        "discriminator": {"propertyName": "tag", "mapping": {"x": f"#/components/schemas/{own}Other"}},
    }
    problem = {"type": "object", "properties": {"message": {"type": "string"}}, "additionalProperties": False}
    operation = {
        "operationId": f"get{own}",
        "summary": "Get a thing",
        "tags": [f"t{number % 7}"],
        "deprecated": False,
        "parameters": [
            to("parameters", "Id"),
            {"name": "q", "in": "query", "style": "form", "explode": False, "schema": {"type": "array", "items": {}}},
            {"name": "X-Trace", "in": "header", "schema": {"type": "string"}, "examples": {"one": {"value": "t"}}},
        ],
        "responses": {
            "200": {
                "description": "OK",
                "headers": {"X-Left": {"schema": {"type": "integer"}}},
                "content": {"application/json": {"schema": {"type": "array", "items": to("schemas", "Thing")}}},
            },
            "404": to("responses", "Problem"),
            "default": {"description": "?"},
        },
        "security": [{"key": []}, {}],
    }
    change = {
        "operationId": f"set{own}",
        "requestBody": {
            "required": True,
            "content": {
                "application/json": {"schema": to("schemas", "Thing"), "example": {"kind": "a"}},
                "multipart/form-data": {"schema": {"type": "object", "properties": {"file": {"format": "binary"}}}},
            },
        },
        "responses": {"204": {"description": "Done"}},
    }
    path, shared = f"/{own}/{{id}}", {"parameters": [to("parameters", "Id")]}
    parameters = {f"{own}Id": {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}}
    small = {
        "type": "object",
        "required": ["kind"],
        "properties": {"kind": {"enum": ["a", "b"]}, "n": {"type": "number"}},
    }
    if number % 3 == 0:
        return {
            "paths": {path: {**shared, "get": operation}},
            "schemas": {f"{own}Thing": small, f"{own}Error": problem},
            "parameters": parameters,
            "responses": {
                f"{own}Problem": {
                    "description": "No",
                    "content": {"application/problem+json": {"schema": to("schemas", "Error")}},
                }
            },
        }
    if number % 3 == 1:
        return {"paths": {path: {**shared, "put": change}}, "schemas": {f"{own}Thing": small}, "parameters": parameters}
    answer = {"description": "OK", "content": {"application/json": {"schema": to("schemas", "Thing")}}}
    return {
        "paths": {f"/{own}": {"get": {"operationId": f"list{own}", "responses": {"200": answer}}}},
        "schemas": {f"{own}Thing": thing, f"{own}Other": other, f"{own}Base": base},
    }


def around(cells: list[Cell], version: str) -> Json:
    """The document of some cells."""
    document: Json = {
        "openapi": version,
        "info": {"title": "Things", "version": "1"},
        "servers": [{"url": "https://{region}.example.com/v1", "variables": {"region": {"default": "eu"}}}],
        "tags": [{"name": "t1", "description": "First."}],
        "paths": {},
        "components": {"securitySchemes": {"key": {"type": "apiKey", "in": "header", "name": "X-Key"}}},
    }
    for cell in cells:
        for kind, entries in cell.items():
            place = document["paths"] if kind == "paths" else document["components"].setdefault(kind, {})
            place.update(entries)
    return document


def mutated_cell(cell: Cell, chance: Random) -> Cell:
    """A copy with one mutation of what is in it; now and then with three, which may hide or need one another."""
    copy = deepcopy(cell)
    _mutate(chance, lambda: [holder for entries in copy.values() for holder in _holders(entries)])
    return copy


def mutated_document(document: Json, chance: Random) -> Json:
    """The same of a whole document."""
    copy = deepcopy(document)
    _mutate(chance, lambda: list(_holders(copy)))
    return copy


def _mutate(chance: Random, holders: Callable[[], list[Json]]) -> None:
    for _ in range(3 if chance.random() < 0.1 else 1):
        chance.choice(_MUTATIONS)(chance, holders())


def _holders(node: Json) -> Iterator[Json]:
    """Every object and list that holds something."""
    if isinstance(node, dict | list) and node:
        yield node
        for inner in list(node.values()) if isinstance(node, dict) else node:
            yield from _holders(inner)


def _place(chance: Random, holders: list[Json]) -> tuple[Json, Any]:
    holder = chance.choice(holders)
    return holder, chance.choice(list(holder)) if isinstance(holder, dict) else chance.randrange(len(holder))


def _remove(chance: Random, holders: list[Json]) -> None:
    holder, key = _place(chance, holders)
    del holder[key]


def _double(chance: Random, holders: list[Json]) -> None:
    """A copy of a member beside it, or in another object."""
    holder, key = _place(chance, holders)
    value, target = deepcopy(holder[key]), chance.choice([holder, chance.choice(holders)])
    if isinstance(target, dict):
        target[f"{key}2" if target is holder else str(key)] = value
    else:
        target.append(value)


def _swap(chance: Random, holders: list[Json]) -> None:
    one, key = _place(chance, holders)
    other, name = _place(chance, holders)
    if not _within(one[key], other) and not _within(other[name], one):
        one[key], other[name] = other[name], one[key]


def _within(outer: Json, inner: Json) -> bool:
    return any(holder is inner for holder in _holders(outer)) or outer is inner


def _retype(chance: Random, holders: list[Json]) -> None:
    holder, key = _place(chance, holders)
    holder[key] = deepcopy(chance.choice(ODD_VALUES))


def _wrap(chance: Random, holders: list[Json]) -> None:
    holder, key = _place(chance, holders)
    wraps: list[Callable[[Json], Json]] = [
        lambda value: [value],
        lambda value: {"allOf": [value, value]},
        lambda value: {"value": value},
        lambda value: {"not": value},
        lambda value: [value, value],
    ]
    holder[key] = chance.choice(wraps)(holder[key])


def _redirect(chance: Random, holders: list[Json]) -> None:
    found = [holder for holder in holders if isinstance(holder, dict) and "$ref" in holder]
    targets = [holder["$ref"] for holder in found] + [*REFERENCES, *REFERENCES]
    holder = chance.choice(found or holders)
    if isinstance(holder, dict):
        holder["$ref"] = chance.choice(targets)
    else:
        holder.append({"$ref": chance.choice(targets)})


def _rename(chance: Random, holders: list[Json]) -> None:
    objects = [holder for holder in holders if isinstance(holder, dict)]
    if objects:
        holder = chance.choice(objects)
        key, name = chance.choice(list(holder)), chance.choice(ODD_NAMES)
        members = [(name if one == key else one, value) for one, value in holder.items()]
        holder.clear()
        holder.update(members)


def _say(chance: Random, holders: list[Json]) -> None:
    """An odd text where a text stands."""
    places = [
        (holder, key)
        for holder in holders
        for key in (list(holder) if isinstance(holder, dict) else range(len(holder)))
        if isinstance(holder[key], str)
    ]
    if places:
        holder, key = chance.choice(places)
        holder[key] = chance.choice(ODD_NAMES)


_MUTATIONS = (_remove, _double, _swap, _retype, _wrap, _redirect, _rename, _say)


def check_cells(cells: list[Cell], version: str, folder: Path, *more: str) -> None:
    """Each cell comes out as Python that parses, or is answered with an error of its own; `more` are options."""
    while cells:
        now, cells = _apart(cells)
        _settle(now, version, folder, more)


def _apart(cells: list[Cell]) -> tuple[list[Cell], list[Cell]]:
    """Cells of which no two have a name in common, and the others."""
    taken: set[tuple[str, str]] = set()
    now, later = [], []
    for cell in cells:
        names = {(kind, name) for kind, entries in cell.items() for name in entries}
        (later if names & taken else now).append(cell)
        taken |= names
    return now, later


def _settle(cells: list[Cell], version: str, folder: Path, more: tuple[str, ...]) -> None:
    if not cells:
        return
    errors = check_document(around(cells, version), folder, *more)
    if not errors or len(cells) == 1:
        return
    guilty = [cell for cell in cells if any(_is_in(pointer, cell) for pointer in errors)]
    if guilty:
        _settle([cell for cell in cells if cell not in guilty], version, folder, more)
    else:
        half = len(cells) // 2
        _settle(cells[:half], version, folder, more)
        _settle(cells[half:], version, folder, more)


def _is_in(pointer: str, cell: Cell) -> bool:
    tokens = [token.replace("~1", "/").replace("~0", "~") for token in pointer.split("/")[1:]]
    kind, names = (tokens[0], tokens[1:]) if tokens[:1] == ["paths"] else ("".join(tokens[1:2]), tokens[2:])
    return bool(names) and names[0] in cell.get(kind, ())


def check_document(document: Json, folder: Path, *more: str) -> list[str]:
    """Run with a document; gives the pointers of the errors, an empty one where there is none, and holds the rest."""
    text = json.dumps(document)
    with _in_time():
        outcome, files = compose(lay_out(folder, {"things.json": text}), "things", "--format", "json", *more)
    assert outcome.code in (0, 3), (outcome.errors[-3000:], text)
    found = json.loads(outcome.output)["findings"]
    errors = [one["pointer"] or "" for one in found if one.get("severity") == "error"]
    assert bool(errors) == (outcome.code == 3), (outcome, text)
    assert bool(files) == (outcome.code == 0), text
    assert [path.name for path in folder.iterdir()] == ["specs"]
    for name, content in files.items():
        parts = PurePosixPath(name).parts
        assert not name.startswith("/") and not {"..", "."} & set(parts) and "\\" not in name, (name, text)
        if name.endswith(".py"):
            _parsed(content)
    return errors


@cache
def _parsed(content: bytes) -> None:
    ast.parse(content)


@contextlib.contextmanager
def _in_time() -> Iterator[None]:
    """Raise when a run takes too much of the processor."""

    def late(*_: object) -> None:
        raise AssertionError(f"no end after {LIMIT} seconds")

    before = signal.signal(signal.SIGPROF, late)
    signal.setitimer(signal.ITIMER_PROF, LIMIT)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
