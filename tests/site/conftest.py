"""A small site for all tests that look at one: built on a machine without npm."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
from specloom.site.building import build

from ..running import make

SPECS = Path(__file__).resolve().parents[1] / "cases" / "pairs" / "specs"


@dataclass(frozen=True)
class Built:
    """A package and its site."""

    package: Path
    site: Path
    skipped: list[str]
    """What the build left out, and why."""


@pytest.fixture(scope="package")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = tmp_path_factory.mktemp("small")
    shutil.copytree(SPECS, folder / "specs")
    assert make(folder, "garden")[0].code == 0
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PATH", str(folder / "no-programs"))
        skipped = build(folder / "out", cache=folder / "no-cache")
    return Built(folder / "out", folder / "out" / "site", skipped)
