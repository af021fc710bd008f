"""The API's description, read for the fake: its operations, and which of them a request is for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
_HOLE = re.compile(r"\{([^{}]*)\}")
MOST_ADDRESSES = 100
"""Addresses of one server that are known, where its variables list many values."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """One operation, references of its own parts followed."""

    method: str
    template: str
    id: str = ""
    parameters: tuple[Mapping[str, Any], ...] = ()
    body: Mapping[str, Any] | None = None
    responses: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    secured: bool = True
    servers: tuple[Mapping[str, Any], ...] = ()
    """Its own servers, where it has some."""

    @property
    def key(self) -> str:
        """`GET /things/{id}`."""
        return f"{self.method} {self.template}"

    @property
    def path(self) -> str:
        """The template without a query or a fragment, which some documents tell operations apart by."""
        return re.split(r"[?#]", self.template, maxsplit=1)[0]

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Pairs of a query that stands in the template."""
        return tuple(parse_qsl(self.template.partition("#")[0].partition("?")[2], keep_blank_values=True))

    @property
    def constants(self) -> tuple[tuple[str, str], ...]:
        """The same without those that have a hole, which say nothing."""
        return tuple(pair for pair in self.pairs if not _HOLE.search("".join(pair)))

    @property
    def names(self) -> tuple[str, ...]:
        """Wire names of the holes in the path."""
        return tuple(_HOLE.findall(self.path))

    def response(self, status: int) -> Mapping[str, Any] | None:
        """Return what is documented for a status, exactly or by its class."""
        for name in (str(status), f"{status // 100}XX", f"{status // 100}xx", "default"):
            if name in self.responses:
                return self.responses[name]
        return None

    @property
    def success(self) -> int:
        """The first documented success."""
        found = sorted(status for status in self.responses if status[:1] == "2")
        if not found:
            return 200
        return int(found[0]) if found[0].isdecimal() else 200


def split(path: str) -> tuple[str, ...]:
    """Return the segments of a path; a slash at its end makes another path, with an empty segment."""
    return tuple(path.removeprefix("/").split("/"))


def shape(template: str) -> tuple[str, ...]:
    """Return the segments of a template with the names of its holes blanked."""
    return tuple(_HOLE.sub("{}", part) for part in split(template))


class _Pattern:
    """A template as something that segments are held against."""

    __slots__ = ("order", "parts", "route")

    def __init__(self, route: Route) -> None:
        self.route = route
        self.parts: list[str | re.Pattern[str]] = []
        order: list[int] = []
        for part in split(route.path):
            pieces = _HOLE.split(part)
            literal = len(pieces) == 1
            # Literal segments come before those with a hole, from the left: `/things/search` is no `/things/{id}`.
            order.append(0 if literal else 2 if part == f"{{{pieces[1]}}}" else 1)
            text = "".join("(.+)" if index % 2 else re.escape(piece) for index, piece in enumerate(pieces))
            self.parts.append(part if literal else re.compile(text))
        self.order = tuple(order)

    def values(self, segments: tuple[str, ...]) -> list[str] | None:
        """Return the values of the holes; `None` when the segments are not of this route."""
        found: list[str] = []
        for part, segment in zip(self.parts, segments, strict=True):
            if isinstance(part, str):
                if part not in (segment, unquote(segment)):
                    return None
            elif (matched := part.fullmatch(segment)) is None:
                return None
            else:
                found += [unquote(value) for value in matched.groups()]
        return found


@dataclass(frozen=True, slots=True)
class Found:
    """What a path is for."""

    route: Route | None
    values: Mapping[str, str]
    """Wire name -> value, decoded."""
    methods: tuple[str, ...]
    """Those that the path takes, when there is no route for this one."""
    local: str
    """The path below the base path of the servers."""


class Routes:
    """Finds the operation of a request."""

    def __init__(self, routes: Iterable[Route], prefixes: Iterable[str]) -> None:
        self._prefixes = tuple(sorted({p.rstrip("/") for p in prefixes if p.strip("/")}, key=lambda p: (-len(p), p)))
        self._by_length: dict[int, list[_Pattern]] = {}
        for route in routes:
            self.add(route)

    def add(self, route: Route) -> None:
        """Know one more."""
        pattern = _Pattern(route)
        found = self._by_length.setdefault(len(pattern.parts), [])
        found.append(pattern)
        found.sort(key=lambda item: (item.order, -len(item.route.constants), item.route.key))

    def find(self, method: str, path: str, faults: Callable[[Found], int] = lambda _: 0) -> Found:
        """Return the operation that a path is for.

        Where paths differ in nothing but the names of their parameters, a query or a fragment, it is the first with
        the fewest `faults`.
        """
        methods: list[str] = []
        literal: tuple[int, ...] = ()
        locals_ = [path[len(start) :] for start in self._prefixes if path.startswith(start + "/")]
        for local in (*locals_, path):
            segments = split(local)
            found: list[Found] = []
            order: tuple[int, ...] = ()
            for pattern in self._by_length.get(len(segments), ()):
                if found and pattern.order != order:
                    break
                values = pattern.values(segments)
                if values is None:
                    continue
                if pattern.route.method != method:
                    # The most literal path says what it takes.
                    if not methods or pattern.order == literal:
                        methods.append(pattern.route.method)
                        literal = pattern.order
                    continue
                order = pattern.order
                found.append(Found(pattern.route, dict(zip(pattern.route.names, values, strict=True)), (), local))
            if found:
                return found[0] if len(found) == 1 else min(found, key=faults)
        return Found(None, {}, tuple(sorted(set(methods))), (*locals_, path)[0])


def _origin(server: Mapping[str, Any]) -> str:
    return "//".join(urlsplit(_filled(server)[0])[:2]).rstrip("/")


def _filled(server: Mapping[str, Any]) -> list[str]:
    """The addresses of a server."""
    urls = [str(server.get("url", ""))]
    for name, variable in server.get("variables", {}).items():
        values = dict.fromkeys([variable.get("default", ""), *variable.get("enum", ())])
        urls = [url.replace("{" + name + "}", str(value)) for url in urls for value in values][:MOST_ADDRESSES]
    return urls


class Document:
    """An OpenAPI document whose references are all its own."""

    def __init__(self, content: Mapping[str, Any]) -> None:
        self.content = content
        self.routes = tuple(self._routes())

    @property
    def base_paths(self) -> list[str]:
        """Paths at which the servers have the API, one for each value that a variable may have."""
        servers = [*self.content.get("servers", ()), *(server for route in self.routes for server in route.servers)]
        return [urlsplit(url).path for server in servers for url in _filled(server)]

    def follow(self, node: Any) -> Any:
        """Return what a chain of references ends at; an empty object when it ends nowhere."""
        for _ in range(100):
            if not isinstance(node, Mapping) or not isinstance(node.get("$ref"), str):
                return node
            node = self._at(node["$ref"])
        return {}

    def _at(self, reference: str) -> Any:
        here: Any = self.content
        for token in reference.removeprefix("#").split("/")[1:]:
            name = unquote(token).replace("~1", "/").replace("~0", "~")
            if isinstance(here, Mapping):
                here = here.get(name, {})
            elif isinstance(here, list) and name.isdecimal() and int(name) < len(here):
                here = here[int(name)]
            else:
                return {}
        return here

    def _routes(self) -> Iterable[Route]:
        for template, item in self.content.get("paths", {}).items():
            shared = self.follow(item)
            for method in METHODS:
                if isinstance(shared, Mapping) and method in shared:
                    yield self._route(method.upper(), template, shared, shared[method])

    def _route(self, method: str, template: str, shared: Mapping[str, Any], node: Mapping[str, Any]) -> Route:
        parameters: dict[tuple[str, str], Mapping[str, Any]] = {}
        for raw in (*shared.get("parameters", ()), *node.get("parameters", ())):
            parameter = self.follow(raw)
            parameters[parameter.get("in", ""), parameter.get("name", "")] = parameter
        needs = node.get("security", self.content.get("security", ()))
        return Route(
            method=method,
            template=template,
            id=node.get("operationId", ""),
            parameters=tuple(parameters.values()),
            body=self.follow(node["requestBody"]) if "requestBody" in node else None,
            responses={str(status): self.follow(response) for status, response in node.get("responses", {}).items()},
            secured=bool(needs) and all(needs) and not self._is_elsewhere(node.get("servers", shared.get("servers"))),
            servers=tuple(node.get("servers", shared.get("servers", ()))),
        )

    def _is_elsewhere(self, servers: Any) -> bool:
        """Whether an operation has servers of its own on other hosts, to which clients send no credential."""
        own, usual = ({_origin(server) for server in given or ()} for given in (servers, self.content.get("servers")))
        return bool(own) and not own & {*usual, ""}
