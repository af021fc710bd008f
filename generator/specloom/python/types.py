"""Python types as trees: what annotations say before anybody writes them down.

A tree names classes by the module that defines them. What a module calls them is decided by its `scope`, and `spelling`
alone makes text of trees; nothing reads a type out of text.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeGuard

from ..ir import Value

LOCAL = "@"
"""Marks a module of the package that is built: `@models.pets`."""
RUNTIME = f"{LOCAL}_runtime."
MODELS = f"{LOCAL}models."
BUILTINS = "builtins"
ABC = "collections.abc"
TYPING = "typing"
MAX_BAR_ARMS = 30
"""Unions of more arms are written `Union[...]`: a long chain of `|` is slow to read and deep for the compiler."""


@dataclass(frozen=True, slots=True)
class Name:
    """A class, or anything else that is imported, and the module that defines it; keywords have none."""

    module: str
    name: str
    twin: Name | None = field(default=None, compare=False, repr=False)
    """What stands in its place where calls are awaited; nothing when it is the same."""


@dataclass(frozen=True, slots=True)
class Generic:
    """A class with arguments: `Mapping[str, Any]`."""

    origin: Name
    arguments: tuple[Type, ...]


@dataclass(frozen=True, slots=True)
class Callable:
    """Something to call: `Callable[[Pet], object]`."""

    parameters: tuple[Type, ...]
    returns: Type


@dataclass(frozen=True, slots=True)
class Literal:
    """One of some values. `1` and `True` are two of them, although Python calls them equal."""

    values: tuple[Value, ...]
    kinds: tuple[type, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "kinds", tuple(map(type, self.values)))


@dataclass(frozen=True, slots=True)
class Shown(Literal):
    """The same in a label, where people read the values alone: `"cat" | "dog"`."""


@dataclass(frozen=True, slots=True)
class Union:
    """One of several types; only `union` makes it."""

    arms: tuple[Type, ...]


def twins(module: str, name: str, *, asynchronous: str = "") -> Name:
    """A class of the runtime that has a twin, `Pager` and `AsyncPager`, which may stand in a module of its own."""
    return Name(module, name, twin=Name(asynchronous or module, f"Async{name}"))


Type = Name | Generic | Callable | Literal | Union
Names = Mapping[Name, str]
"""What one module calls the names that it uses; others stand as they are."""
UNCHANGED: Names = {}

NONE = Name("", "None")
ANY = Name(TYPING, "Any")
BOOL, BYTES, FLOAT, INT, OBJECT, STR = (
    Name(BUILTINS, name) for name in ("bool", "bytes", "float", "int", "object", "str")
)
LIST, DICT = Name(BUILTINS, "list"), Name(BUILTINS, "dict")
SEQUENCE, MUTABLE_SEQUENCE = Name(ABC, "Sequence"), Name(ABC, "MutableSequence")
MAPPING, MUTABLE_MAPPING = Name(ABC, "Mapping"), Name(ABC, "MutableMapping")
DATETIME = Name("datetime", "datetime")
LITERAL, UNION, CALLABLE = Name(TYPING, "Literal"), Name(TYPING, "Union"), Name(ABC, "Callable")
TYPE_ALIAS = Name(TYPING, "TypeAlias")
UNPACK = Name(TYPING, "Unpack")
OMIT = Name(f"{RUNTIME}core.operation", "Omit")
REQUEST_OPTIONS = Name(f"{RUNTIME}core.operation", "RequestOptions")
ANY_OBJECT = Generic(MAPPING, (STR, ANY))
"""Any JSON object, as an argument."""


def union(*types: Type) -> Type:
    """One type out of several: flat, each arm once, `None` last; `Any` swallows all but `Omit`, which is no value."""
    arms = dict.fromkeys(arm for type_ in types or (ANY,) for arm in arms_of(type_))
    kept = [arm for arm in arms if ANY not in arms or arm in (ANY, OMIT)]
    ordered = sorted(kept, key=lambda arm: arm == NONE)
    return Union(tuple(ordered)) if len(ordered) > 1 else ordered[0]


def optional(type_: Type) -> Type:
    """The type or `None`."""
    return union(type_, NONE)


def without_none(type_: Type) -> Type:
    """The type without `None`; what is nothing but `None` stays."""
    kept = [arm for arm in arms_of(type_) if arm != NONE]
    return union(*kept) if kept else type_


def arms_of(type_: Type) -> tuple[Type, ...]:
    """The arms of a union; any other type alone."""
    return type_.arms if isinstance(type_, Union) else (type_,)


def item_of(type_: Type) -> Type | None:
    """What a list is a list of; nothing for what is no list, or may be something else."""
    arms = arms_of(without_none(type_))
    lists = [arm for arm in arms if isinstance(arm, Generic) and arm.origin in (LIST, SEQUENCE, MUTABLE_SEQUENCE)]
    return union(*(item for arm in lists for item in arm.arguments)) if len(lists) == len(arms) else None


def is_list(type_: Type) -> bool:
    """Whether whatever comes is a list, or `None`."""
    return item_of(type_) is not None


def is_model(type_: object) -> TypeGuard[Name]:
    """Whether the type is a model and nothing else."""
    return isinstance(type_, Name) and type_.module.startswith(MODELS)


def named_in(*types: Type) -> Iterator[Name]:
    """Everything that is named where these types are written."""
    return (piece for type_ in types for piece in pieces(type_) if isinstance(piece, Name))


def size(type_: Type) -> int:
    """How many names and values are written for a type."""
    return sum(1 for _ in pieces(type_))


def models_of(*types: Type) -> tuple[str, ...]:
    """Names of the models in these types, sorted."""
    return tuple(sorted({name.name for name in named_in(*types) if is_model(name)}))


def pieces(type_: Type) -> Iterator[str | Name]:
    """A type as it is written. Names are left as they are, since each module may call them otherwise."""
    match type_:
        case Name():
            yield type_
        case Shown(values):
            shown = (json.dumps(one, ensure_ascii=False) if isinstance(one, str) else repr(one) for one in values)
            yield " | ".join(shown)
        case Literal(values):
            yield from (LITERAL, f"[{', '.join(map(repr, values))}]")
        case Generic(origin, arguments):
            yield from (origin, "[", *_joined(arguments, ", "), "]")
        case Callable(parameters, returns):
            yield from (CALLABLE, "[[", *_joined(parameters, ", "), "], ", *pieces(returns), "]")
        case Union(arms) if len(arms) > MAX_BAR_ARMS:
            yield from (UNION, "[", *_joined(arms, ", "), "]")
        case Union(arms):
            yield from _joined(arms, " | ")


def _joined(types: Iterable[Type], between: str) -> Iterator[str | Name]:
    for place, type_ in enumerate(types):
        yield from (between,) if place else ()
        yield from pieces(type_)
