"""Wire forms of the models of Plans.

Generated from specs/plans.yaml. Do not edit; run `make generate`.
"""

from __future__ import annotations

from typing import TypedDict

__all__ = [
    "PlanConditionDict",
    "PlanDict",
    "PlanEndDict",
    "PlanLeftDict",
    "PlanRuleDict",
    "PlanScheduleDict",
    "PlanWindowDict",
]


class PlanDict(TypedDict, total=False):
    """Wire form of `Plan`."""

    schedule: PlanScheduleDict


class PlanConditionDict(TypedDict, total=False):
    """Wire form of `PlanCondition`."""

    left: PlanLeftDict


class PlanEndDict(TypedDict, total=False):
    """Wire form of `PlanEnd`."""

    hour: int
    minute: int


class PlanLeftDict(TypedDict, total=False):
    """Wire form of `PlanLeft`."""

    name: str


class PlanRuleDict(TypedDict, total=False):
    """Wire form of `PlanRule`."""

    condition: PlanConditionDict


class PlanScheduleDict(TypedDict, total=False):
    """Wire form of `PlanSchedule`."""

    window: PlanWindowDict


class PlanWindowDict(TypedDict, total=False):
    """Wire form of `PlanWindow`."""

    end: PlanEndDict
    rules: list[PlanRuleDict]
    start: PlanEndDict
