"""Operations as their fragments publish them, with what path and document say for them made their own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..diagnostics import Diagnostics, Related, pointer_of
from ..openapi.grammar import METHODS
from ..openapi.pointers import Tokens, find
from ..openapi.routes import route
from ..source import Fragment, Json
from . import walk
from .nodes import Aims, Part, Surveyor
from .references import Place, origin_in
from .walk import Form, Link

CONTAINERS = ("paths", "webhooks")
_UNSUPPORTED = ("query", "additionalOperations")
_OF_ITEM = 2
"""Tokens of the pointer to a path item."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """One operation as one fragment publishes it."""

    fragment: int
    container: str
    """`paths` or `webhooks`."""
    path: str
    method: str
    tokens: tuple[str, ...]
    """Where it stands in the fragment `home`."""
    home: int
    """Index of the fragment that its text stands in; another one when the path item is in another file."""
    part: Part
    """The operation with the parameters, summary and description of its path item."""
    aims: Aims
    places: Mapping[str, tuple[str, ...]]
    """Member, or `parameters/<index>`, that was taken over -> where it stands in `home`."""
    servers: Json
    """In effect: its own, its path's, or the document's; None when none of them says."""
    security: Json
    """In effect; None when nobody says."""
    security_aims: Mapping[str, int]
    """Security scheme as named by `security` -> node."""

    @property
    def key(self) -> tuple[str, str, str]:
        """What identifies it in the merged document."""
        return (self.container, self.path, self.method)


@dataclass(frozen=True, slots=True, kw_only=True)
class PathItem:
    """A path item as one fragment publishes it, found through references."""

    fragment: int
    container: str
    path: str
    home: int
    tokens: tuple[str, ...]
    body: dict[str, Json]


@dataclass(frozen=True, slots=True, kw_only=True)
class Folding:
    """Folds the path items of fragments into their operations."""

    surveyor: Surveyor
    diagnostics: Diagnostics

    @property
    def fragments(self) -> tuple[Fragment, ...]:
        """All fragments."""
        return self.surveyor.fragments

    def items(self) -> tuple[PathItem, ...]:
        """Every path item of every fragment."""
        found: list[PathItem] = []
        for index, fragment in enumerate(self.fragments):
            if fragment.library:
                continue
            for container in CONTAINERS:
                held = fragment.document.get(container)
                for path, body in sorted(held.items()) if isinstance(held, dict) else ():
                    if container == "paths" and path.startswith("x-"):
                        continue
                    item = self._item(index, container, path, body)
                    if item is not None:
                        found.append(item)
        return tuple(found)

    def operations(self, item: PathItem) -> Iterator[Published]:
        """The operations of a path item."""
        for word in _UNSUPPORTED:
            if word in item.body:
                origin = origin_in(self.fragments[item.home], (*item.tokens, word))
                message = f"`{word}` belongs to OpenAPI 3.2 and is left out"
                self.diagnostics.warning("unsupported-member", message, origin, help="use one of the methods of 3.1")
        for method in METHODS:
            body = item.body.get(method)
            if isinstance(body, dict):
                yield self._published(item, method, body)
            elif method in item.body:
                self._malformed(item.home, (*item.tokens, method), "an operation must be an object")

    def _published(self, item: PathItem, method: str, own: dict[str, Json]) -> Published:
        tokens = (*item.tokens, method)
        folded, places = self._folded(item, own, tokens)
        security = own.get("security", self.fragments[item.fragment].document.get("security"))
        at: Tokens = (*tokens, "security") if "security" in own else ("security",)
        part = self.surveyor.part("operation", {k: v for k, v in folded.items() if k not in ("security", "servers")})
        return Published(
            fragment=item.fragment,
            container=item.container,
            path=item.path,
            method=method,
            tokens=tokens,
            home=item.home,
            part=part,
            aims=self._aims(item.home, part, tokens, places),
            places=places,
            servers=self._servers(item, own),
            security=security,
            security_aims=self.schemes(item.home if "security" in own else item.fragment, security, at),
        )

    def _servers(self, item: PathItem, own: dict[str, Json]) -> Json:
        root = self.fragments[item.fragment].document.get("servers")
        found = own.get("servers") or item.body.get("servers") or root
        return found or None

    def _folded(
        self, item: PathItem, own: dict[str, Json], tokens: tuple[str, ...]
    ) -> tuple[dict[str, Json], dict[str, tuple[str, ...]]]:
        """The operation with what its path item says for all operations; what it says itself wins."""
        folded, places = dict(own), dict[str, tuple[str, ...]]()
        for word in ("summary", "description"):
            if word in item.body and word not in own:
                folded[word], places[word] = item.body[word], (*item.tokens, word)
        shared, mine = (
            held if isinstance(held, list) else [] for held in (item.body.get("parameters"), own.get("parameters"))
        )
        if not shared and not mine:
            return folded, places
        taken = {self._identity(item.home, parameter) for parameter in mine}
        parameters: list[Json] = []
        for index, parameter in enumerate(shared):
            if self._identity(item.home, parameter) not in taken:
                at, written = self._written(item.home, (*item.tokens, "parameters", str(index)), parameter)
                places[f"parameters/{len(parameters)}"] = at
                parameters.append(written)
        for index, parameter in enumerate(mine):
            at, written = self._written(item.home, (*tokens, "parameters", str(index)), parameter)
            places[f"parameters/{len(parameters)}"] = at
            parameters.append(written)
        folded["parameters"] = parameters
        return folded, places

    def _written(self, home: int, at: tuple[str, ...], parameter: Json) -> tuple[tuple[str, ...], Json]:
        """A parameter and its place, through references to what is written among the paths of the same fragment.

        Path items lose their parameters to their operations, so such a place need not exist in the merged document.
        """
        seen = [(home, at)]
        while isinstance(parameter, dict) and isinstance(text := parameter.get("$ref"), str):
            place = self.surveyor.resolver.peek(home, text, "parameter")
            if place is None or place.fragment != home or place.tokens[0] not in CONTAINERS:
                break
            if (home, place.tokens) in seen:
                self._loop(seen)
                break
            seen.append((home, place.tokens))
            at, parameter = place.tokens, find(self.fragments[home].document, place.tokens)
        return at, parameter

    def _identity(self, home: int, parameter: Json) -> tuple[Json, Json] | int:
        """Name and location of a parameter, through references; a faulty one is like no other."""
        seen: set[int] = set()
        while isinstance(parameter, dict) and id(parameter) not in seen:
            seen.add(id(parameter))
            text = parameter.get("$ref")
            if not isinstance(text, str):
                name, location = parameter.get("name"), parameter.get("in")
                return (name, location) if isinstance(name, str) and isinstance(location, str) else id(parameter)
            place = self.surveyor.resolver.peek(home, text, "parameter")
            if place is None:
                break
            parameter, home = find(self.fragments[place.fragment].document, place.tokens), place.fragment
        return id(parameter)

    def _aims(self, home: int, part: Part, tokens: tuple[str, ...], places: Mapping[str, tuple[str, ...]]) -> Aims:
        for inside in part.identified:
            self.surveyor.resolver.ignored_identifier(origin_in(self.fragments[home], (*tokens, *inside, "$id")))
        return tuple(
            self.surveyor.aim(home, link, origin_in(self.fragments[home], placed(tokens, places, link.tokens)))
            for link in part.links
        )

    def schemes(self, home: int, security: Json, at: Tokens) -> dict[str, int]:
        """The security schemes that requirements standing at `at` name: name -> node."""
        found: dict[str, int] = {}
        for index, requirement in enumerate(security if isinstance(security, list) else ()):
            if not isinstance(requirement, dict):
                self._malformed(home, (*at, index), "a security requirement must be an object")
        for link in walk.links("operation", {"security": security}):
            origin = origin_in(self.fragments[home], (*at, *link.tokens[1:]))
            aim = self.surveyor.aim(home, link, origin)
            if aim is not None and aim.node is not None:
                found[link.key] = aim.node
        return found

    def _item(self, index: int, container: str, path: str, body: Json) -> PathItem | None:
        """The path item, found through its `$ref`s."""
        home, seen = index, list[tuple[int, tuple[str, ...]]]()
        tokens: tuple[str, ...] = (container, path)
        while isinstance(body, dict) and "$ref" in body:
            if (home, tokens) in seen:
                self._loop([*seen, (home, tokens)])
                return None
            seen.append((home, tokens))
            place = self._followed(home, tokens, body)
            if place is None:
                return None
            home, tokens = place.fragment, place.tokens
            body = find(self.fragments[home].document, tokens)
        if not isinstance(body, dict):
            self._malformed(home, tokens, "a path item must be an object")
            return None
        return PathItem(fragment=index, container=container, path=path, home=home, tokens=tokens, body=body)

    def _followed(self, home: int, tokens: tuple[str, ...], body: dict[str, Json]) -> Place | None:
        origin = origin_in(self.fragments[home], (*tokens, "$ref"))
        if len(body) > 1:
            message = "a path item with `$ref` has other members too, which OpenAPI leaves undefined"
            help = "write the members into the target; what stands beside the reference is left out"
            self.diagnostics.warning("mixed-path-item", message, origin, help=help)
        link = Link(form=Form.REFERENCE, kind="pathItem", holder=(), key="$ref", text=body["$ref"])
        return self.surveyor.resolver.resolve(home, link, origin)

    def _loop(self, steps: Sequence[tuple[int, tuple[str, ...]]]) -> None:
        chain = " -> ".join(tokens[-1] if len(tokens) == _OF_ITEM else pointer_of(tokens) for _, tokens in steps)
        self.diagnostics.error(
            "reference-loop",
            f"these refer to each other and never to a definition: {chain}",
            origin_in(self.fragments[steps[0][0]], steps[0][1]),
            help="let one of them say what it is",
        )

    def _malformed(self, home: int, tokens: Tokens, message: str) -> None:
        origin = origin_in(self.fragments[home], tokens)
        self.diagnostics.warning("wrong-type", message, origin, help="it is left out")


def placed(base: Tokens, places: Mapping[str, tuple[str, ...]], tokens: Tokens) -> Tokens:
    """Where a part of a folded operation stands in its fragment."""
    for length in (2, 1):
        moved = places.get("/".join(map(str, tokens[:length]))) if len(tokens) >= length else None
        if moved is not None:
            return (*moved, *tokens[length:])
    return (*base, *tokens)


def check_routes(items: Sequence[PathItem], fragments: Sequence[Fragment], diagnostics: Diagnostics) -> None:
    """Warn of paths that differ in the names of their parameters only: for a server they are one."""
    routes: dict[str, dict[str, PathItem]] = {}
    for item in items:
        if item.container == "paths":
            routes.setdefault(route(item.path), {}).setdefault(item.path, item)
    for _, alike in sorted(routes.items()):
        (first, item), *others = sorted(alike.items())
        for path, other in others:
            diagnostics.warning(
                "same-route",
                f"{path} and {first} differ in the names of their parameters only",
                origin_in(fragments[other.home], other.tokens),
                help="use one spelling of the path; the operations of both are generated",
                related=(Related(message=first, origin=origin_in(fragments[item.home], item.tokens)),),
            )
