"""A JSON Patch (RFC 6902) from keywords or from a mapping of paths; a list of operations is sent as it is."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from .core.operation import OMIT, Given, Operation, Sent, Step

if TYPE_CHECKING:
    from .http.calls import Settings

__all__ = ["Patch"]


@dataclass(frozen=True, slots=True)
class Patch(Step):
    """A body that is a JSON Patch: keywords or a mapping of paths become its operations."""

    paths: Mapping[str, str]
    """JSON pointer -> annotation of what may stand there."""
    op: str = "replace"
    within: Mapping[str, int] = field(default_factory=dict)
    """JSON pointer -> how many seconds ahead of now a time may lie there."""

    def prepare(self, operation: Operation[Any], given: Given, settings: Settings) -> None:
        """Make the body of the request.

        Raises:
            TypeError: keywords and a body are given both.
            ValueError: nothing is given, a path is none of those that may be written, or a time lies too far ahead.
        """
        named = {path: value for path, value in (given.fields or {}).items() if value is not OMIT}
        given.fields = None
        if given.body is not OMIT:
            if named:
                raise TypeError(f"give body or its fields, not both ({', '.join(named)})")
            if not isinstance(given.body, Mapping):
                return
            named = dict(given.body)
        if not named:
            raise ValueError(f"nothing is to be patched: give at least one of {', '.join(self.paths)}")
        given.body = list(_operations(self, settings, named))

    def mistakes(self, operation: Operation[Any], sent: Sent) -> Iterator[tuple[str, str]]:
        for one in sent.body if isinstance(sent.body, list) else ():
            path = one.get("path") if isinstance(one, Mapping) else None
            if not isinstance(path, str):
                continue
            if path not in self.paths:
                yield path, _unknown(self, path)
            elif words := _too_far(self, path, one.get("value"), sent.now):
                yield path, words


def _operations(patch: Patch, settings: Settings, given: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    from .codecs.compiling import codec_for

    for path, value in given.items():
        if path not in patch.paths:
            raise ValueError(_unknown(patch, path))
        written = codec_for(patch.paths[path], settings.facts.models).encode(value, path)
        if words := _too_far(patch, path, value, settings.environment.wall()):
            raise ValueError(words)
        yield {"op": patch.op, "path": path, "value": written}


def _unknown(patch: Patch, path: object) -> str:
    from .core.mistakes import meant

    return f"{path!r} cannot be patched, only {', '.join(patch.paths)}{meant(str(path), patch.paths)}"


def _too_far(patch: Patch, path: str, value: Any, now: float) -> str:
    """Say that a time lies too far ahead; empty when it does not, or is no time, which is left to the server."""
    from .codecs.times import form_of

    if path not in patch.within:
        return ""
    moment = value if isinstance(value, datetime) else form_of("datetime").read(value)
    # A test's clock may stand still while the program under test looks at the real one.
    latest = max(now, time.time()) + patch.within[path]
    if not isinstance(moment, datetime) or moment.timestamp() <= latest:
        return ""
    return f"{path} may lie at most {patch.within[path]} seconds ahead of now"
