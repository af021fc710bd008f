"""Errors of flow steps, and the requests behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ._runtime.mixins import ModelMixin

if TYPE_CHECKING:
    from .models import FlowErrorsResponseFlowError

__all__ = ["Capture", "Deletion", "ErrorCounts", "Failure", "Resolution", "StepCount", "TestCapture"]

_TEXTUAL = ("text/", "application/json", "application/xml", "application/javascript", "application/x-www-form")
_SUFFIXES = ("+json", "+xml")


class Failure(ModelMixin):
    """What an error means."""

    __slots__ = ()

    @property
    def is_retriable(self) -> bool:
        """Whether there is a record to retry: the error has a `retry_data_key`. Errors of connections have none."""
        return bool(self.raw.get("retryDataKey"))

    def message_json(self) -> Any:
        """Return the message as JSON, as many systems send it; `None` when it is plain text."""
        return _json(self.raw.get("message"))


class Resolution(Failure):
    """What a resolved error means."""

    __slots__ = ()

    @property
    def is_auto(self) -> bool:
        """Whether the platform resolved it: `resolved_by` is `auto` and no user's id. Why it did is not told."""
        return self.raw.get("resolvedBy") == "auto"


class StepCount(ModelMixin):
    """How many errors a step has."""

    __slots__ = ()

    @property
    def step_id(self) -> str:
        """The id that the calls on errors take: that of the export or import."""
        return str(self.raw["_expOrImpId"])


class ErrorCounts(ModelMixin):
    """How many errors the steps of a flow have."""

    __slots__ = ()

    def with_errors(self) -> list[FlowErrorsResponseFlowError]:
        """Return the steps that have open errors, in the order of the answer."""
        steps: list[FlowErrorsResponseFlowError] = list(self["flowErrors"])
        return [step for step in steps if step.num_error > 0]

    @property
    def total(self) -> int:
        """How many errors are open."""
        return sum(step.num_error for step in self.with_errors())


class Capture(ModelMixin):
    """A request or response as it was kept with an error."""

    __slots__ = ()

    def body_bytes(self) -> bytes:
        """Return the body as it travelled, empty for none; binary bodies are kept as base64.

        A body is taken for binary when its content type is no text and it can be read as base64.
        """
        body = self.raw.get("body")
        if not isinstance(body, str):
            return b""
        decoded = None if _is_text(_content_type(self.raw.get("headers"))) else _base64(body)
        return body.encode() if decoded is None else decoded


class TestCapture(ModelMixin):
    """A request or response of a test run."""

    __slots__ = ()
    __test__ = False

    def decoded_body(self) -> Any:
        """Return the body as JSON, whether or not it is in base64; else as the text that it is, `None` for none."""
        body = self.raw.get("body")
        if not isinstance(body, str) or not body:
            return None
        hidden = _base64(body)
        found = _json(hidden) if hidden is not None else None
        return next((value for value in (found, _json(body)) if value is not None), body)


class Deletion(ModelMixin):
    """What became of requests that were to be deleted."""

    __slots__ = ()

    @property
    def ok(self) -> bool:
        """Whether all were deleted: the API answers 200 also when some were not."""
        return not self.raw.get("errors")


def _json(text: object) -> Any:
    import json

    try:
        return json.loads(text) if isinstance(text, str | bytes) else None
    except ValueError:
        return None


def _base64(text: str) -> bytes | None:
    from binascii import a2b_base64

    try:
        return a2b_base64("".join(text.split()), strict_mode=True) if text else None
    except ValueError:
        return None


def _content_type(headers: object) -> str:
    given = headers.items() if isinstance(headers, dict) else ()
    found = next((value for name, value in given if name.lower() == "content-type"), "")
    return str(found).partition(";")[0].strip().lower()


def _is_text(content_type: str) -> bool:
    return content_type.startswith(_TEXTUAL) or content_type.endswith(_SUFFIXES)
