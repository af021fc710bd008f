"""Where each thing goes and what it is called in Python. Data only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from .ir import Location, SchemaId

SHARED = "shared"
"""Module of the models that several pages use."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """Which module holds each definition, which resource each operation."""

    models: Mapping[SchemaId, str]
    """Definition -> key of its module: a page's title, or `SHARED`."""
    resources: Mapping[str, str]
    """Operation key -> key of its resource: a page's title, or a group that the configuration names."""
    elsewhere: Mapping[SchemaId, tuple[str, ...]] = field(default_factory=dict)
    """Definition -> keys of further modules that give it, since it was importable from there once."""
    unused: tuple[SchemaId, ...] = ()
    """Definitions that no operation reaches; placed all the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NameTable:
    """Every Python name, decided once over the whole set. Keys are ids and wire names, values are identifiers."""

    modules: Mapping[str, str]
    """Key of a module or resource -> module name (`pets`), also its attribute on the client."""
    resource_classes: Mapping[str, str]
    """Key of a resource -> class name (`Pets`); the async twin is `Async` + it."""
    models: Mapping[SchemaId, str]
    """Definition -> class or alias name, unique over the package."""
    fields: Mapping[tuple[SchemaId, str], str]
    """(object, wire name) -> attribute."""
    methods: Mapping[str, str]
    """Operation key -> method."""
    arguments: Mapping[tuple[str, Location, str], str]
    """(operation key, location, wire name) -> argument."""
    body_arguments: Mapping[tuple[str, str], str]
    """(operation key, wire name of a top-level body field) -> argument."""
    retired: tuple[str, ...] = ()
    """Names once given to what is gone; never given again."""
    pinned: Mapping[str, str] = field(default_factory=dict)
    """Stable key -> name, all of the above in the form that the lock keeps."""
