"""What the benchmarks measure is what they say: valid documents, and a peer with the same fields that can read them."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from benchmarks.documents import Drawer
from benchmarks.measuring import Row
from benchmarks.models import SCHEMA
from benchmarks.subject import Ours, Pydantic
from benchmarks.twin import twin

from .package.oracle import load

GENERATED = Path(__file__).resolve().parent.parent / "generated"
DOCUMENT = json.loads((GENERATED / "openapi.json").read_text(encoding="utf-8"))
TEXT = Drawer(DOCUMENT).text(SCHEMA, 40)


def test_drawn_documents_are_valid_and_always_the_same() -> None:
    oracle = load()
    assert [fault for flow in json.loads(TEXT) for fault in oracle.faults(SCHEMA, flow)] == []
    assert Drawer(DOCUMENT).text(SCHEMA, 40) == TEXT


def test_both_sides_read_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pydantic")
    api = json.loads((GENERATED / "api.json").read_text(encoding="utf-8"))
    (tmp_path / "twin_of_tests.py").write_text(twin(api), encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    peer, ours = Pydantic("twin_of_tests"), Ours()
    theirs, mine = peer.decode(TEXT), ours.decode(TEXT)
    assert [flow.name for flow in theirs] == [flow.name for flow in mine]
    assert [flow.last_modified for flow in theirs] == [flow.last_modified for flow in mine]
    assert set(type(theirs[0]).model_fields) == set(type(mine[0]).table.by_name)
    assert ours.encode(mine) == TEXT
    sys.modules.pop("twin_of_tests")


def test_ratios_are_to_the_first_side() -> None:
    assert str(Row(label="decode", unit="ms", figures=(2.0, 9.0))).split() == ["decode,", "ms", "2", "9", "4.5x"]
    assert str(Row(label="same bytes", figures=(True, False))).split() == ["same", "bytes", "yes", "no"]
