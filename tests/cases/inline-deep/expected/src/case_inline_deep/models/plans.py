"""Models of Plans.

Generated from specs/plans.yaml. Do not edit; run `make generate`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.model import Model, field

if TYPE_CHECKING:
    from collections.abc import MutableSequence

__all__ = ["Plan", "PlanCondition", "PlanEnd", "PlanLeft", "PlanRule", "PlanSchedule", "PlanWindow"]


class Plan(Model):
    """Schema `Plan` of Plans · docs/models/plan.md"""

    schedule: PlanSchedule | None = field("schedule", default=None)


class PlanCondition(Model):
    """Part of `Plan` · docs/models/plan_condition.md"""

    left: PlanLeft | None = field("left", default=None)


class PlanEnd(Model):
    """Part of `Plan` · docs/models/plan_end.md"""

    hour: int | None = field("hour", default=None)

    minute: int | None = field("minute", default=None)


class PlanLeft(Model):
    """Part of `Plan` · docs/models/plan_left.md"""

    name: str | None = field("name", default=None)


class PlanRule(Model):
    """Part of `Plan` · docs/models/plan_rule.md"""

    condition: PlanCondition | None = field("condition", default=None)


class PlanSchedule(Model):
    """Part of `Plan` · docs/models/plan_schedule.md"""

    window: PlanWindow | None = field("window", default=None)


class PlanWindow(Model):
    """Part of `Plan` · docs/models/plan_window.md"""

    end: PlanEnd | None = field("end", default=None)

    rules: MutableSequence[PlanRule] | None = field("rules", default=None)

    start: PlanEnd | None = field("start", default=None)
