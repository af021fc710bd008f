"""The same input gives the same bytes, whatever the order of its parts or the machine's settings."""

from __future__ import annotations

import json
import os
import random
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from specloom.diagnostics import Diagnostics
from specloom.input.files import InputFile
from specloom.input.read import read
from specloom.merge.merge import merge
from specloom.merge.proof import prove

from .running import generate, lay_out, tree

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parent.parent
PAGES = {path.name: path.read_text(encoding="utf-8") for path in sorted((ROOT / "specs").glob("*.md"))}
FENCE = re.compile(r"^```json\n(.*?)\n```$", re.S | re.M)


def shuffled(value: Any, chance: random.Random) -> Any:
    """The same JSON, keys in another order."""
    if isinstance(value, dict):
        keys = list(value)
        chance.shuffle(keys)
        return {key: shuffled(value[key], chance) for key in keys}
    return [shuffled(item, chance) for item in value] if isinstance(value, list) else value


def shuffled_page(text: str, chance: random.Random) -> str:
    return FENCE.sub(
        lambda m: "```json\n" + json.dumps(shuffled(json.loads(m[1]), chance), ensure_ascii=False) + "\n```", text
    )


def merged(pages: list[tuple[str, str]]) -> tuple[str, object]:
    diagnostics = Diagnostics()
    files = [InputFile(path=f"specs/{name}", data=text.encode()) for name, text in pages]
    _, fragments = read(files, diagnostics)
    specification = merge(fragments, diagnostics)
    assert prove(fragments, specification, diagnostics).operations == 57
    assert not diagnostics.failed
    facts = (specification.operations, specification.components, sorted(specification.origins.items()))
    return json.dumps(specification.document), facts


def test_any_order_of_pages_and_keys_merges_to_the_same_document() -> None:
    """Everything after merging is a function of this document and these origins."""
    expected = merged(list(PAGES.items()))
    chance = random.Random(57)
    for _ in range(int(os.environ.get("SHUFFLES", "8"))):
        pages = [(name, shuffled_page(text, chance)) for name, text in PAGES.items()]
        chance.shuffle(pages)
        assert merged(pages) == expected


def test_the_whole_output_is_the_same_too(tmp_path: Path) -> None:
    chance = random.Random(3)
    trees = []
    for number in range(2):
        folder = tmp_path / str(number)
        lay_out(folder, PAGES if number == 0 else {name: shuffled_page(text, chance) for name, text in PAGES.items()})
        assert generate(folder, "celigo").code == 0
        made = tree(folder / "out") | {"specs.lock": (folder / "specs.lock").read_bytes()}
        del made[".fingerprints"]  # which knows the very bytes of the input, and is no part of the package
        trees.append(made)
    assert trees[0] == trees[1]


SETTINGS = [
    {"PYTHONHASHSEED": "0", "LC_ALL": "C", "TZ": "UTC"},
    {"PYTHONHASHSEED": "1", "LC_ALL": "C.UTF-8", "TZ": "Asia/Tokyo"},
    {"PYTHONHASHSEED": "2", "LC_ALL": "POSIX", "TZ": "America/New_York", "PYTHONUTF8": "0"},
]


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The output with the settings of this process."""
    folder = lay_out(tmp_path_factory.mktemp("usual"), {"async-helpers.md": PAGES["async-helpers.md"]})
    assert generate(folder, "celigo").code == 0
    return tree(folder / "out")


@pytest.mark.parametrize("settings", SETTINGS, ids=lambda s: s["PYTHONHASHSEED"] + s["LC_ALL"])
def test_the_settings_of_the_machine_do_not_matter(
    settings: dict[str, str], usual: dict[str, bytes], tmp_path: Path
) -> None:
    lay_out(tmp_path, {"async-helpers.md": PAGES["async-helpers.md"]})
    command = [sys.executable, "-m", "specloom", "generate", "--specs", "specs", "--out", "out", "--package", "celigo"]
    environment = os.environ | settings | {"PYTHONPATH": str(ROOT / "generator")}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    assert tree(tmp_path / "out") == usual
