"""Answers that say no, in the form in which the API documents that it says no."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import Any

from .checking import Checker, Fault
from .document import Document, Route
from .layout import json_media
from .messages import FakeAnswer
from .sampling import Sampler

_WORDS = ("message", "detail", "error_description", "description", "error", "title", "reason")
_FIELDS = ("field", "parameter", "param", "path", "pointer", "property")


class RefusedError(Exception):
    """A request that is as described cannot be done with what is there."""

    def __init__(self, status: int, *faults: str) -> None:
        super().__init__("; ".join(faults))
        self.status = status
        self.faults = faults


class Refusals:
    """Makes error answers of one document."""

    def __init__(self, document: Document, checker: Checker, sampler: Sampler, codes: Mapping[str, str]) -> None:
        """Make those of a document; `codes` are what the API writes for a kind of fault or a status."""
        self._document = document
        self._checker = checker
        self._sampler = sampler
        self._codes = codes

    def answer(
        self,
        route: Route | None,
        status: int,
        *faults: str,
        headers: Mapping[str, str] | None = None,
        code: str = "",
    ) -> FakeAnswer:
        """Return the answer for a status: `faults` where messages stand, their fields and codes beside them."""
        told = [fault if isinstance(fault, Fault) else Fault(fault) for fault in faults]
        response = self._response(route, status)
        media = json_media(response)
        if media is None:
            documented_empty = response is not None and not response.get("content")
            body = None if documented_empty else {"message": "; ".join(told)}
        else:
            body = self._body(media, status, told, code)
        return FakeAnswer(status=status, body=body, headers=headers or {})

    def _response(self, route: Route | None, status: int) -> Mapping[str, Any] | None:
        """Return what is documented for this operation, else for this status anywhere, else the commonest error."""
        found = route.response(status) if route is not None else None
        if found is not None:
            return found
        others = [other.responses[str(status)] for other in self._document.routes if str(status) in other.responses]
        return self._commonest(others) or self._commonest(
            [
                response
                for other in self._document.routes
                for name, response in sorted(other.responses.items())
                if name[:1] in ("4", "5") and name != "401"
            ]
        )

    def _commonest(self, responses: list[Mapping[str, Any]]) -> Mapping[str, Any] | None:
        with_body = [response for response in responses if json_media(response) is not None]
        if not with_body:
            return None
        counted = Counter(map(id, with_body))
        return max(with_body, key=lambda response: counted[id(response)])

    def _body(self, media: Mapping[str, Any], status: int, faults: list[Fault], code: str) -> Any:
        """Return the smallest documented body that has room for words, filled in; else the sample as it is."""
        schema = media.get("schema", {})
        sample = self._sampler.media(media)

        def code_of(fault: Fault) -> str:
            return code or self._codes.get(fault.kind) or self._codes.get(str(status)) or _code(status)

        for body in (self._sampler.sample(schema, full=False), sample):
            for bare in (True, False):
                told, done = _told(body, code_of, faults, bare=bare)
                if done and not self._checker.faults(schema, told, request=False):
                    return told
        return sample


def _code(status: int) -> str:
    """Return the phrase of a status in the way in which codes are written."""
    try:
        return HTTPStatus(status).phrase.lower().replace(" ", "_").replace("-", "_")
    except ValueError:
        return f"status_{status}"


def _told(value: Any, code_of: Callable[[Fault], str], faults: list[Fault], *, bare: bool) -> tuple[Any, bool]:
    """Return an error body with its first field that is meant for people filled in, and code and field beside it.

    A list has an entry for each fault; other bodies have one text of all. When `bare`, a field that a sample names
    where no field is at fault is left out.
    """
    if isinstance(value, list) and value:
        made = [_told(value[0], code_of, [fault], bare=bare) for fault in faults]
        return [body for body, _ in made], all(done for _, done in made)
    if not isinstance(value, dict):
        return value, False
    for name in _WORDS:
        if isinstance(value.get(name), str):
            beside = {"code": code_of(faults[0])} if isinstance(value.get("code"), str) else {}
            places = [key for key in _FIELDS if isinstance(value.get(key), str)]
            beside |= {key: faults[0].field for key in places if faults[0].field}
            dropped = places if bare and not faults[0].field else ()
            return {k: v for k, v in {**value, **beside, name: "; ".join(faults)}.items() if k not in dropped}, True
    for name, inner in value.items():
        body, done = _told(inner, code_of, faults, bare=bare)
        if done:
            return {**value, name: body}, True
    return value, False
