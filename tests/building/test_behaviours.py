"""Declared behaviours are held against the document: what does not fit is an error, and is not generated."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from specloom.diagnostics import Diagnostics
from specloom.features import SETTINGS
from specloom.ir import Array, Scalar, ScalarKind, Union
from specloom.settings.operations import Waiter
from specloom.settings.sdk import SdkConfig, parse_sdk

from .documents import built, codes

WALK = "'GET /walks/{id}'"
WAIT = f"{WALK}: {{waiter: {{status: state, success: [back]}}}}"
GOOD = tuple(Waiter(status=name, success=(state,)) for name, state in (("state", "back"), ("done", True)))
PAGE = (Path(__file__).parents[1] / "declared" / "pets.md").read_text(encoding="utf-8")


def starts(field: str) -> str:
    return "{starts: {waiter: " + WALK + ", ids: [" + field + "]}}"


def pets() -> dict[str, Any]:
    found = re.search(r"```json\n(.*)\n```", PAGE, re.S)
    assert found is not None
    document: dict[str, Any] = json.loads(found[1])
    return document


def sdk(text: str) -> SdkConfig:
    diagnostics = Diagnostics()
    config = parse_sdk(text, "sdk.yaml", diagnostics, SETTINGS)
    assert {entry.code for entry in diagnostics.entries} <= {"missing-reason"}
    return config


def test_types_follow_what_is_declared() -> None:
    api, diagnostics = built(
        pets(), sdk('operations: {GET /pets: {join: {include: ","}, time: {born_since: epoch_ms}}}')
    )
    assert codes(diagnostics) == []
    (listing,) = [one for one in api.operations if one.key == "GET /pets"]
    include, _, since = listing.parameters
    text = Scalar(kind=ScalarKind.STRING)
    assert include.type == Union(arms=(text, Array(item=text)))
    assert since.type == Scalar(kind=ScalarKind.INTEGER, format="epoch_ms")
    assert listing.declared.settings["join"] == (("include", ","),)


@pytest.mark.parametrize(
    ("text", "code", "words", "help"),
    [
        ('operations: {GET /pets: {join: {incude: ","}}}', "unknown-rule", "incude", "include"),
        ("operations: {GET /pets: {time: {born_sinc: epoch_ms}}}", "unknown-rule", "born_sinc", "born_since"),
        ("operations: {GET /pets: {time: {born_since: '%Y-%m'}}}", "bad-rule", "zone", ""),
        ("operations: {GET /pets: {exclusive: [include, exclud]}}", "unknown-rule", "exclud", "exclude"),
        ("operations: {'GET /pets/{id}': {exclusive: [id, id2]}}", "unknown-rule", "id2", "id"),
        ("operations: {'GET /pets/{id}': {exclusive: [id, id2]}}", "bad-rule", "required", ""),
        ("operations: {POST /pets: {constant: {knd: cat}}}", "unknown-rule", "knd", "kind"),
        ("operations: {POST /pets: {constant: {kind: horse}}}", "bad-rule", "horse", ""),
        ("operations: {POST /pets: {constant: {name: 5}}}", "bad-rule", "5 is no value of name", ""),
        ("operations: {POST /feed: {batch: {idz: 5}}}", "unknown-rule", "idz", "ids"),
        ("operations: {POST /feed: {batch: {note: 5}}}", "bad-rule", "no list", ""),
        ("operations: {POST /feed: {batch: {ids: 5}, missing_ok: true}}", "bad-rule", "404", ""),
        ("operations: {'PUT /pets/{id}': {pair: {get: 'GET /pet/{id}'}}}", "unknown-rule", "/pet/", "GET /pets/{id}"),
        ("operations: {'PUT /pets/{id}': {pair: {get: GET /pets}}}", "bad-rule", "one object", ""),
        (
            "operations: {'PUT /pets/{id}': {pair: {get: 'GET /pets/{id}', version: chnged}}}",
            "unknown-rule",
            "chnged",
            "changed",
        ),
        (f"operations: {{{WALK}: {{waiter: {{status: stat, success: [back]}}}}}}", "unknown-rule", "stat", "state"),
        (f"operations: {{{WALK}: {{waiter: {{status: state, success: [bak]}}}}}}", "bad-rule", "'bak' is no", "back"),
        (f"operations: {{{WALK}: {{waiter: {{status: state, success: [true]}}}}}}", "bad-rule", "True is no", ""),
        ("operations: {GET /pets: {waiter: {status: name, success: [x]}}}", "bad-rule", "one object", ""),
        (
            f"operations: {{POST /groom: {{starts: {{waiter: GET /wlks, ids: [id]}}}}, {WAIT}}}",
            "unknown-rule",
            "wlks",
            "",
        ),
        (f"operations: {{POST /groom: {{starts: {{waiter: {WALK}, ids: [id]}}}}}}", "bad-rule", "has no waiter", ""),
        (f"operations: {{POST /groom: {starts('idz')}, {WAIT}}}", "unknown-rule", "idz", "id"),
        (f"operations: {{POST /wash: {starts('id')}, {WAIT}}}", "bad-rule", "no answer with an object", ""),
        (f"operations: {{'POST /pets/{{id}}/walk': {starts('anything')}, {WAIT}}}", "", "", ""),
        (f"operations: {{GET /pets: {starts('id')}, {WAIT}}}", "", "", ""),
        (
            f"operations: {{'GET /pets/{{id}}': {starts('id')[:-1]}, missing_ok: true}}, {WAIT}}}",
            "bad-rule",
            "no 404 that is no error",
            "",
        ),
        (
            "operations: {'POST /groom': {starts: {waiter: 'GET /pets/{id}/checkups/{number}', ids: [id]}},"
            " 'GET /pets/{id}/checkups/{number}': {waiter: {status: done, success: [true]}}}",
            "bad-rule",
            "before the id",
            "",
        ),
        ("models: {Pets/Pet: {times: {sen: epoch_ms}}}", "unknown-rule", "sen", "seen"),
        ("models: {Pets/Ids: {times: {ids: epoch_ms}, fields: {}}}", "", "", ""),
    ],
)
def test_what_does_not_fit(text: str, code: str, words: str, help: str) -> None:
    api, diagnostics = built(pets(), sdk(text))
    found = [entry for entry in diagnostics.entries if entry.code == code]
    if not code:
        assert diagnostics.entries == []
        return
    assert any(words in entry.message and help in entry.help for entry in found), diagnostics.entries
    assert all(entry.origin is not None and entry.origin.page == "sdk.yaml" for entry in found)
    assert all(one.declared.waiter in GOOD or not one.declared.declares for one in api.operations)


def test_no_time_is_made_of_what_is_none() -> None:
    source = pets()
    source["components"]["schemas"]["Pet"]["properties"]["seen"] = {"type": "boolean"}
    source["paths"]["/pets"]["get"]["parameters"][0]["schema"] = {"type": "object"}
    rules = sdk('operations: {GET /pets: {join: {include: ","}}}\nmodels: {Pets/Pet: {times: {seen: epoch_ms}}}')
    _, diagnostics = built(source, rules)
    assert codes(diagnostics).count("bad-rule") == 2
