"""`oneOf` and `anyOf`.

Three things are written with them: a choice of types, an object of which one of several sets of properties must be
complete, and an object that is extended in one of several ways. The first is a union; the other two stay one object,
since its fields are what people reach for.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ..ir import Type
from ..openapi.keywords import APPLIES, BOOKKEEPING
from .conjunction import Part, nearest, structural
from .converter import Converter
from .discriminators import Arm, build_discriminator
from .document import Node
from .facts import Facts, declared_types, facts_of, unions_of
from .homes import Home, arm_word
from .limits import ARMS
from .objects import Folded, Group, build_object, properties, required_names
from .scalars import ANY, NEVER, NULL
from .simplify import union_of


@dataclass(frozen=True, slots=True, kw_only=True)
class _Branching:
    """A union, and what stands beside it."""

    part: Part
    keyword: str
    arms: tuple[Node, ...]
    base: tuple[Part, ...]
    home: Home

    @property
    def solid(self) -> tuple[Part, ...]:
        """What of the base says anything of the type."""
        return structural(self.base)


def build_union(converter: Converter, bodies: Sequence[Part], home: Home) -> Type:
    """The type of `bodies`, of which at least one holds a union."""
    part, keyword = unions_of(structural(bodies))[0]
    settled = tuple(body.settle(keyword) if body is part else replace(body, alone=True) for body in bodies)
    arms = part.node.schemas(keyword)
    branching = _Branching(part=part, keyword=keyword, arms=arms, base=settled, home=home)
    if not arms or len(arms) > ARMS:
        code, message = ("too-large", f"more than {ARMS} alternatives") if arms else ("empty-union", "no alternative")
        help = "it is typed as anything"
        converter.document.warning(code, f"`{keyword}` has {message}", part.node.at(keyword), help=help)
        return ANY
    folded = _fold(converter, branching)
    if folded is None:
        return _distribute(converter, branching)
    return build_object(converter, settled, home, folded)


def _distribute(converter: Converter, branching: _Branching) -> Type:
    """Each arm together with what stands beside the union."""
    found = [(arm, _arm_type(converter, branching, index, arm)) for index, arm in enumerate(branching.arms)]
    arms = [Arm(node=arm, type=type) for arm, type in found if type is not None]
    discriminator = build_discriminator(converter, branching.part.node, arms)
    type = union_of((arm.type for arm in arms), discriminator)
    if len(getattr(type, "arms", ())) > ARMS:
        place, help = branching.part.node.pointer, "it is typed as anything"
        converter.document.warning("too-large", f"more than {ARMS} alternatives", place, help=help)
        return ANY
    return type


def _arm_type(converter: Converter, branching: _Branching, index: int, arm: Node) -> Type | None:
    """The type of one arm; `None`, reported, when nothing satisfies it and its base."""
    base = branching.solid
    if not base:
        return converter.at(arm)
    if arm.value.get("type") == "null":
        return NULL
    mine = _facts(converter, arm)
    beside = [part for part in base if not _repeats(part, mine)]
    if not beside:
        return converter.at(arm)
    if not _agree(beside, mine):
        converter.document.warning(
            "contradictory-types",
            f"the type beside `{branching.keyword}` excludes this alternative; it is left out",
            arm.pointer,
        )
        return None
    if not converter.cross(branching.home):
        return ANY
    word = arm_word(arm.value, str(index))
    home = branching.home.child(branching.keyword, index, word=word)
    type = converter.convert((*branching.base, Part(node=arm)), home)
    return None if type == NEVER else type


def _facts(converter: Converter, node: Node) -> Facts:
    return facts_of(structural(converter.conjunction.expand((Part(node=node),))), converter.document)


def _repeats(part: Part, arm: Facts) -> bool:
    """Whether a part of the base only repeats the type that the arm has anyway."""
    telling = part.node.value.keys() - part.settled - BOOKKEEPING
    types = declared_types(part.node)
    only_type = all(key == "type" or not Part(node=_single(part.node, key)).structural for key in telling)
    return only_type and types is not None and arm.types is not None and set(arm.types) <= set(types)


def _single(node: Node, key: str) -> Node:
    return Node({key: node.value[key]}, node.pointer, node.document)


def _agree(base: Iterable[Part], arm: Facts) -> bool:
    wider = {"integer", "number"}
    mine = set(arm.types or ()) | (wider if wider & set(arm.types or ()) else set())
    return not mine or all(mine & set(types) for part in base if (types := declared_types(part.node)) is not None)


def _fold(converter: Converter, branching: _Branching) -> Folded | None:
    """What the arms add to the object beside the union; `None` when they are types of their own."""
    if "discriminator" in branching.part.node.value:
        return None
    spread = [structural(converter.conjunction.expand((Part(node=arm),))) for arm in branching.arms]
    if not _beside_object(converter, branching, spread) or not all(_is_plain_object(converter, arm) for arm in spread):
        return None
    base = properties(branching.solid)
    own = [properties(arm) for arm in spread]
    names = dict.fromkeys(name for arm in own for name in arm if name not in base)
    required = [required_names(arm) for arm in spread]
    for arm in spread:
        _note_lost(converter, arm, base)
    return Folded(
        groups={name: _distinct([arm[name] for arm in own if name in arm]) for name in names},
        required=tuple(name for name in required[0] if all(name in names for names in required)),
        alternatives=tuple(required) if any(required) else (),
        titles=tuple(nearest([Part(node=arm)], "title") for arm in branching.arms) if any(required) else (),
    )


def _beside_object(converter: Converter, branching: _Branching, spread: Sequence[Sequence[Part]]) -> bool:
    base = branching.solid
    types = facts_of(base, converter.document).types
    if types is not None and types != ("object",):
        return False
    if any(APPLIES["object"] & part.node.value.keys() for part in base):
        return True
    return bool(base) and all(required_names(arm) and not properties(arm) for arm in spread)


def _is_plain_object(converter: Converter, arm: Sequence[Part]) -> bool:
    facts = facts_of(arm, converter.document)
    plain = facts.values is None and not facts.impossible and not facts.nullable
    return plain and facts.types in (None, ("object",)) and not unions_of(arm) and bool(_keys(arm) & APPLIES["object"])


def _keys(parts: Sequence[Part]) -> frozenset[str]:
    return frozenset(key for part in parts for key in part.node.value)


def _distinct(groups: Sequence[Group]) -> tuple[Group, ...]:
    """Parts of one property in several arms, each schema once."""
    return tuple({repr([part.node.value for part in group]): group for group in groups}.values())


def _note_lost(converter: Converter, arm: Sequence[Part], base: dict[str, list[Part]]) -> None:
    """Note what an arm says of a field that the object has already, and limits of its own."""
    for name, parts in properties(arm).items():
        known = [_telling(part.node) for part in base.get(name, ())]
        for part in parts:
            mine = _telling(part.node)
            if known and mine not in known and mine:
                converter.document.note(
                    "unsupported-keyword",
                    f'"{name}" is narrowed in one alternative only; the field keeps its wider type',
                    part.node.pointer,
                )
    for part in arm:
        for key in sorted(part.node.value.keys() & (APPLIES["object"] - {"properties", "required"})):
            if part.node.value[key] is not True:
                converter.document.note(
                    "unsupported-keyword", f"`{key}` of one alternative is not applied", part.node.at(key)
                )


def _telling(node: Node) -> str:
    return repr({key: node.value[key] for key in sorted(node.value) if Part(node=_single(node, key)).structural})
