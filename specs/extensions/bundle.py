"""Move a flow from one account or region to another: collect it with all that it needs, plan, look at the plan, apply.

```python
source, target = Celigo(profile="sandbox"), Celigo(profile="production")
collected = bundle.collect(source, flow=flow_id)
plan = bundle.plan(target, collected, integration=integration_id, connections={"Shopify SB": "Shopify"})
print(plan)
if not plan.unmapped:
    plan.apply().write("promotion.lock.json")
```

Connections are never copied, since no call gives their secrets: each is mapped to one of the target. Exports, imports,
scripts and whatever else the flow refers to are made before it, with the ids of the target in place of those of the
source. What is there already, by an earlier run, an external id or a name, is changed instead; what is the same is
left alone, so that a plan may be applied again. For the clients of `asyncio` run it in a thread.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ._runtime.core import hinted
from .errors import CeligoError

if TYPE_CHECKING:
    from .client import Celigo

__all__ = ["Bundle", "Document", "Plan", "PromotionError", "Result", "Step", "collect", "load", "plan"]

PATHS: Mapping[str, str] = {
    "AsyncHelper": "/v1/asynchelpers",
    "Export": "/v1/exports",
    "Flow": "/v1/flows",
    "Import": "/v1/imports",
    "LookupCache": "/v1/lookupcaches",
    "Script": "/v1/scripts",
}
"""Kind of a document -> where such documents are made."""

_CONNECTIONS = "/v1/connections"
_GIVEN = ("Connection", "Integration")
"""Kinds that are not copied but mapped."""
_SERVER_FIELDS = frozenset(
    {
        *("_id", "_userId", "apiIdentifier", "createdAt", "deletedAt", "lastExecutedAt", "lastModified"),
        *("_sourceId", "_templateId", "lastErrorAt", "numOpenError"),
    }
)
_REFERENCE = re.compile(r"_\w*Ids?\Z")


class PromotionError(CeligoError):
    """A step failed; those before it were done."""

    def __init__(self, step: Step, result: Result) -> None:
        super().__init__(f"{step}: failed after {len(result.done)} steps")
        self.step = step
        self.result = result
        """What was done. Write it, and a later run goes on from there."""


@dataclass(frozen=True)
class Document:
    """One document of the source."""

    kind: str
    """`Flow`, `Export`, `Import` …"""
    id: str
    fields: Mapping[str, Any]
    """As the source gave it."""

    @property
    def name(self) -> str:
        """Its name, or its id when it has none."""
        return str(self.fields.get("name") or self.id)


@dataclass(frozen=True)
class Bundle:
    """A flow and all that it needs."""

    documents: tuple[Document, ...]
    """What is copied; each comes after what it refers to."""
    connections: tuple[Document, ...]
    """What has to be there already."""


@dataclass(frozen=True)
class Step:
    """What happens to one document."""

    action: str
    """`create`, `update` or `unchanged`."""
    document: Document
    target: str = ""
    """Id of the document that is there already."""
    changed: tuple[str, ...] = ()
    """Fields that an update changes."""

    def __str__(self) -> str:
        sign = {"create": "+", "update": "~", "unchanged": "="}[self.action]
        count = f" ({len(self.changed)} field{'s' * (len(self.changed) != 1)})" if self.changed else ""
        return f"{sign} {self.action} {self.document.kind.lower()} {self.document.name}{count}"


@dataclass
class Result:
    """What was done."""

    ids: dict[str, str]
    """Id in the source -> id in the target."""
    done: list[Step] = field(default_factory=list)

    def write(self, path: str | os.PathLike[str]) -> None:
        """Keep the ids for the next run, as JSON; the file is replaced at once or not at all."""
        place = Path(path)
        draft = place.with_name(f".{place.name}.part")
        draft.write_text(json.dumps({"ids": self.ids}, indent=2, sort_keys=True) + "\n", encoding="utf-8")
        draft.replace(place)


@hinted
@dataclass
class Plan:
    """What would be done. Print it before it is applied."""

    client: Celigo
    steps: tuple[Step, ...]
    unmapped: tuple[str, ...]
    """What stands in the way: connections without a counterpart, names that several documents have."""
    ids: Mapping[str, str]
    """Id in the source -> id in the target, as far as known beforehand."""

    def __str__(self) -> str:
        return "\n".join([*(f"! {reason}" for reason in self.unmapped), *map(str, self.steps)])

    def apply(self, *, dry_run: bool = False) -> Result:
        """Do it, in order.

        Args:
            dry_run: Whether nothing is sent that changes anything.

        Raises:
            ValueError: Something is unmapped; nothing was sent.
            PromotionError: A step failed; it tells what was done before.
        """
        if self.unmapped:
            raise ValueError("; ".join(self.unmapped))
        result = Result(ids=dict(self.ids))
        for step in self.steps:
            if not dry_run:
                try:
                    result.ids[step.document.id] = self._done(step, result.ids)
                except CeligoError as error:
                    raise PromotionError(step, result) from error
            result.done.append(step)
        return result

    def _done(self, step: Step, ids: Mapping[str, str]) -> str:
        path = PATHS[step.document.kind]
        body = _rewritten(step.document, ids)
        if step.action == "create":
            return str(self.client.request("POST", path, body=body)["_id"])
        if step.action == "update":
            there = self.client.request("GET", f"{path}/{step.target}")
            self.client.request("PUT", f"{path}/{step.target}", body={**_own(there), **body})
        return step.target


@hinted
def collect(client: Celigo, *, flow: str) -> Bundle:
    """Read a flow and all that it needs; nothing is changed.

    Args:
        client: A client of the account that has the flow.
        flow: Id of the flow.
    """
    found = [
        Document(str(part.model), str(part.doc.get("_id", "")), dict(part.doc))
        for part in client.flows.preview_clone(flow).objects
    ]
    return Bundle(
        documents=tuple(_ordered([one for one in found if one.kind not in _GIVEN])),
        connections=tuple(one for one in found if one.kind == "Connection"),
    )


@hinted
def plan(
    client: Celigo,
    collected: Bundle,
    *,
    integration: str,
    connections: Mapping[str, str],
    match: str = "externalId|name",
    known: Mapping[str, str] | None = None,
) -> Plan:
    """Say what has to be done in the target; nothing is changed.

    Args:
        client: A client of the account that gets the flow.
        collected: What `collect` read.
        integration: Id of the integration that everything goes into.
        connections: Connection of the source -> connection of the target, each by name or by id.
        match: Fields by which a document is taken for the one that is there already, the first first.
        known: Ids of an earlier run, as `load` reads them.
    """
    target = _Target(client, match.split("|"))
    ids, unmapped = _mapped(collected, connections, target)
    ids.update(dict.fromkeys(_integrations(collected), integration))
    steps: list[Step] = []
    for document in collected.documents:
        if document.kind not in PATHS:
            unmapped.append(f"{document.kind} {document.name}: no call makes such a document")
            continue
        there, reason = target.find(document, (known or {}).get(document.id, ""))
        if reason:
            unmapped.append(reason)
        step = _step(document, there, ids)
        if step.target:
            ids[document.id] = step.target
        steps.append(step)
    return Plan(client=client, steps=tuple(steps), unmapped=tuple(unmapped), ids=ids)


def load(path: str | os.PathLike[str]) -> dict[str, str]:
    """Return the ids that `Result.write` kept; none when there is no such file."""
    try:
        text = Path(path).read_text(encoding="utf-8")
    except FileNotFoundError:
        return {}
    return {str(old): str(new) for old, new in json.loads(text)["ids"].items()}


class _Target:
    """What the target has, read once for each kind."""

    def __init__(self, client: Celigo, match: Sequence[str]) -> None:
        self._client = client
        self._match = match
        self._held: dict[str, list[Mapping[str, Any]]] = {}

    def all(self, path: str) -> list[Mapping[str, Any]]:
        """Return every document below a path."""
        if path not in self._held:
            self._held[path] = list(self._client.pages(path))
        return self._held[path]

    def find(self, document: Document, known: str) -> tuple[Mapping[str, Any] | None, str]:
        """Return the document that is there already, or why it cannot be told."""
        held = self.all(PATHS[document.kind])
        for one in held:
            if known and one["_id"] == known:
                return one, ""
        for name in self._match:
            value = document.fields.get(name)
            found = [one for one in held if value and one.get(name) == value]
            if len(found) > 1:
                return None, f"{document.kind} {document.name}: the target has {len(found)} with this {name}"
            if found:
                return found[0], ""
        return None, ""


def _mapped(collected: Bundle, connections: Mapping[str, str], target: _Target) -> tuple[dict[str, str], list[str]]:
    """Return the ids of the connections in the target, and what could not be mapped."""
    ids: dict[str, str] = {}
    unmapped: list[str] = []
    for connection in collected.connections:
        wanted = connections.get(connection.id) or connections.get(connection.name)
        found = [one for one in target.all(_CONNECTIONS) if wanted and wanted in (one["_id"], one.get("name"))]
        if len(found) == 1:
            ids[connection.id] = str(found[0]["_id"])
        else:
            why = f"{len(found)} in the target are called {wanted}" if wanted else "no counterpart is given"
            unmapped.append(f"connection {connection.name}: {why}")
    return ids, unmapped


def _integrations(collected: Bundle) -> Iterator[str]:
    for document in collected.documents:
        for name, value in _references(document.fields):
            if name == "_integrationId":
                yield value


def _step(document: Document, there: Mapping[str, Any] | None, ids: Mapping[str, str]) -> Step:
    if there is None:
        return Step("create", document)
    wanted, held = _rewritten(document, ids), _own(there)
    changed = tuple(sorted(name for name, value in wanted.items() if held.get(name) != value))
    return Step("update" if changed else "unchanged", document, str(there["_id"]), changed)


def _own(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields that somebody wrote, without those that the server sets."""
    return {name: value for name, value in fields.items() if name not in _SERVER_FIELDS}


def _rewritten(document: Document, ids: Mapping[str, str]) -> dict[str, Any]:
    return {name: _replaced(name, value, ids.get) for name, value in _own(document.fields).items()}


def _replaced(name: str, value: Any, new: Callable[[str, str], str]) -> Any:
    """Return a value with the ids in it replaced, wherever a field refers to another document."""
    if isinstance(value, Mapping):
        return {inner: _replaced(inner, item, new) for inner, item in value.items()}
    if isinstance(value, list):
        return [_replaced(name, item, new) for item in value]
    return new(value, value) if isinstance(value, str) and _REFERENCE.match(name) else value


def _references(value: Any, name: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, Mapping):
        for inner, item in value.items():
            yield from _references(item, inner)
    elif isinstance(value, list):
        for item in value:
            yield from _references(item, name)
    elif isinstance(value, str) and _REFERENCE.match(name):
        yield name, value


def _ordered(documents: Sequence[Document]) -> Iterator[Document]:
    """Give each document after those that it refers to; in a circle, the first one first."""
    by_id = {one.id: one for one in documents}
    seen: set[str] = set()

    def visit(document: Document) -> Iterator[Document]:
        if document.id in seen:
            return
        seen.add(document.id)
        for name, id_ in _references(document.fields):
            if name != "_id" and id_ in by_id:
                yield from visit(by_id[id_])
        yield document

    for document in documents:
        yield from visit(document)
