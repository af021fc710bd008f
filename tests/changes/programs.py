"""A program of somebody who uses all of a package: each name, each call with each argument, each field of each model.

It is made from what `api.json` of the package says, with every type written out, and lies beside a package: the one
that it was written for, or a later one. Models and wire forms that no call takes are read, and not made.
"""

from __future__ import annotations

import ast
import builtins
import collections.abc
import datetime
import typing
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from specloom.changes.model import Side
from specloom.changes.python_surface import Surface
from specloom.changes.types import names_in

_LIBRARY = (typing, collections.abc, datetime)
_PLACES = ("positional_only", "positional_or_keyword")


@dataclass(frozen=True)
class Use:
    """What a line of the program uses."""

    call: str = ""
    model: str = ""
    name: str = ""
    """Any other name."""
    member: str = ""
    """The argument, field or key."""


@dataclass
class Program:
    """Its text, and what it uses."""

    lines: list[str] = field(default_factory=list)
    uses: dict[int, Use] = field(default_factory=dict)
    """Number of a line -> what it uses."""

    @property
    def text(self) -> str:
        return "\n".join(self.lines) + "\n"

    def add(self, line: str = "", use: Use | None = None) -> None:
        self.lines.append(line)
        if use is not None:
            self.uses[len(self.lines)] = use


def program(index: Mapping[str, Any]) -> Program:
    """The program for the package with this `api.json`."""
    return _Writer(index).write()


class _Writer:
    def __init__(self, index: Mapping[str, Any]) -> None:
        self._index, self._package = index, index["package"]
        self._made = Program()
        self._surface = Surface.of(Side(document={}, index=index))
        self._calls: dict[str, list[str]] = {"sync": [], "async": []}

    @cached_property
    def _classes(self) -> dict[str, Mapping[str, Any]]:
        """The models that are classes."""
        return {name: entry for name, entry in self._surface.models.items() if not entry.get("type")}

    def write(self) -> Program:
        self._imports()
        for name, entry in self._classes.items():
            self._read(name, entry)
            if name in self._surface.taken:
                self._build(name, entry)
        for name, entry in self._surface.twins.items():
            if entry["model"] in self._surface.taken and "keys" in entry:
                self._form(name, entry)
        for call, entry in self._surface.calls.items():
            for kind in ("sync", "async"):
                self._call(kind, call, entry)
        self._reader()
        for kind, type_ in (("sync", "Client"), ("async", "AsyncClient")):
            self._made.add()
            self._made.add(f"def calls_{kind}(client: {type_}) -> dict[str, Callable[[], Any]]:")
            self._made.add("    return {")
            for region in self._index["servers"] if kind == "sync" else ():
                self._made.add(f'        "region {region}": lambda: Client("token", region={region!r}).base_url,')
            self._made.lines += self._calls[kind]
            self._made.add("    }")
        return self._made

    def _imports(self) -> None:
        self._made.add("from __future__ import annotations")
        self._made.add()
        known = {"Any", "Callable", "Iterable"}
        for text in self._annotations():
            known |= names_in(text)
        for module in _LIBRARY:
            here = sorted(name for name in known if hasattr(module, name) and not hasattr(builtins, name))
            if here:
                self._made.add(f"from {module.__name__} import {', '.join(here)}")
            known -= set(here)
        self._made.add()
        seen: dict[str, int] = {}
        for module_name, names in sorted(self._surface.modules.items()):
            for name in sorted(names):
                seen[name] = seen.get(name, 0) + 1
                other = f" as {name}_{seen[name]}" if seen[name] > 1 else ""
                model = name if name in self._surface.models else ""
                twin = self._surface.twins.get(name)
                use = Use(model=model or (twin["model"] if twin else ""), name=name)
                self._made.add(f"from .{module_name} import {name}{other}", use)

    def _annotations(self) -> Iterator[str]:
        for entry in self._surface.calls.values():
            for key in ("signatures", "async_signatures"):
                for signature in entry.get(key, ()):
                    yield signature["returns"]
                    yield from (one["type"] for one in signature["parameters"])
        for entry in self._classes.values():
            yield from (one["annotation"] for one in entry["fields"])
        for entry in self._surface.twins.values():
            yield from entry.get("keys", {}).values()

    # Models

    def _read(self, name: str, entry: Mapping[str, Any]) -> None:
        self._head(f"read_{name}", [f"value: {name}"], "None", Use(model=name))
        for number, one in enumerate(entry["fields"]):
            use = Use(model=name, member=one["name"])
            self._made.add(f"    found_{number}: {one['annotation']} = value.{one['name']}", use)
            self._made.add(f"    read(found_{number})")
        if not entry["fields"]:
            self._made.add("    return")

    def _build(self, name: str, entry: Mapping[str, Any]) -> None:
        """Make one with all fields, and with as few as there must be; and give it other values."""
        fields = {one["name"]: one for one in entry["fields"]}
        for word, chosen in (("whole", list(fields)), ("least", [n for n, one in fields.items() if one["required"]])):
            given = [f"{each}: {fields[each]['annotation']}" for each in chosen]
            self._head(f"{word}_{name}", given, name, Use(model=name))
            self._made.add(f"    return {name}(", Use(model=name))
            for each in chosen:
                self._made.add(f"        {each}={each},", Use(model=name, member=each))
            self._made.add("    )")
        for each, one in fields.items():
            if not one["read_only"]:
                self._head(f"write_{name}_{each}", [f"value: {name}", f"{each}: {one['annotation']}"], "None")
                self._made.add(f"    value.{each} = {each}", Use(model=name, member=each))

    def _form(self, name: str, entry: Mapping[str, Any]) -> None:
        must = [key for key, text in entry["keys"].items() if text.startswith("Required[")]
        for word, keys in (("whole", list(entry["keys"])), ("least", must)):
            given = [f"key_{at}: {_inner(entry['keys'][key])}" for at, key in enumerate(keys)]
            self._head(f"{word}_{name}", given, name, Use(model=entry["model"]))
            self._made.add("    return {", Use(model=entry["model"]))
            for at, key in enumerate(keys):
                self._made.add(f"        {key!r}: key_{at},", Use(model=entry["model"], member=key))
            self._made.add("    }")

    def _reader(self) -> None:
        self._head("read", ["value: object"], "None")
        for name in self._classes:
            self._made.add(f"    if isinstance(value, {name}):")
            self._made.add(f"        read_{name}(value)")
        self._made.add("    if isinstance(value, Iterable) and not isinstance(value, (str, bytes, dict)):")
        self._made.add("        for each in value:")
        self._made.add("            read(each)")

    # Calls

    def _call(self, kind: str, call: str, entry: Mapping[str, Any]) -> None:
        signatures = entry["signatures"] if kind == "sync" else entry.get("async_signatures", entry["signatures"])
        for number, signature in enumerate(signatures):
            every = [one for one in signature["parameters"] if not one["kind"].startswith("var_")]
            few = [one for one in every if "default" not in one]
            for word, chosen in (("whole", every), *((("least", few),) if few != every else ())):
                self._one_call(kind, f"{word}_{number}", call, entry, chosen, signature["returns"])

    def _one_call(
        self,
        kind: str,
        word: str,
        call: str,
        entry: Mapping[str, Any],
        chosen: Sequence[Mapping[str, Any]],
        returns: str,
    ) -> None:
        waits = kind == "async" and entry.get("awaited", True)
        name = f"{kind}_{call.replace('.', '_')}_{word}"
        client = "Client" if kind == "sync" else "AsyncClient"
        given = [f"client: {client}", *(f"{one['name']}: {one['type']}" for one in chosen)]
        self._head(name, given, returns, Use(call=call), waits=waits)
        gives = "" if returns == "None" else "return "
        self._made.add(f"    {gives}{'await ' if waits else ''}client.{call}(", Use(call=call))
        for one in chosen:
            place = "" if one["kind"] in _PLACES else f"{one['name']}="
            self._made.add(f"        {place}{one['name']},", Use(call=call, member=one["name"]))
        self._made.add("    )")
        values = "".join(f", {one['name']}={self._argument(one)}" for one in chosen)
        self._calls[kind].append(f'        "{call} {word}": lambda: {name}(client{values}),')

    def _head(
        self, name: str, given: Iterable[str], returns: str, use: Use | None = None, *, waits: bool = False
    ) -> None:
        self._made.add()
        self._made.add()
        self._made.add(f"{'async ' if waits else ''}def {name}({', '.join(given)}) -> {returns}:", use)

    # Values

    def _argument(self, one: Mapping[str, Any]) -> str:
        """A value of an argument; of a body and its fields, which may not be given both, the fields."""
        both = one["name"] == "body" and "Omit" in names_in(one["type"])
        return "OMIT" if both else self._value(one["type"])

    def _value(self, annotation: str) -> str:
        """A value of a type, as the program writes it."""
        return self._of(ast.parse(annotation, mode="eval").body)

    def _of(self, node: ast.expr) -> str:
        match node:
            case ast.BinOp(left=left):
                return self._of(left)
            case ast.Subscript(value=ast.Name(id="Literal"), slice=inner):
                return ast.unparse(inner.elts[-1] if isinstance(inner, ast.Tuple) else inner)
            case ast.Subscript(value=ast.Name(id=name)) if name in ("Sequence", "MutableSequence", "list"):
                return "['x']"
            case ast.Name(id=name) if name in self._classes:
                fields = [one for one in self._classes[name]["fields"] if one["required"]]
                given = (f"{one['name']}={self._value(one['annotation'])}" for one in fields)
                return f"least_{name}({', '.join(given)})"
            case ast.Name(id=name):
                return {"str": "'x'", "int": "1", "float": "1.5", "Any": "'x'"}[name]
        raise AssertionError(f"no value of {ast.unparse(node)}")


def _inner(text: str) -> str:
    """The type of a key."""
    return text.removeprefix("Required[").removesuffix("]") if text.startswith("Required[") else text
