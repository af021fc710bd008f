"""The models; each module loads when one of its names is first used."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .flows import (
        Cat,
        Color,
        Dog,
        Everything,
        Flow,
        FlowRequest,
        Limited,
        Mapping,
        PageProcessor,
        Pet,
        RunRejected,
        RunReport,
        RunScheduled,
        Tree,
    )
    from .shared import Dependencies, DependencyEntry, Error, ErrorEntry

_MODULES = {
    "Cat": "flows",
    "Color": "flows",
    "Dependencies": "shared",
    "DependencyEntry": "shared",
    "Dog": "flows",
    "Error": "shared",
    "ErrorEntry": "shared",
    "Everything": "flows",
    "Flow": "flows",
    "FlowRequest": "flows",
    "Limited": "flows",
    "Mapping": "flows",
    "PageProcessor": "flows",
    "Pet": "flows",
    "RunRejected": "flows",
    "RunReport": "flows",
    "RunScheduled": "flows",
    "Tree": "flows",
}

__all__ = [
    "Cat",
    "Color",
    "Dependencies",
    "DependencyEntry",
    "Dog",
    "Error",
    "ErrorEntry",
    "Everything",
    "Flow",
    "FlowRequest",
    "Limited",
    "Mapping",
    "PageProcessor",
    "Pet",
    "RunRejected",
    "RunReport",
    "RunScheduled",
    "Tree",
]


def __getattr__(name: str) -> Any:
    module = _MODULES.get(name)
    if module is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f".{module}", __name__), name)
