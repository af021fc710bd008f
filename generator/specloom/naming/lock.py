"""`specs.lock`: what the next run must know so that a name once given stays.

One entity a line, sorted, so that a change of the input is a small difference:

```
lock 1
component "schemas:Pets/Response" PetResponse
module Pets pets
resource Pets Pets
operation "GET /pets" pets.list listPets specs/pets.md:9
argument "GET /pets" query maxAge max_age
model PetResponse PetResponse Pets
field PetResponse _id id
retired model OldPet OldPet
```

A word that holds a space or a sign stands as a JSON string. Lines with hashes of what a run read and wrote, which stood
here once, are passed over and not written again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

from ..diagnostics import Diagnostics, Origin
from .keys import key, token, tokens

if TYPE_CHECKING:
    # The lock is read on every run, and most runs find nothing to do: they need no more than this module.
    from ..ir import Api, SchemaId
    from ..plan import NameTable, Placement

_VERSION = ("lock", "1")
_ARITY = {
    "component": 3,
    "module": 3,
    "resource": 3,
    "operation": 5,
    "argument": 5,
    "model": 4,
    "field": 4,
}
"""Kind of line -> number of its words, in the order of the file; `retired` holds another line, cut after the name."""
_FORMER = {"input", "page", "file"}
"""Kinds of lines that earlier versions wrote, of three words; each run of those changed them."""
_KEY_SIZE = {"module": 2, "resource": 2, "operation": 2, "model": 2, "argument": 4, "field": 3}
"""Kind that gives a name -> words of its stable key; the name is the word after them."""
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
_CALL = re.compile(rf"{_NAME.pattern}\.{_NAME.pattern}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Lock:
    """The contents of the lock; empty for a first run."""

    components: Mapping[str, str] = field(default_factory=dict)
    """Names given by merging: its stable key -> key in the merged document."""
    names: Mapping[str, str] = field(default_factory=dict)
    """Stable key -> Python name; of an operation, its call `pets.list`."""
    placed: Mapping[SchemaId, str] = field(default_factory=dict)
    """Definition -> key of its module."""
    operations: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """Operation key -> (operationId, place as shown to people)."""
    retired: tuple[tuple[str, str], ...] = ()
    """Stable key and name of what is gone, sorted."""

    def resources(self) -> Mapping[str, str]:
        """Operation key -> key of the resource that held it."""
        titles = {name: tokens(key)[1] for key, name in sorted(self.names.items()) if key.startswith("module ")}
        calls = {operation: self.names[key("operation", operation)] for operation in self.operations}
        return {
            operation: titles[call.partition(".")[0]]
            for operation, call in calls.items()
            if call.partition(".")[0] in titles
        }


def parse_lock(text: str, diagnostics: Diagnostics, path: str = "specs.lock") -> Lock:
    """Read the lock; each line that the generator cannot have written is a `damaged-lock` error."""
    found = _Lines()
    for number, line in enumerate(text.splitlines(), 1):
        fault = found.take(line, first=number == 1)
        if fault:
            diagnostics.error(
                "damaged-lock",
                fault,
                Origin(page=path, line=number, column=1),
                help="restore the file from version control; after a merge keep both sides' lines",
            )
            if number == 1:
                break
    return found.lock()


def format_lock(*, table: NameTable, placement: Placement, api: Api, components: Mapping[str, str]) -> str:
    """The text of the lock after a run."""
    lines = [
        *(key("component", name, value) for name, value in components.items()),
        *_name_lines(table, placement, api),
        *(f"retired {entry}" for entry in table.retired),
    ]
    order = {kind: number for number, kind in enumerate((*_ARITY, "retired"))}
    lines.sort(key=lambda line: (order[line.partition(" ")[0]], line))
    return "\n".join((" ".join(_VERSION), *lines)) + "\n"


def renames(lock: Lock, table: NameTable) -> tuple[tuple[str, str, str], ...]:
    """Stable key, name before, name now, of everything that is called otherwise than in the last run."""
    return tuple(
        (key, before, table.pinned[key])
        for key, before in sorted(lock.names.items())
        if table.pinned.get(key, before) != before
    )


def _name_lines(table: NameTable, placement: Placement, api: Api) -> Iterator[str]:
    operations = {key("operation", operation.key): operation for operation in api.operations}
    modules = {key("model", schema): page for schema, page in placement.models.items()}
    for stable, name in table.pinned.items():
        line = f"{stable} {token(name)}"
        if stable in operations:
            operation = operations[stable]
            where = operation.origin
            line += f" {token(operation.operation_id)} {token(f'{where.page}:{where.fragment}')}"
        yield f"{line} {token(modules[stable])}" if stable in modules else line


@dataclass(slots=True)
class _Lines:
    """Takes the lines one by one."""

    components: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    placed: dict[SchemaId, str] = field(default_factory=dict)
    operations: dict[str, tuple[str, str]] = field(default_factory=dict)
    retired: set[tuple[str, str]] = field(default_factory=set)

    def take(self, line: str, *, first: bool) -> str:
        """Add one line; says what is wrong with it, or nothing."""
        if line.startswith(("<<<<<<<", "=======", ">>>>>>>", "|||||||")):
            return "a merge left its marks"
        try:
            words = tokens(line)
        except ValueError as error:
            return str(error)
        if first:
            return "" if words == _VERSION else f"the first line is not `{' '.join(_VERSION)}`"
        if words[:1] == ("retired",):
            return self._retire(words[1:])
        kind = words[0] if words else ""
        if kind in _FORMER and len(words) == 3:
            return ""
        if _ARITY.get(kind) != len(words):
            return f"no line of this kind has {len(words)} words"
        return self._name(kind, words) if kind in _KEY_SIZE else self._component(words)

    def lock(self) -> Lock:
        """What was taken."""
        return Lock(
            components=self.components,
            names=self.names,
            placed=self.placed,
            operations=self.operations,
            retired=tuple(sorted(self.retired)),
        )

    def _component(self, words: tuple[str, ...]) -> str:
        if words[1] in self.components:
            return f"`{words[1]}` has a line already"
        self.components[words[1]] = words[2]
        return ""

    def _name(self, kind: str, words: tuple[str, ...]) -> str:
        size = _KEY_SIZE[kind]
        stable, name = key(*words[:size]), words[size]
        if not (_CALL if kind == "operation" else _NAME).fullmatch(name):
            return f"`{name}` is no name"
        if stable in self.names:
            return f"`{stable}` has a line already"
        self.names[stable] = name
        if kind == "model":
            self.placed[cast("SchemaId", words[1])] = words[3]
        if kind == "operation":
            self.operations[words[1]] = (words[3], words[4])
        return ""

    def _retire(self, words: tuple[str, ...]) -> str:
        size = _KEY_SIZE.get(words[0], 0) if words else 0
        if not size or len(words) != size + 1:
            return "a retired line holds the key and the name of what is gone"
        self.retired.add((key(*words[:size]), words[size]))
        return ""
