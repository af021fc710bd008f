"""Wire forms of the models of Garden.

Generated from specs/garden.yaml. Do not edit; run `make generate`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from typing import Literal, Required

__all__ = [
    "BedDict",
    "DoorDict",
    "DoorLockDict",
    "LabelDict",
    "PathDict",
    "PumpDict",
    "PumpRequestDict",
    "ToolDict",
    "ToolRequestDict",
]


class BedDict(TypedDict, total=False):
    """Wire form of `Bed`."""

    id: str
    name: str
    path: PathDict
    plants: list[str]


class DoorDict(TypedDict, total=False):
    """Wire form of `Door`."""

    name: str
    lock: DoorLockDict


class DoorLockDict(TypedDict, total=False):
    """Wire form of `DoorLock`."""

    code: str
    kind: str


class LabelDict(TypedDict, total=False):
    """Wire form of `Label`."""

    colour: str
    text: str


class PathDict(TypedDict, total=False):
    """Wire form of `Path`."""

    next: PathDict
    width: int


class PumpDict(TypedDict, total=False):
    """Wire form of `Pump`."""

    litres: int
    serial: str


class PumpRequestDict(TypedDict, total=False):
    """Wire form of `PumpRequest`."""

    litres: float


class ToolDict(TypedDict, total=False):
    """Wire form of `Tool`."""

    id: str
    name: str
    state: Literal["clean"] | str


class ToolRequestDict(TypedDict, total=False):
    """Wire form of `ToolRequest`."""

    name: Required[str]
    state: Literal["clean", "rusty"] | str
