"""Fields: one attribute of a model, as a descriptor that reads and writes the document; and the table of a model's."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final, TypedDict, Unpack, cast

from .wire import annotation_text, attached, to_wire

if TYPE_CHECKING:
    from .codec import Codec
    from .model import Model

__all__ = ["MISSING", "Field", "Limits", "ModelType", "Table", "field"]


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
        return super().__new__(mcls, name, bases, namespace, **options)

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
