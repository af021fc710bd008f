"""Base URLs. The credentials of a caller go to them, so nothing in one may lead elsewhere."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import SplitResult, urlsplit

from ..ir import Server, ServerVariable
from ..text.suggest import did_you_mean
from .document import Document, Node

_VARIABLE = re.compile(r"\{([^{}]*)\}")
_URL = re.compile(r"[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=%-]+")
"""What RFC 3986 lets a URL hold."""
_HOST = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?|\[[0-9A-Fa-f:.]+\]")
_LABEL = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?")
_PATH = re.compile(r"[\w.~!$&'()*+,;=:@%/-]*")
_DOT = re.compile(r"(?:\.|%2[eE]){1,2}")


def read_servers(node: Node, *, explicit: bool) -> tuple[Server, ...]:
    """The servers of a document or an operation; `explicit` says that the configuration names a base URL."""
    found = [_server(server, explicit) for server in node.elements("servers")]
    return tuple(dict.fromkeys(server for server in found if server is not None))


def _server(node: Node, explicit: bool) -> Server | None:
    node.note_keys("server")
    url = node.text("url")
    variables = tuple(_variables(node, url))
    if len(variables) != len(set(_VARIABLE.findall(url))) or "{" in _VARIABLE.sub("", url):
        return None
    if _is_relative(url):
        _report_relative(node, url, explicit)
        return None
    server = Server(url=url, description=node.text("description"), name=node.text("name"), variables=variables)
    fault = _fault(_filled(server, {}))
    if fault is not None:
        node.document.error(*fault, node.at("url"))
        return None
    return replace(server, variables=tuple(_checked(server, variable, node) for variable in variables))


def _report_relative(node: Node, url: str, explicit: bool) -> None:
    message = f'the server "{url}" is relative to wherever the document was found'
    if explicit:
        node.document.note("relative-server", f"{message}; the configured URL is used", node.at("url"))
    else:
        node.document.error(
            "relative-server", message, node.at("url"), help="name the base URL under client.regions in sdk.yaml"
        )


def _is_relative(url: str) -> bool:
    return not re.match(r"[A-Za-z{][A-Za-z0-9+.{}-]*:", url)


def _variables(node: Node, url: str) -> Iterator[ServerVariable]:
    """The variables of the URL; those that it does not name are noted, those that it lacks are errors."""
    declared = dict(node.members("variables"))
    names = tuple(dict.fromkeys(_VARIABLE.findall(url)))
    if "{" in _VARIABLE.sub("", url) or "}" in _VARIABLE.sub("", url):
        node.document.error("bad-server", "the URL has unbalanced braces", node.at("url"))
    for name in declared.keys() - set(names):
        node.document.note("unknown-keyword", f"the URL has no {{{name}}}", declared[name].pointer)
    for name in names:
        if name not in declared:
            node.document.error(
                "bad-server-variable",
                f"the URL names {{{name}}}, which `variables` does not declare",
                node.at("url"),
                help=did_you_mean(name, declared),
            )
            continue
        variable = _variable(name, declared[name])
        if variable is not None:
            yield variable


def _variable(name: str, node: Node) -> ServerVariable | None:
    node.note_keys("serverVariable")
    if "default" not in node.value:
        node.document.error("bad-server-variable", f"{{{name}}} has no default", node.pointer)
        return None
    default, choices = node.text("default"), node.texts("enum")
    if choices and default not in choices:
        node.document.error("bad-server-variable", f'the default "{default}" is none of the values', node.at("default"))
        return None
    return ServerVariable(name=name, default=default, choices=choices, description=node.text("description"))


def _checked(server: Server, variable: ServerVariable, node: Node) -> ServerVariable:
    """The variable without the values that would lead somewhere unsafe."""
    place = node.at("variables", variable.name)
    kept = []
    for choice in variable.choices or (variable.default,):
        fault = _outside(server.url, variable.name, choice) or _fault(_filled(server, {variable.name: choice}))
        if fault is None:
            kept.append(choice)
        elif fault[0] == "insecure-server" and choice != variable.default:
            node.document.warning(*fault, place, help=f'the value "{choice}" is left out')
        else:
            node.document.error(
                "bad-server-variable", f'the value "{choice}" of {{{variable.name}}}: {fault[1]}', place
            )
    return replace(variable, choices=tuple(kept)) if variable.choices else variable


def _filled(server: Server, values: dict[str, str]) -> str:
    defaults = {variable.name: variable.default for variable in server.variables}
    return _VARIABLE.sub(lambda match: {**defaults, **values}[match[1]], server.url)


def _outside(url: str, name: str, value: str) -> tuple[str, str] | None:
    """Why a value would leave the part of the URL in which its variable stands."""
    before = url.split("{" + name + "}")[0]
    scheme, _, rest = before.partition("://")
    if "://" not in before:
        fits = re.fullmatch(r"[A-Za-z][A-Za-z0-9+.-]*(://.*)?", value) if not scheme else None
        return None if fits else ("bad-server-variable", "it is no scheme")
    after = url.split("{" + name + "}", 1)[1]
    # A path, or none, may follow the host as a whole: `https://api.example.com{basePath}`.
    ends = bool(rest) and after[:1] in ("", "/") and value[:1] in ("", "/")
    if "/" in rest or ends:
        return None if _PATH.fullmatch(value) else ("bad-server-variable", "it is no path")
    if re.search(r":$", rest):
        return None if value.isascii() and value.isdigit() else ("bad-server-variable", "it is no port")
    whole = not rest and (not after or after[0] in ":/")
    fits = (_HOST if whole else _LABEL).fullmatch(value)
    return None if fits else ("bad-server-variable", "it leaves its host label")


def _fault(url: str) -> tuple[str, str] | None:
    """The code and the message of what is wrong with a complete URL."""
    if not _URL.fullmatch(url):
        return "bad-server", "the URL has a character that no URL can hold"
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return "bad-server", "the URL cannot be read"
    if parts.scheme not in ("https", "http"):
        return "bad-server", f'the scheme "{parts.scheme}" is neither https nor http'
    if "@" in parts.netloc:
        return "bad-server", "the URL holds credentials"
    if not parts.hostname or not _HOST.fullmatch(parts.netloc.rpartition(":")[0] if port is not None else parts.netloc):
        return "bad-server", "the URL has no plain host"
    if parts.query or parts.fragment or url.endswith(("?", "#")):
        return "bad-server", "the URL has a query or a fragment"
    if "//" in parts.path or any(_DOT.fullmatch(segment) for segment in parts.path.split("/")):
        return "bad-server", "the path of the URL would be folded"
    return None if parts.scheme == "https" or _is_loopback(parts) else _INSECURE


_INSECURE = ("insecure-server", "credentials would go over http in clear text")


def _is_loopback(parts: SplitResult) -> bool:
    host = parts.hostname or ""
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def warn_without_server(document: Document, pointer: str) -> None:
    """Say that a client of this API cannot know where to go."""
    document.warning(
        "no-server",
        "no server is named; every client will have to give a base URL",
        pointer,
        help="name the base URL under client.regions in sdk.yaml",
    )
