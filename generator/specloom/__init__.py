"""From published OpenAPI pages to a typed Python client with docs.

`generate(config)` is the whole of the public interface; the command line (`specloom`) is built on it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .config import Config
    from .runs import Report

__all__ = ["generate"]


def generate(config: Config) -> Report:
    """Bring the package up to date with its specifications.

    Raises `SpecificationError`, with every finding and nothing on disk changed, when the input has errors.
    """
    from .diagnostics import Diagnostics
    from .runs import generate as run

    return run(config, Diagnostics(strict=config.strict))
