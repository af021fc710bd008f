"""From the text of an annotation to its codec, unions included.

The annotations of generated models are a small closed language: they are parsed, never evaluated. Names are
looked for in the module of the class, then in the package of models, which loads its modules on demand. So a module
needs no import of the models that it mentions.

Which shape of a union a value has is decided by the value, not by the order in the schema: a declared discriminator
first, then the kind of JSON value, then, among models, what a document must have and which constants it shows.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from threading import RLock
from types import ModuleType
from typing import TYPE_CHECKING, Any, TypeAlias, TypeGuard

from ..core.wire import Place, View, annotation_text
from .codec import (
    NULL,
    BytesCodec,
    Codec,
    Kinds,
    ListCodec,
    MapCodec,
    ModelCodec,
    NoneCodec,
    ScalarCodec,
    SignedCodec,
    TimeCodec,
)

if TYPE_CHECKING:
    from ..core.json_text import Json
    from ..http.response import Origin
    from .checking import Findings
    from .model import Model, Table

__all__ = ["Alias", "UnionCodec", "codec_for", "compiled", "modules_of", "named", "united"]


Teller: TypeAlias = "tuple[str, Mapping[str, Codec]]"
"""A discriminator: the key, and the model of each of its values."""


class Alias(Codec):
    """Stands for a named type inside its own definition."""

    __slots__ = ("target",)
    identity = False
    target: Codec

    def __init__(self) -> None:
        super().__init__()
        self.nullable = False

    def decode(self, value: Json, origin: Origin | None = None) -> Any:
        return self.target.decode(value, origin)

    def check(self, value: Json, place: Place, findings: Findings) -> None:
        if value is not None or not self.nullable:
            self.target.check(value, place, findings)

    def plain_kinds(self) -> Kinds:
        return frozenset({NULL} if self.nullable else ())

    def select(self, value: Json) -> Codec | None:
        return self.target.select(value)

    def fits(self, value: Json) -> bool:
        return (value is None and self.nullable) or self.target.fits(value)

    def shows(self, value: Json) -> bool:
        return (value is None and self.nullable) or self.target.shows(value)


class UnionCodec(Codec):
    """Of a union that has at least one arm besides scalars."""

    __slots__ = ("_arms", "_flat", "_free", "_models", "_tellers")
    identity = False

    def __init__(self, arms: Iterable[Codec], tellers: tuple[Teller, ...] = ()) -> None:
        self._arms = tuple(arms)
        super().__init__(next((arm.writer for arm in self._arms if arm.writer), None))
        self.nullable = any(arm.nullable for arm in self._arms)
        self._tellers = tellers
        self._flat: tuple[Codec, ...] | None = None
        self._models: tuple[ModelCodec, ...] = ()
        self._free: Codec | None = None

    def told_by(self, wire_name: str, models: Mapping[str, Codec]) -> UnionCodec:
        """The same union with a discriminator: the value of `wire_name` names the model."""
        twin = UnionCodec(self._arms, ((wire_name, models), *self._tellers))
        twin.source, twin.module = self.source, self.module
        return twin

    @property
    def arms(self) -> tuple[Codec, ...]:
        """The arms, flat. Found on first use, because named arms may be unfinished before."""
        if self._flat is None:
            inner = list(_flattened(self._arms, {id(self)}))
            self._tellers += tuple(teller for arm in inner if isinstance(arm, UnionCodec) for teller in arm._tellers)
            flat = _joined([arm for arm in inner if not isinstance(arm, UnionCodec)])
            self._models = tuple(arm for arm in flat if isinstance(arm, ModelCodec))
            self._free = next((arm for arm in flat if isinstance(arm, MapCodec) or type(arm) is Codec), None)
            self._flat = flat
        return self._flat

    def decode(self, value: Json, origin: Origin | None = None) -> Any:
        if value is None:
            return None
        if isinstance(value, str):
            return self._moment(value)
        arm = self.select(value)
        return value if arm is None else arm.decode(value, origin)

    def keeps(self, raw: Json, value: object) -> bool:
        return any(isinstance(arm, TimeCodec) and arm.keeps(raw, value) for arm in self.arms)

    def _moment(self, value: str) -> Any:
        """A time, if one arm can read it as such."""
        for arm in self.arms:
            if isinstance(arm, TimeCodec) and not isinstance(moment := arm.decode(value), str):
                return moment
        return value

    def select(self, value: Json) -> Codec | None:
        if isinstance(value, dict):
            return self._of_object(value)
        return next((arm for arm in self.arms if type(value) in arm.kinds), None)

    def _of_object(self, value: dict[str, Any]) -> Codec | None:
        arms = self.arms
        for wire_name, models in self._tellers:
            told = value.get(wire_name)
            if isinstance(told, str) and told in models:
                return models[told]
        if len(self._models) == 1 and self._free is None and arms:
            return self._models[0]
        return _best(self._models, value, lenient=self._free is None) or self._free

    def check(self, value: Json, place: Place, findings: Findings) -> None:
        if value is None and self.nullable:
            return
        if isinstance(value, dict):
            arm = self.select(value)
            candidates = [] if arm is None else [arm]
        else:
            candidates = [arm for arm in self.arms if type(value) in arm.kinds]
        if not candidates:
            findings.wrong_type(place, " or ".join(dict.fromkeys(arm.expected for arm in self.arms)), value)
            return
        reports = [findings.apart(candidate, value, place) for candidate in candidates]
        fewest: Findings = min(reports, key=len)
        findings.extend(fewest)

    def plain_kinds(self) -> Kinds:
        return frozenset({NULL} if self.nullable else ())

    def fits(self, value: Json) -> bool:
        return any(arm.fits(value) for arm in self.arms)

    def shows(self, value: Json) -> bool:
        if value is None:
            return self.nullable
        if isinstance(value, dict):
            return self.select(value) is not None
        return any(arm.shows(value) for arm in self.arms)


def united(arms: list[Codec]) -> Codec:
    """The codec of a union. Scalars join: `Literal["a"] | str` is text of which one value is documented."""
    if any(type(arm) is Codec for arm in arms):
        return Codec()
    nullable = any(arm.nullable for arm in arms)
    arms = [arm for arm in arms if not isinstance(arm, NoneCodec)]
    scalars = [arm for arm in arms if type(arm) is ScalarCodec]
    if len(scalars) > 1:
        arms = [_one_scalar(scalars), *(arm for arm in arms if type(arm) is not ScalarCodec)]
    if len(arms) == 1:
        return arms[0].with_null() if nullable else arms[0]
    union = UnionCodec(arms)
    union.nullable = nullable
    return union


def _one_scalar(arms: list[ScalarCodec]) -> ScalarCodec:
    listed = [arm.values for arm in arms if arm.values is not None]
    expected = [arm.expected for arm in arms if arm.values is None] or [arms[0].expected]
    return ScalarCodec(
        frozenset().union(*(arm.kinds for arm in arms)),
        " or ".join(dict.fromkeys(expected)),
        frozenset().union(*listed) if listed else None,
    )


def _flattened(arms: Iterable[Codec], seen: set[int]) -> Iterator[Codec]:
    """The arms; of unions among them the union, for what it knows, and its arms."""
    for arm in arms:
        target = arm.target if isinstance(arm, Alias) else arm
        if id(target) in seen:
            continue
        seen.add(id(target))
        yield target
        if isinstance(target, UnionCodec):
            yield from _flattened(target._arms, seen)


def _joined(arms: list[Codec]) -> tuple[Codec, ...]:
    """The arms with one list and one map at most: a list of A or a list of B is read as a list of A or B."""
    lists = [arm for arm in arms if isinstance(arm, ListCodec)]
    maps = [arm for arm in arms if isinstance(arm, MapCodec)]
    others = [arm for arm in arms if not isinstance(arm, ListCodec | MapCodec)]
    if lists:
        others.append(lists[0] if len(lists) == 1 else _named(ListCodec(united([arm.item for arm in lists])), lists))
    if maps:
        others.append(maps[0] if len(maps) == 1 else _named(MapCodec(united([arm.item for arm in maps])), maps))
    return tuple(others)


def _named(codec: ListCodec | MapCodec, parts: Sequence[ListCodec | MapCodec]) -> Codec:
    codec.item.source = " | ".join(part.item.text for part in parts)
    codec.item.module = parts[0].item.module
    return codec


def _best(models: Sequence[ModelCodec], value: dict[str, Any], *, lenient: bool) -> ModelCodec | None:
    """The model that `value` is most likely meant to be.

    Complete ones come first, and among them the one that demands most. When none is complete and nothing else takes
    objects (`lenient`), the one that lacks least, provided that it knows any of the keys: answers may be partial.
    """
    ranked = [(rank, arm) for arm in models if (rank := _rank(arm.model.table, value)) is not None]
    if not ranked:
        return None
    (complete, *_, known, _), arm = max(ranked, key=lambda entry: entry[0])
    return arm if complete or (lenient and known) else None


def _rank(table: Table, value: dict[str, Any]) -> tuple[bool, int, int, int, int, int] | None:
    """How well a model fits; none if a constant says otherwise."""
    odd = 0
    for name, values in table.literals.items():
        shown = value.get(name)
        if shown is not None and (isinstance(shown, dict | list) or shown not in values):
            if len(values) == 1:
                return None
            odd += 1
    missing = sum(item.wire_name not in value for item in table.required)
    known = [name for name in value if name in table.by_wire]
    fitting = sum(table.by_wire[name].codec.fits(value[name]) for name in known)
    return (not missing, -missing, -odd, len(table.required), len(known), fitting)


_SCALARS: dict[str, Callable[[], Codec]] = {
    "Any": Codec,
    "None": NoneCodec,
    "bytes": BytesCodec,
    "str": lambda: ScalarCodec(frozenset({str}), "text"),
    "int": lambda: ScalarCodec(frozenset({int}), "an integer"),
    "float": lambda: ScalarCodec(frozenset({int, float}), "a number"),
    "bool": lambda: ScalarCodec(frozenset({bool}), "true or false"),
    "SignedURL": SignedCodec,
}
_TIMES = frozenset({"datetime", "date", "time"})
_LISTS = frozenset({"MutableSequence", "Sequence", "List", "list"})
_MAPS = frozenset({"MutableMapping", "Mapping", "Dict", "dict"})

_Key: TypeAlias = "tuple[tuple[str, ...], str, str]"
_LOCK = RLock()
_KNOWN: dict[_Key, Codec] = {}
_ALIASES: dict[_Key, Codec] = {}


def compiled(annotation: str, owner: type, format: str = "") -> Codec:
    """The codec of an annotation in a class; `format` says how its points in time stand on the wire.

    Raises:
        TypeError: the annotation is none, or names what neither the class's modules nor their packages have.
    """
    return _codec(modules_of(owner), annotation, format)


def modules_of(owner: type) -> tuple[str, ...]:
    """The modules of a class of models and of its bases, in which the names of its annotations are looked for first."""
    own = (base.__module__ for base in owner.__mro__ if _is_model(base) and base.__bases__ != (View,))
    return tuple(dict.fromkeys(own))


def named(modules: tuple[str, ...], name: str) -> tuple[str, Any]:
    """What a name of an annotation means, and the module that has it; raises `TypeError` when none has."""
    packages = (module.rpartition(".")[0] for module in modules)
    places = tuple(dict.fromkeys((*modules, *filter(None, packages))))
    for place in places:
        found = getattr(import_module(place), name, None)
        if found is not None and not isinstance(found, ModuleType):
            return place, found
    raise TypeError(f"there is no model {name!r} in {places[-1]}")


def codec_for(annotation: str, module: str) -> Codec:
    """The codec of an annotation whose names are those of a module or package of models; empty text is "no body".

    Raises:
        TypeError: the annotation is none, or names something that is not there.
    """
    return _codec((module,), annotation, "")


Codec.compiler = codec_for


def _is_model(found: object) -> TypeGuard[type[Model]]:
    """Whether something is a class of models: those are the views that a module of models can define."""
    return isinstance(found, type) and issubclass(found, View) and found is not View


def _codec(modules: tuple[str, ...], annotation: str, format: str) -> Codec:
    key = (modules, annotation, format)
    found = _KNOWN.get(key)
    if found is None:
        # Aliases that name themselves are unfinished for a moment; no other thread may meet them then.
        with _LOCK:
            _KNOWN[key] = found = _Scope(modules, format).codec(annotation)
    return found


class _Scope:
    """Where the names of an annotation are looked for."""

    def __init__(self, modules: tuple[str, ...], format: str) -> None:
        self.modules = modules
        self.format = format

    def codec(self, annotation: str) -> Codec:
        """The codec of `annotation`."""
        if not annotation:
            return NoneCodec()
        try:
            tree = ast.parse(annotation.strip(), mode="eval").body
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            raise TypeError(f"{annotation!r} is no annotation") from None
        return self._of(tree)

    def _of(self, node: ast.expr) -> Codec:
        codec = self._built(node)
        if not codec.source:
            codec.source, codec.module = node, self.modules[0]
        return codec

    def _built(self, node: ast.expr) -> Codec:
        match node:
            case ast.Constant(value=None) | ast.Name(id="NoneType"):
                return NoneCodec()
            case ast.Constant(value=str(text)):
                return self.codec(text)
            case ast.Name(id=name) | ast.Attribute(attr=name):
                return self._named(name)
            case ast.BinOp(op=ast.BitOr()):
                return united([self._of(arm) for arm in _arms(node)])
            case ast.Subscript(value=ast.Name(id=name) | ast.Attribute(attr=name), slice=inner):
                return self._generic(name, inner.elts if isinstance(inner, ast.Tuple) else [inner])
        raise TypeError(f"{ast.unparse(node)!r} is no type that a model can have")

    def _generic(self, name: str, arguments: list[ast.expr]) -> Codec:
        if name == "Literal":
            return _literal([ast.literal_eval(argument) for argument in arguments])
        if name == "Union":
            return united([self._of(argument) for argument in arguments])
        if name == "Optional":
            return united([self._of(arguments[0]), NoneCodec()])
        if name in _LISTS:
            return ListCodec(self._of(arguments[0]))
        if name in _MAPS:
            return MapCodec(self._of(arguments[-1]))
        raise TypeError(f"{name!r} is no type that a model can have")

    def _named(self, name: str) -> Codec:
        if name in _SCALARS:
            return _SCALARS[name]()
        if name in _TIMES:
            from .times import form_of

            return TimeCodec(form_of(name, self.format))
        place, found = named(self.modules, name)
        if _is_model(found):
            return ModelCodec(found)
        # Aliases are quoted text, or an expression such as a `Literal` whose representation says the same.
        return self._alias(place, name, annotation_text(found))

    def _alias(self, place: str, name: str, text: str) -> Codec:
        """The codec of an alias; inside its own definition a stand-in, so that recursion ends."""
        key = ((place,), name, self.format)
        if key not in _ALIASES:
            _ALIASES[key] = stand_in = Alias()
            stand_in.source, stand_in.module = name, self.modules[0]
            try:
                stand_in.target = self._discriminated(place, name, self.codec(text))
            finally:
                del _ALIASES[key]
            _ALIASES[key] = stand_in.target
        return _ALIASES[key]

    def _discriminated(self, place: str, name: str, codec: Codec) -> Codec:
        """The union `codec`, told apart by the key that its module declares for `name`."""
        for module_name in sorted(sys.modules):
            if module_name == place or module_name.startswith(f"{place}."):
                declared = getattr(sys.modules[module_name], "DISCRIMINATORS", {})
                if name in declared and isinstance(codec, UnionCodec):
                    wire_name, models = declared[name]
                    return codec.told_by(wire_name, {value: self._named(model) for value, model in models.items()})
        return codec


def _literal(values: list[Any]) -> Codec:
    listed = frozenset(value for value in values if value is not None)
    codec = ScalarCodec(frozenset(map(type, listed)), "one of the documented values", listed)
    codec.nullable = None in values
    return codec


def _arms(node: ast.expr) -> Iterator[ast.expr]:
    """The arms of `A | B | C`, which the parser nests to the left."""
    arms = []
    while isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr):
        arms.append(node.right)
        node = node.left
    return iter([node, *reversed(arms)])
