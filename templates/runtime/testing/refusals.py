"""Answers that say no, in the form in which the API documents that it says no."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from .checking import Checker, Fault
from .document import Document, Route
from .layout import json_media
from .messages import FakeAnswer
from .sampling import Sampler

_WORDS = ("message", "detail", "error_description", "description", "error", "title", "reason")
_FIELDS = ("field", "parameter", "param", "path", "pointer", "property")


class Refusals:
    """Makes error answers of one document."""

    def __init__(self, document: Document, checker: Checker, sampler: Sampler) -> None:
        self._document = document
        self._checker = checker
        self._sampler = sampler

    def answer(
        self,
        route: Route | None,
        status: int,
        *faults: str,
        headers: Mapping[str, str] | None = None,
    ) -> FakeAnswer:
        """Return the answer for a status, with `faults` where messages stand, and their fields beside them."""
        told = [fault if isinstance(fault, Fault) else Fault(fault) for fault in faults]
        response = self._response(route, status)
        media = json_media(response)
        if media is None:
            documented_empty = response is not None and not response.get("content")
            body = None if documented_empty else {"message": "; ".join(told)}
        else:
            body = self._body(media, status, told)
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

    def _body(self, media: Mapping[str, Any], status: int, faults: list[Fault]) -> Any:
        """Return the smallest documented body that has room for words, filled in; else the sample as it is."""
        schema = media.get("schema", {})
        sample = self._sampler.media(media)
        for body in (self._sampler.sample(schema, full=False), sample):
            told, done = _told(body, _code(status), faults)
            if done and not self._checker.faults(schema, told, request=False):
                return told
        return sample


def _code(status: int) -> str:
    """Return the phrase of a status in the way in which codes are written."""
    try:
        return HTTPStatus(status).phrase.lower().replace(" ", "_").replace("-", "_")
    except ValueError:
        return f"status_{status}"


def _told(value: Any, code: str, faults: list[Fault]) -> tuple[Any, bool]:
    """Return an error body with its first field that is meant for people filled in, and code and field beside it.

    A list has an entry for each fault; other bodies have one text of all.
    """
    if isinstance(value, list) and value:
        made = [_told(value[0], code, [fault]) for fault in faults]
        return [body for body, _ in made], all(done for _, done in made)
    if not isinstance(value, dict):
        return value, False
    for name in _WORDS:
        if isinstance(value.get(name), str):
            beside = {"code": code} if isinstance(value.get("code"), str) else {}
            beside |= {key: faults[0].field for key in _FIELDS if faults[0].field and isinstance(value.get(key), str)}
            return {**value, **beside, name: "; ".join(faults)}, True
    for name, inner in value.items():
        body, done = _told(inner, code, faults)
        if done:
            return {**value, name: body}, True
    return value, False
