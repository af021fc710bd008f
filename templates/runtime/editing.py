"""Read an object, change it in a `with` block, write it back: only when it changed, and only over what was read."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from contextlib import AbstractAsyncContextManager, AbstractContextManager
from types import TracebackType
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

from .errors import APIResponseError, EditConflictError
from .operation import Operation
from .options import OMIT, RequestOptions

if TYPE_CHECKING:
    from .model import Model

__all__ = ["AsyncEdit", "Edit"]

T = TypeVar("T")


class _Draft:
    """The object of one block: what was read, what became of it."""

    def __init__(self, writing: Operation[Any], answer: Any) -> None:
        from .model import Model

        if not isinstance(answer, Model):
            raise APIResponseError(f"{writing.id} needs an object to change, and the server gave none")
        self.model: Model = answer
        self._field = writing.pair.version if writing.pair is not None else ""
        self._version = answer.raw.get(self._field)

    @property
    def guarded(self) -> bool:
        """Whether a change made elsewhere can be seen."""
        return bool(self._field) and self._version is not None

    def check(self, current: Any) -> None:
        """Raise when the object is no more the one that was read."""
        from .model import Model

        now = current.raw.get(self._field) if isinstance(current, Model) else None
        if now != self._version:
            text = f"the object was changed elsewhere: {self._field} was {self._version!r} and is {now!r}"
            raise EditConflictError(f"{text}; nothing was written", mine=self.model, current=current)

    def settle(self, answer: Any) -> None:
        """Let the object show what the server made of it."""
        if type(answer) is type(self.model):
            self.model._raw, self.model._origin = answer._raw, answer._origin


class _Plan(Generic[T]):
    """The calls of one block."""

    def __init__(
        self,
        call: Callable[..., Any],
        reading: Operation[T],
        writing: Operation[Any],
        path: Sequence[Any],
        options: RequestOptions,
    ) -> None:
        self._call = call
        self._reading = reading
        self._writing = writing
        self._path = tuple(path)
        self._options = options
        self._draft: _Draft | None = None

    def _read(self) -> Any:
        own = {name: value for name, value in self._options.items() if name not in {"extra_body", "idempotency_key"}}
        return self._call(self._reading, self._path, None, None, None, OMIT, None, own)

    def _write(self, draft: _Draft) -> Any:
        return self._call(self._writing, self._path, None, None, None, draft.model, None, dict(self._options))

    def _begun(self, answer: Any) -> T:
        self._draft = _Draft(self._writing, answer)
        return cast("T", answer)

    def _pending(self, failed: bool) -> _Draft | None:
        draft, self._draft = self._draft, None
        return None if failed or draft is None or not draft.model.changes() else draft


class Edit(_Plan[T], AbstractContextManager[T]):
    """A block in which an object is changed."""

    def __enter__(self) -> T:
        return self._begun(self._read())

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        draft = self._pending(kind is not None)
        if draft is None:
            return
        if draft.guarded:
            draft.check(self._read())
        draft.settle(self._write(draft))


class AsyncEdit(_Plan[T], AbstractAsyncContextManager[T]):
    """A block in which an object is changed."""

    _call: Callable[..., Awaitable[Any]]

    async def __aenter__(self) -> T:
        return self._begun(await self._read())

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        draft = self._pending(kind is not None)
        if draft is None:
            return
        if draft.guarded:
            draft.check(await self._read())
        draft.settle(await self._write(draft))
