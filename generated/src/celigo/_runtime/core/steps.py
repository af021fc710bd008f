"""What a call does beside sending its request: the steps of its operation, each the runtime half of one feature.

An operation lists its steps as data. Nothing central knows one of them: a call runs `prepare` of each step before it is
built, `around` of each step around its sending (the first step is the outermost), and `convert` on its value. What asks
for the same operation in other ways, such as a look at a job, has the `defaults` of its steps too.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

if TYPE_CHECKING:
    from ..requests.calls import Settings
    from .operation import Operation
    from .options import RequestOptions

__all__ = ["Given", "Send", "SendAsync", "Step", "through", "through_async"]


@dataclass(slots=True)
class Given:
    """The arguments of one call, as its method took them."""

    path: Sequence[Any]
    query: Mapping[str, Any] | None
    headers: Mapping[str, Any] | None
    cookies: Mapping[str, Any] | None
    body: Any
    fields: Mapping[str, Any] | None
    options: RequestOptions
    extras: Mapping[str, Any]
    """Arguments that are declared beside the schema and not sent, by name."""

    @property
    def arguments(self) -> tuple[Any, ...]:
        """What a request is made of, in the order in which the client takes it."""
        return self.path, self.query, self.headers, self.cookies, self.body, self.fields, self.options

    @property
    def one_answer(self) -> bool:
        """Whether the caller asked for the answer itself instead of its value."""
        return "_as" in self.options


Send = Callable[[Given], Any]
SendAsync = Callable[[Given], Awaitable[Any]]


class Step:
    """One step; each method does nothing unless a subclass says otherwise."""

    __slots__ = ()

    any_answer: ClassVar[bool] = False
    """Whether an answer of every shape is given as it is, unless the client is strict."""

    def defaults(self, settings: Settings, options: RequestOptions) -> RequestOptions:
        """Return the options of a request with what holds for this operation where the caller says nothing."""
        return options

    def prepare(self, operation: Operation[Any], given: Given, settings: Settings) -> None:
        """Check or change what is given; raise `TypeError` or `ValueError` for what cannot be sent."""

    def around(self, client: Any, operation: Operation[Any], send: Send, given: Given) -> Any:
        """Send the call: once, several times or not at all."""
        return send(given)

    async def around_async(self, client: Any, operation: Operation[Any], send: SendAsync, given: Given) -> Any:
        """Do as `around` does, for the asynchronous client."""
        return await send(given)

    def convert(self, operation: Operation[Any], value: Any, models: str) -> Any:
        """Return what the call gives for a decoded value; `models` names the package's models."""
        return value


def through(client: Any, operation: Operation[Any], given: Given) -> Any:
    """Send a call of the synchronous client through the steps of its operation."""

    def send(given: Given) -> Any:
        return client._call(operation, *given.arguments)

    for step in reversed(operation.steps):
        send = partial(step.around, client, operation, send)
    return send(given)


async def through_async(client: Any, operation: Operation[Any], given: Given) -> Any:
    """Send a call of the asynchronous client through the steps of its operation."""

    async def send(given: Given) -> Any:
        return await client._call(operation, *given.arguments)

    for step in reversed(operation.steps):
        send = partial(step.around_async, client, operation, send)
    return await send(given)
