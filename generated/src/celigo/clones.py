"""What clones of flows have made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from ._runtime.core import hinted

if TYPE_CHECKING:
    from collections.abc import MutableSequence

    from .models import CloneResponseItem, Flow

__all__ = ["CloneResult", "Created"]

_FLOW = "Flow"


@dataclass(frozen=True, slots=True)
class Created:
    """A resource that a clone made."""

    model: str
    """Its kind: `Flow`, `Export`, `Import` …"""
    id: str
    name: str | None = None


@hinted
@dataclass(frozen=True, slots=True)
class CloneResult:
    """What a clone made, whichever of its two forms the answer has."""

    flow_id: str | None
    """Id of the new flow; `None` when the answer names none."""
    created: tuple[Created, ...]
    """Everything that the answer names; the flow alone when it is the answer."""
    raw: Flow | MutableSequence[CloneResponseItem]
    """The answer itself."""

    @classmethod
    def from_answer(cls, answer: Flow | MutableSequence[CloneResponseItem]) -> Self:
        """Read either form: the flow itself, or a list of what was made."""
        from .models import Flow

        if isinstance(answer, Flow):
            id = answer.raw.get("_id")
            created = (Created(_FLOW, str(id), answer.name),) if id else ()
            return cls(str(id) if id else None, created, answer)
        items = tuple(Created(item.model or "", item.id, item.name) for item in answer)
        return cls(next((item.id for item in items if item.model == _FLOW), None), items, answer)
