"""Whether two documents say the same, where one may name and place its components otherwise.

Both sides are walked in parallel through their references. A pair of targets is noted and looked at once, later: so
recursion ends, and nothing is taken for equal before it was compared.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from ..openapi import canonical
from ..openapi.grammar import OBJECTS, REFERABLE, Shape, held, slot
from ..openapi.pointers import Tokens
from ..source import Json
from .walk import implicit_values

_NAMES = frozenset(("$anchor", "$dynamicAnchor", "$id"))
_NOTHING: dict[str, Json] = {}


@dataclass(frozen=True, slots=True)
class Follow:
    """How the references of one document are followed."""

    one: Callable[[str, str], Side | None]
    """(reference, kind) -> what it leads to, None when nowhere."""
    ends: dict[tuple[str, str], Side | None] = field(default_factory=dict)
    """What references lead to through others, as far as it was asked for: there may be a thousand in a row."""

    def __call__(self, text: str, kind: str) -> Side | None:
        """What a reference leads to at once."""
        return self.one(text, kind)


@dataclass(frozen=True, slots=True)
class Side:
    """A value, and how references from there are followed."""

    value: Json
    follow: Follow
    tokens: Tokens
    """Where the value stands in its document."""
    document: int = 0
    """Which document; several fragments make one side."""

    def below(self, tokens: Tokens, value: Json) -> Side:
        """The value that stands further in."""
        return Side(value, self.follow, (*self.tokens, *tokens), self.document)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mismatch:
    """A difference between the two sides."""

    message: str
    left: Side
    right: Side


Question = tuple[str, Json, Side]
"""What a reference on the left must lead to: kind, the object that holds the reference, the target on the right."""
_OWN = ("discriminator", "security", "operationRef")
"""Members that are not answered by the text of their object and its references alone."""


@dataclass(slots=True)
class Comparison:
    """Compares any number of pairs; pairs already seen are not looked at again."""

    exact: bool = False
    """Whether both sides are as published; if not, the right one is merged and lists names that went without saying."""
    mismatches: list[Mismatch] = field(default_factory=list)
    _pending: list[tuple[str, Side, Side]] = field(default_factory=list)
    _seen: set[tuple[str, int, Tokens, int, Tokens]] = field(default_factory=set)
    _passed: dict[tuple[str, str, int, Tokens], list[Question]] = field(default_factory=dict)
    """(kind, text, place on the right) of pairs that were found the same -> what they leave to their references."""
    _questions: list[Question] = field(default_factory=list)
    _repeatable: bool = True
    """Whether the questions of the pair being compared can be asked of another fragment."""

    def compare(self, kind: str, left: Side, right: Side) -> bool:
        """Whether two objects of this kind say the same; the differences are added to `mismatches`."""
        before = len(self.mismatches)
        if kind in REFERABLE:
            self._later(kind, left, right)
        else:
            self._object(kind, left, right)
        while self._pending:
            self._pair(*self._pending.pop())
        return len(self.mismatches) == before

    def differ(self, message: str, left: Side, right: Side) -> None:
        """Note a difference."""
        self.mismatches.append(Mismatch(message=message, left=left, right=right))

    def data(self, left: Side, right: Side) -> None:
        """Compare two values in which nothing is a reference."""
        if canonical.text(left.value) != canonical.text(right.value):
            self.differ("values differ", left, right)

    def _pair(self, kind: str, left: Side, right: Side) -> None:
        """Compare two targets of references; of equal texts only the references remain to be compared."""
        text = canonical.text(left.value)
        here = (kind, text, right.document, right.tokens)
        known = self._passed.get(here)
        if known is None:
            before, questions = len(self.mismatches), list[Question]()
            self._questions, self._repeatable = questions, True
            self._object(kind, left, right)
            self._questions = []
            if self._repeatable and len(self.mismatches) == before and not any(f'"{word}"' in text for word in _OWN):
                self._passed[here] = questions
            return
        for asked, holder, target in known:
            mine = followed(asked, left.below((), holder))
            if mine is None:
                self.differ("a reference leads nowhere", left, right)
            else:
                self._later(asked, mine, target)

    def _object(self, kind: str, left: Side, right: Side) -> None:
        value = left.value
        if kind in REFERABLE and isinstance(value, dict) and isinstance(right.value, dict):
            if "$ref" not in value and "$ref" not in right.value and "$dynamicRef" not in value:
                self._members(kind, left, _plain(kind, value), right, _plain(kind, right.value))
                return
            new_left, new_right = followed(kind, left), followed(kind, right)
            if new_left is None or new_right is None:
                if new_left is not new_right:
                    self.differ("a reference leads nowhere", left, right)
                return
            if new_left is not left or new_right is not right:
                # What is written out on one side has no reference by which another fragment could be asked for it.
                self._repeatable = self._repeatable and new_left is not left
                self._questions.append((kind, left.value, new_right))
                self._later(kind, new_left, new_right)
                return
        if not isinstance(left.value, dict) or not isinstance(right.value, dict) or kind not in OBJECTS:
            self.data(left, right)
            return
        self._members(kind, left, _plain(kind, left.value), right, _plain(kind, right.value))

    def _later(self, kind: str, left: Side, right: Side) -> None:
        pair = (kind, left.document, left.tokens, right.document, right.tokens)
        if pair not in self._seen:
            self._seen.add(pair)
            self._pending.append((kind, left, right))

    def _members(
        self, kind: str, left: Side, mine: Mapping[str, Json], right: Side, theirs: Mapping[str, Json]
    ) -> None:
        for key in sorted(mine.keys() | theirs.keys()):
            if key not in mine or key not in theirs:
                if key == "$ref" and key in mine and _anything(kind, left, mine[key]):
                    continue
                which = "is added" if key in theirs else "is missing"
                self.differ(f"`{key}` {which}", left.below((key,), mine.get(key)), right)
                continue
            place = slot(kind, key)
            if place is None and _same_text(key, mine[key], theirs[key]):
                continue
            one, other = left.below((key,), mine[key]), right.below((key,), theirs[key])
            if place is not None:
                self._held(place.shape, place.kind, one, other)
            elif kind == "schema" and key in ("$ref", "discriminator", "required"):
                self._schema_member(key, one, other, left, right)
            elif kind == "operation" and key == "security":
                self.requirements(one, other)
            elif kind == "link" and key == "operationRef":
                self._operation(one, other)
            else:
                self.data(one, other)

    def _held(self, shape: Shape, kind: str, left: Side, right: Side) -> None:
        if type(left.value) is not type(right.value) and shape is not Shape.ONE:
            self.data(left, right)
            return
        if isinstance(left.value, list) and isinstance(right.value, list) and len(left.value) != len(right.value):
            self.differ(f"{len(left.value)} entries, {len(right.value)} after merging", left, right)
            return
        if shape is Shape.EXTENSIBLE_MAP and canonical.text(_extensions(left)) != canonical.text(_extensions(right)):
            self.differ("extensions differ", left, right)
        mine, theirs = dict(held(shape, left.value)), dict(held(shape, right.value))
        for tokens in sorted(mine.keys() | theirs.keys(), key=str):
            if tokens in mine and tokens in theirs:
                self._object(kind, left.below(tokens, mine[tokens]), right.below(tokens, theirs[tokens]))
            else:
                which = "is missing" if tokens in mine else "is added"
                self.differ(f'"{tokens[-1]}" {which}', left.below(tokens, mine.get(tokens)), right)

    def _schema_member(self, key: str, left: Side, right: Side, owner: Side, other: Side) -> None:
        if key == "$ref":
            one, two = left.below((), {"$ref": left.value}), right.below((), {"$ref": right.value})
            self._object("schema", one, two)
        elif key == "required" and isinstance(left.value, list) and isinstance(right.value, list):
            if {canonical.text(name) for name in left.value} != {canonical.text(name) for name in right.value}:
                self.differ("other properties are required", left, right)
        elif key == "discriminator" and isinstance(left.value, dict) and isinstance(right.value, dict):
            self._discriminator(owner, other)
        else:
            self.data(left, right)

    def _operation(self, left: Side, right: Side) -> None:
        """Operations are compared for themselves; a link must lead to the same one."""
        mine, theirs = (s.follow(s.value, "operation") if isinstance(s.value, str) else None for s in (left, right))
        if mine is None or theirs is None or mine.tokens != theirs.tokens:
            self.differ("the link leads to another operation", left, right)

    def _discriminator(self, left: Side, right: Side) -> None:
        """The values must lead to the same schemas, whether by a mapping or by the name of a component."""
        mine, theirs = _values(left), _values(right)
        for value, target in mine.items():
            if value not in theirs:
                self.differ(f'discriminator value "{value}" is missing', left, right)
            else:
                self._later("schema", target, theirs[value])
        for value in sorted(self._surplus(left, right) - mine.keys()):
            self.differ(f'discriminator value "{value}" is added', left, right)
        rest = [{k: v for k, v in _discriminator(s).items() if k != "mapping"} for s in (left, right)]
        if canonical.text(rest[0]) != canonical.text(rest[1]):
            self.differ("discriminators differ", left, right)

    def _surplus(self, left: Side, right: Side) -> set[str]:
        """Values on the right that must be on the left too.

        A merged schema may list children that extend it, and components that have another name than published.
        """
        if self.exact:
            return set(_values(right))
        armed = isinstance(left.value, dict) and ("oneOf" in left.value or "anyOf" in left.value)
        mapping = _discriminator(right).get("mapping")
        return set(mapping) if armed and isinstance(mapping, dict) else set()

    def requirements(self, left: Side, right: Side) -> None:
        """Compare security requirements with the schemes that they name."""
        mine, theirs = ([one for one in _listed(side) if isinstance(one, dict)] for side in (left, right))
        if len(mine) != len(theirs):
            self.differ("another number of security alternatives", left, right)
            return
        for index, (one, other) in enumerate(zip(mine, theirs, strict=True)):
            self._requirement(left.below((index,), one), right.below((index,), other))

    def _requirement(self, left: Side, right: Side) -> None:
        mine, theirs = _schemes(left), _schemes(right)
        if len(mine) != len(theirs):
            self.differ("another number of security schemes", left, right)
        left_over = list(theirs)
        for text, _ in mine:
            same = next((found for found in left_over if found[0] == text), None)
            if same is None:
                self.differ("the security scheme differs", left, right)
            else:
                left_over.remove(same)


def _listed(side: Side) -> list[Json]:
    return side.value if isinstance(side.value, list) else []


def followed(kind: str, side: Side) -> Side | None:
    """What a pure reference leads to in the end; `side` itself when it is none; None when it leads nowhere.

    A reference to what the document does not have stands for anything at all.
    """
    way: dict[tuple[int, str], dict[tuple[str, str], Side | None]] = {}
    """The references on the way, and where to note their end."""
    here: Side | None = side
    while here is not None and (text := _reference(kind, here.value)) is not None:
        asked, ends = (here.document, text), here.follow.ends
        if (text, kind) in ends:
            here = ends[text, kind]
            break
        if asked in way:
            here = None
            break
        way[asked] = ends
        target = here.follow(text, kind)
        if target is None:
            return here.below((), _NOTHING)
        here = target
    for (_, text), ends in way.items():
        ends[text, kind] = here
    return here


def _reference(kind: str, value: Json) -> str | None:
    """The text of a pure reference; None for anything else."""
    text = value.get("$ref", value.get("$dynamicRef")) if isinstance(value, dict) else None
    if not isinstance(value, dict) or not isinstance(text, str):
        return None
    beside = kind == "schema" and value.keys() - {"$ref", "$dynamicRef"} - _NAMES
    return None if beside else text


def _anything(kind: str, side: Side, text: Json) -> bool:
    """Whether a reference among other members leads to what is not there."""
    target = followed(kind, side.below((), {"$ref": text})) if isinstance(text, str) else side.below((), _NOTHING)
    return target is not None and target.value is _NOTHING


def _plain(kind: str, value: dict[str, Json]) -> Mapping[str, Json]:
    """The members that count: names of schemas do not, and a dynamic reference is a plain one."""
    if kind == "schema" and ("$dynamicRef" in value or not _NAMES.isdisjoint(value)):
        return {("$ref" if key == "$dynamicRef" else key): v for key, v in value.items() if key not in _NAMES}
    return value


def _same_text(key: str, mine: Json, theirs: Json) -> bool:
    return isinstance(mine, str) and mine == theirs and key not in ("$ref", "operationRef")


def _extensions(side: Side) -> dict[str, Json]:
    members = side.value if isinstance(side.value, dict) else {}
    return {key: member for key, member in members.items() if key.startswith("x-")}


def _discriminator(side: Side) -> dict[str, Json]:
    found = side.value.get("discriminator") if isinstance(side.value, dict) else None
    return found if isinstance(found, dict) else {}


def _values(side: Side) -> dict[str, Side]:
    """Discriminator value -> schema, for all values that lead somewhere."""
    found: dict[str, Side] = {}
    named = dict(implicit_values(side.value)) if isinstance(side.value, dict) else {}
    mapping = _discriminator(side).get("mapping")
    for value, text in (named | (mapping if isinstance(mapping, dict) else {})).items():
        target = side.follow(text, "mapping") if isinstance(text, str) else None
        if target is not None:
            found[value] = target
    return found


def _schemes(side: Side) -> list[tuple[str, str]]:
    """Definition and scopes of each scheme of a requirement, as text; those that are not defined have no part in it."""
    found: list[tuple[str, str]] = []
    for name, scopes in side.value.items() if isinstance(side.value, dict) else ():
        scheme = side.follow(name, "securityScheme")
        scheme = followed("securityScheme", scheme) if scheme is not None else None
        if scheme is not None:
            found.append((f"{canonical.text(scheme.value)} {canonical.text(scopes)}", name))
    return found
