"""Models: JSON documents seen through types, and their fields.

A model holds the decoded document and nothing else. Nothing is copied, dropped, reordered or defaulted, so what
was read can be written again byte for byte, unknown keys and odd shapes included. A field is one attribute of a model:
a descriptor that reads and writes one key of the document.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final, Self, TypedDict, Unpack, cast, dataclass_transform

from ..core import hinted
from ..core.wire import View, annotation_text, attached, copied, equal_by_levels, innermost_first, to_wire

if TYPE_CHECKING:
    from ..core.json_text import JsonObject
    from ..http.response import Origin
    from .checking import Issue
    from .codec import Codec

__all__ = ["MISSING", "Field", "Limits", "Model", "ModelType", "Table", "field"]


class _Missing:
    __slots__ = ()

    def __repr__(self) -> str:
        return "MISSING"


MISSING: Final = _Missing()
"""Stands for "no default", because `None` is a default."""

_NO_LIMITS: Final[Any] = {}


class Limits(TypedDict, total=False):
    """What a schema says about the values of a field beyond their type."""

    minimum: float
    maximum: float
    exclusive_minimum: float
    exclusive_maximum: float
    multiple_of: float
    min_length: int
    max_length: int
    pattern: str
    min_items: int
    max_items: int
    unique_items: bool
    contains: bool | dict[str, Any]
    min_contains: int
    max_contains: int
    min_properties: int
    max_properties: int


class Field:
    """A typed view of one key of the document.

    The annotation in the class is the only statement of the type. It is compiled on first use, so that importing a
    module of models costs next to nothing and models may name each other freely.
    """

    __slots__ = (
        "_codec",
        "_read",
        "deprecated",
        "format",
        "limits",
        "name",
        "owner",
        "read_only",
        "required",
        "wire_name",
        "write_only",
    )
    name: str
    owner: type
    _read: Callable[[Any], Any] | None

    def __init__(
        self,
        wire_name: str,
        *,
        default: object = MISSING,
        read_only: bool = False,
        write_only: bool = False,
        deprecated: bool = False,
        format: str = "",
        **limits: Unpack[Limits],
    ) -> None:
        self.wire_name = wire_name
        self.required = default is MISSING
        self.read_only = read_only
        self.write_only = write_only
        self.deprecated = deprecated
        self.format = format
        self.limits: Limits = limits or _NO_LIMITS
        self._codec: Codec | None = None
        self._read = self._first_read

    def __set_name__(self, owner: type, name: str) -> None:
        self.owner = owner
        self.name = name

    def __get__(self, model: Any, owner: type | None = None) -> Any:
        if model is None:
            return self
        value = model._raw.get(self.wire_name)
        if value is None:
            return None
        read = self._read
        return value if read is None else read(value)

    def __set__(self, model: Any, value: Any) -> None:
        raw = model._raw
        name = self.wire_name
        if type(value) is not str:
            codec = self.codec
            if codec.keeps(raw.get(name), value):
                return
            value = attached(raw, to_wire(value, name, codec.writer), name)
        raw[name] = value

    def __delete__(self, model: Any) -> None:
        try:
            del model._raw[self.wire_name]
        except KeyError:
            raise AttributeError(f"{self.name} is not set") from None

    def __repr__(self) -> str:
        return f"<field {self.owner.__name__}.{self.name} of {self.wire_name!r}: {self.annotation}>"

    @property
    def annotation(self) -> str:
        """The type as the class states it."""
        return annotation_text(self.owner.__annotations__[self.name])

    @property
    def codec(self) -> Codec:
        """How values are read, written and checked."""
        codec = self._codec
        if codec is None:
            from .compiling import compiled

            self._codec = codec = compiled(self.annotation, self.owner, self.format)
            self._read = None if codec.identity else codec.decode
        return codec

    def _first_read(self, value: Any) -> Any:
        return self.codec.decode(value)


def field(
    wire_name: str,
    *,
    default: Any = MISSING,
    read_only: bool = False,
    write_only: bool = False,
    deprecated: bool = False,
    format: str = "",
    **limits: Unpack[Limits],
) -> Any:
    """Declare an attribute of a model; the result is a `Field`, typed as what it reads.

    Args:
        wire_name: the key in the document.
        default: `None` when the field may be left out of a construction. It is never written into a document.
        read_only: the server sets it; `to_request` leaves it out.
        write_only: the server takes it and never shows it.
        deprecated: the API advises against it.
        format: how a `datetime` stands on the wire, if not as RFC 3339: `epoch_ms`, `epoch_ms_string`; `rfc3339_ms` if
            always with milliseconds; or a format of text that `issues` knows.
        limits: what `issues` checks beyond the type.
    """
    return Field(
        wire_name,
        default=default,
        read_only=read_only,
        write_only=write_only,
        deprecated=deprecated,
        format=format,
        **limits,
    )


class _Annotations(dict[str, Any]):
    """The annotations of a class of models: text as they stand, and types for who goes through them.

    So `typing.get_type_hints` works although a module of models imports no type before it is needed.
    """

    model: type

    def items(self) -> Any:
        """Names and types; the types are found now."""
        from .integrations import hints_of

        return hints_of(self.model).items()


class ModelType(type):
    """The type of model classes: no attributes beyond the fields, and one table a class."""

    _table: Table | None
    _additional: str
    _closed: bool
    _alternatives: tuple[tuple[str, ...], ...]

    def __new__(mcls, name: str, bases: tuple[type, ...], namespace: dict[str, Any], /, **options: Any) -> ModelType:
        # Without slots every instance could get a dictionary, and a misspelt assignment would go unnoticed.
        namespace.setdefault("__slots__", ())
        namespace["_table"] = None
        namespace["__annotations__"] = own = _Annotations(namespace.get("__annotations__", {}))
        own.model = made = super().__new__(mcls, name, bases, namespace, **options)
        for base in bases:
            if not isinstance(base, ModelType):
                hinted(base)
        return made

    @property
    def table(cls) -> Table:
        """The fields of the class and its rules."""
        found = cls._table
        if found is None:
            cls._table = found = Table(cast("type[Model]", cls))
        return found


class Table:
    """The fields of one model class, inherited ones included, by either name."""

    __slots__ = (
        "_additional",
        "_checks",
        "_literals",
        "alternatives",
        "by_name",
        "by_wire",
        "closed",
        "model",
        "required",
    )

    def __init__(self, model: type[Model]) -> None:
        self.model = model
        self.by_name: dict[str, Field] = {}
        for base in reversed(model.__mro__):
            self.by_name.update((name, item) for name, item in vars(base).items() if isinstance(item, Field))
        self.by_wire = {item.wire_name: item for item in self.by_name.values()}
        self.required = tuple(item for item in self.by_wire.values() if item.required)
        self.closed = model._closed
        self.alternatives = model._alternatives
        self._additional: Codec | None = None
        self._literals: dict[str, frozenset[Any]] | None = None
        self._checks: dict[str, tuple[frozenset[type], Callable[..., None]]] | None = None

    @property
    def additional(self) -> Codec | None:
        """How the values of unnamed keys are read; none when nothing is said about them."""
        if self._additional is None and self.model._additional:
            from .compiling import compiled

            self._additional = compiled(self.model._additional, self.model)
        return self._additional

    @property
    def literals(self) -> dict[str, frozenset[Any]]:
        """Wire name -> the documented values, for the fields that have such: what tells the arms of a union apart."""
        if self._literals is None:
            self._literals = {
                name: values for name, item in self.by_wire.items() if (values := item.codec.values) is not None
            }
        return self._literals

    @property
    def checks(self) -> dict[str, tuple[frozenset[type], Callable[..., None]]]:
        """Wire name -> the types that need no further look, and the check for all others."""
        if self._checks is None:
            from .checking import check_of

            self._checks = {name: check_of(item) for name, item in self.by_wire.items()}
        return self._checks


@hinted
@dataclass_transform(kw_only_default=True, field_specifiers=(field,))
class Model(View, metaclass=ModelType):
    """Base of all models.

    Absent and null both read as `None`; `"name" in model` and `is_set` tell them apart, `del model.name` removes
    the key. Keys that the model does not name are read and written as `model["wireName"]`.
    """

    __slots__ = ("_origin",)
    _raw: JsonObject
    _origin: Origin | None
    _additional = ""
    _closed = False
    _alternatives: tuple[tuple[str, ...], ...] = ()

    def __init_subclass__(
        cls, *, additional: str = "", closed: bool = False, alternatives: tuple[tuple[str, ...], ...] = ()
    ) -> None:
        """Declare a model.

        Args:
            additional: type of the keys that are not named.
            closed: whether there are none.
            alternatives: sets of wire names of which one must be complete.
        """
        super().__init_subclass__()
        if additional:
            cls._additional = additional
        if closed:
            cls._closed = True
        if alternatives:
            cls._alternatives = alternatives

    def __init__(self, /, **values: Any) -> None:
        """Build a document of the given fields, by their Python names.

        Raises:
            TypeError: a name that the model does not have, a required one that is absent, or a value that JSON has not.
            ValueError: a time without zone, a number that is not finite.
        """
        table = type(self).table
        if not values.keys() <= table.by_name.keys() or any(item.name not in values for item in table.required):
            from .documents import refusal

            raise refusal(table, values)
        raw: JsonObject = {}
        for name, value in values.items():
            item = table.by_name[name]
            raw[item.wire_name] = to_wire(value, item.wire_name, item.codec.writer)
        self._raw = raw
        self._origin = None

    @classmethod
    def from_dict(cls, document: JsonObject) -> Self:
        """The view of a document: nothing is copied, nothing is checked."""
        if not isinstance(document, dict):
            raise TypeError(f"{cls.__name__} is a view of a dict, not of {type(document).__name__}")
        view = object.__new__(cls)
        view._raw = document
        view._origin = None
        return view

    @classmethod
    def from_json(cls, text: str | bytes | bytearray) -> Self:
        """The view of JSON text; raises `JsonError` when it is none, `TypeError` when it is no object."""
        from ..core.json_text import loads

        document: Any = loads(text)
        return cls.from_dict(document)

    @property
    def raw(self) -> JsonObject:
        """The document itself: changes to it are changes of the model."""
        return self._raw

    def to_dict(self) -> JsonObject:
        """A copy of the document, through all levels."""
        document: JsonObject = copied(self._raw)
        return document

    def to_json(self, indent: int | None = None) -> str:
        """The document as JSON text, compact unless `indent` is given."""
        from ..core.json_text import dumps

        return dumps(self._raw, indent)

    def copy(self, /, **changes: Any) -> Self:
        """A copy through all levels, which knows the same origin; fields that are named get other values.

        Raises:
            TypeError: a name that the model does not have, or a value that JSON has not.
        """
        table = type(self).table
        if not changes.keys() <= table.by_name.keys():
            from .documents import refusal

            raise refusal(table, {*changes, *(item.name for item in table.required)})
        twin = self.from_dict(self.to_dict())
        twin._origin = self._origin
        for name, value in changes.items():
            setattr(twin, name, value)
        return twin

    __replace__ = copy

    def diff(self, other: Self) -> list[dict[str, Any]]:
        """The JSON Patch (RFC 6902) that makes the document of `other` of this one; empty when they are equal."""
        from .documents import difference

        if not isinstance(other, Model):
            raise TypeError(f"a {type(self).__name__} is compared with another model, not with {type(other).__name__}")
        return difference(self._raw, other._raw)

    def is_set(self, name: str) -> bool:
        """Whether the document has the field, `null` included; `name` is the Python or the wire name."""
        item = type(self).table.by_name.get(name)
        return (name if item is None else item.wire_name) in self._raw

    def issues(self) -> list[Issue]:
        """Every departure of the document from its schema."""
        from .codec import ModelCodec

        return ModelCodec(type(self)).issues(self._raw, received=self._origin is not None)

    def to_request(self, schema: type[Model] | None = None) -> JsonObject:
        """A copy for a request: without read-only fields, unless the model `schema` has them as writable.

        Raises:
            JsonError: the document is nested too deeply to be walked.
        """
        from .documents import request_of

        return request_of(self._raw, type(self).table, schema.table if schema else None)

    def changes(self) -> list[dict[str, Any]]:
        """The JSON Patch (RFC 6902) from what the server sent to the document as it is now.

        A model that did not come with an answer, or that is part of another, has no such origin: then all is added.
        """
        from .documents import difference

        sent = self._origin.document() if self._origin else {}
        return difference(sent if isinstance(sent, dict) else {}, self._raw)

    def __getitem__(self, wire_name: str) -> Any:
        table = type(self).table
        item = table.by_wire.get(wire_name)
        codec = item.codec if item else table.additional
        value = self._raw[wire_name]
        return value if codec is None else codec.decode(value)

    def __setitem__(self, wire_name: str, value: Any) -> None:
        table = type(self).table
        if not isinstance(wire_name, str):
            raise TypeError(f"the key {wire_name!r} is no text")
        item = table.by_wire.get(wire_name)
        if item is not None:
            setattr(self, item.name, value)
            return
        writer = table.additional.writer if table.additional else None
        self._raw[wire_name] = attached(self._raw, to_wire(value, wire_name, writer), wire_name)

    def __delitem__(self, wire_name: str) -> None:
        del self._raw[wire_name]

    # With `__getitem__` Python would iterate by 0, 1, 2 …; a document is no sequence.
    __iter__ = None

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and self.is_set(name)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Model):
            return NotImplemented
        try:
            return type(self) is type(other) and self._raw == other._raw
        except RecursionError:
            return equal_by_levels(self._raw, other._raw)

    def __repr__(self) -> str:
        from .checking import represented

        return represented(self)

    def _shown(self, depth: int) -> str:
        from .checking import shown_model

        return shown_model(self, depth)

    def __copy__(self) -> Self:
        twin = self.from_dict(dict(self._raw))
        twin._origin = self._origin
        return twin

    def __deepcopy__(self, memo: object) -> Self:
        return self.copy()

    def __reduce__(self) -> tuple[Any, ...]:
        return _again, (type(self), innermost_first(self._raw), self._origin)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> Any:
        """Let a model be a field of a pydantic model; pydantic loads only if the caller has it."""
        from .integrations import pydantic_schema

        return pydantic_schema(cls)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: Any, handler: Any) -> Any:
        from .integrations import described

        return handler(described(cls))

    def __rich_repr__(self) -> Any:
        """What rich shows: the fields that are set."""
        from .integrations import members_of

        return members_of(self)

    def _repr_html_(self) -> str:
        """What a notebook shows."""
        from .integrations import html_of

        return html_of(self)


def _again(model: type[Model], parts: list[Any], origin: Origin | None) -> Model:
    view = model.from_dict(parts[-1])
    view._origin = origin
    return view
