"""From the text of an annotation to its codec.

The annotations of generated models are a small closed language: they are parsed, never evaluated. Names are
looked for in the module of the class, then in the package of models, which loads its modules on demand. So a module
needs no import of the models that it mentions.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from threading import RLock
from types import ModuleType
from typing import TYPE_CHECKING, Any, TypeAlias, TypeGuard

from .codec import Codec
from .shapes import BytesCodec, ListCodec, MapCodec, ModelCodec, NoneCodec, ScalarCodec, SignedCodec, TimeCodec
from .times import form_of
from .unions import Alias, UnionCodec, united
from .wire import View, annotation_text

if TYPE_CHECKING:
    from .model import Model

__all__ = ["codec_for", "compiled"]

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
    own = (base.__module__ for base in owner.__mro__ if _is_model(base) and base.__bases__ != (View,))
    return _codec(tuple(dict.fromkeys(own)), annotation, format)


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
        packages = (module.rpartition(".")[0] for module in modules)
        self.modules = modules
        self.places = tuple(dict.fromkeys((*modules, *filter(None, packages))))
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
            case ast.Constant(value=None):
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
            return TimeCodec(form_of(name, self.format))
        for place in self.places:
            found = getattr(import_module(place), name, None)
            if _is_model(found):
                return ModelCodec(found)
            if found is not None and not isinstance(found, ModuleType):
                # Aliases are quoted text, or an expression such as a `Literal` whose representation says the same.
                return self._alias(place, name, annotation_text(found))
        raise TypeError(f"there is no model {name!r} in {self.places[-1]}")

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
