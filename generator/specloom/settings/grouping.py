"""Groups of methods for the docs: `groups: {pets: {Care: [feed, wash]}}`."""

from __future__ import annotations

from .sdk import GroupRule
from .settings import Setting


def read_groups(setting: Setting) -> tuple[GroupRule, ...]:
    """The groups of every resource, in the order in which they stand."""
    return tuple(
        _group(resource, title, entry) for resource, titles in setting.items() for title, entry in titles.items()
    )


def _group(resource: str, title: str, entry: Setting) -> GroupRule:
    methods = tuple(one.text() for one in entry.entries())
    if entry.is_list and not methods:
        entry.diagnostics.error("wrong-setting", f"`{entry.way}` wants one method or more", entry.origin)
    return GroupRule(resource=resource, title=title, methods=methods, origin=entry.origin)
