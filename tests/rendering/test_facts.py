"""What was read of the runtime is kept for the next run, as long as it is of the same runtime and generator."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NoReturn

import pytest
from specloom.output import facts
from specloom.python import runtime

pytestmark = pytest.mark.skipif(not hasattr(os, "geteuid"), reason="nothing is kept on this system")
MODULES = frozenset(map(runtime.module_name, runtime.runtime_sources()))


def asked() -> list[object]:
    """Every kind of question."""
    return [
        runtime._runtime_graph.__wrapped__(),
        runtime._errors.__wrapped__(),
        runtime.members("Resource"),
        runtime.members_of_runtime.__wrapped__(frozenset({("", "Pager")}), MODULES),
        runtime.public_classes("codecs.model"),
        runtime.wrappers("core.operation"),
        runtime.derived("SDKError"),
        runtime.keys_of("client.variables", "ClientOptions"),
        runtime.protected_methods("Resource"),
    ]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], list[object]]:
    """Ask in a run of its own, which knows what was kept and nothing else."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(facts, "templates_folder", lambda: tmp_path)
    monkeypatch.setattr(runtime, "_defined", runtime._defined.__wrapped__)

    def ask() -> list[object]:
        known: dict[str, Any] = {}
        monkeypatch.setattr(runtime, "known_facts", lambda: known)
        monkeypatch.setattr(facts, "known_facts", lambda: known)
        with facts.remembered():
            return asked()

    return ask


def _parsed() -> NoReturn:
    raise AssertionError("the runtime was parsed")


def test_the_runtime_is_parsed_once(run: Callable[[], list[object]], monkeypatch: pytest.MonkeyPatch) -> None:
    first = run()
    monkeypatch.setattr(runtime, "_trees", _parsed)
    assert _lists(run()) == _lists(first)


def _lists(found: object) -> object:
    """The same with lists for tuples: what was kept is JSON."""
    if isinstance(found, Mapping):
        return {name: _lists(value) for name, value in found.items()}
    return [_lists(each) for each in found] if isinstance(found, list | tuple) else found


@pytest.mark.parametrize("what", ["generator", "runtime"])
def test_another_runtime_or_generator_is_read_anew(
    what: str, run: Callable[[], list[object]], monkeypatch: pytest.MonkeyPatch
) -> None:
    run()
    if what == "generator":
        monkeypatch.setattr(facts, "generator_hash", lambda: "another")
    else:
        monkeypatch.setattr(facts, "runtime_sources", lambda: {**runtime.runtime_sources(), "more.py": ""})
    monkeypatch.setattr(runtime, "_trees", _parsed)
    with pytest.raises(AssertionError, match="was parsed"):
        run()


def test_what_is_not_whole_is_read_anew(run: Callable[[], list[object]], tmp_path: Path) -> None:
    first = run()
    [path] = (tmp_path / "__pycache__").glob("*")
    path.write_bytes(path.read_bytes()[:-1])
    assert run() == first
