"""Whether a request is what its operation describes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import partial
from types import MappingProxyType
from typing import Any
from urllib.parse import parse_qsl, unquote

from ..core.json_text import JsonError, loads
from ..core.operation import Operation, Sent
from ..http.encoding import barred, is_json
from ..http.transport import FRAMING
from .checking import Checker, Fault
from .document import Document, Route
from .flattening import DEPTH
from .messages import FakeRequest, page_mark

FORM = "application/x-www-form-urlencoded"
_NOT_OF_CALLERS = {"accept", "content-type", "authorization", "cookie", *FRAMING}
"""Headers that other parts of the description speak of, or that belong to the client."""
_MANY = 1000
_DELIMITERS = {"spaceDelimited": " ", "pipeDelimited": "|", "tabDelimited": "\t"}


class Judge:
    """Judges requests by one document, and by the rules that the operations of the package have beside it."""

    def __init__(
        self,
        document: Document,
        checker: Checker,
        credential_query: str = "",
        operations: Mapping[str, Operation[Any]] = MappingProxyType({}),
        now: Callable[[], float] = float,
    ) -> None:
        self._document = document
        self._checker = checker
        self._credential_query = credential_query
        self._operations = operations
        self._now = now

    def unknown(self, route: Route, request: FakeRequest, held: Any = None) -> list[str]:
        """Return what was sent that the operation does not speak of; servers let such things pass.

        What the document that is replaced, `held`, has as well is no surprise to its server.
        """
        known = {p.get("name") for p in route.parameters if p.get("in") == "query"} | {self._credential_query}
        known |= {name for name, _ in route.pairs}
        bags = [p for p in route.parameters if p.get("in") == "query" and self._is_object(p)]
        names = dict.fromkeys(name for name, _ in request.pairs if name not in known)
        found = [f"query parameter {name} is not known" for name in names if not _in_bag(name, bags)]
        if route.body is None and request.content:
            found.append("a body, and none is described")
        media = self._media(route, request)
        if media is not None and is_json(request.media_type):
            schema = media.get("schema", {})
            usual = set(self._undescribed([schema], held, "", 0))
            found += [words for words in self._undescribed([schema], request.json, "", 0) if words not in usual]
        return list(dict.fromkeys(found))

    def faults(self, route: Route, request: FakeRequest, held: Any = None) -> list[Fault]:
        """Return what a server that keeps to the description refuses.

        A fault of the document that is replaced, `held`, is none of the request that gives it back.
        """
        sent = [parameter for parameter in route.parameters if _is_sent(parameter, route)]
        found = [
            Fault(fault, str(parameter.get("name")), _kind_of(parameter))
            for parameter in sent
            for fault in self._parameter(parameter, request)
        ]
        found += [
            fault if isinstance(fault, Fault) else Fault(fault, kind="body") for fault in self._body(route, request)
        ]
        found += self._rules(route, request)
        if not page_mark(request).isdecimal():
            found.append(Fault("the page is none that a page before it led to", kind="query"))
        media = self._media(route, request)
        if held is not None and found and media is not None:
            usual = set(self._checker.faults(media.get("schema", {}), held, request=True))
            found = [fault for fault in found if fault not in usual]
        return found

    def status(self, route: Route, faults: Sequence[Fault]) -> int:
        """Return the status of a refusal: what cannot be read is a bad request, what can is not processed."""
        unread = any(fault.kind in ("query", "body") for fault in faults)
        order = (400, 422) if unread else (422, 400)
        return next((status for status in order if str(status) in route.responses), 400)

    def _rules(self, route: Route, request: FakeRequest) -> Iterator[Fault]:
        """Yield what is against the rules that no schema says."""
        operation = self._operations.get(route.key)
        if operation is None:
            return
        texts = {name: values[0] for name, values in request.query.items()}
        for parameter in operation.query:
            if words := barred(parameter, texts.get(parameter.wire_name, "")):
                yield Fault(f"query parameter {parameter.wire_name} {words}", parameter.wire_name, "query")
        body = request.body
        sent = Sent({**texts, **(body if isinstance(body, dict) else {})}, body, self._now())
        for step in operation.steps:
            for name, words in step.mistakes(operation, sent):
                yield Fault(words, name, "query" if name in texts else "")

    def _undescribed(self, schemas: Sequence[Any], value: Any, at: str, depth: int) -> Iterator[str]:
        """Yield the fields of a body that are not described, or that only the server writes."""
        if depth > DEPTH:
            return
        parts = list(self._parts(*schemas))
        if isinstance(value, list):
            inner = [part["items"] for part in parts if "items" in part]
            for item in value:
                yield from self._undescribed(inner, item, f"{at}[]", depth + 1)
        if not isinstance(value, dict):
            return
        fields: dict[str, list[Any]] = {}
        for part in parts:
            for name, inner in part.get("properties", {}).items():
                fields.setdefault(name, []).append(inner)
        # What may hold anything, and what may hold nothing else, which is a fault, have no fields to be told of here.
        told = fields and not any("additionalProperties" in part or "patternProperties" in part for part in parts)
        for name, item in value.items():
            inside = f"{at}.{name}" if at else name
            if name in fields:
                if all(self._is_read_only(inner) for inner in fields[name]):
                    yield f"{inside} is set by the server alone"
                yield from self._undescribed(fields[name], item, inside, depth + 1)
            elif told:
                yield f"field {inside} is not known"

    def _is_read_only(self, schema: Any) -> bool:
        return any(part.get("readOnly") is True for part in self._parts(schema))

    def departures(self, route: Route, request: FakeRequest) -> int:
        """Return how far a request is from a route, to tell it from others with the same path."""
        declared = {p.get("name") for p in route.parameters if p.get("in") == "query"}
        absent = [pair for pair in route.constants if pair not in request.pairs and pair[0] not in declared]
        # What is wrong weighs more than what is not known, which a server lets pass.
        return _MANY * len([*absent, *self.faults(route, request)]) + len(self.unknown(route, request))

    def media_fault(self, route: Route, request: FakeRequest) -> str:
        """Return why a body is of the wrong type; empty when it is not."""
        if route.body is None or not request.content or self._media(route, request) is not None:
            return ""
        return (
            f"content type {request.media_type or 'unknown'} is not one of {', '.join(route.body.get('content', {}))}"
        )

    def _is_object(self, parameter: Mapping[str, Any]) -> bool:
        schema = self._document.follow(parameter.get("schema", {}))
        return isinstance(schema, Mapping) and (schema.get("type") == "object" or "properties" in schema)

    def _parameter(self, parameter: Mapping[str, Any], request: FakeRequest) -> Iterator[str]:
        name, place = str(parameter.get("name")), parameter.get("in")
        texts = _texts(name, place, request)
        if not texts:
            if parameter.get("required") and not self._is_object(parameter):
                yield f"{place} parameter {name} is required"
            return
        at = f"{place} parameter {name}"
        for media_type, media in parameter.get("content", {}).items():
            if is_json(media_type):
                yield from self._json(media.get("schema", {}), texts[0], at)
        if "schema" not in parameter or self._is_object(parameter):
            return
        style, text = parameter.get("style"), texts[0]
        text = text.partition("=")[2] if style == "matrix" else text.removeprefix("." if style == "label" else "")
        yield from self._read(parameter["schema"], partial(_items, parameter, texts), text, at)[1]

    def _read(self, schema: Any, items: Callable[[], Sequence[str]], text: str, at: str) -> tuple[Any, list[Fault]]:
        """Return the value that a text stands for, and its faults: the first good reading. Inner lists have commas."""
        tried = []
        for part in self._parts(schema):
            if "array" in _kinds(part):
                inner = part.get("items", {})
                tried.append([self._read(inner, partial(str.split, one, ","), one, at)[0] for one in items()])
            tried += readings(part, text)
        judged = [(value, self._checker.faults(schema, value, request=True, at=at)) for value in (*tried, text)]
        return next((one for one in judged if not one[1]), judged[0])

    def _parts(self, *schemas: Any) -> Iterator[Mapping[str, Any]]:
        """Yield schemas and those that they are put together from, each once."""
        waiting, seen = list(reversed(schemas)), set[int]()
        while waiting:
            schema = waiting.pop()
            if isinstance(schema, Mapping) and id(schema) not in seen:
                seen.add(id(schema))
                yield schema
                if "$ref" in schema:
                    waiting.append(self._document.follow(schema))
                inner = [one for keyword in ("allOf", "anyOf", "oneOf") for one in schema.get(keyword, ())]
                waiting += reversed(inner)

    def _media(self, route: Route, request: FakeRequest) -> Mapping[str, Any] | None:
        content: Mapping[str, Any] = route.body.get("content", {}) if route.body else {}
        by_type = {name.partition(";")[0].strip().lower(): media for name, media in content.items()}
        given = request.media_type
        found: Mapping[str, Any] | None = next(
            (by_type[name] for name in (given, given.partition("/")[0] + "/*", "*/*") if name in by_type), None
        )
        return found

    def _body(self, route: Route, request: FakeRequest) -> Iterator[str]:
        if route.body is None:
            return
        if not request.content:
            if route.body.get("required"):
                yield "a body is required"
            return
        media = self._media(route, request)
        if media is None:
            yield self.media_fault(route, request)
        elif is_json(request.media_type):
            yield from self._json(media.get("schema", {}), request.content)
        elif request.media_type == FORM:
            pairs = parse_qsl(request.content.decode("utf-8", "replace"), keep_blank_values=True)
            schema = self._document.follow(media.get("schema", {}))
            names = {name for name, _ in pairs}
            for name in schema.get("required", ()) if isinstance(schema, Mapping) else ():
                if name not in names:
                    yield Fault(f"{name} is required", name, "required")

    def _json(self, schema: Any, content: bytes | str, at: str = "") -> Iterator[str]:
        try:
            value = loads(content)
        except JsonError as error:
            yield f"{at or 'the body'} is {error}"
            return
        yield from self._checker.faults(schema, value, request=True, at=at)


def _kind_of(parameter: Mapping[str, Any]) -> str:
    return "query" if parameter.get("in") == "query" else ""


def _is_sent(parameter: Mapping[str, Any], route: Route) -> bool:
    """Whether callers send a parameter: a path may not name it, and some headers are not theirs."""
    name = str(parameter.get("name"))
    if parameter.get("in") == "header":
        return name.lower() not in _NOT_OF_CALLERS
    return parameter.get("in") != "path" or name in route.names


def _in_bag(name: str, bags: Sequence[Mapping[str, Any]]) -> bool:
    """Whether a name belongs to a parameter that is an object: `filter[name]`, or any name of an exploded one."""
    return any(bag.get("style") != "deepObject" or name.startswith(f"{bag.get('name')}[") for bag in bags)


def _texts(name: str, place: Any, request: FakeRequest) -> list[str]:
    if place == "query":
        return request.query.get(name, [])
    if place == "path":
        return [request.path_params[name]] if name in request.path_params else []
    if place == "cookie":
        parts = [part.strip().partition("=") for part in request.headers.get("cookie", "").split(";")]
        return [unquote(value) for key, _, value in parts if key == name]
    return [request.headers[name.lower()]] if place == "header" and name.lower() in request.headers else []


def _kinds(schema: Any) -> list[str]:
    stated = schema.get("type") if isinstance(schema, Mapping) else None
    return [stated] if isinstance(stated, str) else stated if isinstance(stated, list) else []


def _items(parameter: Mapping[str, Any], texts: Sequence[str]) -> Sequence[str]:
    """Return the items of a list, as the style of its parameter has them."""
    style, text = parameter.get("style", ""), texts[0]
    explode = parameter.get("explode", style in ("form", "cookie", "") and parameter["in"] in ("query", "cookie"))
    if style == "label":
        return text.removeprefix(".").split("." if explode else ",")
    if style == "matrix":
        found = [piece.partition("=")[2] for piece in text.removeprefix(";").split(";")]
        return found if explode else found[0].split(",")
    if len(texts) > 1 or (explode and parameter["in"] in ("query", "cookie")):
        return texts
    return text.split(_DELIMITERS.get(style, ","))


def readings(schema: Any, text: str) -> Iterator[Any]:
    """Yield a text as the values that its schema speaks of."""
    kinds = _kinds(schema)
    if "integer" in kinds and text.removeprefix("-").isdecimal():
        yield int(text)
    if "number" in kinds:
        with suppress(ValueError):
            yield float(text)
    if "boolean" in kinds and text in ("true", "false"):
        yield text == "true"
    if "null" in kinds and text in ("", "null"):
        yield None
    if "object" in kinds or "properties" in schema:
        with suppress(JsonError):
            yield loads(text)
