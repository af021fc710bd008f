"""What no schema can say: the contents of `sdk.yaml`, typed. Data only.

Every rule carries its origin, so that one which matches nothing can be reported where it stands.
"""

from __future__ import annotations

from dataclasses import dataclass

from .diagnostics import Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientRule:
    """What the client class is called and where its settings come from."""

    class_name: str = "Client"
    token_env: str = ""
    """Environment variable of the token; made from the package's name when empty."""
    regions: tuple[tuple[str, str], ...] = ()
    """Region name -> server URL; made from the servers when empty."""
    origin: Origin | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRule:
    """What a page is called: its module, the noun of one of its things."""

    title: str
    singular: str = ""
    module: str = ""
    reason: str = ""
    origin: Origin | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PagingRule:
    """A paging scheme, by name."""

    name: str
    next_header: str = ""
    next_field: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    strip_prefix: str = ""
    continue_on_empty: bool = False
    origin: Origin | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OperationRule:
    """What is to be known of one operation beyond its schema."""

    key: str
    """`GET /v1/flows`."""
    resource: str = ""
    method: str = ""
    paging: str = ""
    """Name of a paging scheme."""
    safe: bool | None = None
    idempotent: bool | None = None
    arguments: tuple[tuple[str, str], ...] = ()
    """Wire name of a parameter or body field -> argument name."""
    reason: str = ""
    origin: Origin | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelRule:
    """What one schema is called."""

    key: str
    """`Page title/published name`."""
    name: str = ""
    fields: tuple[tuple[str, str], ...] = ()
    """Wire name -> attribute."""
    reason: str = ""
    origin: Origin | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SdkConfig:
    """All of `sdk.yaml`."""

    client: ClientRule = ClientRule()
    pages: tuple[PageRule, ...] = ()
    paging: tuple[PagingRule, ...] = ()
    operations: tuple[OperationRule, ...] = ()
    models: tuple[ModelRule, ...] = ()
