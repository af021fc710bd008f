"""Lists that are longer than one request takes: sent in parts, one after the other, in their order.

What was done when a part fails is told by the error: `done` has the items of the parts before it, `items` the results.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from .core.errors import SDKError
from .core.operation import OMIT, Given, Operation, Send, SendAsync, Sent, Step

__all__ = ["BatchResult", "Batching"]

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


@dataclass(frozen=True, slots=True)
class Batching(Step):
    """A list in the body of which one request takes only so much: it is sent in parts, one after the other."""

    field: str
    size: int
    keeps_answers: bool = False
    """Whether it matters of each part if it was answered, as with calls that start jobs."""

    def around(self, client: Any, operation: Operation[Any], send: Send, given: Given) -> Any:
        progress = _Progress(operation, self, given)
        if given.one_answer:
            return send(progress.one_call())
        for part in progress.calls():
            try:
                progress.took(send(part))
            except SDKError as error:
                raise progress.blamed(error) from None
        return progress.value()

    async def around_async(self, client: Any, operation: Operation[Any], send: SendAsync, given: Given) -> Any:
        progress = _Progress(operation, self, given)
        if given.one_answer:
            return await send(progress.one_call())
        for part in progress.calls():
            try:
                progress.took(await send(part))
            except SDKError as error:
                raise progress.blamed(error) from None
        return progress.value()

    def mistakes(self, operation: Operation[Any], sent: Sent) -> Iterator[tuple[str, str]]:
        items = sent.values.get(self.field)
        if isinstance(items, list) and len(items) > self.size:
            yield self.field, f"{self.field} has {len(items)} items: one call takes at most {self.size}"


class _Progress:
    """The parts of one call, and what came of them."""

    def __init__(self, operation: Operation[Any], batch: Batching, given: Given) -> None:
        self._operation = operation
        self._batch = batch
        self._given = given
        self._sent: list[Any] = []
        self._results: list[Any] = []
        self.items = _items(batch, given)
        if self.items is not None and not self.items and (not batch.keeps_answers or given.one_answer):
            raise ValueError(f"{batch.field} is empty: there is nothing to do, and nothing was sent")
        if given.one_answer and len(self.items or ()) > batch.size:
            raise ValueError(f"a raw or streamed response is one answer: give at most {batch.size} {batch.field}")

    def calls(self) -> Iterator[Given]:
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
        """What the whole call returns: nothing, one list, or the results of the parts."""
        if not self._batch.keeps_answers:
            typed = [annotation for annotation in self._operation.success.values() if annotation]
            if not typed:
                return None
            if all(annotation.startswith(_LIST) for annotation in typed):
                return [item for result in self._results for item in result or ()]
        return BatchResult([result for result in self._results if result is not None], len(self._results))

    def one_call(self) -> Given:
        """The arguments of the one request then; what its answer is parsed into is what the whole call returns."""
        hidden: Any = {"_into": self._value_of_one, **self._given.options}
        return replace(self._given, options=hidden)

    def _value_of_one(self, result: Any) -> Any:
        self._results = [result]
        return self.value()


def _items(batch: Batching, given: Given) -> list[Any] | None:
    """The list, wherever it was given; `None` when there is none, or none that can be cut."""
    holder = _mapping(given.fields if given.body is OMIT else given.body)
    value = holder.get(batch.field, OMIT) if holder is not None else OMIT
    if isinstance(value, str | bytes | Mapping | set | frozenset) or not isinstance(value, Iterable):
        return None
    return list(value)


def _mapping(value: Any) -> Mapping[str, Any] | None:
    from .codecs.model import Model

    if isinstance(value, Model):
        return value.raw
    return value if isinstance(value, Mapping) else None


def _with_part(batch: Batching, given: Given, part: list[Any], number: int) -> Given:
    """The arguments with a part of the list; each has a key of its own, or the server would take it for the first."""
    from .codecs.model import Model

    body, fields = given.body, given.fields
    if body is OMIT:
        fields = {**(fields or {}), batch.field: part}
    elif isinstance(body, Model):
        body = type(body).from_dict({**body.raw, batch.field: part})
    else:
        body = {**body, batch.field: part}
    options = given.options
    if number > 1 and "idempotency_key" in options:
        options = {**options, "idempotency_key": f"{options['idempotency_key']}-{number}"}
    return replace(given, body=body, fields=fields, options=options)
