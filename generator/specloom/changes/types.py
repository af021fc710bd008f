"""Whether a value of one annotation can stand where another is wanted, as type checkers decide it.

Annotations are parsed, never searched. Aliases of a package are opened; models are known by their names, and their
members are compared apart.
"""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

_ABOVE: Mapping[str, tuple[str, ...]] = {
    "bool": ("int",),
    "int": ("float",),
    "float": ("complex",),
    "datetime": ("date",),
    "list": ("MutableSequence",),
    "MutableSequence": ("Sequence",),
    "tuple": ("Sequence",),
    "Sequence": ("Reversible", "Collection"),
    "str": ("Sequence",),
    "bytes": ("Sequence",),
    "dict": ("MutableMapping",),
    "MutableMapping": ("Mapping",),
    "Mapping": ("Collection",),
    "set": ("MutableSet",),
    "MutableSet": ("AbstractSet",),
    "frozenset": ("AbstractSet",),
    "AbstractSet": ("Collection",),
    "Collection": ("Iterable", "Container", "Sized"),
    "Iterator": ("Iterable",),
    "Generator": ("Iterator",),
}
"""Class of the standard library -> what it is a kind of."""
_INVARIANT = frozenset({"list", "MutableSequence", "dict", "MutableMapping", "set", "MutableSet"})
"""Classes whose items can be replaced, so that those of one type are not those of a wider one."""
_ITEMS = {"str": "str", "bytes": "int"}
_ANY = ("Any", "object")
DEPTH = 30
"""Aliases inside one another that are opened."""

Aliases = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Kind:
    """A class with its arguments; `Literal` has values instead."""

    name: str
    arguments: tuple[Arms, ...] = ()
    values: tuple[str, ...] = ()


Arms = tuple[Kind, ...]
"""A union, opened."""


@dataclass(slots=True)
class Types:
    """Compares annotations of an old package with those of a new one."""

    old: Aliases = field(default_factory=dict)
    """Name -> what it stands for."""
    new: Aliases = field(default_factory=dict)
    bases: Mapping[str, Collection[str]] = field(default_factory=dict)
    """Class of the packages -> its bases."""
    renamed: Mapping[str, str] = field(default_factory=dict)
    """Old name of a class -> what it is called now, where the old name goes on to work."""

    def accepts_all(self, old: str, new: str) -> bool:
        """Whether whatever fitted the old annotation fits the new one: what is wanted of an argument."""
        return self._fit(self._arms(old, self.old), self._arms(new, self.new))

    def gives_no_more(self, old: str, new: str) -> bool:
        """Whether whatever the new annotation allows fitted the old one: what is wanted of a result."""
        return self._fit(self._arms(new, self.new), self._arms(old, self.old))

    def same(self, old: str, new: str) -> bool:
        """Whether both name the same classes, some of them perhaps by another name."""
        return old == new or self._under_new_names(_parsed(old)) == self._under_new_names(_parsed(new))

    def _under_new_names(self, arms: Arms) -> Arms:
        return tuple(
            Kind(self.renamed.get(one.name, one.name), tuple(map(self._under_new_names, one.arguments)), one.values)
            for one in arms
        )

    def _arms(self, text: str, aliases: Aliases) -> Arms:
        return _opened(_parsed(text), tuple(sorted(aliases.items()))) if aliases else _parsed(text)

    def _fit(self, given: Arms, wanted: Arms) -> bool:
        return all(any(self._is(one, other) for other in wanted) or self._values_fit(one, wanted) for one in given)

    def _values_fit(self, one: Kind, wanted: Arms) -> bool:
        """Whether each value of a literal is in some literal that is wanted."""
        if one.name != "Literal":
            return False
        listed = {value for other in wanted if other.name == "Literal" for value in other.values}
        names = {other.name for other in wanted}
        return all(value in listed or _class_of(value) in names for value in one.values)

    def _is(self, one: Kind, other: Kind) -> bool:
        if one.name == "Any" or other.name in _ANY or one == other:
            return True
        if one.name == "Literal":
            classes = {_class_of(value) for value in one.values}
            if other.name == "Literal":
                return set(one.values) <= set(other.values)
            return all(self._is(Kind(name), other) for name in classes)
        if self.renamed.get(one.name, one.name) == self.renamed.get(other.name, other.name):
            return self._same_class(one, other)
        if one.name in _ITEMS and other.name not in ("Literal",) and other.arguments:
            return other.name in self._above(one.name) and self._fit((Kind(_ITEMS[one.name]),), other.arguments[0])
        return any(self._is(Kind(name, one.arguments), other) for name in self._next(one.name))

    def _same_class(self, one: Kind, other: Kind) -> bool:
        if len(one.arguments) != len(other.arguments):
            return not one.arguments or not other.arguments
        if one.name == "Callable" and len(one.arguments) > 1:
            *given, result = zip(one.arguments, other.arguments, strict=True)
            return all(self._fit(b, a) for a, b in given) and self._fit(*result)
        pairs = list(zip(one.arguments, other.arguments, strict=True))
        if one.name in _INVARIANT:
            return all(self._fit(a, b) and self._fit(b, a) for a, b in pairs)
        if one.name == "Mapping" and len(pairs) == 2:
            return self._fit(*pairs[0]) and self._fit(pairs[0][1], pairs[0][0]) and self._fit(*pairs[1])
        return all(self._fit(a, b) for a, b in pairs)

    def _next(self, name: str) -> tuple[str, ...]:
        return (*_ABOVE.get(name, ()), *self.bases.get(name, ()))

    def _above(self, name: str) -> Iterator[str]:
        for base in self._next(name):
            yield base
            yield from self._above(base)


def names_in(text: str) -> frozenset[str]:
    """Every class that an annotation names."""
    return frozenset(_names(_parsed(text)))


def _names(arms: Arms) -> Iterator[str]:
    for one in arms:
        yield one.name
        for inner in one.arguments:
            yield from _names(inner)


@lru_cache(maxsize=8192)
def _parsed(text: str) -> Arms:
    try:
        return _read(ast.parse(text, mode="eval").body) if text else (Kind("Any"),)
    except SyntaxError:
        return (Kind(text),)


@lru_cache(maxsize=8192)
def _opened(arms: Arms, aliases: tuple[tuple[str, str], ...], depth: int = 0) -> Arms:
    """A union with its aliases replaced by what they stand for."""
    table = dict(aliases)
    found: dict[Kind, None] = {}
    for one in arms:
        if one.name in table and depth < DEPTH:
            found |= dict.fromkeys(_opened(_parsed(table[one.name]), aliases, depth + 1))
        else:
            inner = tuple(_opened(each, aliases, depth) if depth < DEPTH else each for each in one.arguments)
            found[Kind(one.name, inner, one.values)] = None
    return tuple(found)


def _read(node: ast.expr) -> Arms:
    match node:
        case ast.BinOp(left=left, op=ast.BitOr(), right=right):
            return tuple(dict.fromkeys((*_read(left), *_read(right))))
        case ast.Constant(value=None):
            return (Kind("None"),)
        case ast.Constant(value=str(text)):
            return _parsed(text)
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return (Kind(name),)
        case ast.Subscript(value=value, slice=inner):
            return _subscript(_read(value)[0].name, inner)
        case ast.List(elts=parts) | ast.Tuple(elts=parts):
            return (Kind("[]", tuple(_read(one) for one in parts)),)
    return (Kind(ast.unparse(node)),)


def _subscript(name: str, inner: ast.expr) -> Arms:
    parts = inner.elts if isinstance(inner, ast.Tuple) else [inner]
    if name == "Literal":
        return (Kind(name, (), tuple(sorted(ast.unparse(one) for one in parts))),)
    if name in ("Union", "Optional"):
        arms = [arm for one in parts for arm in _read(one)]
        return tuple(dict.fromkeys([*arms, *([Kind("None")] if name == "Optional" else [])]))
    if name in ("Required", "NotRequired", "Annotated", "Final", "ClassVar"):
        return _read(parts[0])
    if name == "Callable" and len(parts) == 2 and isinstance(parts[0], ast.List):
        return (Kind(name, (*(_read(one) for one in parts[0].elts), _read(parts[1]))),)
    return (Kind(name, tuple(_read(one) for one in parts)),)


def _class_of(value: str) -> str:
    found = ast.literal_eval(value)
    return "None" if found is None else type(found).__name__
