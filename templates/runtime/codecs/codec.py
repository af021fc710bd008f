"""Codecs: how the values of one annotation are read, written and checked.

Reading never fails: a value of another shape than the annotation says comes back as it is. What is wrong with it
is told by `check`, on request.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, ClassVar

from .wire import Place, to_wire

if TYPE_CHECKING:
    import ast

    from ..core.json_text import Json
    from ..responses.response import Origin
    from .checking import Findings, Issue
    from .times import Writer

__all__ = ["NULL", "Codec", "Kinds"]

Kinds = frozenset[type]
"""Types of JSON values."""

NULL = type(None)


class Codec:
    """Of `Any`, and the base of all others."""

    __slots__ = ("module", "nullable", "source", "writer")
    compiler: ClassVar[Callable[[str, str], Codec]]
    """Makes a codec again from its text and module; set by `compiling`, where all codecs are made."""
    kinds: Kinds = frozenset({str, int, float, bool, dict, list})
    """Types of JSON values that have this shape, `null` aside."""
    identity = True
    """Whether reading gives the value itself."""
    values: frozenset[Any] | None = None
    """The documented values, if they are listed."""
    expected = "any value"

    def __init__(self, writer: Writer | None = None) -> None:
        self.nullable = True
        self.writer = writer
        self.source: ast.expr | str = ""
        self.module = ""

    @property
    def text(self) -> str:
        """The annotation; with `module`, where its names are looked for, it is all that a pickle needs."""
        if isinstance(self.source, str):
            return self.source
        from ast import unparse

        return unparse(self.source)

    def decode(self, value: Json, origin: Origin | None = None) -> Any:
        """The Python value; `origin` says which answer the value came with."""
        return value

    def encode(self, value: Any, path: str = "") -> Any:
        """The JSON value; raises `TypeError` or `ValueError` for what JSON cannot carry, naming `path`."""
        return to_wire(value, path, self.writer)

    def check(self, value: Json, place: Place, findings: Findings) -> None:
        """Report every departure of `value` from this shape."""

    def check_members(self, members: Iterable[tuple[str | int, Json]], place: Place, findings: Findings) -> None:
        """Report every departure of the members of a list or an object, each of which is to have this shape."""
        plain = self.plain_kinds()
        for key, member in members:
            if type(member) not in plain:
                self.check(member, (place, key), findings)

    def issues(self, value: Json, *, received: bool = True) -> list[Issue]:
        """Every departure of `value` from this shape; `received` says that it came from the server."""
        from .checking import issues_of

        return issues_of(lambda findings: self.check(value, None, findings), received=received)

    def issues_of_members(self, members: Iterable[tuple[str | int, Json]], *, received: bool) -> list[Issue]:
        """The same for the members of a list or an object, each of which is to have this shape."""
        from .checking import issues_of

        return issues_of(lambda findings: self.check_members(members, None, findings), received=received)

    def plain_kinds(self) -> Kinds:
        """Types of which every value is right, so that there is nothing to check."""
        return self.kinds | {NULL}

    def select(self, value: Json) -> Codec | None:
        """The codec that reads `value`, where several could."""
        return self

    def fits(self, value: Json) -> bool:
        """Whether `value` has this shape at first sight."""
        return self.nullable if value is None else type(value) in self.kinds

    def shows(self, value: Json) -> bool:
        """Whether `value` can be read as this shape at all, whatever is odd inside it."""
        return self.nullable if value is None else type(value) in self.kinds

    def keeps(self, raw: Json, value: object) -> bool:
        """Whether `raw` says `value` already, in its own spelling."""
        return False

    def with_null(self) -> Codec:
        """The same, for a value that may also be `null`."""
        if self.nullable:
            return self
        twin = copy.copy(self)
        twin.nullable = True
        twin.source = ""
        return twin
