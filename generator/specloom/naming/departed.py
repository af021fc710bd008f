"""What `sdk.yaml` says of operations and schemas that the last run had and no page has any more.

Each is one finding with all the lines to remove: what is left of them elsewhere, such as a name in a group of the docs,
would only be found in the next run. Nothing else is suggested, since nothing else was meant.
"""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from ..diagnostics import Diagnostics, Origin
from ..settings.sdk import SdkConfig
from ..source import Specification
from .following import published_ids
from .keys import key
from .lock import Lock
from .respelling import components_of, was_component

_WORDS = {"key", "reason", "expects", "origin", "origins", "settings"}
"""Members of a rule that name no other operation."""


def report_departed(
    sdk: SdkConfig, lock: Lock, published: Specification, former: Mapping[str, str], diagnostics: Diagnostics
) -> None:
    """Add an error for each thing that went and that rules still speak of.

    Rules and lock have the keys of this run; `former` are the operations that went, with the page that had them, as far
    as that is known.
    """
    found: dict[str, list[Origin | None]] = defaultdict(list)
    for gone, place in _of_operations(sdk, lock, former):
        found[gone].append(place)
    for gone, place in _of_models(sdk, lock, published, former):
        found[gone].append(place)
    for gone, places in found.items():
        where = f"was in {former[gone]}" if former.get(gone) else "was published"
        known = tuple(place for place in places if place is not None)
        diagnostics.error(
            "unknown-rule",
            f"{gone} {where} until the last run",
            min(known, key=lambda place: (place.line or 0, place.column or 0), default=None),
            help="remove what is said of it",
            entries=known,
        )


def _of_operations(sdk: SdkConfig, lock: Lock, former: Mapping[str, str]) -> Iterator[tuple[str, Origin | None]]:
    """Operations that went, and where they are spoken of."""
    calls = {lock.names.get(key("operation", gone), ""): gone for gone in former}
    for rule in sdk.operations:
        if rule.key in former:
            yield rule.key, rule.origin
            continue
        values = {one.name: getattr(rule, one.name) for one in dataclasses.fields(rule) if one.name not in _WORDS}
        for setting, value in {**values, **rule.settings}.items():
            for gone in sorted(set(_texts(value)) & former.keys()):
                yield gone, rule.place(setting)
    for handler in sdk.fake_handlers:
        if handler.key in former:
            yield handler.key, handler.origin
    for group in sdk.groups:
        for method, place in zip(group.methods, group.places, strict=True):
            if f"{group.resource}.{method}" in calls:
                yield calls[f"{group.resource}.{method}"], place
    for scheme in sdk.paging:
        using = [rule.key for rule in sdk.operations if rule.paging == scheme.name]
        if using and all(one in former for one in using):
            yield using[0], scheme.origin


def _of_models(
    sdk: SdkConfig, lock: Lock, published: Specification, former: Mapping[str, str]
) -> Iterator[tuple[str, Origin | None]]:
    """Schemas that went, or operations that they went with, and the rules for them."""
    there = published_ids(published.document, lock)
    spelled, _ = components_of(published)
    for rule in sdk.models:
        owner = next((gone for gone in former if rule.key.startswith(f"{gone}/")), "")
        if owner:
            yield owner, rule.origin
        elif rule.key not in spelled and not there(rule.key) and was_component(rule.key, lock):
            yield rule.key, rule.origin


def _texts(value: Any) -> Iterator[str]:
    """Every text in the value of a setting."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for name, inner in value.items():
            yield from (*_texts(name), *_texts(inner))
    elif isinstance(value, tuple | list | frozenset):
        for inner in value:
            yield from _texts(inner)
    elif dataclasses.is_dataclass(value) and not isinstance(value, type | Origin):
        for one in dataclasses.fields(value):
            yield from _texts(getattr(value, one.name))
