"""Models of Garden.

Generated from specs/garden.yaml. Do not edit; run `make generate`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.model import Model, field

if TYPE_CHECKING:
    from collections.abc import MutableSequence
    from typing import Literal

__all__ = ["Bed", "Door", "DoorLock", "Label", "Path", "Pump", "PumpRequest", "Tool", "ToolRequest"]


class Bed(Model):
    """Schema `Bed` of Garden · docs/models/bed.md"""

    id: str | None = field("id", default=None, read_only=True)

    name: str | None = field("name", default=None)

    path: Path | None = field("path", default=None)

    plants: MutableSequence[str] | None = field("plants", default=None)


class Door(Model):
    """Schema `Door` of Garden · docs/models/door.md"""

    name: str | None = field("name", default=None)

    lock: DoorLock | None = field("lock", default=None)


class DoorLock(Model):
    """Part of `Door` · docs/models/door_lock.md"""

    code: str | None = field("code", default=None, write_only=True)

    kind: str | None = field("kind", default=None)


class Label(Model):
    """Schema `Label` of Garden · docs/models/label.md"""

    colour: str | None = field("colour", default=None)

    text: str | None = field("text", default=None)


class Path(Model):
    """Schema `Path` of Garden · docs/models/path.md"""

    next: Path | None = field("next", default=None)

    width: int | None = field("width", default=None)


class Pump(Model):
    """Schema `Pump` of Garden · docs/models/pump.md"""

    litres: int | None = field("litres", default=None)

    serial: str | None = field("serial", default=None, read_only=True)


class PumpRequest(Model, closed=True):
    """Schema `PumpRequest` of Garden · docs/models/pump_request.md"""

    litres: float | None = field("litres", default=None)


class Tool(Model):
    """Schema `Tool` of Garden · docs/models/tool.md"""

    id: str | None = field("id", default=None, read_only=True)

    name: str | None = field("name", default=None)

    state: Literal["clean"] | str | None = field("state", default=None)


class ToolRequest(Model):
    """Schema `ToolRequest` of Garden · docs/models/tool_request.md"""

    name: str = field("name")

    state: Literal["clean", "rusty"] | str | None = field("state", default=None)
