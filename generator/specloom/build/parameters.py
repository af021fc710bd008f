"""Parameters: arguments in the path, the query, headers and cookies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..diagnostics import Origin
from ..ir import Default, Location, Parameter, Scalar, ScalarKind, Type
from ..source import Json
from ..text.suggest import did_you_mean
from .annotations import described, examples
from .conjunction import Part, nearest
from .content import read_content, read_examples
from .defaults import default_of
from .document import Node
from .routes import Route
from .scalars import ANY
from .schemas import Schemas
from .wire import IGNORED_HEADERS, RESERVED_HEADERS, is_field_name

_STYLES = {
    Location.PATH: ("simple", "label", "matrix"),
    Location.QUERY: ("form", "spaceDelimited", "pipeDelimited", "deepObject"),
    Location.HEADER: ("simple",),
    Location.COOKIE: ("form", "cookie"),
}
"""The styles of each location, the default first."""

LEFT_OUT = "the parameter is left out"
TEXT = Scalar(kind=ScalarKind.STRING)


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """The type of a parameter or header, and the words that come with it."""

    type: Type = ANY
    media_type: str | None = None
    description: str = ""
    default: Default | None = None
    examples: tuple[Json, ...] = ()


def read_parameters(own: Sequence[Node], shared: Sequence[Node], schemas: Schemas) -> tuple[Parameter, ...]:
    """The parameters of an operation; those of its path hold unless it has one of the same name and location."""
    mine = _unique(own, schemas)
    names = {(parameter.wire_name, parameter.location) for parameter in mine}
    theirs = [
        parameter for parameter in _unique(shared, schemas) if (parameter.wire_name, parameter.location) not in names
    ]
    return (*theirs, *mine)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """What a path and the parameters of an operation say together."""

    segments: tuple[str | Parameter, ...]
    """The path, and the part of its query that is always sent."""
    parameters: tuple[Parameter, ...]
    """Those of the path as they stand in it, then the others as published."""


def bind_route(route: Route, parameters: Sequence[Parameter], node: Node) -> Bound:
    """Put the parameters of the path where it names them; what is named and not declared is a text."""
    declared = {parameter.wire_name: parameter for parameter in parameters if parameter.location is Location.PATH}
    others = tuple(parameter for parameter in parameters if parameter.location is not Location.PATH)
    asked = {parameter.wire_name for parameter in others if parameter.location is Location.QUERY}
    pieces = [*route.path]
    for name, pair in route.query:
        # A query in the path often only repeats the query parameters of the operation.
        if name not in asked and not any(text in asked for text, is_name in pair if is_name):
            pieces += [("&" if ("?", False) in pieces else "?", False), *pair]
    names = tuple(dict.fromkeys(text for text, is_name in pieces if is_name))
    for name in sorted(declared.keys() - set(names)):
        help = did_you_mean(name, names) or "the path names " + (", ".join(names) or "no parameter")
        message = f'the path has no {{{name}}} for the path parameter "{name}"'
        node.document.warning("unknown-path-parameter", message, node.at("parameters"), help=f"{help}; {LEFT_OUT}")
    missing = [name for name in names if name not in declared]
    if missing:
        node.document.warning(
            "undeclared-parameter",
            f"the path names {', '.join(missing)}, which no parameter declares",
            node.pointer,
            help="it is taken as text",
        )
    origin = node.document.origin(node.pointer)
    path = {name: declared.get(name) or _undeclared(name, origin) for name in names}
    segments = tuple(path[text] if is_name else text for text, is_name in pieces)
    return Bound(segments=_joined(segments), parameters=(*path.values(), *others))


def _joined(segments: Sequence[str | Parameter]) -> tuple[str | Parameter, ...]:
    """The segments, texts that follow one another as one."""
    found: list[str | Parameter] = []
    for segment in segments:
        if isinstance(segment, str) and found and isinstance(found[-1], str):
            found[-1] += segment
        else:
            found.append(segment)
    return tuple(found)


def describe(node: Node, schemas: Schemas) -> Described:
    """What `schema` or `content` says of a parameter or header."""
    stated = read_examples(node, node.schema("schema"), schemas)
    if "content" in node.value:
        content = read_content(node, schemas)
        if len(content) != 1 or "schema" in node.value:
            node.document.warning("bad-parameter", "wants either `schema` or one media type", node.pointer)
        if not content:
            return Described(description=node.text("description"))
        values = tuple(value for _, value in (*stated, *content[0].examples))
        return Described(
            type=content[0].type, media_type=content[0].name, description=node.text("description"), examples=values
        )
    schema = node.schema("schema")
    if schema is None:
        return Described(description=node.text("description"), examples=tuple(value for _, value in stated))
    parts = schemas.conjunction.expand((Part(node=schema),))
    own = [part for part in parts if not part.borrowed]
    words = node.text("description") or nearest(parts, "description")
    beside = nearest(own, "description")
    words = "\n\n".join((words, beside)) if beside and beside not in words else words
    return Described(
        type=schemas.at(schema),
        description=described(words, (Part(node=schema),)),
        default=default_of(parts, node.document),
        examples=tuple(value for _, value in stated) or examples(parts),
    )


def _unique(nodes: Sequence[Node], schemas: Schemas) -> tuple[Parameter, ...]:
    found: dict[tuple[str, Location], Parameter] = {}
    for node, parameter in _read_all(nodes, schemas):
        key = (parameter.wire_name, parameter.location)
        if key in found:
            message = f'a second {key[1].value} parameter "{key[0]}"'
            node.document.warning("duplicate-parameter", message, node.pointer, help="the first one counts")
        found.setdefault(key, parameter)
    return tuple(found.values())


def _read_all(nodes: Sequence[Node], schemas: Schemas) -> Iterator[tuple[Node, Parameter]]:
    for node in nodes:
        target = schemas.references.follow(node, "parameter")
        parameter = _parameter(target.node, node, schemas) if target is not None else None
        if parameter is not None:
            yield node, parameter


def _parameter(node: Node, place: Node, schemas: Schemas) -> Parameter | None:
    if not node.value:
        node.report_dangling("parameter")
        return None
    node.note_keys("parameter")
    name = node.text("name")
    location = _location(node)
    if location is None or not _acceptable(name, location, node):
        return None
    style = _style(node, location)
    words = describe(node, schemas)
    if location is Location.PATH and not node.flag("required"):
        node.document.warning("optional-path-parameter", f'the path parameter "{name}" is always needed', node.pointer)
    return Parameter(
        wire_name=name,
        location=location,
        type=words.type,
        required=location is Location.PATH or node.flag("required"),
        style=style,
        explode=node.flag("explode") if "explode" in node.value else style in ("form", "cookie"),
        allow_reserved=node.flag("allowReserved"),
        media_type=words.media_type,
        description=words.description,
        deprecated=node.flag("deprecated"),
        default=words.default,
        examples=words.examples,
        origin=node.document.origin(place.pointer),
    )


def _location(node: Node) -> Location | None:
    where = node.text("in")
    known = [location.value for location in Location]
    if where in known:
        return Location(where)
    node.document.unusable(
        "bad-parameter",
        f'a parameter cannot be in "{where}"',
        node.pointer,
        help=did_you_mean(where, known) or f"it is in {', '.join(known)}; a body is a `requestBody`",
    )
    return None


def _acceptable(name: str, location: Location, node: Node) -> bool:
    """Whether a parameter of this name becomes an argument."""
    document = node.document
    if not name:
        document.unusable("bad-parameter", "a parameter needs a name", node.pointer)
        return False
    if location in (Location.HEADER, Location.COOKIE) and not is_field_name(name):
        report = document.unusable if node.flag("required") else document.warning
        report("bad-header", f"{name!r} is no name of a {location.value}", node.at("name"), help=LEFT_OUT)
        return False
    if location is Location.HEADER and name.lower() in IGNORED_HEADERS:
        document.note(
            "reserved-header",
            f"the header {name} follows from {IGNORED_HEADERS[name.lower()]}; it becomes no argument",
            node.pointer,
        )
        return False
    if location is Location.HEADER and name.lower() in RESERVED_HEADERS:
        document.warning(
            "reserved-header", f"the header {name} belongs to the client, not to callers", node.pointer, help=LEFT_OUT
        )
        return False
    return True


def _style(node: Node, location: Location) -> str:
    style = node.text("style") or _STYLES[location][0]
    if style in _STYLES[location]:
        return style
    node.document.warning(
        "bad-parameter",
        f'the style "{style}" is none of a {location.value} parameter; it is sent as "{_STYLES[location][0]}"',
        node.at("style"),
        help=did_you_mean(style, _STYLES[location]) or f"it has {', '.join(_STYLES[location])}",
    )
    return _STYLES[location][0]


def _undeclared(name: str, origin: Origin) -> Parameter:
    return Parameter(
        wire_name=name, location=Location.PATH, type=TEXT, required=True, style="simple", explode=False, origin=origin
    )
