"""Rules that name something by a former key, read as if they named it by the key that it has now."""

from __future__ import annotations

import dataclasses
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, cast
from urllib.parse import unquote

from ..diagnostics import Diagnostics, Origin, escaped
from ..openapi.routes import respelled, route_of
from ..plan import SHARED
from ..settings.operations import OperationRule
from ..settings.sdk import ComponentRule, SdkConfig
from ..source import Component, Specification
from .following import Moves, followed_id
from .lock import Lock


@dataclass(frozen=True, slots=True, kw_only=True)
class Respelled:
    """The rules of a run, and what the lock has to remember for those of the next."""

    sdk: SdkConfig
    moved: Mapping[tuple[str, str], str]
    """Kind and former key -> key now, of what a rule names by its former key."""


def respell(sdk: SdkConfig, lock: Lock, moves: Moves, published: Specification, diagnostics: Diagnostics) -> Respelled:
    """Give every rule the keys of this run; one that was written for another key is a `moved-rule` warning."""
    _check_twice(sdk, moves, diagnostics)
    spelled, components = components_of(published)
    found = _Respelling(lock=lock, moves=moves, diagnostics=diagnostics, spelled=spelled, components=components)
    operations = tuple(_with_parameters(_with_pair(rule, moves), moves) for rule in sdk.operations)
    copies = tuple(found.held(rule) for rule in sdk.components)
    respelled = found.of(replace(sdk, operations=operations, components=copies, moved=()), None)
    found.report_titles()
    return Respelled(sdk=replace(respelled, moved=sdk.moved), moved=found.used)


def _with_parameters(rule: OperationRule, moves: Moves) -> OperationRule:
    """The rule with the parameters of its path as they are called now."""
    now = moves.operation(rule.key) or rule.key
    if now == rule.key or not rule.arguments:
        return rule
    return replace(rule, arguments=tuple((respelled(wire, rule.key, now), name) for wire, name in rule.arguments))


def _with_pair(rule: OperationRule, moves: Moves) -> OperationRule:
    """The rule with what its update reads, where that is no more on the same path."""
    reading = f"GET {rule.key.partition(' ')[2]}"
    now = moves.operation(reading)
    other = now.partition(" ")[2] != (moves.operation(rule.key) or rule.key).partition(" ")[2]
    if rule.pair is None or rule.unpaired or rule.pair.get or not now or not other:
        return rule
    return replace(rule, pair=replace(rule.pair, get=now))


def _check_twice(sdk: SdkConfig, moves: Moves, diagnostics: Diagnostics) -> None:
    known: dict[str, str] = {}
    for rule in sdk.operations:
        now = moves.operation(rule.key) or rule.key
        if now in known:
            message = f"`{rule.key}` and `{known[now]}` are rules of one operation"
            diagnostics.error("duplicate-setting", message, rule.origin, help=f"join the two under `{now}`")
        known.setdefault(now, rule.key)


def components_of(published: Specification) -> tuple[Mapping[str, str], Mapping[str, Component]]:
    """How a rule may name a published schema, `Page/published` -> its id; and id -> schema."""
    schemas = [each for each in published.components if each.kind == "schemas"]
    spelled = {f"{each.page or SHARED}/{each.published}": escaped(each.name) for each in schemas}
    return spelled, {escaped(each.name): each for each in schemas}


def was_component(text: str, lock: Lock) -> bool:
    """Whether the last run had a schema that a rule could call so, by its id or by `Page/published`."""
    return text in lock.placed or bool(_former_names(text, lock))


def _former_names(text: str, lock: Lock) -> set[str]:
    """The ids that the last run had for `Page/published`."""
    title, _, published = text.partition("/")
    return {escaped(name) for stable, name in lock.components.items() if _names(stable, title, published)}


@dataclass(slots=True, kw_only=True)
class _Respelling:
    """Goes through all values of the rules."""

    lock: Lock
    moves: Moves
    diagnostics: Diagnostics
    spelled: Mapping[str, str]
    """`Page/published` -> id, as it is now."""
    components: Mapping[str, Component]
    """Id -> component."""
    used: dict[tuple[str, str], str] = field(default_factory=dict)
    titles: dict[tuple[str, str], list[tuple[str, Origin | None]]] = field(default_factory=lambda: defaultdict(list))
    """Former title of a page and its title now -> what rules say with the former one, and where the rules stand."""

    def of(self, value: Any, origin: Origin | None) -> Any:
        """The value with every former key in it replaced; `origin` is that of the rule around it."""
        if isinstance(value, str):
            return self._text(value, origin)
        if isinstance(value, tuple) and not hasattr(value, "_fields"):
            return tuple(self.of(each, origin) for each in value)
        if isinstance(value, dict):
            return {self.of(name, origin): self.of(each, origin) for name, each in value.items()}
        if dataclasses.is_dataclass(value) and not isinstance(value, type | Origin):
            here = cast("Origin | None", getattr(value, "origin", None)) or origin
            changed = {
                each.name: now
                for each in dataclasses.fields(value)
                if each.init and (now := self.of(held := getattr(value, each.name), here)) is not held and now != held
            }
            return replace(value, **changed) if changed else value
        return value

    def held(self, rule: ComponentRule) -> ComponentRule:
        """A rule that holds copies together, with the page that it names by its title now."""
        now = self.moves.titles.get(rule.as_in, rule.as_in)
        if now == rule.as_in:
            return rule
        self.used["page", rule.as_in] = now
        self.titles[rule.as_in, now].append((rule.as_in, rule.place("as_in")))
        return replace(rule, as_in=now)

    def report_titles(self) -> None:
        """Warn once of each page that rules name by its former title."""
        for (former, now), said in self.titles.items():
            known = [place for _, place in said if place is not None]
            lines = {line for text, place in said if place is not None for line in self._lines(text, place)}
            self.diagnostics.warning(
                "moved-rule",
                f"the page `{former}` is called `{now}` now; the rules that name it are followed there",
                min(known, key=lambda place: (place.line or 0, place.column or 0), default=None),
                help=f"write `{now}` for `{former}`",
                entries=tuple(sorted(lines, key=lambda place: place.line or 0)),
            )

    def _lines(self, text: str, rule: Origin) -> Iterator[Origin]:
        """The lines of the file of a rule that have a text: the one of the rule may be another part of it."""
        for number, line in enumerate(self.diagnostics.texts.get(rule.page, "").splitlines(), 1):
            if re.search(rf"{re.escape(text)}(?![\w/])", line):
                yield Origin(page=rule.page, line=number)

    def _text(self, text: str, origin: Origin | None) -> str:
        now = self.moves.operation(text) if " /" in text else ""
        if now:
            if route_of(now) != route_of(text):
                self._told("operation", text, now, now, origin)
            return now
        now = self._schema(text) if "/" in text or text in self.moves.schemas else ""
        if not now or now == text:
            return text
        component = self.components.get(now)
        words = f"{component.page or SHARED}/{component.published}" if component is not None else now
        self._told("model", text, now, words, origin)
        return now

    def _told(self, kind: str, text: str, now: str, words: str, origin: Origin | None) -> None:
        self.used[kind, text] = now
        before, after = (each.partition("/") for each in (text, words))
        if kind == "model" and before[2] == after[2] and SHARED not in (before[0], after[0]) and " /" not in text:
            self.titles[before[0], after[0]].append((text, origin))
            return
        message = f"`{text}` is `{words}` now; the rule is followed there"
        self.diagnostics.warning("moved-rule", message, origin, help=f"write `{words}`")

    def _schema(self, text: str) -> str:
        """The id that a key of a schema leads to now; empty for one that is as good as ever, or leads nowhere."""
        if text in self.spelled or text in self.components:
            return ""
        now = followed_id(text, self.moves)
        if now != text:
            return now
        names = {
            name if name in self.components else self.moves.schemas.get(name, "")
            for name in _former_names(text, self.lock)
        } - {""}
        remembered = self.lock.moved.get(("model", text), "")
        return min(names) if len(names) == 1 else followed_id(remembered, self.moves) if remembered else ""


def _names(stable: str, title: str, published: str) -> bool:
    """Whether the key of a component in the lock is that of `title/published`."""
    section, _, rest = stable.partition(":")
    place, _, _ = rest.partition("#")
    page, _, name = place.partition("/")
    return section == "schemas" and unquote(name) == published and title in (unquote(page), SHARED)
