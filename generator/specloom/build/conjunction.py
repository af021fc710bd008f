"""What holds of a value together: a schema, what it refers to, and the branches of its `allOf`.

JSON Schema adds keywords up; a reference with siblings is an `allOf` of both. So every schema is seen as a flat list
of `Part`s, the same whether it was written in one piece or in ten.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from ..openapi.keywords import REFUSED, STRUCTURE
from ..source import Json
from .document import Document, Node
from .limits import BRANCHES, BROUGHT
from .references import References


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One schema object of those that hold together; its own `$ref` and `allOf` are parts of their own."""

    node: Node
    distance: int = 0
    """Steps from the owner; the words of the nearest part win."""
    borrowed: bool = False
    """Whether a reference lies between: titles and marks of another schema are not taken over."""
    reference: bool = False
    """Whether this stands for what `$ref` of `node` leads to."""
    settled: frozenset[str] = frozenset()
    """Union keywords that were dealt with already."""
    alone: bool = False
    """Whether its `$ref` and `allOf` were taken apart already."""

    def settle(self, keyword: str) -> Part:
        """The same part with a union dealt with."""
        return replace(self, settled=self.settled | {keyword}, alone=True)

    @property
    def plain(self) -> bool:
        """Whether it stands for itself: nothing of it is written elsewhere."""
        return "$ref" not in self.node.value and "allOf" not in self.node.value

    @property
    def structural(self) -> bool:
        """Whether it says anything of the type."""
        telling = self.node.value.keys() & STRUCTURE
        return bool(telling - self.settled if self.settled else telling)

    @property
    def identity(self) -> str:
        """Tells parts apart."""
        if not self.reference and not self.settled:
            return self.node.pointer
        return "|".join((self.node.pointer, *(("$ref",) if self.reference else ()), *sorted(self.settled)))


_AFTER_REFUSAL = 20
"""Once something was too large the run fails, and no more time goes into it."""
_BARE = {"$ref"}
"""Members of a schema that only refers to another one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conjunction:
    """Takes schemas apart into parts."""

    document: Document
    references: References
    _checked: set[str] = field(default_factory=set)
    _ends: dict[str, tuple[Node | None, int]] = field(default_factory=dict)
    """Pointer of a schema with `$ref` -> what that leads to in the end, and in how many steps."""
    _refused: list[str] = field(default_factory=list)
    _brought: list[int] = field(default_factory=lambda: [0])
    """How many parts were found so far."""
    _split: dict[str, tuple[Part, ...]] = field(default_factory=dict)
    _expanded: dict[str, tuple[Part, ...]] = field(default_factory=dict)

    def split(self, parts: Iterable[Part]) -> tuple[Part, ...]:
        """The parts of `parts`, references not followed."""
        given = tuple(parts)
        if len(given) == 1:
            return self._pieces(given[0])
        found: dict[str, Part] = {}
        for part in given:
            for piece in self._pieces(part):
                found.setdefault(piece.identity, piece)
        return tuple(found.values())

    def expand(self, parts: Iterable[Part]) -> tuple[Part, ...]:
        """The parts of `parts`, references followed to the end."""
        given = tuple(parts)
        if len(given) == 1 and not given[0].settled:
            if given[0].plain:
                return self._pieces(given[0])
            if given[0].distance == 0:
                return self._expand_one(given[0])
        return self._walk(given)

    def _expand_one(self, part: Part) -> tuple[Part, ...]:
        known = self._expanded.get(part.identity)
        if known is None:
            known = self._expanded[part.identity] = self._one_step(part) or self._walk((part,))
        return known

    def _one_step(self, part: Part) -> tuple[Part, ...] | None:
        """A reference to a schema in one piece, as most are: the target, and what stands beside the reference."""
        pieces = self._pieces(part)
        if "allOf" in part.node.value or len(pieces) != 2:
            return None
        target = self._follow(pieces[0])
        if target is None or not target.plain:
            return None
        self._check(target.node)
        return target, pieces[1]

    def _walk(self, parts: tuple[Part, ...]) -> tuple[Part, ...]:
        """Depth first, without recursion: a chain of a thousand references is no reason to fail."""
        found: dict[str, Part] = {}
        followed: set[str] = set()
        limit = _AFTER_REFUSAL if self._refused else BRANCHES
        saying = 0
        for start in parts:
            way = {start.node.pointer: None}
            stack: list[Part | str] = [*reversed(self._pieces(start))]
            while stack:
                part = stack.pop()
                if isinstance(part, str):
                    del way[part]
                elif part.reference:
                    if part.identity not in followed:
                        followed.add(part.identity)
                        stack.extend(self._behind(part, way))
                elif part.identity not in found:
                    found[part.identity] = part
                    saying += part.node.value.keys() != _BARE
                    if saying > limit:
                        message = f"more than {BRANCHES:,} schemas are brought together by `allOf`"
                        return self._refuse(parts, message)
        self._brought[0] += len(found)
        if self._brought[0] > BROUGHT and not self._refused:
            return self._refuse(parts, f"`allOf` brings schemas together more than {BROUGHT:,} times in this document")
        return tuple(found.values())

    def _behind(self, part: Part, way: dict[str, None]) -> Iterator[Part | str]:
        """What to look at next for a reference, the last first: the end of its target, and the pieces of it.

        `way` holds the schemas that are being taken apart, from the first to the last.
        """
        target = self._follow(part)
        if target is None:
            return
        pointer = target.node.pointer
        if pointer in way:
            self._report_loop((*way, pointer), part.node)
            return
        way[pointer] = None
        yield pointer
        yield from reversed(self._pieces(target))

    def _follow(self, part: Part) -> Part | None:
        """What a reference leads to, through all schemas that only refer to others: those may be a thousand."""
        if part.node.pointer not in self._ends:
            self._find_end(part.node)
        end, steps = self._ends[part.node.pointer]
        return None if end is None else Part(node=end, distance=part.distance + steps, borrowed=True)

    def _find_end(self, node: Node) -> None:
        way = {node.pointer: node}
        end, beyond = self.references.schema(node), 0
        while end is not None and end.value.keys() == _BARE:
            if end.pointer in self._ends:
                end, beyond = self._ends[end.pointer]
                break
            if end.pointer in way:
                self._report_loop((*way, end.pointer), end)
                end = None
                break
            way[end.pointer] = end
            end = self.references.schema(end)
        for steps, pointer in enumerate(reversed(way), start=beyond + 1):
            self._ends[pointer] = end, steps

    def _report_loop(self, pointers: Iterable[str], last: Node) -> None:
        self.document.error(
            "reference-loop",
            "a schema is part of itself: " + " → ".join(pointers),
            last.at("$ref"),
            help="a schema may contain itself as a property or an item, not as a branch of `allOf`",
        )

    def _refuse(self, parts: tuple[Part, ...], message: str) -> tuple[Part, ...]:
        """Only the first part of too many; said once, since what builds on it is too large as well."""
        if not self._refused:
            self._refused.append(parts[0].node.pointer)
            self.document.error("too-large", message, parts[0].node.pointer)
        return (replace(parts[0], alone=True),)

    def _pieces(self, part: Part) -> tuple[Part, ...]:
        node = part.node
        if part.alone or part.plain:
            self._check(node)
            return (part,)
        key = f"{part.identity}|{part.distance}|{part.borrowed}"
        known = self._split.get(key)
        if known is None:
            known = self._split[key] = tuple(self._take_apart(part))
        return known

    def _take_apart(self, part: Part) -> Iterator[Part]:
        """Referenced and `allOf` branches first, as a base class comes before what extends it."""
        stack: list[tuple[Part, bool]] = [(part, False)]
        while stack:
            here, opened = stack.pop()
            if here.reference or opened:
                yield here if here.reference else replace(here, alone=True)
                continue
            self._check(here.node)
            stack.append((here, True))
            branches = [
                Part(node=branch, distance=here.distance + 1, borrowed=here.borrowed)
                for branch in (here.node.schemas("allOf") if "allOf" in here.node.value else ())
            ]
            stack.extend((branch, False) for branch in reversed(branches))
            if "$ref" in here.node.value:
                stack.append((replace(here, reference=True, settled=frozenset()), False))

    def _check(self, node: Node) -> None:
        """Note, once for each schema, what of it cannot be carried over."""
        if node.pointer in self._checked:
            return
        self._checked.add(node.pointer)
        for key in REFUSED & node.value.keys():
            self.document.error(
                "unsupported-reference",
                f"`{key}` depends on who refers to the schema; a type cannot say that",
                node.at(key),
                help="write `$ref` to the schema that is meant",
            )
        node.note_keys("schema")


def structural(parts: Iterable[Part]) -> tuple[Part, ...]:
    """The parts that say anything of the type."""
    return tuple(part for part in parts if part.structural)


def nearest(parts: Iterable[Part], key: str) -> str:
    """The text at `key` of the part nearest to the owner."""
    found = [part for part in parts if part.node.value.get(key)]
    return min(found, key=_distance).node.text(key) if found else ""


def given(parts: Iterable[Part], key: str) -> tuple[Json, Part] | None:
    """The value at `key` of the part nearest to the owner, with the part."""
    found = [part for part in parts if key in part.node.value]
    nearest_part = min(found, key=_distance, default=None)
    return (nearest_part.node.value[key], nearest_part) if nearest_part is not None else None


def _distance(part: Part) -> int:
    return part.distance
