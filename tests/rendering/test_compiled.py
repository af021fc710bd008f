"""Compiled templates are kept for the next run, and taken from nobody else."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader
from specloom.output.compiled import Compiled

SPOILT: dict[str, Callable[[Path], object]] = {
    "others may write it": lambda path: path.chmod(0o666),
    "others may write the folder": lambda path: path.parent.chmod(0o777),
    "it is cut off": lambda path: path.write_bytes(path.read_bytes()[:-1]),
    "it is empty": lambda path: path.write_bytes(b""),
    "it was changed": lambda path: path.write_bytes(path.read_bytes().replace(b"Hello", b"Hullo")),
    "it is a link": lambda path: path.rename(path.with_name("kept")) and path.symlink_to("kept"),
}
pytestmark = pytest.mark.skipif(not hasattr(os, "geteuid"), reason="compiled templates are not kept on this system")


@pytest.fixture
def templates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    (tmp_path / "page.jinja").write_text("Hello {{ name }}")
    return tmp_path


def kept(templates: Path) -> list[Path]:
    return sorted((templates / "__pycache__").glob("*"))


def render(templates: Path, kind: str = "text") -> tuple[str, bool]:
    """What the template gives, and whether it had to be compiled."""
    made = []

    class Watched(Compiled):
        def dump_bytecode(self, bucket: object) -> None:
            made.append(bucket)
            super().dump_bytecode(bucket)  # type: ignore[arg-type]

    environment = Environment(loader=FileSystemLoader(templates), bytecode_cache=Watched(templates, kind))
    return environment.get_template("page.jinja").render(name="Ann"), bool(made)


def test_a_template_is_compiled_once(templates: Path) -> None:
    assert render(templates) == ("Hello Ann", True)
    assert render(templates) == ("Hello Ann", False)
    assert len(kept(templates)) == 1


def test_another_template_takes_the_place_of_the_one_before(templates: Path) -> None:
    render(templates)
    (templates / "page.jinja").write_text("Good day, {{ name }}")
    assert render(templates) == ("Good day, Ann", True)
    assert render(templates) == ("Good day, Ann", False)
    assert len(kept(templates)) == 1


def test_each_kind_of_environment_has_its_own(templates: Path) -> None:
    render(templates)
    assert render(templates, "other") == ("Hello Ann", True)
    assert len(kept(templates)) == 2


def test_another_generator_compiles_anew(templates: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    render(templates)
    monkeypatch.setattr("specloom.output.compiled.generator_hash", lambda: "another")
    assert render(templates) == ("Hello Ann", True)


@pytest.mark.parametrize("how", SPOILT)
def test_what_cannot_be_trusted_is_not_taken(how: str, templates: Path) -> None:
    render(templates)
    [path] = kept(templates)
    SPOILT[how](path)
    assert render(templates) == ("Hello Ann", True)


def test_nothing_is_kept_where_python_keeps_nothing(templates: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert render(templates) == ("Hello Ann", True)
    assert kept(templates) == []


def test_a_folder_that_cannot_be_written_to_keeps_nothing(templates: Path) -> None:
    (templates / "__pycache__").write_text("no folder")
    assert render(templates) == ("Hello Ann", True)
