"""How much work a document may ask for: every shape ends as it should, and work grows as the document does.

Work is counted in calls and not in seconds, so that a slow machine says the same as a fast one.
"""

from __future__ import annotations

import ast
import cProfile
import importlib
import json
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx2
import pytest
from specloom.build.build import build
from specloom.diagnostics import Diagnostics
from specloom.input.files import InputFile
from specloom.input.read import read
from specloom.merge.merge import merge
from specloom.merge.proof import prove
from specloom.reporting import FIRST, render
from specloom.validate.validate import validate

from ..running import Outcome, generate, lay_out, make
from . import shapes

Shape = Callable[[int], dict[str, Any]]
GENERATED: list[tuple[Shape, int]] = [
    (shapes.references, 400),
    (shapes.twice_all_of, 60),
    (shapes.nested_all_of, 40),
    (shapes.itself_or_list, 50),
    (shapes.list_or_map, 50),
    (shapes.lists, 50),
    (shapes.extended, 60),
    (shapes.required_twice, 60),
    (shapes.mutual, 30),
    (shapes.circle, 200),
]
"""Shapes that are generated, and a size at which each once failed or took time without end."""
LISTS = {shapes.itself_or_list, shapes.lists}
"""Shapes of which a list is a value, and an object is none."""
LINEAR: list[tuple[Shape, int]] = [
    (shapes.references, 50),
    (shapes.separate, 50),
    (shapes.extensions, 20),
    (shapes.faults, 200),
    (shapes.operations, 40),
    (shapes.itself_or_list, 40),
    (shapes.lists, 40),
    (shapes.required, 40),
]


def named(value: object) -> str | None:
    """The name of a shape, for the name of a test."""
    return next((name for name, held in vars(shapes).items() if held is value), None)


@pytest.mark.slow
@pytest.mark.parametrize(("shape", "size"), GENERATED, ids=named)
def test_a_shape_is_generated(shape: Shape, size: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    outcome = made(shape(size), tmp_path)
    assert outcome.code == 0, outcome.errors[:2000]
    models = tmp_path / "out" / "src" / "pets" / "models"
    assert sum(len(ast.parse(path.read_bytes()).body) for path in models.glob("*.py")) > size
    assert max(len(line) for line in lines(tmp_path)) < 20_000
    call(tmp_path, [] if shape in LISTS else {"id": "x"}, monkeypatch)


def call(folder: Path, body: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Use what was generated: a package that compiles may still fail when a type is read."""
    monkeypatch.syspath_prepend(str(folder / "out" / "src"))
    answer = httpx2.MockTransport(lambda request: httpx2.Response(200, json=body))
    try:
        with importlib.import_module("pets").Client(http_client=answer) as client:
            assert client.pets.list() is not None
    finally:
        for name in [name for name in sys.modules if name.split(".")[0] == "pets"]:
            del sys.modules[name]


def lines(folder: Path) -> list[str]:
    """The lines of the resources, where arguments and results have their types."""
    resources = folder / "out" / "src" / "pets" / "resources"
    return [line for path in resources.rglob("*.py") for line in path.read_text(encoding="utf-8").splitlines()]


def made(document: dict[str, Any], folder: Path) -> Outcome:
    """Generate from one document."""
    return make(lay_out(folder, {"api.json": json.dumps(document)}))[0]


@pytest.mark.slow
@pytest.mark.parametrize(("shape", "size"), LINEAR, ids=named)
def test_work_grows_as_the_document_does(shape: Shape, size: int) -> None:
    """Twice the document is at most a little more than twice the work; twice squared would be four times."""
    work(shape(10))
    one, two, four = (work(shape(factor * size)) for factor in (1, 2, 4))
    assert (four - two) / (two - one) < 2.7


def work(document: dict[str, Any]) -> int:
    """Calls of functions that reading, merging, proving, building, validating and reporting take."""
    profile = cProfile.Profile()
    with profile:
        read_to_the_end(document)
    return sum(entry.callcount for entry in profile.getstats())


def read_to_the_end(document: dict[str, Any]) -> Diagnostics:
    """All stages that see a document as a whole."""
    diagnostics = Diagnostics()
    pages, fragments = read([InputFile(path="specs/api.json", data=json.dumps(document).encode())], diagnostics)
    merged = merge(fragments, diagnostics)
    prove(fragments, merged, diagnostics)
    build(merged, diagnostics)
    validate(merged, diagnostics)
    render(diagnostics.entries, "json", {page.path: page.text for page in pages})
    return diagnostics


@pytest.mark.slow
def test_each_schema_is_validated_once() -> None:
    """The validator, as it comes, follows each reference from each schema again."""
    profile = cProfile.Profile()
    with profile:
        assert read_to_the_end(shapes.mutual(40)).entries == []
    calls = {entry.code.co_qualname: entry.callcount for entry in profile.getstats() if not isinstance(entry.code, str)}
    assert calls["_Schemas.__call__"] <= 2 * (40 + 1)


@pytest.mark.slow
def test_a_chain_of_two_hundred_extensions_is_built() -> None:
    assert read_to_the_end(shapes.extended(200)).entries == []


@pytest.mark.parametrize(
    ("limit", "most", "words"),
    [
        ("conjunction.BRANCHES", 30, "more than 30 schemas are brought together by `allOf`"),
        ("conjunction.BROUGHT", 400, "`allOf` brings schemas together more than 400 times in this document"),
        (
            "schemas.INHERITED",
            100,
            "the objects of this document have more than 100 properties from elsewhere by `allOf`",
        ),
    ],
    ids=["branches", "brought", "inherited"],
)
def test_what_all_of_repeats_has_limits_that_are_named(
    limit: str, most: int, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert read_to_the_end(shapes.extended(30)).entries == []
    monkeypatch.setattr(f"specloom.build.{limit}", most)
    found = read_to_the_end(shapes.extended(30)).entries
    assert [(entry.code, entry.message) for entry in found] == [("too-large", words)]


@pytest.mark.slow
def test_many_findings_are_counted(tmp_path: Path) -> None:
    """Text is for people, who read the first; programs get all."""
    outcome = made(shapes.faults(1000), tmp_path)
    assert outcome.code == 0
    told = re.findall(r"warning\[unknown-type\]: (.*)", outcome.errors)
    assert told == ['"strin" is no type'] * FIRST + ["997 more like these; `--all` prints them"]
    assert "Generated with 1000 warnings (1000 unknown-type)." in outcome.output
    whole = generate(tmp_path, "pets", "--force", "--format", "json")
    assert len(json.loads(whole.output)["findings"]) == 1000
