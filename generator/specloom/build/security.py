"""Ways to authenticate, and which of them each operation asks for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from ..ir import Operation, Parameter, SecurityRequirement, SecurityScheme
from ..source import Json
from ..text.suggest import did_you_mean
from .document import Document, Node, wrong_type
from .references import References
from .wire import is_field_name

_CALLER = "callers have to send the credential themselves, as a header or a parameter"
_KINDS = ("apiKey", "http", "mutualTLS", "oauth2", "openIdConnect")
_DETAILS = {"oauth2": "flows", "openIdConnect": "openIdConnectUrl"}


def read_schemes(components: Node | None, references: References) -> tuple[SecurityScheme, ...]:
    """The security schemes, by name."""
    if components is None:
        return ()
    found = [_scheme(name, node, references) for name, node in components.members("securitySchemes")]
    return tuple(sorted((scheme for scheme in found if scheme is not None), key=lambda scheme: scheme.name))


def read_requirements(node: Node, schemes: Mapping[str, SecurityScheme]) -> tuple[SecurityRequirement, ...]:
    """The alternatives that `security` of a document or an operation lists; an unknown scheme is an error."""
    return tuple(_requirement(alternative, schemes) for alternative in node.elements("security"))


def _requirement(node: Node, schemes: Mapping[str, SecurityScheme]) -> SecurityRequirement:
    components = node.document.specification.document.get("components")
    declared = components.get("securitySchemes") if isinstance(components, dict) else None
    for name in node.value:
        if name not in schemes and not (isinstance(declared, dict) and name in declared):
            node.document.warning(
                "unknown-security-scheme",
                f'no security scheme "{name}"',
                node.at(name),
                help="; ".join(filter(None, (did_you_mean(name, schemes), _CALLER))),
            )
    return SecurityRequirement(
        schemes=tuple((name, node.texts(name)) for name in sorted(node.value) if name in schemes)
    )


def _scheme(name: str, node: Node, references: References) -> SecurityScheme | None:
    target = references.follow(node, "securityScheme")
    if target is None:
        return None
    found = target.node
    found.note_keys("securityScheme")
    kind = found.text("type")
    if kind not in _KINDS:
        help = did_you_mean(kind, _KINDS) or f"the kinds are {', '.join(_KINDS)}"
        message = f'"{kind}" is no kind of security scheme'
        node.document.warning("bad-security-scheme", message, found.pointer, help=f"{help}; {_CALLER}")
        return None
    location, wire_name = found.text("in"), found.text("name")
    if kind == "apiKey" and not _is_key(found, location, wire_name):
        return None
    scheme = found.text("scheme").lower()
    if kind == "http" and not is_field_name(scheme):
        message = f"{scheme!r} is no HTTP authentication scheme"
        node.document.warning("bad-security-scheme", message, found.pointer, help=_CALLER)
        return None
    return SecurityScheme(
        name=name,
        kind=kind,
        scheme=scheme if kind == "http" else "",
        location=location if kind == "apiKey" else "",
        wire_name=wire_name if kind == "apiKey" else "",
        description=found.text("description"),
        details=_details(found, kind),
    )


def _is_key(node: Node, location: str, wire_name: str) -> bool:
    if location not in ("header", "query", "cookie"):
        message = f'a key cannot be in "{location}"'
        node.document.warning("bad-security-scheme", message, node.pointer, help=_CALLER)
        return False
    if not wire_name or (location != "query" and not is_field_name(wire_name)):
        message = f"{wire_name!r} is no name of a {location}"
        node.document.warning("bad-header", message, node.at("name"), help=_CALLER)
        return False
    return True


def _details(node: Node, kind: str) -> Json:
    key = _DETAILS.get(kind)
    if key is None or key not in node.value:
        return None
    value = node.value[key]
    wanted = "an object" if key == "flows" else "text"
    if not isinstance(value, dict if key == "flows" else str):
        wrong_type(node.document, value, node.at(key), wanted)
        return None
    return value


def sent_scheme(schemes: Mapping[str, SecurityScheme], operations: Iterable[Operation]) -> str:
    """The name of the scheme that serves most operations; being enough alone counts twice as much as one of several."""
    votes: Counter[str] = Counter()
    for operation in operations:
        needs = [tuple(name for name, _ in need.schemes) for need in operation.security]
        for name in {name for need in needs for name in need}:
            if schemes[name].sent_as:
                votes[name] += 2 if (name,) in needs else 1
    return min(votes, key=lambda name: (-votes[name], name), default="")


def without_credential(operation: Operation, scheme: SecurityScheme, document: Document) -> Operation:
    """The operation without the parameter that would carry what the client sends: a caller could only overwrite it."""
    if not any(name == scheme.name for need in operation.security for name, _ in need.schemes):
        return operation
    carried = [one for one in operation.parameters if _carries(one, scheme)]
    for one in carried:
        message = f'the {one.location.value} parameter {one.wire_name} is the credential "{scheme.name}"'
        document.diagnostics.note("reserved-header", message, one.origin, help="the client sends it; it is no argument")
    return replace(operation, parameters=tuple(one for one in operation.parameters if one not in carried))


def _carries(parameter: Parameter, scheme: SecurityScheme) -> bool:
    if scheme.kind != "apiKey" or parameter.location.value != scheme.location:
        return False
    if scheme.location == "header":
        return parameter.wire_name.lower() == scheme.wire_name.lower()
    return parameter.wire_name == scheme.wire_name
