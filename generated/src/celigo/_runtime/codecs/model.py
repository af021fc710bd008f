"""Models: JSON documents seen through types.

A model holds the decoded document and nothing else. Nothing is copied, dropped, reordered or defaulted, so what
was read can be written again byte for byte, unknown keys and odd shapes included.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self, dataclass_transform

from .fields import ModelType, field
from .wire import View, attached, equal_by_levels, to_wire

if TYPE_CHECKING:
    from ..core.json_text import JsonObject
    from ..responses.response import Origin
    from .checking import Issue

__all__ = ["Model", "field"]


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
            from .construction import refusal

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
        from ..core.json_text import copied

        document: JsonObject = copied(self._raw)
        return document

    def to_json(self, indent: int | None = None) -> str:
        """The document as JSON text, compact unless `indent` is given."""
        from ..core.json_text import dumps

        return dumps(self._raw, indent)

    def copy(self) -> Self:
        """A copy through all levels, which knows the same origin."""
        twin = self.from_dict(self.to_dict())
        twin._origin = self._origin
        return twin

    def is_set(self, name: str) -> bool:
        """Whether the document has the field, `null` included; `name` is the Python or the wire name."""
        item = type(self).table.by_name.get(name)
        return (name if item is None else item.wire_name) in self._raw

    def issues(self) -> list[Issue]:
        """Every departure of the document from its schema."""
        from .shapes import ModelCodec

        return ModelCodec(type(self)).issues(self._raw, received=self._origin is not None)

    def to_request(self, schema: type[Model] | None = None) -> JsonObject:
        """A copy for a request: without read-only fields, unless the model `schema` has them as writable.

        Raises:
            JsonError: the document is nested too deeply to be walked.
        """
        from .projection import request_of

        return request_of(self._raw, type(self).table, schema.table if schema else None)

    def changes(self) -> list[dict[str, Any]]:
        """The JSON Patch (RFC 6902) from what the server sent to the document as it is now.

        A model that did not come with an answer, or that is part of another, has no such origin: then all is added.
        """
        from .changes import difference

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
        from .showing import shown

        return shown(self)

    def _shown(self, depth: int) -> str:
        from .showing import shown_model

        return shown_model(self, depth)

    def __copy__(self) -> Self:
        twin = self.from_dict(dict(self._raw))
        twin._origin = self._origin
        return twin

    def __deepcopy__(self, memo: object) -> Self:
        return self.copy()

    def __reduce__(self) -> tuple[Any, ...]:
        from ..core.json_text import innermost_first

        return _again, (type(self), innermost_first(self._raw), self._origin)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> Any:
        """Let a model be a field of a pydantic model; pydantic loads only if the caller has it."""
        from .construction import pydantic_schema

        return pydantic_schema(cls)


def _again(model: type[Model], parts: list[Any], origin: Origin | None) -> Model:
    view = model.from_dict(parts[-1])
    view._origin = origin
    return view
