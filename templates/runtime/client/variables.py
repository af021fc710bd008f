"""Servers whose addresses have variables, `https://{site}.example.com`: keywords of the client fill them in.

The token goes to the address that comes out. So a value stays in the part of the address in which its variable stands,
wherever the program has it from: `site="evil.example/"` is refused.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, ClassVar, TypedDict, cast

from ..core.errors import ConfigurationError

if TYPE_CHECKING:
    from ..core.operation import ApiFacts, Timeout
    from ..http.calls import Settings
    from ..http.hooks import Hooks
    from ..http.throttle import RateLimit

_PARTS = {
    "start": (re.compile(r"[A-Za-z][A-Za-z0-9+.-]*(?:://[^\s\\]*)?"), "the beginning of an address"),
    "scheme": (re.compile(r"[A-Za-z][A-Za-z0-9+.-]*"), "a scheme"),
    "host": (re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?|\[[0-9A-Fa-f:.]+\]"), "a part of a host"),
    "port": (re.compile(r"[0-9]{1,5}"), "a port"),
    "path": (re.compile(r"[A-Za-z0-9_.~!$&'()*+,;=:@%/-]*"), "a part of a path"),
}
"""Part of an address -> what a value in it looks like, and what it is called."""
_VARIABLE = re.compile(r"\{([^{}]*)\}")


class CommonOptions(TypedDict, total=False):
    """What every client can be given beside its token and the variables of its server."""

    base_url: str | None
    allow_http: bool
    timeout: float | Timeout | None
    max_retries: int
    http_client: object | None
    strict: bool
    max_response_bytes: int
    max_connections: int
    trust_env: bool
    profile: str | None
    hooks: Hooks | None
    throttle: bool | RateLimit
    collect_issues: bool


class ClientOptions(CommonOptions, total=False):
    """The same for an API with several servers."""

    region: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerVariable:
    """A variable in the address of a server."""

    keyword: str
    """Of the client."""
    name: str
    """What the address calls it."""
    default: str
    choices: tuple[str, ...] = ()
    """The values that it may have; any when there are none."""
    part: str
    """Where in the address it stands: `start`, `scheme`, `host`, `port` or `path`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """A server whose address has variables: `https://{site}.example.com`."""

    url: str
    variables: tuple[ServerVariable, ...]


class ServerVariables:
    """Stands before the base of a client whose servers have variables."""

    _api: ClassVar[ApiFacts]
    _servers: ClassVar[Mapping[str, Server]]
    """Region -> its address with variables, of those that have some."""
    _settings: Settings

    def _start(self, variables: Mapping[str, str | None], token: Any, options: Mapping[str, Any]) -> None:
        """Build the client; `None` stands for the default of a variable."""
        given = {keyword: value for keyword, value in variables.items() if value is not None}
        if given:
            # The regions of this client are those that have the variables, at the addresses that these make.
            vars(self)["_api"] = replace(self._api, regions=self._regions(given, options.get("region")))
        cast("Any", super()).__init__(token, **options)
        if self._settings.own_base and given:
            raise ConfigurationError(f"give base_url or {next(iter(given))}, not both")

    def _regions(self, given: Mapping[str, str], wanted: str | None) -> dict[str, str]:
        """Return the regions that have all of these variables, or the one that is wanted."""
        found = {}
        for region, server in self._servers.items():
            missing = given.keys() - {variable.keyword for variable in server.variables}
            if region == wanted and missing:
                raise ConfigurationError(f"the server {region!r} has no {min(missing)}")
            if not missing and wanted in {None, region}:
                found[region] = _filled(server, given)
        if not found and wanted is None:
            raise ConfigurationError(f"no server has {' and '.join(given)}")
        return found or dict(self._api.regions)


def _filled(server: Server, given: Mapping[str, str]) -> str:
    values = {}
    for variable in server.variables:
        values[variable.name] = given.get(variable.keyword, variable.default)
        if variable.keyword in given:
            _check(variable, given[variable.keyword])
    return _VARIABLE.sub(lambda found: values[found[1]], server.url)


def _check(variable: ServerVariable, value: object) -> None:
    if not isinstance(value, str):
        raise ConfigurationError(f"{variable.keyword} must be text, not {type(value).__name__}")
    if variable.choices and value not in variable.choices:
        raise ConfigurationError(
            f"{variable.keyword} is one of {', '.join(map(repr, variable.choices))}, not {value!r}"
        )
    pattern, words = _PARTS[variable.part]
    if not pattern.fullmatch(value):
        raise ConfigurationError(f"{variable.keyword} is {words}, which {value!r} is not")
