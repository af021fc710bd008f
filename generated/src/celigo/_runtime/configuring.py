"""From the arguments of a client to its settings: checked when the client is built, not at the first call."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypedDict

from .calls import Settings
from .errors import ConfigurationError
from .facts import ApiFacts, Environment
from .options import Timeout
from .origins import BaseUrl, base_url


class Changes(TypedDict, total=False):
    """What a copy of a client may have otherwise."""

    timeout: float | Timeout | None
    max_retries: int
    strict: bool
    max_response_bytes: int
    extra_headers: Mapping[str, str]
    extra_query: Mapping[str, Any]


def settings_of(
    facts: ApiFacts,
    region: str | None,
    url: str | None,
    timeout: float | Timeout | None,
    max_retries: int,
    strict: bool,
    max_response_bytes: int,
    environment: Environment,
) -> Settings:
    """Return the settings of a new client."""
    return Settings(
        facts=facts,
        base=_base(facts, region, url),
        timeout=Timeout.of(timeout),
        max_retries=max_retries,
        strict=strict,
        max_response_bytes=max_response_bytes,
        environment=environment,
        own_base=url is not None,
    )


def changed(settings: Settings, changes: Changes) -> Settings:
    """Return the settings of a copy."""
    known: dict[str, Any] = {
        "timeout": settings.timeout,
        "max_retries": settings.max_retries,
        "strict": settings.strict,
        "max_response_bytes": settings.max_response_bytes,
        "extra_headers": settings.extra_headers,
        "extra_query": settings.extra_query,
    }
    unknown = changes.keys() - known.keys()
    if unknown:
        raise TypeError(f"with_options has no {sorted(unknown)[0]!r}, only {', '.join(known)}")
    known.update(changes)
    known["timeout"] = Timeout.of(known["timeout"])
    return Settings(
        facts=settings.facts,
        base=settings.base,
        environment=settings.environment,
        own_base=settings.own_base,
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
