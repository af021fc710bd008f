"""The differences of two documents for programs that send and get what they say, by the table of rules."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import cast

from ..diagnostics import pointer_of
from ..openapi.canonical import text as text_of
from ..source import Json
from .findings import About, At, Found, WireChange
from .model import Side
from .routes import (
    PARAMETER,
    Route,
    accepted,
    below,
    credentials_text,
    matched,
    moved_from,
    parameters_of,
    resolved,
    schema_of_parameter,
    urls,
)
from .rules import Direction
from .schemas import Schemas
from .shapes import Node, Object, Shapes, object_of


def compare(old: Side, new: Side) -> list[WireChange]:
    """All differences, each once."""
    return _Differ(old, new).run()


class _Differ:
    def __init__(self, old: Side, new: Side) -> None:
        self._old_side, self._new_side = old, new
        self._old, self._new = Shapes(old.document), Shapes(new.document)
        self._found = Found()
        self._add = self._found.add
        self._schemas = Schemas(self._old, self._new, self._found)

    def run(self) -> list[WireChange]:
        pairs, went, came = matched(self._old_side, self._new_side)
        for route in went:
            self._whole("operation-removed", route.key, "removed", old=route)
        for route in came:
            self._whole("operation-added", route.key, "added", new=route)
        for old, new in pairs:
            self._operation(old, new)
        self._shared("security", pairs, self._security)
        self._shared("servers", pairs, self._servers)
        self._hooks()
        self._held()
        self._words(
            At("", About("api"), Direction.RESPONSE),
            object_of(self._old_side.document.get("info")),
            object_of(self._new_side.document.get("info")),
            ("/info", "/info"),
            "the API",
        )
        return list(self._found.changes.values())

    def _whole(self, rule: str, key: str, message: str, *, old: Route | None = None, new: Route | None = None) -> None:
        at = At(key, About("operation"), Direction.REQUEST)
        pointers = old.node.pointer if old else "", new.node.pointer if new else ""
        detail = old.shape if old else "", new.shape if new else ""
        self._add(rule, at, message, detail, pointers)

    def _operation(self, old: Route, new: Route) -> None:
        at = At(new.key, About("operation"), Direction.REQUEST)
        pointers = old.node.pointer, new.node.pointer
        if old.shape != new.shape:
            self._whole("operation-moved", new.key, moved_from(old, new), old=old, new=new)
        flags = bool(old.body.get("deprecated")), bool(new.body.get("deprecated"))
        if flags[0] != flags[1]:
            words = "deprecated" if flags[1] else "not deprecated any more"
            self._add("operation-deprecated", at, words, (str(flags[0]), str(flags[1])), pointers)
        self._words(at, old.body, new.body, pointers, new.key)
        self._parameters(old, new)
        self._body(old, new)
        self._responses(old, new)
        callbacks = [text_of(cast("Json", route.body.get("callbacks") or {})) for route in (old, new)]
        if callbacks[0] != callbacks[1]:
            self._add("webhook-changed", at, "callbacks changed", (callbacks[0], callbacks[1]), pointers)

    def _words(self, at: At, old: Object, new: Object, pointers: tuple[str, str], name: str) -> None:
        words = [tuple(str(one.get(key) or "") for key in ("title", "summary", "description")) for one in (old, new)]
        if words[0] != words[1]:
            detail = text_of(list(words[0])), text_of(list(words[1]))
            self._add("words-changed", at, f"{name}: text changed", detail, pointers, docs=True)

    def _shared(
        self,
        name: str,
        pairs: Iterable[tuple[Route, Route]],
        compared: Callable[[Route, Route], Iterator[tuple[str, str, tuple[str, str]]]],
    ) -> None:
        """Report what many operations have in common once."""
        groups: dict[tuple[str, str, tuple[str, str]], list[tuple[Route, Route]]] = {}
        for old, new in pairs:
            for found in compared(old, new):
                groups.setdefault(found, []).append((old, new))
        for (rule, message, detail), members in groups.items():
            alone = members[0] if len(members) == 1 else None
            key = alone[1].key if alone else ""
            at = At(key, About("operation" if alone else "api", () if alone else (name,)), Direction.REQUEST)
            pointers = (alone[0].node.pointer, alone[1].node.pointer) if alone else (f"/{name}", f"/{name}")
            more = "" if alone else f" ({len(members)} operations)"
            change = self._add(rule, at, message + more, detail, pointers)
            change.operations |= {new.key for _, new in members}

    def _security(self, old: Route, new: Route) -> Iterator[tuple[str, str, tuple[str, str]]]:
        before, after = (accepted(side, route) for side, route in ((self._old, old), (self._new, new)))
        if before != after:
            lost = [one for one in before if not any(other <= one for other in after)]
            rule = "security-changed" if lost else "security-relaxed"
            texts = credentials_text(before), credentials_text(after)
            yield rule, f"credential: {texts[1]}, was {texts[0]}", texts

    def _servers(self, old: Route, new: Route) -> Iterator[tuple[str, str, tuple[str, str]]]:
        before, after = (urls(side.document, route) for side, route in ((self._old, old), (self._new, new)))
        for url in before:
            if url not in after:
                yield "server-removed", f"server {url} removed", (url, "")
        for url in after:
            if url not in before:
                yield "server-added", f"server {url} added", ("", url)
        if before[:1] != after[:1] and before[:1] and before[0] in after and after[0] in before:
            yield "server-order-changed", f"server {after[0]} is first, was {before[0]}", (before[0], after[0])

    def _held(self) -> None:
        """Components that pages publish otherwise than the document has them."""
        before, after = (object_of(side.index.get("held")) for side in (self._old_side, self._new_side))
        for name, page in after.items():
            if name not in before:
                at = At("", About("api", ("held", name)), Direction.RESPONSE)
                pointer = pointer_of(("components", "schemas", name))
                message = f"{name} is held as {page} has it; another page says something else"
                self._add("component-held", at, message, ("", page), (pointer, pointer))

    def _hooks(self) -> None:
        old, new = (object_of(side.document.get("webhooks")) for side in (self._old_side, self._new_side))
        for name in sorted({*old, *new}):
            texts = [text_of(one[name]) if name in one else "" for one in (old, new)]
            if texts[0] != texts[1]:
                at = At("", About("api", ("webhooks", name)), Direction.RESPONSE)
                word = "added" if not texts[0] else "removed" if not texts[1] else "changed"
                pointer = pointer_of(("webhooks", name))
                self._add("webhook-changed", at, f"webhook {name} {word}", (texts[0], texts[1]), (pointer, pointer))

    def _parameters(self, old: Route, new: Route) -> None:
        before, after = parameters_of(self._old, old), parameters_of(self._new, new)
        pairs = {key: key for key in before if key in after}
        pairs |= self._by_position(old, new, before, after)
        gone = [key for key in before if key not in pairs]
        come = [key for key in after if key not in pairs.values()]
        for place, name in list(gone):
            other = next((key for key in come if key[1] == name and key[0] != place), None)
            if other is not None:
                at = At(new.key, About("parameter", other), Direction.REQUEST)
                pointers = before[place, name].pointer, after[other].pointer
                self._add("parameter-moved", at, f"{name}: in {other[0]}, was in {place}", (place, other[0]), pointers)
                pairs[place, name] = other
                gone.remove((place, name))
                come.remove(other)
        for key in gone:
            at = At(new.key, About("parameter", key), Direction.REQUEST)
            self._add("parameter-removed", at, f"{key[1]} removed", (":".join(key), ""), (before[key].pointer, ""))
        for key in come:
            at = At(new.key, About("parameter", key), Direction.REQUEST)
            required = key[0] == "path" or bool(object_of(after[key].schema).get("required"))
            rule = "required-parameter-added" if required else "parameter-added"
            word = "required " if required else ""
            self._add(rule, at, f"{word}{key[1]} added", ("", ":".join(key)), ("", after[key].pointer))
        for key, other in pairs.items():
            self._parameter(new.key, (key, before[key]), (other, after[other]))

    def _by_position(
        self, old: Route, new: Route, before: Mapping[tuple[str, str], Node], after: Mapping[tuple[str, str], Node]
    ) -> dict[tuple[str, str], tuple[str, str]]:
        """Parameters of the path that are called otherwise at the same position."""
        names = [PARAMETER.findall(route.path) for route in (old, new)]
        found = {}
        for one, other in zip(*names, strict=False):
            pair = ("path", one), ("path", other)
            if (
                one != other
                and pair[0] in before
                and pair[1] in after
                and pair[0] not in after
                and old.shape == new.shape
            ):
                found[pair[0]] = pair[1]
                at = At(new.key, About("parameter", pair[1]), Direction.REQUEST)
                pointers = before[pair[0]].pointer, after[pair[1]].pointer
                self._add("parameter-renamed", at, f"{other}, was {one} in the path", (one, other), pointers)
        return found

    def _parameter(self, key: str, old: tuple[tuple[str, str], Node], new: tuple[tuple[str, str], Node]) -> None:
        at = At(key, About("parameter", new[0]), Direction.REQUEST)
        before, after, name = object_of(old[1].schema), object_of(new[1].schema), new[0][1]
        pointers = old[1].pointer, new[1].pointer
        self._required(at, "parameter", name, before, after, pointers)
        styles = [{each: one.get(each) for each in ("style", "explode", "allowReserved")} for one in (before, after)]
        if styles[0] != styles[1]:
            detail = text_of(styles[0]), text_of(styles[1])
            self._add("parameter-style-changed", at, f"{name}: written otherwise", detail, pointers)
        flags = bool(before.get("deprecated")), bool(after.get("deprecated"))
        if flags[0] != flags[1]:
            words = f"{name} is {'deprecated' if flags[1] else 'not deprecated any more'}"
            self._add("property-deprecated", at, words, (str(flags[0]), str(flags[1])), pointers)
        self._words(at, before, after, pointers, name)
        schemas = [schema_of_parameter(one) for one in (old[1], new[1])]
        if schemas[0] is not None and schemas[1] is not None:
            self._schemas.compare(schemas[0], schemas[1], at, name)

    def _required(self, at: At, kind: str, name: str, old: Object, new: Object, pointers: tuple[str, str]) -> None:
        flags = bool(old.get("required")), bool(new.get("required"))
        if flags[0] != flags[1]:
            word = "required" if flags[1] else "optional"
            self._add(f"{kind}-became-{word}", at, f"{name} became {word}", (str(flags[0]), str(flags[1])), pointers)

    def _body(self, old: Route, new: Route) -> None:
        at = At(new.key, About("body"), Direction.REQUEST)
        nodes = [below(shapes, route.node, "requestBody") for shapes, route in ((self._old, old), (self._new, new))]
        before, after = (object_of(node.schema) if node else {} for node in nodes)
        pointers = (nodes[0].pointer if nodes[0] else "", nodes[1].pointer if nodes[1] else "")
        if nodes[0] is None and nodes[1] is not None:
            rule = "required-body-added" if after.get("required") else "body-added"
            self._add(rule, at, "request body added", ("", "body"), pointers)
        elif nodes[0] is not None and nodes[1] is None:
            self._add("body-removed", at, "request body removed", ("body", ""), pointers)
        elif nodes[0] is not None and nodes[1] is not None:
            self._required(at, "body", "request body", before, after, pointers)
            self._words(at, before, after, pointers, "request body")
            self._content(at, nodes[0], nodes[1], "request body")

    def _content(self, at: At, old: Node, new: Node, name: str) -> None:
        before, after = (object_of(object_of(node.schema).get("content")) for node in (old, new))
        pointers = old.pointer, new.pointer
        types = {media_of(one): one for one in before}, {media_of(one): one for one in after}
        gone, come = [one for one in types[0] if one not in types[1]], [one for one in types[1] if one not in types[0]]
        for one in gone:
            self._add("media-type-removed", at, f"{name}: {one} removed", (one, ""), pointers)
        for one in come:
            self._add("media-type-added", at, f"{name}: {one} added", ("", one), pointers)
        pairs = [(one, one) for one in types[0] if one in types[1]]
        pairs += zip(gone, come, strict=True) if len(gone) == len(come) == 1 else []
        for one, other in pairs:
            nodes = [old.below("content", types[0][one]), new.below("content", types[1][other])]
            encodings = [text_of(object_of(node.schema).get("encoding") or {}) for node in nodes]
            if encodings[0] != encodings[1]:
                self._add("encoding-changed", at, f"{name}: encoding changed", (encodings[0], encodings[1]), pointers)
            if all("schema" in object_of(node.schema) for node in nodes):
                self._schemas.compare(nodes[0].below("schema"), nodes[1].below("schema"), at, name)

    def _responses(self, old: Route, new: Route) -> None:
        before, after = (
            {
                str(status): resolved(shapes, route.node.below("responses", status))
                for status in object_of(route.body.get("responses"))
            }
            for shapes, route in ((self._old, old), (self._new, new))
        )
        gone, come = [one for one in before if one not in after], [one for one in after if one not in before]
        pairs = [(one, one) for one in before if one in after]
        success = [one for one in gone if one.startswith("2")], [one for one in come if one.startswith("2")]
        if len(success[0]) == len(success[1]) == 1:
            one, other = success[0][0], success[1][0]
            at = At(new.key, About("response", (other,)), Direction.RESPONSE)
            pointers = before[one].pointer, after[other].pointer
            self._add("success-changed", at, f"{other}, was {one}", (one, other), pointers)
            pairs.append((one, other))
            gone.remove(one)
            come.remove(other)
        for status, rule, here in [*((one, "removed", 0) for one in gone), *((one, "added", 1) for one in come)]:
            kind = "success" if status.startswith("2") else "error"
            at = At(new.key, About("response", (status,)), Direction.RESPONSE)
            node = (before, after)[here][status]
            pointers = ("", node.pointer) if here else (node.pointer, "")
            detail = ("", status) if here else (status, "")
            self._add(f"{kind}-{rule}", at, f"{status} {rule}", detail, pointers)
        for one, other in pairs:
            self._response(new.key, other, before[one], after[other])

    def _response(self, key: str, status: str, old: Node, new: Node) -> None:
        at = At(key, About("response", (status,)), Direction.RESPONSE)
        pointers = old.pointer, new.pointer
        contents = [bool(object_of(node.schema).get("content")) for node in (old, new)]
        if contents[0] != contents[1]:
            rule, word = ("response-body-added", "added") if contents[1] else ("response-body-removed", "removed")
            self._add(rule, at, f"{status}: body {word}", (str(contents[0]), str(contents[1])), pointers)
        elif contents[0]:
            self._content(at, old, new, status)
        self._words(at, object_of(old.schema), object_of(new.schema), pointers, status)
        self._headers(key, status, old, new)

    def _headers(self, key: str, status: str, old: Node, new: Node) -> None:
        before, after = (
            {
                name.lower(): resolved(shapes, node.below("headers", name))
                for name in object_of(object_of(node.schema).get("headers"))
            }
            for shapes, node in ((self._old, old), (self._new, new))
        )
        for name in sorted({*before, *after}):
            at = At(key, About("header", (status, name)), Direction.RESPONSE)
            one, other = before.get(name), after.get(name)
            if one is None or other is None:
                rule, word = ("header-removed", "removed") if one else ("header-added", "added")
                pointers = (one.pointer if one else "", other.pointer if other else "")
                self._add(rule, at, f"header {name} {word}", (name if one else "", name if other else ""), pointers)
                continue
            label, pointers = f"header {name}", (one.pointer, other.pointer)
            self._required(at, "header", label, object_of(one.schema), object_of(other.schema), pointers)
            self._words(at, object_of(one.schema), object_of(other.schema), pointers, label)
            schemas = [schema_of_parameter(each) for each in (one, other)]
            if schemas[0] is not None and schemas[1] is not None:
                self._schemas.compare(schemas[0], schemas[1], at, label)


def media_of(name: str) -> str:
    return name.partition(";")[0].strip().lower()
