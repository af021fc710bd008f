"""`specs.lock`: what the next run must know so that a name once given stays.

One entity a line, sorted, so that a change of the input is a small difference:

```
lock 2
component "schemas:Pets/Response#5f0e9a1c" PetResponse
module Pets pets
resource Pets Pets
operation "GET /pets" pets.list listPets
argument "GET /pets" query maxAge max_age
model PetResponse PetResponse Pets "GET /pets/responses/200/content/application~1json/schema"
field PetResponse _id id
moved operation "GET /v1/pets" "GET /pets"
retired model OldPet OldPet
```

A word that holds a space or a sign stands as a JSON string. The file holds names and what they belong to, and nothing
that changes with a text, a line or another version of the generator. A merge may leave lines twice, out of order and
between its marks: each is read once.
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

_VERSION = ("lock", "2")
_FORMER_VERSION = ("lock", "1")
"""It had the place of each operation, and fingerprints of components that texts were a part of."""
_SIZES = {
    "component": (3,),
    "module": (3,),
    "resource": (3,),
    "operation": (4,),
    "argument": (5,),
    "model": (4, 5),
    "field": (4,),
    "moved": (4,),
}
"""Kind of line -> number of its words, in the order of the file; `retired` holds another line, cut after the name."""
_FORMER_SIZES = {"operation": (5,)}
_FORMER = {"input", "page", "file"}
"""Kinds of lines that earlier versions wrote, of three words; each run of those changed them."""
_KEY_SIZE = {"module": 2, "resource": 2, "operation": 2, "model": 2, "argument": 4, "field": 3}
"""Kind that gives a name -> words of its stable key; the name is the word after them."""
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
_CALL = re.compile(rf"{_NAME.pattern}\.{_NAME.pattern}")
_OURS, _BASE, _BETWEEN, _THEIRS = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")
"""What a merge puts around the lines of either side, and of both as they were before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One of several names that the lock gives to one thing."""

    name: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Lock:
    """The contents of the lock; empty for a first run."""

    components: Mapping[str, str] = field(default_factory=dict)
    """Names given by merging: its stable key -> key in the merged document."""
    names: Mapping[str, str] = field(default_factory=dict)
    """Stable key -> Python name; of an operation, its call `pets.list`."""
    placed: Mapping[SchemaId, str] = field(default_factory=dict)
    """Definition -> key of its module."""
    elsewhere: Mapping[SchemaId, tuple[str, ...]] = field(default_factory=dict)
    """Definition -> keys of further modules that it can be imported from, since two branches placed it differently."""
    slots: Mapping[SchemaId, str] = field(default_factory=dict)
    """Component -> the first place that refers to it, as the id that a schema written there would have."""
    operations: Mapping[str, str] = field(default_factory=dict)
    """Operation key -> operationId."""
    moved: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """Kind and former key -> key now, of what rules still call by its former key."""
    retired: tuple[tuple[str, str], ...] = ()
    """Stable key and name of what is gone, sorted."""
    rivals: Mapping[str, tuple[Claim, ...]] = field(default_factory=dict)
    """Stable key -> the names that two branches gave to it, where nothing in the lock says which of them holds."""

    lines: Mapping[str, int] = field(default_factory=dict)
    """Stable key -> line of its name."""

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
    for number, line in _without_marks(text):
        fault = found.take(line, number)
        if fault:
            diagnostics.error(
                "damaged-lock",
                fault,
                Origin(page=path, line=number, column=1),
                help="restore the file from version control; after a merge keep both sides' lines",
            )
            if not found.begun:
                break
    return found.lock()


def _without_marks(text: str) -> Iterator[tuple[int, str]]:
    """The lines of both sides of a merge with their numbers, without its marks and what was there before."""
    before = False
    for number, line in enumerate(text.splitlines(), 1):
        before = (before or line.startswith(_BASE)) and not line.startswith(_BETWEEN)
        if not before and not line.startswith((_OURS, _BASE, _BETWEEN, _THEIRS)):
            yield number, line


def format_lock(
    *,
    table: NameTable,
    placement: Placement,
    api: Api,
    components: Mapping[str, str],
    slots: Mapping[SchemaId, str] | None = None,
    moved: Mapping[tuple[str, str], str] | None = None,
) -> str:
    """The text of the lock after a run; `slots` and `moved` as a `Lock` holds them."""
    lines = [
        *(key("component", name, value) for name, value in components.items()),
        *_name_lines(table, placement, api, slots or {}),
        *(key("moved", kind, former, now) for (kind, former), now in (moved or {}).items()),
        *(f"retired {entry}" for entry in table.retired),
    ]
    order = {kind: number for number, kind in enumerate((*_SIZES, "retired"))}
    lines.sort(key=lambda line: (order[line.partition(" ")[0]], line))
    return "\n".join((" ".join(_VERSION), *lines)) + "\n"


def renames(lock: Lock, table: NameTable) -> tuple[tuple[str, str, str], ...]:
    """Stable key, name before, name now, of everything that is called otherwise than in the last run."""
    return tuple(
        (key, before, table.pinned[key])
        for key, before in sorted(lock.names.items())
        if table.pinned.get(key, before) != before
    )


def _name_lines(table: NameTable, placement: Placement, api: Api, slots: Mapping[SchemaId, str]) -> Iterator[str]:
    operations = {key("operation", operation.key): operation for operation in api.operations}
    models = {key("model", schema): schema for schema in placement.models}
    for stable, name in table.pinned.items():
        line = f"{stable} {token(name)}"
        if stable in operations:
            yield f"{line} {token(operations[stable].operation_id)}"
        elif stable in models:
            schema = models[stable]
            slot = f" {token(slots[schema])}" if schema in slots else ""
            for module in (placement.models[schema], *placement.elsewhere.get(schema, ())):
                yield f"{line} {token(module)}{slot}"
        else:
            yield line


@dataclass(slots=True)
class _Lines:
    """Takes the lines one by one."""

    begun: bool = False
    components: dict[str, str] = field(default_factory=dict)
    names: dict[str, list[Claim]] = field(default_factory=dict)
    placed: dict[SchemaId, set[str]] = field(default_factory=dict)
    slots: dict[SchemaId, str] = field(default_factory=dict)
    operations: dict[str, str] = field(default_factory=dict)
    moved: dict[tuple[str, str], str] = field(default_factory=dict)
    retired: set[tuple[str, str]] = field(default_factory=set)
    _former: bool = False
    _seen: set[str] = field(default_factory=set)

    def take(self, line: str, number: int) -> str:
        """Add one line; says what is wrong with it, or nothing."""
        if line in self._seen:
            return ""
        self._seen.add(line)
        try:
            words = tokens(line)
        except ValueError as error:
            return str(error)
        if words in (_VERSION, _FORMER_VERSION):
            self.begun, self._former = True, self._former or words == _FORMER_VERSION
            return ""
        if not self.begun:
            return f"the first line is not `{' '.join(_VERSION)}`"
        if words[:1] == ("retired",):
            return self._retire(words[1:])
        kind = words[0] if words else ""
        if kind in _FORMER and len(words) == 3:
            return ""
        if len(words) not in (*_SIZES.get(kind, ()), *_FORMER_SIZES.get(kind, ())):
            return f"no line of this kind has {len(words)} words"
        if kind == "moved":
            return self._move(words)
        return self._name(kind, words, number) if kind in _KEY_SIZE else self._component(words, number)

    def lock(self) -> Lock:
        """What was taken."""
        names, rivals = dict[str, str](), dict[str, tuple[Claim, ...]]()
        for stable, claims in self.names.items():
            # Where one of two names was given up on one side, the other side only did not know of it.
            holding = [claim for claim in claims if (stable, claim.name) not in self.retired] or claims
            names[stable] = min(claim.name for claim in holding)
            if len(holding) > 1:
                rivals[stable] = tuple(holding)
        return Lock(
            components=self.components,
            names=names,
            placed={schema: min(modules) for schema, modules in self.placed.items()},
            elsewhere={schema: tuple(sorted(found)[1:]) for schema, found in self.placed.items() if len(found) > 1},
            slots=self.slots,
            operations=self.operations,
            moved=self.moved,
            retired=tuple(sorted(pair for pair in self.retired if names.get(pair[0]) != pair[1])),
            rivals=rivals,
            lines={stable: claims[0].line for stable, claims in self.names.items()},
        )

    def _component(self, words: tuple[str, ...], number: int) -> str:
        place, _, fingerprint = words[1].rpartition("#")
        stable = f"{place}#.{fingerprint}" if self._former and place else words[1]
        if self.components.setdefault(stable, words[2]) != words[2]:
            return f"`{words[1]}` has a line already, by which it is `{self.components[stable]}`; delete one of them"
        return ""

    def _name(self, kind: str, words: tuple[str, ...], number: int) -> str:
        size = _KEY_SIZE[kind]
        stable, name = key(*words[:size]), words[size]
        if not (_CALL if kind == "operation" else _NAME).fullmatch(name):
            return f"`{name}` is no name"
        claims = self.names.setdefault(stable, [])
        if all(claim.name != name for claim in claims):
            claims.append(Claim(name=name, line=number))
        if kind == "model":
            schema = cast("SchemaId", words[1])
            self.placed.setdefault(schema, set()).add(words[3])
            if len(words) == _SIZES["model"][1]:
                self.slots.setdefault(schema, words[4])
        if kind == "operation":
            self.operations.setdefault(words[1], words[3])
        return ""

    def _move(self, words: tuple[str, ...]) -> str:
        if words[1] not in ("operation", "model", "page"):
            return "a moved line holds `operation`, `model` or `page`, the former key and the key now"
        if self.moved.setdefault((words[1], words[2]), words[3]) != words[3]:
            return f"`{words[2]}` has a line already, by which it is `{self.moved[words[1], words[2]]}`; delete one"
        return ""

    def _retire(self, words: tuple[str, ...]) -> str:
        size = _KEY_SIZE.get(words[0], 0) if words else 0
        if not size or len(words) != size + 1:
            return "a retired line holds the key and the name of what is gone"
        self.retired.add((key(*words[:size]), words[size]))
        return ""
