"""What must not be loaded or made, because it would cost every user of every module."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from runtime.codecs.compiling import codec_for

ROOT = Path(__file__).parents[2]


def loaded_after(statement: str) -> set[str]:
    code = f"import sys; sys.path[:0] = {[str(ROOT), str(ROOT / 'templates')]!r}; {statement}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-I", "-S", "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_importing_models_loads_little() -> None:
    loaded = loaded_after("import tests.runtime_model.sample.models.flows")
    heavy = {"ast", "json", "dataclasses", "inspect", "decimal", "pydantic", "httpx2", "asyncio", "difflib"}
    assert not loaded & heavy
    assert "runtime.codecs.model" in loaded
    assert "runtime.codecs.codec" not in loaded


def test_a_package_of_models_loads_what_is_asked_for() -> None:
    loaded = loaded_after("from tests.runtime_model.sample import models; models.Error")
    assert "tests.runtime_model.sample.models.shared" in loaded
    assert "tests.runtime_model.sample.models.flows" not in loaded


def test_first_use_in_many_threads() -> None:
    package = "tests.runtime_model.sample.models"
    document: Any = {"tree": [{"a": ["b"]}], "pets": [{"petType": "dog"}], "properties": {"a": {"tree": "x"}}}

    def read(number: int) -> str:
        # A package name of its own for each round, so that each compiles afresh.
        from runtime.codecs.compiling import _ALIASES, _KNOWN

        if number % 10 == 0:
            _KNOWN.clear()
            _ALIASES.clear()
        codec = codec_for("Everything", package)
        made = codec.decode(document)
        return f"{made.tree[0]['a'][0]} {made.pets[0].pet_type} {made.properties['a'].tree} {codec.issues(document)}"

    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(read, range(200))) == {"b dog x []"}
