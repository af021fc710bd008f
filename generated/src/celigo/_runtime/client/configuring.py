"""From the arguments of a client to its settings: checked when the client is built, not at the first call."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypedDict, TypeVar

from ..core.errors import ConfigurationError
from ..core.operation import ApiFacts, Environment, Timeout, check_flag
from ..http.calls import Settings
from ..http.transport import BaseUrl, base_url

if TYPE_CHECKING:
    from ..http.drift import DriftReport
    from ..http.hooks import Hooks
    from ..http.throttle import RateLimit, Throttle

AnyToken = TypeVar("AnyToken")


class Changes(TypedDict, total=False):
    """What a copy of a client may have otherwise."""

    timeout: float | Timeout | None
    max_retries: int
    strict: bool
    max_response_bytes: int
    extra_headers: Mapping[str, str]
    extra_query: Mapping[str, Any]
    hooks: Hooks | None


def chosen(
    facts: ApiFacts, profile: str | None, token: AnyToken | None, region: str | None, url: str | None
) -> tuple[AnyToken | str | None, str | None, str | None]:
    """Return token, region and base URL as given, completed by the profile that is given or that the environment names.

    An argument is stronger than the profile; a region or a base URL replaces both of the profile's.
    """
    complete = token is not None and (region is not None or url is not None)
    if profile is None and not complete:
        profile = os.environ.get(f"{facts.name.upper()}_PROFILE") or None
    if profile is None:
        return token, region, url
    from .profiles import profile_of

    found = profile_of(facts, profile, wants_token=token is None and facts.credential.kind != "none")
    if region is None and url is None:
        region, url = found.region, found.base_url
    return (found.token if token is None else token), region, url


def settings_of(
    facts: ApiFacts,
    region: str | None,
    url: str | None,
    timeout: float | Timeout | None,
    max_retries: int,
    strict: bool,
    max_response_bytes: int,
    environment: Environment,
    hooks: Hooks | None,
    throttle: bool | RateLimit,
    collect_issues: bool,
    *,
    asynchronous: bool = False,
) -> Settings:
    """Return the settings of a new client."""
    check_flag("collect_issues", collect_issues)
    return Settings(
        facts=facts,
        base=_base(facts, region, url),
        timeout=Timeout.of(timeout),
        max_retries=max_retries,
        strict=strict,
        max_response_bytes=max_response_bytes,
        environment=environment,
        own_base=url is not None,
        hooks=_hooks(hooks, asynchronous),
        throttle=_throttle(throttle, facts, environment),
        drift=_drift(facts) if collect_issues else None,
    )


def _drift(facts: ApiFacts) -> DriftReport:
    from ..http.drift import DriftReport

    return DriftReport(facts.models.rpartition(".")[0])


def report_of(settings: Settings) -> DriftReport:
    """Return the report of a client that collects one."""
    if settings.drift is None:
        raise ConfigurationError("this client was built without collect_issues=True")
    return settings.drift


def _throttle(wanted: bool | RateLimit, facts: ApiFacts, environment: Environment) -> Throttle | None:
    if wanted is False:
        return None
    from ..http.throttle import throttle_of

    return throttle_of(wanted, facts.rate_limit, environment.clock)


def _hooks(hooks: Hooks | None, asynchronous: bool) -> Hooks | None:
    if hooks is None:
        return None
    from ..http.hooks import checked_hooks

    return checked_hooks(hooks, asynchronous=asynchronous)


def changed(settings: Settings, changes: Changes, *, asynchronous: bool = False) -> Settings:
    """Return the settings of a copy."""
    known: dict[str, Any] = {
        "timeout": settings.timeout,
        "max_retries": settings.max_retries,
        "strict": settings.strict,
        "max_response_bytes": settings.max_response_bytes,
        "extra_headers": settings.extra_headers,
        "extra_query": settings.extra_query,
        "hooks": settings.hooks,
    }
    unknown = changes.keys() - known.keys()
    if unknown:
        raise TypeError(f"with_options has no {sorted(unknown)[0]!r}, only {', '.join(known)}")
    known.update(changes)
    known["timeout"] = Timeout.of(known["timeout"])
    known["hooks"] = _hooks(known["hooks"], asynchronous)
    return Settings(
        facts=settings.facts,
        base=settings.base,
        environment=settings.environment,
        own_base=settings.own_base,
        throttle=settings.throttle,
        drift=settings.drift,
        **known,
    )


def _base(facts: ApiFacts, region: str | None, url: str | None) -> BaseUrl:
    carries_token = facts.credential.kind != "none"
    if url is not None:
        if region is not None:
            raise ConfigurationError("give region or base_url, not both")
        return base_url(url, carries_token=carries_token)
    if region is None:
        if not facts.regions:
            raise ConfigurationError("give base_url: the API names no server")
        region = next(iter(facts.regions))
    if region not in facts.regions:
        raise ConfigurationError(f"there is no region {region!r}, only {', '.join(map(repr, facts.regions))}")
    return base_url(facts.regions[region], carries_token=carries_token)
