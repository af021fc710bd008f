"""A fixture of pytest that gives a fresh fake to each test."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any


def fixture(module: str, class_name: str) -> Callable[..., Any]:
    """Return a fixture that makes a fake; its module is imported by the first test that asks for it."""
    import pytest

    def fake() -> Any:
        """A fake of the API, empty and without memory of other tests."""
        return getattr(import_module(module), class_name)()

    made: Callable[..., Any] = pytest.fixture(fake)
    return made
