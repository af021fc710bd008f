"""Follows what the lock and the rules name by a former key to where it is now, so that its names stay.

A route is a method and a path with its parameters by position: what they are called is no part of it. An operation has
moved when one goes and one comes in the same run that can only be it. A schema is followed by its use: what stands now
where it stood, or where the first reference to it stood.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar, cast
from urllib.parse import unquote

from ..diagnostics import Diagnostics, Origin, Related, escaped, pointer_of
from ..ir import SchemaId
from ..openapi.grammar import METHODS, SECTIONS, children
from ..openapi.pointers import fragment_tokens, tokens_of
from ..openapi.routes import differ_in_prefix_only, respelled, route, route_of
from ..source import Fragment, Json, Specification
from ..text.suggest import did_you_mean
from .keys import key, tokens
from .lock import Claim, Lock

K = TypeVar("K", bound=str)
T = TypeVar("T")

_SCHEMAS = ("components", "schemas")


@dataclass(frozen=True, slots=True, kw_only=True)
class Moves:
    """Where the things are that were known by another key."""

    operations: Mapping[str, str] = field(default_factory=dict)
    """Former key -> key now; a path whose parameters are called otherwise is a move too."""
    schemas: Mapping[str, str] = field(default_factory=dict)
    """Former id -> id now."""
    routes: Mapping[str, str] = field(default_factory=dict)
    """Key with the parameters by position -> key now, of all operations that are published under one spelling."""
    present: frozenset[str] = frozenset()
    """Keys of all operations that are published."""
    titles: Mapping[str, str] = field(default_factory=dict)
    """Former title of a page -> its title now."""
    restored: frozenset[str] = frozenset()
    """Keys now of operations that were named anew before a rule said what they had been."""

    def operation(self, text: str) -> str:
        """The key now of an operation that is called by any of its keys; empty when there is none."""
        if text in self.present:
            return text
        return self.operations.get(text) or self.routes.get(route_of(text), "")

    def component(self, text: str) -> str:
        """The name now of a schema component; its own when it is none any more."""
        now = self.schemas.get(escaped(text), "")
        return _unescaped(now) if now and "/" not in now else text

    def path(self, text: str) -> str:
        """A path as it is spelled now, where all of its operations agree on that; as it is for any other text."""
        keys = {former: now for former, now in self.operations.items() if _path(former) == text}
        now = {_path(key) for key in keys.values()}
        now = now or {_path(key) for each, key in self.routes.items() if _path(each) == route(text)}
        return min(now) if len(now) == 1 else text


def follow_operations(
    lock: Lock, published: Specification, declared: Iterable[tuple[str, str, Origin | None]], diagnostics: Diagnostics
) -> Moves:
    """Find the operations whose key changed; `declared` are pairs of key now and former key that a rule gives."""
    origins = {operation.key: operation.origins[0] for operation in published.operations}
    gone = [former for former in sorted(lock.operations) if former not in origins]
    routes = _routes(origins)
    found = {former: routes[route_of(former)] for former in gone if route_of(former) in routes}
    declared = tuple(declared)
    for now, former, place in declared:
        if now not in origins:
            help = did_you_mean(now, origins, otherwise="remove it")
            diagnostics.error("unknown-rule", f'no operation "{now}"', place, help=help)
        elif former in origins:
            message = f"{former} is still published, and keeps its name"
            diagnostics.error("bad-rule", message, place, help="remove it, or name the operation that went")
        elif former in lock.operations:
            found[former] = now
    retired = {tokens(stable)[1] for stable, _ in lock.retired if stable.startswith("operation ")}
    late = {former: now for now, former, _ in declared if former in retired - lock.operations.keys() - origins.keys()}
    found |= late
    ids = {operation: _identifier(published.document, operation) for operation in origins}
    left = [former for former in gone if former not in found]
    fresh = [now for now in origins if now not in lock.operations and now not in found.values()]
    found |= _guessed(left, fresh, lock.operations, ids, origins, diagnostics)
    for (kind, former), now in sorted(lock.moved.items()):
        if kind == "operation" and former not in origins:
            found.setdefault(former, found.get(now, now))
    return Moves(
        operations={former: now for former, now in found.items() if now in origins},
        routes=routes,
        present=frozenset(origins),
        restored=frozenset(late.values()),
    )


def retitled(lock: Lock, fragments: Iterable[Fragment]) -> dict[str, str]:
    """Former title of a page -> its title now, of each that went while one came that publishes most of the same."""
    now: dict[str, set[str]] = defaultdict(set)
    for fragment in fragments:
        now[fragment.title].update(_published_in(fragment))
    before: dict[str, set[str]] = defaultdict(set)
    for stable in lock.components:
        place = stable.partition("#")[0]
        title = unquote(place.partition(":")[2].partition("/")[0])
        before[title].add(f"{place.partition(':')[0]}/{unquote(place.partition('/')[2])}")
    gone, fresh = before.keys() - now.keys(), now.keys() - before.keys()
    pairs = [(one, other) for one in sorted(gone) for other in sorted(fresh) if _mostly(before[one], now[other])]
    ends = Counter(end for pair in pairs for end in pair)
    found = {one: other for one, other in pairs if ends[one] == ends[other] == 1}
    for (kind, former), title in sorted(lock.moved.items()):
        if kind == "page" and former not in now:
            found.setdefault(former, found.get(title, title))
    return {former: title for former, title in found.items() if title in now}


def _mostly(before: Collection[str], now: Collection[str]) -> bool:
    """Whether more than half of the names are still there."""
    return 2 * len(set(before) & set(now)) > len(before)


def _published_in(fragment: Fragment) -> Iterator[str]:
    components = None if fragment.library else fragment.document.get("components")
    for section, held in components.items() if isinstance(components, dict) else ():
        if isinstance(held, dict):
            yield from (f"{section}/{name}" for name in held)


def _routes(present: Iterable[str]) -> dict[str, str]:
    """Each route that is published under one spelling, and that spelling."""
    found: dict[str, list[str]] = defaultdict(list)
    for now in present:
        found[route_of(now)].append(now)
    return {each: spelled[0] for each, spelled in found.items() if len(spelled) == 1}


def _guessed(
    gone: Iterable[str],
    fresh: Iterable[str],
    before: Mapping[str, str],
    now: Mapping[str, str],
    origins: Mapping[str, Origin],
    diagnostics: Diagnostics,
) -> dict[str, str]:
    """Pairs of one that went and one that came, each of which can only be the other."""
    came = sorted(fresh)
    pairs = [(one, other) for one in gone for other in came if _alike(one, other, before[one], now[other])]
    ends = Counter(end for pair in pairs for end in pair)
    found: dict[str, str] = {}
    for one, other in pairs:
        if ends[one] == ends[other] == 1:
            found[one] = other
            message = f"{one} is {other} now; its names stay"
            diagnostics.note("moved-operation", message, origins[other])
            continue
        names = sorted(pair[0] for pair in pairs if pair[1] == other)
        diagnostics.warning(
            "ambiguous-move",
            f"{other} may be {' or '.join(names)}, moved; nothing is guessed",
            origins[other],
            help=f'say it in sdk.yaml: `moved: {{"{other}": "{one}"}}`',
            related=tuple(
                Related(message="or this", origin=origins[p[1]]) for p in pairs if p[0] == one and p[1] != other
            ),
            passing=True,
        )
    return found


def _alike(one: str, other: str, id_before: str, id_now: str) -> bool:
    if one.partition(" ")[0] != other.partition(" ")[0]:
        return False
    return (bool(id_before) and id_before == id_now) or differ_in_prefix_only(_path(one), _path(other))


def _identifier(document: Mapping[str, Json], operation: str) -> str:
    here = _at(document, ("paths", _path(operation), operation.partition(" ")[0].lower(), "operationId"))
    return here if isinstance(here, str) else ""


def follow_schemas(lock: Lock, published: Specification, operations: Moves) -> Moves:
    """Find the schemas whose id changed, beside the operations that moved."""
    where = _Where(document=published.document, lock=lock, operations=operations.operations)
    where.follow()
    for (kind, former), now in sorted(lock.moved.items()):
        if kind == "model" and not where.is_there(former):
            where.found.setdefault(former, where.found.get(now, now))
    return replace(operations, schemas=where.found)


def published_ids(document: Mapping[str, Json], lock: Lock) -> Callable[[str], bool]:
    """What says whether a schema of an id is written in a document."""
    return _Where(document=document, lock=lock, operations={}, _known=set(lock.operations)).is_there


def remembered(moves: Moves, texts: Iterable[str]) -> dict[tuple[str, str], str]:
    """What the lock has to keep so that overlays, `texts`, may go on to name a path or a component that moved."""
    joined = "\n".join(texts)
    routes = {
        ("operation", former): now
        for former, now in moves.operations.items()
        if route_of(former) != route_of(now) and _path(former) in joined
    }
    components = {
        ("model", former): now
        for former, now in moves.schemas.items()
        if "/" not in former and moves.component(_unescaped(former)) != _unescaped(former) and former in joined
    }
    return routes | components


def slots(document: Mapping[str, Json]) -> dict[SchemaId, str]:
    """Component -> the first place that refers to it, those in operations before those in other components."""
    found: dict[SchemaId, tuple[bool, str]] = {}
    pending: list[tuple[str, Json, tuple[str | int, ...]]] = [("document", cast("Json", document), ())]
    while pending:
        kind, node, way = pending.pop()
        name = _component(node) if kind == "schema" else ""
        home = _id_at(way) if name else ""
        if home and not (home + "/").startswith(f"{name}/"):
            rank = (way[0] != "paths", home)
            found[SchemaId(name)] = min(rank, found.get(SchemaId(name), rank))
        pending += [(below, child, way + tail) for tail, below, child in children(kind, node)]
    return {schema: rank[1] for schema, rank in found.items()}


def _id_at(way: tuple[str | int, ...]) -> str:
    """The id of a schema that is written at a place of the document; empty where it would have none of its own."""
    texts = tuple(map(str, way))
    if texts[:2] == _SCHEMAS:
        return escaped(texts[2]) + pointer_of(texts[3:])
    if texts[:1] == ("components",):
        return f"{texts[1]}/{escaped(texts[2])}{pointer_of(texts[3:])}"
    if texts[:1] == ("paths",) and texts[2] in METHODS:
        return f"{texts[2].upper()} {texts[1]}{pointer_of(texts[3:])}"
    return ""


def _component(node: Json) -> str:
    """The id of the component that an object only refers to; empty for anything else."""
    text = node.get("$ref") if isinstance(node, dict) else None
    way = fragment_tokens(text[1:]) if isinstance(text, str) and text.startswith("#/") else None
    return escaped(way[2]) if way and way[:2] == _SCHEMAS and len(way) == 3 else ""


@dataclass(slots=True)
class _Where:
    """Looks for the schemas of the lock in the document of this run."""

    document: Mapping[str, Json]
    lock: Lock
    operations: Mapping[str, str]
    found: dict[str, str] = field(default_factory=dict)
    _known: set[str] = field(default_factory=set)
    """Keys of operations, those of this run too."""

    def follow(self) -> None:
        """Find all whose id changed; what several lead to is none of them."""
        self._known = {*self.lock.operations, *self.operations.values()}
        gone = sorted((str(id) for id in self.lock.placed if not self.is_there(id)), key=lambda id: (len(id), id))
        while gone:
            claims: dict[str, list[str]] = defaultdict(list)
            for former in gone:
                now = self._now(self.lock.slots.get(SchemaId(former), former))
                if now and now != former and SchemaId(now) not in self.lock.placed:
                    claims[now].append(former)
            fresh = {held[0]: now for now, held in claims.items() if len(held) == 1 and now not in self.found.values()}
            if not fresh:
                return
            self.found |= fresh
            gone = [former for former in gone if former not in fresh]

    def is_there(self, id: str) -> bool:
        """Whether a schema of this id is written in the document."""
        owner, tail = self._split(id)
        base = self._base(owner)
        here = _at(self.document, (*base, *tail)) if base else None
        return isinstance(here, dict) and (not tail or not _component(here))

    def _now(self, id: str) -> str:
        """The id of what stands now where a schema of this id stood; empty when there is nothing."""
        owner, tail = self._split(id)
        now = self.operations.get(owner, self.found.get(owner, owner))
        if now in self.operations.values():
            base, way = self._base(now), tail
        else:
            now, more = self._split(now)
            base, way = self._base(now), (*more, *tail)
        if not base:
            return ""
        here, home, rest = _at(self.document, base), now, list[str]()
        for token in way:
            here = _child(here, token)
            rest.append(token)
            name = _component(here)
            if name:
                home, rest, here = name, [], _at(self.document, self._base(name))
        return home + pointer_of(rest) if isinstance(here, dict) else ""

    def _split(self, id: str) -> tuple[str, tuple[str, ...]]:
        """The owner of a schema and the way from there to it."""
        if id.partition(" ")[0].lower() in METHODS:
            owner = id
            while owner not in self._known and "/" in owner:
                owner = owner.rpartition("/")[0]
        else:
            parts = id.split("/")
            count = 2 if parts[0] in SECTIONS and parts[0] != "schemas" and len(parts) > 1 else 1
            owner = "/".join(parts[:count])
        return owner, tokens_of(id[len(owner) :]) or ()

    def _base(self, owner: str) -> tuple[str, ...]:
        """Where an owner stands in the document; empty when it does not."""
        method, space, path = owner.partition(" ")
        if space and method.lower() in METHODS:
            way: tuple[str, ...] = ("paths", path, method.lower())
        else:
            section, slash, name = owner.partition("/")
            way = ("components", section, _unescaped(name)) if slash else (*_SCHEMAS, _unescaped(owner))
        return way if isinstance(_at(self.document, way), dict) else ()


def rekeyed(lock: Lock, moves: Moves) -> Lock:
    """The lock with every former key replaced by that of this run."""
    lock = _without(lock, moves.restored)
    at = _Keys(moves)
    names, rivals = dict(lock.names), dict(lock.rivals)
    for former, name in lock.names.items():
        now = at.stable(former)
        if now == former:
            continue
        del names[former]
        rivals.pop(former, None)
        held = lock.names.get(now)
        if held is None:
            names[now] = name
            if former in lock.rivals:
                rivals[now] = lock.rivals[former]
        elif held != name and tokens(now)[0] == "operation":
            # Two branches spell one route in two ways and name it twice.
            claims = (Claim(name=held, line=lock.lines[now]), Claim(name=name, line=lock.lines[former]))
            given_up = {pair[1] for pair in lock.retired if at.stable(pair[0]) == now}
            left = tuple(claim for claim in claims if claim.name not in given_up) or claims
            names[now] = left[0].name
            rivals |= {now: left} if len(left) > 1 else {}
    return replace(
        lock,
        names=names,
        rivals=rivals,
        placed=_moved(lock.placed, at.schema),
        elsewhere=_moved(lock.elsewhere, at.schema),
        slots={at.schema(id): followed_id(slot, moves) for id, slot in lock.slots.items()},
        operations=_moved(lock.operations, at.operation),
        retired=tuple(sorted({(at.stable(stable), name) for stable, name in lock.retired})),
    )


def _without(lock: Lock, operations: Collection[str]) -> Lock:
    """The lock less the names of operations and of what is written in them."""
    if not operations:
        return lock

    def stays(key: str) -> bool:
        return not any(key == one or key.startswith(f"{one}/") for one in operations)

    return replace(
        lock,
        names={stable: name for stable, name in lock.names.items() if stays(tokens(stable)[1])},
        rivals={stable: claims for stable, claims in lock.rivals.items() if stays(tokens(stable)[1])},
        operations={operation: id for operation, id in lock.operations.items() if stays(operation)},
    )


def _moved(held: Mapping[K, T], now: Callable[[K], K]) -> dict[K, T]:
    """The entries by their keys of this run; one that has that key already stays."""
    found = {former: value for former, value in held.items() if now(former) == former}
    for former, value in held.items():
        found.setdefault(now(former), value)
    return found


@dataclass(frozen=True, slots=True)
class _Keys:
    """Keys of the lock in the words of this run."""

    moves: Moves

    def operation(self, former: str) -> str:
        return self.moves.operation(former) or former

    def schema(self, former: SchemaId) -> SchemaId:
        return SchemaId(followed_id(former, self.moves))

    def stable(self, former: str) -> str:
        kind, *words = tokens(former)
        if kind == "operation":
            return key(kind, self.operation(words[0]))
        if kind == "argument":
            now = self.operation(words[0])
            name = respelled(words[2], _path(words[0]), _path(now)) if words[1] == "path" else words[2]
            return key(kind, now, words[1], name)
        if kind in ("model", "field"):
            return key(kind, self.schema(SchemaId(words[0])), *words[1:])
        return former


def followed_id(former: str, moves: Moves) -> str:
    """The id of a schema in this run: its own, or the one below an owner that moved."""
    if former in moves.schemas:
        return moves.schemas[former]
    head, tail = former, ""
    while "/" in head:
        head, _, last = head.rpartition("/")
        tail = f"/{last}{tail}"
        now = moves.schemas.get(head) or (moves.operation(head) if " /" in head else "")
        if now:
            return now + tail
    return former


def _path(operation: str) -> str:
    return operation.partition(" ")[2]


def _at(document: object, way: Iterable[str]) -> Json:
    here = cast("Json", document)
    for token in way:
        here = _child(here, token)
    return here


def _child(here: Json, token: str) -> Json:
    if isinstance(here, dict):
        return here.get(token)
    return here[int(token)] if isinstance(here, list) and token.isdigit() and int(token) < len(here) else None


def _unescaped(text: str) -> str:
    return text.replace("~1", "/").replace("~0", "~")
