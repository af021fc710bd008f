"""Lists and maps of a document, seen through types: what is written through them is written to the document.

They are no `list` and no `dict`, so that nobody takes a copy for the document. `raw` is the list or dict itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, MutableMapping, MutableSequence
from typing import TYPE_CHECKING, Any, SupportsIndex, overload

from .wire import View, attached, equal_by_levels, to_wire

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeAlias

    from ..responses.response import Origin
    from .checking import Issue
    from .codec import Codec

    Compiler: TypeAlias = Callable[[str, str], Codec]

__all__ = ["ListView", "MapView"]


class ListView(View, MutableSequence[Any]):
    """A list of the document."""

    __slots__ = ("_item", "_origin")

    def __init__(self, raw: list[Any], item: Codec, origin: Origin | None = None) -> None:
        self._raw = raw
        self._item = item
        self._origin = origin

    @property
    def raw(self) -> list[Any]:
        """The list of the document itself."""
        found: list[Any] = self._raw
        return found

    @overload
    def __getitem__(self, index: SupportsIndex) -> Any: ...
    @overload
    def __getitem__(self, index: slice) -> ListView: ...
    def __getitem__(self, index: SupportsIndex | slice) -> Any:
        if isinstance(index, slice):
            return ListView(self._raw[index], self._item)
        value = self._raw[index]
        origin = self._origin
        if origin is not None:
            place = index.__index__()
            origin = origin.below(place if place >= 0 else place + len(self._raw))
        return self._item.decode(value, origin)

    def __iter__(self) -> Iterator[Any]:
        decode = self._item.decode
        for index, value in enumerate(self._raw):
            # Asked for at each step, because a change while iterating ends what is known of the origin.
            origin = self._origin
            yield decode(value, origin and origin.below(index))

    def __len__(self) -> int:
        return len(self._raw)

    def __setitem__(self, index: Any, value: Any) -> None:
        self._origin = None
        self._raw[index] = self._several(value) if isinstance(index, slice) else self._one(value, "")

    def __delitem__(self, index: SupportsIndex | slice) -> None:
        self._origin = None
        del self._raw[index]

    def insert(self, index: SupportsIndex, value: Any) -> None:
        """Put `value` before `index`."""
        # Places have moved: the items can no longer be found in what the server sent.
        self._origin = None
        self._raw.insert(index, self._one(value, ""))

    def __eq__(self, other: object) -> bool:
        try:
            if isinstance(other, ListView):
                return bool(self._raw == other._raw)
            return bool(self._raw == other or list(self) == other) if isinstance(other, list) else NotImplemented
        except RecursionError:
            return equal_by_levels(self._raw, other._raw if isinstance(other, ListView) else other)

    def __repr__(self) -> str:
        from .showing import shown

        return shown(self)

    def _shown(self, depth: int) -> str:
        from .showing import MEMBERS, shown

        return shown(list(self[: MEMBERS + 1]), depth)

    def __copy__(self) -> ListView:
        return ListView(list(self._raw), self._item)

    def __deepcopy__(self, memo: object) -> ListView:
        from ..core.json_text import copied

        return ListView(copied(self._raw), self._item)

    def __reduce__(self) -> tuple[Any, ...]:
        from ..core.json_text import innermost_first

        item = self._item
        return _list_again, (innermost_first(self._raw), type(item).compiler, item.text, item.module)

    def issues(self) -> list[Issue]:
        """Every departure of the items from their schema."""
        return self._item.issues_of_members(enumerate(self._raw), received=self._origin is not None)

    def _one(self, value: Any, path: str) -> Any:
        return attached(self._raw, to_wire(value, path, self._item.writer), path)

    def _several(self, values: Iterable[Any]) -> list[Any]:
        return [self._one(value, f"[{index}]") for index, value in enumerate(values)]


class MapView(View, MutableMapping[str, Any]):
    """A map of the document: an object whose keys are data."""

    __slots__ = ("_item",)

    def __init__(self, raw: dict[str, Any], item: Codec) -> None:
        self._raw = raw
        self._item = item

    @property
    def raw(self) -> dict[str, Any]:
        """The dict of the document itself."""
        found: dict[str, Any] = self._raw
        return found

    def __getitem__(self, key: str) -> Any:
        return self._item.decode(self._raw[key])

    def __setitem__(self, key: str, value: Any) -> None:
        if not isinstance(key, str):
            raise TypeError(f"the key {key!r} is no text")
        if not self._item.keeps(self._raw.get(key), value):
            self._raw[key] = attached(self._raw, to_wire(value, key, self._item.writer), key)

    def __delitem__(self, key: str) -> None:
        del self._raw[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._raw)

    def __len__(self) -> int:
        return len(self._raw)

    def __contains__(self, key: object) -> bool:
        return key in self._raw

    def __eq__(self, other: object) -> bool:
        try:
            if isinstance(other, MapView):
                return bool(self._raw == other._raw)
            return bool(self._raw == other or dict(self) == other) if isinstance(other, dict) else NotImplemented
        except RecursionError:
            return equal_by_levels(self._raw, other._raw if isinstance(other, MapView) else other)

    def __repr__(self) -> str:
        from .showing import shown

        return shown(self)

    def _shown(self, depth: int) -> str:
        from .showing import shown

        return shown(dict(self), depth)

    def __copy__(self) -> MapView:
        return MapView(dict(self._raw), self._item)

    def __deepcopy__(self, memo: object) -> MapView:
        from ..core.json_text import copied

        return MapView(copied(self._raw), self._item)

    def __reduce__(self) -> tuple[Any, ...]:
        from ..core.json_text import innermost_first

        item = self._item
        return _map_again, (innermost_first(self._raw), type(item).compiler, item.text, item.module)

    def issues(self) -> list[Issue]:
        """Every departure of the values from their schema."""
        return self._item.issues_of_members(self._raw.items(), received=False)


def _list_again(parts: list[Any], compiler: Compiler, item: str, module: str) -> ListView:
    return ListView(parts[-1], compiler(item, module))


def _map_again(parts: list[Any], compiler: Compiler, item: str, module: str) -> MapView:
    return MapView(parts[-1], compiler(item, module))
