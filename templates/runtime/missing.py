"""A 404 that only says "there is none", for the calls where the caller asked to take it so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from .core.errors import NotFoundError
from .core.operation import Given, Operation, Send, SendAsync, Step

__all__ = ["MissingOk"]

_LIST = "MutableSequence["


@dataclass(frozen=True, slots=True)
class MissingOk(Step):
    """With `missing_ok=True` a 404 is no error: the call gives `None`, or an empty list where it gives lists."""

    codes: tuple[str, ...] = ()
    """Codes of a 404 that says "there is none"; empty when any 404 does."""
    listed: bool = True
    """Whether a call that gives lists gives an empty one."""

    def around(self, client: Any, operation: Operation[Any], send: Send, given: Given) -> Any:
        if not _asked(given):
            return send(given)
        try:
            return send(given)
        except NotFoundError as error:
            return self._nothing(operation, error)

    async def around_async(self, client: Any, operation: Operation[Any], send: SendAsync, given: Given) -> Any:
        if not _asked(given):
            return await send(given)
        try:
            return await send(given)
        except NotFoundError as error:
            return self._nothing(operation, error)

    def _nothing(self, operation: Operation[Any], error: NotFoundError) -> Any:
        """Return an empty list or `None`; raise the error when it says something else than "there is none"."""
        if self.codes and not any(error.has_code(code) for code in self.codes):
            raise error
        typed = [annotation for annotation in operation.success.values() if annotation]
        return [] if self.listed and typed and all(one.startswith(_LIST) for one in typed) else None


def _asked(given: Given) -> bool:
    if not given.extras.get("missing_ok"):
        return False
    if given.one_answer:  # there would be none to give
        raise TypeError("missing_ok is for plain calls: a raw or streamed response of a 404 is always an error")
    return True
