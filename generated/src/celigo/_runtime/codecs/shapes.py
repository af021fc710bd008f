"""The shapes that a value can have: a codec for each, but for unions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .codec import NULL, Codec, Kinds
from .views import ListView, MapView
from .wire import Place

if TYPE_CHECKING:
    from ..core.json_text import Json
    from ..responses.response import Origin
    from .checking import Findings
    from .model import Model
    from .times import Form

__all__ = ["BytesCodec", "ListCodec", "MapCodec", "ModelCodec", "NoneCodec", "ScalarCodec", "SignedCodec", "TimeCodec"]

_new = object.__new__


class NoneCodec(Codec):
    """Of `None`, and of an answer without body."""

    kinds: Kinds = frozenset()
    expected = "null"

    def decode(self, value: Json, origin: Origin | None = None) -> None:
        return None

    def check(self, value: Json, place: Place, findings: Findings) -> None:
        if value is not None:
            findings.wrong_type(place, self.expected, value)


class ScalarCodec(Codec):
    """Of `str`, `int`, `float`, `bool`, or a choice of them, with the documented values if they are listed."""

    __slots__ = ("expected", "kinds", "values")

    def __init__(self, kinds: Kinds, expected: str, values: frozenset[Any] | None = None) -> None:
        super().__init__()
        self.nullable = False
        self.kinds = kinds
        self.expected = expected
        self.values = values

    def plain_kinds(self) -> Kinds:
        listed = {type(value) for value in self.values or ()}
        return self.kinds - listed | ({NULL} if self.nullable else set())

    def check(self, value: Json, place: Place, findings: Findings) -> None:
        if value is None and self.nullable:
            return
        if not self.shows(value):
            findings.wrong_type(place, self.expected, value)
        elif self.values is not None and not self._listed(value):
            findings.unknown_value(place, self.values, value)

    def shows(self, value: Json) -> bool:
        return super().shows(value) or (int in self.kinds and isinstance(value, float) and value % 1 == 0)

    def _listed(self, value: Any) -> bool:
        if self.values is None or all(type(known) is not type(value) for known in self.values):
            return True
        return value in self.values


class BytesCodec(ScalarCodec):
    """Of `bytes`: in JSON their text form, as it is."""

    __slots__ = ()

    def __init__(self) -> None:
        super().__init__(frozenset({str}), "text")


class SignedCodec(ScalarCodec):
    """Of `SignedURL`: text that is shown without its secret."""

    __slots__ = ()
    identity = False

    def __init__(self) -> None:
        super().__init__(frozenset({str}), "text")

    def decode(self, value: Json, origin: Origin | None = None) -> Any:
        from ..http.origins import SignedURL

        return SignedURL(value) if isinstance(value, str) else value

    def plain_kinds(self) -> Kinds:
        return frozenset({str, NULL} if self.nullable else {str})


class TimeCodec(Codec):
    """Of `datetime`, `date` and `time`."""

    __slots__ = ("expected", "form", "kinds")
    identity = False

    def __init__(self, form: Form) -> None:
        super().__init__(form.write)
        self.nullable = False
        self.form = form
        self.expected = form.expected
        self.kinds = form.kinds

    def decode(self, value: Json, origin: Origin | None = None) -> Any:
        moment = self.form.read(value)
        return value if moment is None else moment

    def check(self, value: Json, place: Place, findings: Findings) -> None:
        if value is None and self.nullable:
            return
        if not self.form.valid(value):
            findings.wrong_type(place, self.expected, value)

    def plain_kinds(self) -> Kinds:
        return frozenset({NULL} if self.nullable else ())

    def shows(self, value: Json) -> bool:
        return super().shows(value) and (value is None or self.form.read(value) is not None)

    def keeps(self, raw: Json, value: object) -> bool:
        # One point in time has many spellings; a write of what was read must not change the document.
        return not isinstance(value, str | int | float) and value is not None and self.decode(raw) == value


class ListCodec(Codec):
    """Of `MutableSequence[T]`."""

    __slots__ = ("item",)
    kinds: Kinds = frozenset({list})
    identity = False
    expected = "a list"

    def __init__(self, item: Codec) -> None:
        super().__init__(item.writer)
        self.nullable = False
        self.item = item

    def decode(self, value: Json, origin: Origin | None = None) -> Any:
        return ListView(value, self.item, origin) if isinstance(value, list) else value

    def check(self, value: Json, place: Place, findings: Findings) -> None:
        if not isinstance(value, list):
            if value is not None or not self.nullable:
                findings.wrong_type(place, self.expected, value)
            return
        self.item.check_members(enumerate(value), place, findings)

    def plain_kinds(self) -> Kinds:
        return frozenset({NULL} if self.nullable else ())

    def fits(self, value: Json) -> bool:
        if isinstance(value, list):
            return not value or self.item.fits(value[0])
        return value is None and self.nullable


class MapCodec(Codec):
    """Of `MutableMapping[str, T]`."""

    __slots__ = ("item",)
    kinds: Kinds = frozenset({dict})
    identity = False
    expected = "an object"

    def __init__(self, item: Codec) -> None:
        super().__init__(item.writer)
        self.nullable = False
        self.item = item

    def decode(self, value: Json, origin: Origin | None = None) -> Any:
        return MapView(value, self.item) if isinstance(value, dict) else value

    def check(self, value: Json, place: Place, findings: Findings) -> None:
        if not isinstance(value, dict):
            if value is not None or not self.nullable:
                findings.wrong_type(place, self.expected, value)
            return
        self.item.check_members(value.items(), place, findings)

    def plain_kinds(self) -> Kinds:
        return frozenset({NULL} if self.nullable else ())


class ModelCodec(Codec):
    """Of a model class."""

    __slots__ = ("model",)
    kinds: Kinds = frozenset({dict})
    identity = False
    expected = "an object"

    def __init__(self, model: type[Model]) -> None:
        super().__init__()
        self.nullable = False
        self.model = model

    def decode(self, value: Json, origin: Origin | None = None) -> Any:
        if not isinstance(value, dict):
            return value
        view = _new(self.model)
        view._raw = value
        view._origin = origin
        return view

    def check(self, value: Json, place: Place, findings: Findings) -> None:
        if isinstance(value, dict):
            findings.object(self.model.table, value, place)
        elif value is not None or not self.nullable:
            findings.wrong_type(place, self.expected, value)

    def plain_kinds(self) -> Kinds:
        return frozenset({NULL} if self.nullable else ())
