"""Base URLs. The credentials of a caller go to them, so nothing in one may lead elsewhere."""

from __future__ import annotations

import re
from dataclasses import replace
from urllib.parse import urlsplit

from ..ir import Server, ServerVariable
from ..openapi.servers import is_insecure
from ..text.suggest import did_you_mean
from .document import Document, Node

_VARIABLE = re.compile(r"\{([^{}]*)\}")
_URL = re.compile(r"[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=%-]+")
"""What RFC 3986 lets a URL hold."""
_HOST = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?|\[[0-9A-Fa-f:.]+\]")
_ASIDE = re.compile(r"[/@#?:\\\s]")
"""What ends a host, or makes what stands before it something else."""
_PATH = re.compile(r"[\w.~!$&'()*+,;=:@%/-]*")
_CREDENTIALS = "bad-server", "the URL holds credentials"
_LABEL_LEFT = "bad-server-variable", "it leaves its host label"
_ASTRAY = (_CREDENTIALS, _LABEL_LEFT)
"""Faults of a server that somebody may have put there to lead credentials astray."""
_DOT = re.compile(r"(?:\.|%2[eE]){1,2}")


def read_servers(node: Node, *, explicit: bool) -> tuple[Server, ...]:
    """The servers of a document or an operation; `explicit` says that the configuration names a base URL."""
    found = [_server(server, explicit) for server in node.elements("servers")]
    usable = dict.fromkeys(server for server in found if server is not None)
    # The first is where a client goes: one over https, where both are published.
    return tuple(sorted(usable, key=lambda server: is_insecure(_filled(server, {}))))


def _server(node: Node, explicit: bool) -> Server | None:
    node.note_keys("server")
    url = node.text("url")
    if "{" in _VARIABLE.sub("", url) or "}" in _VARIABLE.sub("", url):
        _leave_out(node, "bad-server", "the URL has unbalanced braces", node.at("url"))
        return None
    if _is_relative(url):
        _report_relative(node, url, explicit)
        return None
    variables = [_variable(name, node, url) for name in dict.fromkeys(_VARIABLE.findall(url))]
    _note_idle_variables(node, url)
    known = tuple(variable for variable in variables if variable is not None)
    if len(known) < len(variables):
        return None
    server = Server(url=url, description=node.text("description"), name=node.text("name"), variables=known)
    filled = _filled(server, {})
    outside = [fault for each in known if (fault := _outside(url, each.name, each.default))]
    astray = [fault for fault in outside if fault in _ASTRAY]
    fault = next((found for found in (*astray, _fault(filled), *outside) if found), None)
    if fault is not None:
        if fault in _ASTRAY:
            node.document.error(*fault, node.at("url"))
        else:
            _leave_out(node, *fault, node.at("url"))
        return None
    if is_insecure(filled):
        node.document.warning("insecure-server", "credentials would go over http in clear text", node.at("url"))
    return replace(server, variables=tuple(_checked(server, variable, node) for variable in known))


def _leave_out(node: Node, code: str, message: str, pointer: str, help: str = "") -> None:
    node.document.warning(code, message, pointer, help="; ".join(text for text in (help, _LEFT_OUT) if text))


_LEFT_OUT = "the server is left out"


def _report_relative(node: Node, url: str, explicit: bool) -> None:
    message = f'the server "{url}" is relative to wherever the document was found'
    if explicit:
        node.document.note("relative-server", f"{message}; the configured URL is used", node.at("url"))
    else:
        node.document.warning("relative-server", message, node.at("url"), help=_GIVE_BASE_URL)


def _is_relative(url: str) -> bool:
    return not re.match(r"[A-Za-z{][A-Za-z0-9+.{}-]*:|\{[^{}]*\}", url)


def relative_path(node: Node) -> str:
    """The path that the first server adds to the origin that a caller gives; empty for a server with a host."""
    urls = [server.value.get("url") for server in node.elements("servers")]
    first = urls[0] if urls and isinstance(urls[0], str) else ""
    if not _is_relative(first) or not first.startswith("/") or _VARIABLE.search(first):
        return ""
    path = first.rstrip("/")
    return path if _PATH.fullmatch(path) and _fault(f"https://host.test{path}") is None else ""


def placed_below(base_url: str, path: str) -> str:
    """A base URL with the path of a relative server behind it, unless it has a path of its own."""
    return base_url if urlsplit(base_url).path.strip("/") else base_url.rstrip("/") + path


def _note_idle_variables(node: Node, url: str) -> None:
    names = set(_VARIABLE.findall(url))
    for name, declared in node.members("variables"):
        if name not in names:
            node.document.note("unknown-keyword", f"the URL has no {{{name}}}", declared.pointer)


def _variable(name: str, server: Node, url: str) -> ServerVariable | None:
    """A variable of the URL; `None`, reported, when it has no value to begin with."""
    declared = dict(server.members("variables"))
    if name not in declared:
        message = f"the URL names {{{name}}}, which `variables` does not declare"
        _leave_out(server, "bad-server-variable", message, server.at("url"), did_you_mean(name, declared))
        return None
    node = declared[name]
    node.note_keys("serverVariable")
    choices = node.texts("enum")
    if "default" not in node.value and not choices:
        _leave_out(server, "bad-server-variable", f"{{{name}}} has no default", node.pointer)
        return None
    default = node.text("default") if "default" in node.value else choices[0]
    if "default" not in node.value:
        message = f'{{{name}}} has no default; its first value, "{default}", is taken'
        node.document.warning("bad-server-variable", message, node.pointer, help="write it as `default`")
    elif choices and default not in choices:
        node.document.warning(
            "bad-server-variable", f'the default "{default}" is none of the values', node.at("default"), help=_ADDED
        )
        choices = (default, *choices)
    return ServerVariable(
        name=name,
        default=default,
        choices=choices,
        description=node.text("description"),
        part=_part(url, name, default),
    )


_ADDED = "it is taken as one more value"


def _checked(server: Server, variable: ServerVariable, node: Node) -> ServerVariable:
    """The variable without the values that would lead somewhere unsafe."""
    place = node.at("variables", variable.name)
    secure = not is_insecure(_filled(server, {}))
    kept = []
    for choice in variable.choices:
        filled = _filled(server, {variable.name: choice})
        fault = _outside(server.url, variable.name, choice) or _fault(filled)
        if fault is None and secure and is_insecure(filled):
            fault = "insecure-server", "credentials would go over http in clear text"
        if fault is None:
            kept.append(choice)
        else:
            code, message = fault
            message = f'the value "{choice}" of {{{variable.name}}}: {message}'
            node.document.warning(code, message, place, help="the value is left out")
    return replace(variable, choices=tuple(kept))


def _filled(server: Server, values: dict[str, str]) -> str:
    defaults = {variable.name: variable.default for variable in server.variables}
    return _VARIABLE.sub(lambda match: {**defaults, **values}[match[1]], server.url)


def _outside(url: str, name: str, value: str) -> tuple[str, str] | None:
    """Why a value would leave the part of the URL in which its variable stands."""
    part = _part(url, name, value)
    if part in ("start", "scheme"):
        fits = re.fullmatch(r"[A-Za-z][A-Za-z0-9+.-]*(://.*)?", value) if url.startswith("{" + name + "}") else None
        return None if fits else ("bad-server-variable", "it is no scheme")
    if part == "path":
        return None if _PATH.fullmatch(value) else ("bad-server-variable", "it is no path")
    if part == "port":
        return None if value.isascii() and value.isdigit() else ("bad-server-variable", "it is no port")
    # A value of several labels is no worse than a URL that has them: the document says where its servers are.
    if _HOST.fullmatch(value):
        return None
    return _LABEL_LEFT if _ASIDE.search(value) else ("bad-server-variable", "it is no part of a host")


def _part(url: str, name: str, value: str) -> str:
    """The part of the URL in which a variable stands that has this value."""
    before, _, after = url.partition("{" + name + "}")
    rest = before.partition("://")[2]
    # A path, or none, may follow the host as a whole: `https://api.example.com{basePath}`.
    ends = bool(rest) and after[:1] in ("", "/") and value[:1] in ("", "/")
    if "://" not in before:
        return "scheme" if after.startswith("://") else "start"
    return "path" if "/" in rest or ends else "port" if rest.endswith(":") else "host"


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
        return _CREDENTIALS
    if not parts.hostname or not _HOST.fullmatch(parts.netloc.rpartition(":")[0] if port is not None else parts.netloc):
        return "bad-server", "the URL has no plain host"
    if parts.query or parts.fragment or url.endswith(("?", "#")):
        return "bad-server", "the URL has a query or a fragment"
    if "//" in parts.path or any(_DOT.fullmatch(segment) for segment in parts.path.split("/")):
        return "bad-server", "the path of the URL would be folded"
    return None


def warn_without_server(document: Document, pointer: str) -> None:
    """Say that a client of this API cannot know where to go."""
    document.warning(
        "no-server",
        "no usable server is named",
        pointer,
        help=_GIVE_BASE_URL,
    )


_GIVE_BASE_URL = "give `base_url` in the configuration; until then every client has to be given one"
