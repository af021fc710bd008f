"""Whether a request is what its operation describes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import parse_qsl

from ..core.json_text import JsonError, loads
from ..http.encoding import is_json
from .checking import Checker
from .document import Document, Route
from .messages import FakeRequest

FORM = "application/x-www-form-urlencoded"
_DELIMITERS = {"spaceDelimited": " ", "pipeDelimited": "|", "tabDelimited": "\t"}


class Judge:
    """Judges requests by one document."""

    def __init__(self, document: Document, checker: Checker, credential_query: str = "") -> None:
        self._document = document
        self._checker = checker
        self._credential_query = credential_query

    def unknown(self, route: Route, request: FakeRequest) -> list[str]:
        """Return what was sent that the operation does not speak of; servers let such things pass."""
        known = {p.get("name") for p in route.parameters if p.get("in") == "query"} | {self._credential_query}
        known |= {name for name, _ in route.pairs}
        bags = [p for p in route.parameters if p.get("in") == "query" and self._is_object(p)]
        names = dict.fromkeys(name for name, _ in request.pairs if name not in known)
        found = [f"query parameter {name} is not known" for name in names if not _in_bag(name, bags)]
        if route.body is None and request.content:
            found.append("a body, and none is described")
        return found

    def faults(self, route: Route, request: FakeRequest) -> list[str]:
        """Return what a server that keeps to the description refuses."""
        # A parameter of the path that the path does not name is sent nowhere.
        sent = [one for one in route.parameters if one.get("in") != "path" or one.get("name") in route.names]
        found = [fault for parameter in sent for fault in self._parameter(parameter, request)]
        return found + list(self._body(route, request))

    def fits(self, route: Route, request: FakeRequest) -> bool:
        """Return whether a request is one of a route and of no other with the same path."""
        return set(route.constants) <= set(request.pairs) and not self.faults(route, request)

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
        if "schema" not in parameter or self._is_object(parameter) or parameter.get("style") in ("label", "matrix"):
            return
        schema = self._document.follow(parameter["schema"])
        value = self._value(schema, parameter, texts)
        yield from self._checker.faults(schema, value, request=True, at=f"{place} parameter {name}")

    def _value(self, schema: Any, parameter: Mapping[str, Any], texts: Sequence[str]) -> Any:
        if "array" not in _kinds(schema):
            return typed(schema, texts[0])
        explode = parameter.get("explode", parameter.get("style", "form") == "form" and parameter["in"] == "query")
        delimiter = _DELIMITERS.get(parameter.get("style", ""), ",")
        items = texts if explode or len(texts) > 1 else texts[0].split(delimiter)
        inner = self._document.follow(schema.get("items", {}))
        return [typed(inner, item) for item in items]

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
            yield from self._json(media, request)
        elif request.media_type == FORM:
            pairs = parse_qsl(request.content.decode("utf-8", "replace"), keep_blank_values=True)
            schema = self._document.follow(media.get("schema", {}))
            names = {name for name, _ in pairs}
            for name in schema.get("required", ()) if isinstance(schema, Mapping) else ():
                if name not in names:
                    yield f"{name} is required"

    def _json(self, media: Mapping[str, Any], request: FakeRequest) -> Iterator[str]:
        try:
            value = loads(request.content)
        except JsonError as error:
            yield f"the body is {error}"
            return
        yield from self._checker.faults(media.get("schema", {}), value, request=True)


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
        return [value for key, _, value in parts if key == name][:1]
    # RFC: OpenAPI ignores parameters of these names, since other parts of the description speak of them.
    if place != "header" or name.lower() in ("accept", "content-type", "authorization"):
        return [""] if place == "header" else []
    return [request.headers[name.lower()]] if name.lower() in request.headers else []


def _kinds(schema: Any) -> list[str]:
    stated = schema.get("type") if isinstance(schema, Mapping) else None
    return [stated] if isinstance(stated, str) else stated if isinstance(stated, list) else []


def typed(schema: Any, text: str) -> Any:
    """Return a parameter's text as the value that its schema speaks of; as text where it is of no such kind."""
    kinds = _kinds(schema)
    if "integer" in kinds and text.lstrip("-").isdecimal():
        return int(text)
    if "number" in kinds:
        try:
            return float(text)
        except ValueError:
            return text
    if "boolean" in kinds and text in ("true", "false"):
        return text == "true"
    if "null" in kinds and text in ("", "null"):
        return None
    return text
