"""What a model class knows about itself, gathered on first use."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, cast

from .fields import Field

if TYPE_CHECKING:
    from .codec import Codec
    from .model import Model

__all__ = ["ModelType", "Table"]


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
