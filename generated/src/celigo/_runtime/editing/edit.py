"""Read an object, change it, write it back: only when it changed, and only over what was read.

`edit` lets a `with` block change it, `update` changes the fields that its caller names. Both send the whole object, so
that nothing is lost that was not named; the call that replaces an object sends what it is given and nothing else.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, AbstractContextManager
from dataclasses import dataclass, field
from types import TracebackType
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

from ..core.errors import APIResponseError
from ..core.operation import OMIT, Given, Operation, RequestOptions
from ..http.calls import Settings, checked_options
from ..http.encoding import written_fields
from .errors import EditConflictError
from .steps import Pairing

if TYPE_CHECKING:
    from ..codecs.model import Model

__all__ = ["AsyncEdit", "Changes", "Edit", "Parameters", "changes_of"]

T = TypeVar("T")
Parameters = tuple[Mapping[str, Any] | None, Mapping[str, Any] | None, Mapping[str, Any] | None]
"""What the writing takes beside path and body: query, headers, cookies."""

_NONE: Parameters = (None, None, None)
_OF_WRITING = frozenset({"extra_body", "idempotency_key", "_as"})
"""Options that the reading does not take."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What a call wants to be different."""

    path: tuple[Any, ...]
    whole: Model | None = None
    """The object, when it was read and changed before."""
    given: Mapping[str, Any] = field(default_factory=dict)
    """Wire name of a field -> its new value as the caller gave it."""
    written: Mapping[str, Any] = field(default_factory=dict)
    """Wire name -> the same as it stands in a body, `extra_body` included."""

    def make(self, model: Model) -> None:
        """Change the fields as assignments to the attributes of the model would; all others stay as they are."""
        known = type(model).table.by_wire
        for name, value in self.written.items():
            if name in known and name in self.given:
                model[name] = self.given[name]
            else:
                model.raw[name] = value


def changes_of(
    writing: Operation[Any],
    settings: Settings,
    path: Sequence[Any],
    parameters: Parameters,
    fields: Mapping[str, Any],
    options: RequestOptions,
) -> Changes:
    """Return what is to be changed; everything that is wrong with it is raised here, before anything is sent.

    Raises:
        TypeError: nothing is named, an object is given together with fields, or a value is none of JSON.
        ValueError: an object has no id, or a time no zone.
    """
    from ..codecs.model import Model

    if "body" in options:
        raise TypeError("name the fields to change: a whole body is for the call that replaces the object")
    checked_options(options)
    given = {name: value for name, value in fields.items() if value is not OMIT}
    if path and isinstance(path[0], Model):
        if given:
            raise TypeError(f"give the object alone, or its id and the fields to change ({', '.join(given)})")
        return Changes((_id_of(writing, path[0]),), path[0])
    extra = options.get("extra_body") or {}
    if not given and not extra:
        raise TypeError("nothing to change: name at least one field")
    named = Given(path, *parameters, OMIT, given, options, {})
    for step in writing.steps:
        step.prepare(writing, named, settings)
    assert writing.body is not None
    assigned = {name: value for name, value in given.items() if name not in extra}
    return Changes(tuple(path), None, assigned, written_fields(writing.body, given, extra, settings.facts.models))


def _id_of(writing: Operation[Any], whole: Model) -> str | int:
    """Return the path argument that an object holds itself."""
    pair = writing.step(Pairing)
    ids = pair.ids if pair is not None else ()
    if len(ids) != 1:
        raise TypeError(f"{writing.id} takes path arguments that a {type(whole).__name__} does not hold")
    found = whole.raw.get(ids[0])
    if not isinstance(found, str | int) or isinstance(found, bool):
        raise ValueError(f"this {type(whole).__name__} has no {ids[0]}: give the id and the fields to change")
    return found


class _Draft:
    """The object of one block: what was read, what became of it."""

    def __init__(self, writing: Operation[Any], answer: Any) -> None:
        from ..codecs.model import Model

        if not isinstance(answer, Model):
            raise APIResponseError(f"{writing.id} needs an object to change, and the server gave none")
        self.model: Model = answer
        pair = writing.step(Pairing)
        self._field = pair.version if pair is not None else ""
        self._version = answer.raw.get(self._field)

    @property
    def guarded(self) -> bool:
        """Whether a change made elsewhere can be seen."""
        return bool(self._field) and self._version is not None

    def check(self, current: Any) -> None:
        """Raise when the object is no more the one that was read."""
        from ..codecs.model import Model

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
        parameters: Parameters = _NONE,
    ) -> None:
        self._call = call
        self._reading = reading
        self._writing = writing
        self._path = tuple(path)
        self._options = options
        self._parameters = parameters
        self._mode: str | None = cast("dict[str, Any]", options).get("_as")
        self._draft: _Draft | None = None
        self._sent: tuple[Any, ...] = ()
        """The answer to the writing, once there is one."""

    def _read(self, **more: Any) -> Any:
        own = {name: value for name, value in self._options.items() if name not in _OF_WRITING}
        return self._call(self._reading, self._path, None, None, None, OMIT, None, {**own, **more})

    def _write(self, model: Model) -> Any:
        return self._call(self._writing, self._path, *self._parameters, model, None, dict(self._options))

    def _begun(self, answer: Any) -> T:
        self._draft = _Draft(self._writing, answer)
        return cast("T", answer)

    def _pending(self, failed: bool) -> _Draft | None:
        draft, self._draft = self._draft, None
        return None if failed or draft is None or not draft.model.changes() else draft

    def _settle(self, draft: _Draft, answer: Any) -> None:
        draft.settle(answer)
        self._sent = (answer,)

    def _result(self, model: Any, answer: Any) -> Any:
        """Return the object as the server made it, or as it was sent when the answer does not show it."""
        return answer if self._mode or type(answer) is type(model) else model


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
        self._settle(draft, self._write(draft.model))

    def update(self, changes: Changes) -> Any:
        """Make changes without a block; gives the object as it is afterwards."""
        if changes.whole is not None:
            return self._result(changes.whole, self._write(changes.whole))
        with self as model:
            changes.make(cast("Model", model))
        if self._sent:
            return self._result(model, *self._sent)
        return self._read(_as=self._mode) if self._mode else model


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
        self._settle(draft, await self._write(draft.model))

    async def update(self, changes: Changes) -> Any:
        """Make changes without a block; gives the object as it is afterwards."""
        if changes.whole is not None:
            return self._result(changes.whole, await self._write(changes.whole))
        async with self as model:
            changes.make(cast("Model", model))
        if self._sent:
            return self._result(model, *self._sent)
        return await self._read(_as=self._mode) if self._mode else model
