"""Methods that stand together in the docs: as declared, else by tag, else all of a resource in one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from .. import ir
from ..diagnostics import Diagnostics
from ..settings.sdk import GroupRule
from ..text.suggest import did_you_mean
from .codemodel import MethodGroup, Resource

OTHER = "Other"
"""Title of what no declared group lists."""


def grouped(
    resources: Iterable[Resource], rules: Sequence[GroupRule], api: ir.Api, diagnostics: Diagnostics
) -> tuple[Resource, ...]:
    """The resources with their groups; a group of what is not there is an error."""
    found = {resource.attribute: resource for resource in resources}
    for rule in rules:
        if rule.resource not in found:
            _unknown(f'no resource "{rule.resource}"', rule.resource, found, rule, diagnostics)
    tags = {operation.key: operation.tags[:1] for operation in api.operations}
    return tuple(_grouped(resource, rules, tags, diagnostics) for resource in found.values())


def _grouped(
    resource: Resource, rules: Sequence[GroupRule], tags: Mapping[str, tuple[str, ...]], diagnostics: Diagnostics
) -> Resource:
    own = [rule for rule in rules if rule.resource == resource.attribute]
    groups = _declared(resource, own, diagnostics) if own else _tagged(resource, tags)
    return replace(resource, groups=groups)


def _declared(resource: Resource, rules: Sequence[GroupRule], diagnostics: Diagnostics) -> tuple[MethodGroup, ...]:
    known = {method.name for method in resource.methods}
    seen: set[str] = set()
    groups: list[MethodGroup] = []
    for rule in rules:
        for name in rule.methods:
            if name not in known:
                _unknown(f'{resource.attribute} has no method "{name}"', name, known, rule, diagnostics)
            elif name in seen:
                message = f"{resource.attribute}.{name} stands in two groups"
                diagnostics.error("bad-rule", message, rule.origin, help="leave it in one")
            seen.add(name)
        groups.append(MethodGroup(title=rule.title, methods=tuple(name for name in rule.methods if name in known)))
    rest = tuple(sorted(known - seen))
    return (*groups, MethodGroup(title=OTHER, methods=rest)) if rest else tuple(groups)


def _tagged(resource: Resource, tags: Mapping[str, tuple[str, ...]]) -> tuple[MethodGroup, ...]:
    """One group a tag where there are several, sorted; what has none comes last."""
    found: dict[tuple[str, ...], list[str]] = {}
    for method in sorted(resource.methods, key=lambda method: method.name):
        found.setdefault(tags.get(method.key, ()), []).append(method.name)
    if len(found) < 2:
        return (MethodGroup(title="", methods=tuple(name for names in found.values() for name in names)),)
    ordered = sorted(found.items(), key=lambda entry: (not entry[0], entry[0]))
    return tuple(MethodGroup(title=tag[0] if tag else OTHER, methods=tuple(names)) for tag, names in ordered)


def _unknown(message: str, name: str, known: Iterable[str], rule: GroupRule, diagnostics: Diagnostics) -> None:
    diagnostics.error("unknown-rule", message, rule.origin, help=did_you_mean(name, known))
