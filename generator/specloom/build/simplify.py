"""Unions without repetition: nested ones opened, equal arms once, listed values together, null last."""

from __future__ import annotations

from collections.abc import Iterable

from ..ir import Choice, Discriminator, Type, Union
from .scalars import ANY, NEVER, NULL


def union_of(types: Iterable[Type], discriminator: Discriminator | None = None) -> Type:
    """One of `types`; the type itself when only one is left."""
    opened = list(types)
    if len(opened) == 1:
        return opened[0]
    discriminator = discriminator or _only_discriminator(opened)
    arms = [arm for found in opened for arm in (found.arms if isinstance(found, Union) else (found,))]
    if any(arm == ANY for arm in arms):
        return ANY
    kept = {repr(arm): arm for arm in _choices_together(arms) if arm not in (NULL, NEVER)}
    if NULL in arms:
        kept[repr(NULL)] = NULL
    if len(kept) < 2:
        return next(iter(kept.values()), NEVER)
    return Union(arms=tuple(kept.values()), discriminator=discriminator)


def _only_discriminator(types: list[Type]) -> Discriminator | None:
    """The discriminator of the one union among `types`, when only null stands beside it."""
    others = [found for found in types if found != NULL]
    if len(others) == 1 and isinstance(others[0], Union):
        return others[0].discriminator
    return None


def _choices_together(arms: list[Type]) -> list[Type]:
    choices = [arm for arm in arms if isinstance(arm, Choice)]
    if len(choices) < 2:
        return arms
    values = {(type(value).__name__, value): value for choice in choices for value in choice.values}
    merged = Choice(values=tuple(values.values()))
    first = arms.index(choices[0])
    return [merged if index == first else arm for index, arm in enumerate(arms) if index == first or arm not in choices]
