"""What `--timings` measures and prints."""

from __future__ import annotations

from pathlib import Path

from specloom.cli import BAD_SPECIFICATION, DONE
from specloom.stopwatch import begin, measured

from .running import PETS, generate, lay_out


def stages(text: str) -> list[str]:
    """The first column of the table."""
    return [line.split()[0] for line in text.splitlines()]


def test_a_run_prints_its_stages_in_their_order(tmp_path: Path) -> None:
    lay_out(tmp_path, {"pets.yaml": PETS})
    outcome = generate(tmp_path, "pets", "--timings")
    assert outcome.code == DONE
    first = list(dict.fromkeys(stages(outcome.errors)))
    order = ["read", "merge", "prove", "build", "validate", "name", "lower", "docs", "render", "verify", "write", "all"]
    assert [name for name in first if name in order] == order
    assert stages(generate(tmp_path, "pets", "--timings").errors)[-1] == "all"


def test_a_run_that_fails_says_how_far_it_came(tmp_path: Path) -> None:
    lay_out(tmp_path, {"pets.yaml": "openapi: ["})
    outcome = generate(tmp_path, "pets", "--timings")
    assert outcome.code == BAD_SPECIFICATION
    assert {"read", "all"} <= set(stages(outcome.errors))
    assert "write" not in stages(outcome.errors)


def test_turns_of_a_stage_are_added_up() -> None:
    begin("read")  # nobody measures
    with measured() as watch:
        for name in ("read", "merge", "read"):
            begin(name)
        table = watch.table()
    assert stages(table) == ["stage", "start", "read", "merge", "all"]
    assert watch.stages["read"].wall >= 0
