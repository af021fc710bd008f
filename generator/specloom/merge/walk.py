"""Finds everything in an OpenAPI object that names something elsewhere, and puts other names there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from ..openapi.grammar import REFERABLE, children
from ..openapi.pointers import Tokens, fragment_tokens
from ..source import Json

WORDS = ("summary", "description")
"""Members that a Reference Object has beside its reference."""
TEXTS = (*WORDS, "title", "example", "examples", "externalDocs", "$comment")
"""Members of any object that say nothing to a program."""
_REFERENCE = frozenset(("$ref", *WORDS))
WITH_SIBLINGS = ("schema", "pathItem")
"""Kinds whose `$ref` is one member among others, and no Reference Object."""


class Form(Enum):
    """How a link is written."""

    REFERENCE = "$ref"
    DYNAMIC = "$dynamicRef"
    MAPPING = "discriminator mapping"
    IMPLICIT = "discriminator value without a mapping"
    SECURITY = "security requirement"
    OPERATION = "operationRef"


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One place that names something elsewhere."""

    form: Form
    kind: str
    """Kind of what it must lead to."""
    holder: Tokens
    """Way from the object that was searched to the object that holds the link."""
    key: str
    """Member of the holder: `$ref`, a value of a discriminator, the name of a security scheme."""
    text: Json
    """As written; not always text in a faulty document."""
    value: Json = None
    """What is kept under the key, where the key is the link: the scopes of a security requirement."""
    idle: tuple[str, ...] = ()
    """Members beside the `$ref` of a Reference Object, sorted; by the letter of OpenAPI they count for nothing."""

    @property
    def tokens(self) -> Tokens:
        """Where the link itself stands."""
        return self.holder[:-1] if self.form is Form.IMPLICIT else (*self.holder, self.key)


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """A member to set, or to remove when `value` is None."""

    holder: Tokens
    key: str | int
    value: Json


def links(kind: str, node: Json) -> tuple[Link, ...]:
    """Every link in an object of this kind, in the order of its members."""
    found: list[Link] = []
    _collect(kind, node, (), found)
    return tuple(found)


def schemas(kind: str, node: Json) -> Iterator[tuple[Tokens, dict[str, Json]]]:
    """Every Schema Object below an object of this kind (and not the object itself), parents first."""
    pending: list[tuple[str, Json, Tokens]] = [(kind, node, ())]
    while pending:
        kind, node, tokens = pending.pop()
        for below, child_kind, child in _children(kind, node):
            if child_kind == "schema" and isinstance(child, dict):
                yield tokens + below, child
            pending.append((child_kind, child, tokens + below))


def without_texts(kind: str, node: Json) -> Json:
    """`node` without what people read and no program: descriptions, titles, examples."""
    edits: list[Edit] = []
    pending: list[tuple[str, Json, Tokens]] = [(kind, node, ())]
    while pending:
        kind, here, tokens = pending.pop()
        if isinstance(here, dict):
            edits += [Edit(holder=tokens, key=word, value=None) for word in TEXTS if word in here]
            kept = {key: value for key, value in here.items() if key not in TEXTS}
            pending += [(below, child, tokens + way) for way, below, child in _children(kind, kept)]
    return edited(node, edits)


def edited(node: Json, edits: Sequence[Edit], depth: int = 0) -> Json:
    """A copy of `node` with the edits made; what no edit touches is shared with the original.

    Edits further in are made first, so an edit of a whole member wins over those inside it.
    """
    if not edits or not isinstance(node, dict | list):
        return node
    below: dict[str | int, list[Edit]] = {}
    here: list[Edit] = []
    for edit in edits:
        if len(edit.holder) == depth:
            here.append(edit)
        else:
            below.setdefault(edit.holder[depth], []).append(edit)
    if isinstance(node, list):
        whole = {edit.key: edit.value for edit in here}
        return [
            whole[index] if index in whole else edited(child, below.get(index, ()), depth + 1)
            for index, child in enumerate(node)
        ]
    copy = dict(node)
    for token, inner in below.items():
        copy[str(token)] = edited(node.get(str(token), {}), inner, depth + 1)
    for edit in here:
        if edit.value is None:
            copy.pop(str(edit.key), None)
    copy.update((str(edit.key), edit.value) for edit in here if edit.value is not None)
    return copy


def _collect(kind: str, node: Json, at: Tokens, found: list[Link]) -> None:
    if not isinstance(node, dict):
        return
    if "$ref" in node and kind in REFERABLE:
        idle = () if kind in WITH_SIBLINGS else tuple(sorted(node.keys() - _REFERENCE))
        found.append(Link(form=Form.REFERENCE, kind=kind, holder=at, key="$ref", text=node["$ref"], idle=idle))
    if kind == "schema":
        if "$dynamicRef" in node:
            found.append(Link(form=Form.DYNAMIC, kind=kind, holder=at, key="$dynamicRef", text=node["$dynamicRef"]))
        if "discriminator" in node:
            found.extend(_discriminated(node, at))
    elif kind == "operation":
        found.extend(_security(node.get("security"), (*at, "security")))
    elif kind == "link" and "operationRef" in node:
        operation = node["operationRef"]
        found.append(Link(form=Form.OPERATION, kind="operation", holder=at, key="operationRef", text=operation))
    for below, child_kind, child in _children(kind, node):
        _collect(child_kind, child, at + below, found)


def _children(kind: str, node: Json) -> Iterator[tuple[Tokens, str, Json]]:
    """The parts of an object that have a grammar of their own.

    Beside the `$ref` of a Reference Object nothing counts; Schema and Path Item Objects keep their other members.
    """
    if isinstance(node, dict) and "$ref" in node and kind in REFERABLE and kind not in WITH_SIBLINGS:
        return
    yield from children(kind, node)


def _discriminated(node: dict[str, Json], at: Tokens) -> Iterator[Link]:
    """Links of a discriminator: those of its mapping, and the names of arms that it goes by without one."""
    discriminator = node["discriminator"]
    if not isinstance(discriminator, dict):
        return
    mapping = discriminator.get("mapping")
    mapping = mapping if isinstance(mapping, dict) else {}
    place = (*at, "discriminator", "mapping")
    for value, target in mapping.items():
        yield Link(form=Form.MAPPING, kind="schema", holder=place, key=value, text=target)
    for value, target in implicit_values(node):
        if value not in mapping:
            yield Link(form=Form.IMPLICIT, kind="schema", holder=place, key=value, text=target)


def implicit_values(node: dict[str, Json]) -> Iterator[tuple[str, str]]:
    """Discriminator values that go by the name of an arm's component, with the arm's reference."""
    for word in ("oneOf", "anyOf"):
        arms = node.get(word)
        for arm in arms if isinstance(arms, list) else ():
            target = arm.get("$ref") if isinstance(arm, dict) else None
            if isinstance(target, str) and target.startswith("#/components/schemas/") and target.count("/") == 3:
                yield component_name(target), target


def component_name(reference: str) -> str:
    """The last token of a reference, decoded."""
    tokens = fragment_tokens(reference.partition("#")[2])
    return tokens[-1] if tokens else reference


def _security(requirements: Json, at: Tokens) -> Iterator[Link]:
    for index, requirement in enumerate(requirements if isinstance(requirements, list) else ()):
        for scheme, scopes in requirement.items() if isinstance(requirement, dict) else ():
            place = (*at, index)
            yield Link(form=Form.SECURITY, kind="securityScheme", holder=place, key=scheme, text=scheme, value=scopes)
