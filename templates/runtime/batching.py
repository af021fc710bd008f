"""Lists that are longer than one request takes: sent in parts, one after the other, in their order.

What was done when a part fails is told by the error: `done` has the items of the parts before it, `items` the results.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Generic, TypeVar

from .core.errors import SDKError
from .core.operation import Batch, Operation
from .core.options import OMIT

__all__ = ["BatchResult", "in_async_batches", "in_batches"]

T_co = TypeVar("T_co", covariant=True)

_LIST = "MutableSequence["


class BatchResult(Generic[T_co]):
    """What the parts of one call gave: iterate over it for the results, in the order of the parts."""

    __slots__ = ("batches", "results")

    def __init__(self, results: Sequence[T_co], batches: int) -> None:
        self.results = results
        """What was returned; parts that returned nothing are left out."""
        self.batches = batches
        """How many requests were sent."""

    @property
    def no_match(self) -> int:
        """How many parts returned nothing."""
        return self.batches - len(self.results)

    def __iter__(self) -> Iterator[T_co]:
        return iter(self.results)

    def __len__(self) -> int:
        return len(self.results)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, BatchResult):
            return NotImplemented
        return (self.results, self.batches) == (other.results, other.batches)

    def __repr__(self) -> str:
        return f"<{len(self.results)} results of {self.batches} batches>"


class _Progress:
    """The parts of one call, and what came of them."""

    def __init__(self, operation: Operation[Any], batch: Batch, given: tuple[Any, ...]) -> None:
        self._operation = operation
        self._batch = batch
        self._given = given
        self._sent: list[Any] = []
        self._results: list[Any] = []
        self.items = _items(batch, given)
        if self.items is not None and not self.items and (operation.starts is None or self.one_answer):
            raise ValueError(f"{batch.field} is empty: there is nothing to do, and nothing was sent")
        if self.one_answer and len(self.items or ()) > batch.size:
            raise ValueError(f"a raw or streamed response is one answer: give at most {batch.size} {batch.field}")

    def calls(self) -> Iterator[tuple[Any, ...]]:
        """The arguments of each request."""
        if self.items is None:
            yield self._given
            return
        for number, start in enumerate(range(0, len(self.items), self._batch.size), 1):
            self._part = self.items[start : start + self._batch.size]
            yield _with_part(self._batch, self._given, self._part, number)

    def took(self, result: Any) -> None:
        """Note the result of the request that `calls` gave last."""
        self._sent += self._part if self.items is not None else ()
        self._results.append(result)

    def blamed(self, error: SDKError) -> SDKError:
        """The error, which knows what was done before it."""
        error.done = tuple(self._sent)
        error.items = tuple(result for result in self._results if result is not None)
        return error

    def value(self) -> Any:
        """What the whole call returns: nothing, one list, or the results of the parts.

        A call that starts jobs has to know of each part whether it was answered.
        """
        typed = [annotation for annotation in self._operation.success.values() if annotation]
        if self._operation.starts is None and not typed:
            return None
        if self._operation.starts is None and all(annotation.startswith(_LIST) for annotation in typed):
            return [item for result in self._results for item in result or ()]
        return BatchResult([result for result in self._results if result is not None], len(self._results))

    @property
    def one_answer(self) -> bool:
        """Whether the caller asked for the answer instead of its value."""
        return "_as" in self._given[-1]

    def one_call(self) -> tuple[Any, ...]:
        """The arguments of the one request then; what its answer is parsed into is what the whole call returns."""
        return (*self._given[:-1], {"_into": self._value_of_one, **self._given[-1]})

    def _value_of_one(self, result: Any) -> Any:
        self._results = [result]
        return self.value()


def in_batches(call: Callable[..., Any], operation: Operation[Any], batch: Batch, *given: Any) -> Any:
    """Send a call in as many parts as its list needs."""
    progress = _Progress(operation, batch, given)
    if progress.one_answer:
        return call(operation, *progress.one_call())
    for arguments in progress.calls():
        try:
            progress.took(call(operation, *arguments))
        except SDKError as error:
            raise progress.blamed(error) from None
    return progress.value()


async def in_async_batches(
    call: Callable[..., Awaitable[Any]], operation: Operation[Any], batch: Batch, *given: Any
) -> Any:
    """Send a call in as many parts as its list needs, one after the other."""
    progress = _Progress(operation, batch, given)
    if progress.one_answer:
        return await call(operation, *progress.one_call())
    for arguments in progress.calls():
        try:
            progress.took(await call(operation, *arguments))
        except SDKError as error:
            raise progress.blamed(error) from None
    return progress.value()


def _items(batch: Batch, given: tuple[Any, ...]) -> list[Any] | None:
    """The list, wherever it was given; `None` when there is none, or none that can be cut."""
    body, fields = given[4], given[5]
    holder = _mapping(fields if body is OMIT else body)
    value = holder.get(batch.field, OMIT) if holder is not None else OMIT
    if isinstance(value, str | bytes | Mapping | set | frozenset) or not isinstance(value, Iterable):
        return None
    return list(value)


def _mapping(value: Any) -> Mapping[str, Any] | None:
    from .codecs.model import Model

    if isinstance(value, Model):
        return value.raw
    return value if isinstance(value, Mapping) else None


def _with_part(batch: Batch, given: tuple[Any, ...], part: list[Any], number: int) -> tuple[Any, ...]:
    """The arguments with a part of the list; each has a key of its own, or the server would take it for the first."""
    from .codecs.model import Model

    path, query, headers, cookies, body, fields, options = given
    if body is OMIT:
        fields = {**fields, batch.field: part}
    elif isinstance(body, Model):
        body = type(body).from_dict({**body.raw, batch.field: part})
    else:
        body = {**body, batch.field: part}
    options = dict(options)
    if number > 1 and "idempotency_key" in options:
        options["idempotency_key"] = f"{options['idempotency_key']}-{number}"
    return path, query, headers, cookies, body, fields, options
