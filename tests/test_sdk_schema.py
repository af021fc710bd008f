"""The published schema of `sdk.yaml` and the parser know the same settings, and judge the same."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator
from specloom.diagnostics import Diagnostics
from specloom.features import SETTINGS
from specloom.settings.declaration import json_schema
from specloom.settings.reference import reference
from specloom.settings.sdk import parse_sdk, whole_file

from .options.test_reading import OPTIONS
from .test_correcting import BEHAVIOURS, WHOLE

FILE = whole_file(SETTINGS).sections[0]
ROOT = Path(__file__).resolve().parent.parent
SCHEMA: dict[str, Any] = json.loads((ROOT / "generator" / "specloom" / "sdk.schema.json").read_text(encoding="utf-8"))
JUDGE = Draft202012Validator(SCHEMA)


def test_it_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize(
    ("path", "derived"),
    [
        (
            "generator/specloom/sdk.schema.json",
            json.dumps(json_schema(FILE), indent=2) + "\n",
        ),
        ("docs/sdk-yaml.md", reference(FILE)),
    ],
)
def test_what_is_derived_is_up_to_date(path: str, derived: str) -> None:
    if os.environ.get("GOLDEN") == "rewrite":
        (ROOT / path).write_text(derived, encoding="utf-8")
    assert (ROOT / path).read_text(encoding="utf-8") == derived


def agreed(text: str) -> bool:
    diagnostics = Diagnostics()
    parse_sdk(text, "sdk.yaml", diagnostics, SETTINGS)
    valid: bool = JUDGE.is_valid(yaml.safe_load(text))
    assert valid == (diagnostics.entries == []), text
    return valid


@pytest.mark.parametrize(
    "text",
    [
        "",
        WHOLE,
        BEHAVIOURS,
        OPTIONS,
        "client: {class: Zoo}",
        "operations: {PUT /a: {pair: false, reason: x}, PUT /b: {pair: {version: v}, reason: x}}",
        "client: {rate_limit: {burst: 1, per_second: 0.5}, reason: x}",
    ],
)
def test_good_files_are_good_to_both(text: str) -> None:
    assert agreed(text)


def test_the_file_of_this_project_is_good() -> None:
    assert agreed((ROOT / "specs" / "sdk.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "setting",
    [
        "joins: {a: b}",
        "join: {a: ''}",
        "join: {a: ', '}",
        "exclusive: [a]",
        "exclusive: a",
        "time: {a: epoch}",
        "constant: 5",
        "batch: {a: 0}",
        "batch: {a: x}",
        "batch: {a: 1, b: 2}",
        "batch: {}",
        "pair: {}",
        "pair: true",
        "pair: GET /a",
        "pair: {get: x, set: y}",
        "download: {url: u, name: n}",
        "download: {url: u, name: n, kind: csv}",
        "download: {url: u, name: n, kind: text}",
        "download: {url: u, name: N, kind: bytes}",
        "download: {url: u, name: n, kind: bytes, row: A/B}",
        "download: {url: u, name: n, kind: csv, row: A/B, resume: {parameter: p}}",
        "download: {url: u, name: n, kind: bytes, method: x}",
        "download: u",
        "waiter: {status: s}",
        "waiter: {status: s, success: []}",
        "waiter: {status: s, success: done}",
        "waiter: {status: s, success: [[]]}",
        "waiter: {status: s, success: [a], delay: 0}",
        "waiter: {status: s, success: [a], until: b}",
        "starts: {waiter: x}",
        "starts: {waiter: x, ids: []}",
        "starts: {ids: [a]}",
        "missing_ok: 5",
        "result: Litter",
        "result: pets.tame.Litter",
        "result: 5",
        "safe: maybe",
        "patch: {op: replace}",
        "patch: {paths: {}}",
        "patch: {paths: {name: {}}}",
        "patch: {paths: {/a~2: {}}}",
        "patch: {paths: {/a: {type: text}}}",
        "patch: {paths: {/a: {within: 0}}}",
        "guard: [a]",
        "filters: {a: {equals: b}}",
        "filters: {a: {field: b, equals: [c]}}",
        "filters: {a: {field: b, equals: 1.5}}",
        "hide: [a]",
        "cached: often",
        "ordered: [a]",
        "characters: {a: a-z}",
        "characters: {a: '[^a]'}",
        "spellings: {a: b}",
        "arguments: [a]",
        "codes: [a]",
        "codes: {404: a}",
        "codes: {404: {a: [b]}}",
        "join: {a: ','}, expect: {}",
        "join: {a: ','}, expect: []",
    ],
)
def test_bad_settings_are_bad_to_both(setting: str) -> None:
    assert not agreed("operations: {GET /a: {reason: why, " + setting + "}}")


@pytest.mark.parametrize(
    "limit",
    [
        "5",
        "{}",
        "{burst: 1}",
        "{per_second: 1}",
        "{burst: 0, per_second: 1}",
        "{burst: 1, per_second: 0}",
        "{burst: 1.5, per_second: 1}",
        "{burst: x, per_second: 1}",
        "{burst: 1, per_second: true}",
        "{burst: 1, per_second: 1, reason: x}",
    ],
)
def test_a_bad_rate_limit_is_bad_to_both(limit: str) -> None:
    assert not agreed("client: {reason: x, rate_limit: " + limit + "}")


@pytest.mark.parametrize(
    "text",
    [
        "models: {Pets/Pet: {mixin: Tame}}",
        "resources: {pets: {mixin: pets.Calls}}",
        "resources: {pets: {async_mixin: pets.Calls, reason: x}}",
        "resources: {pets: {mixin: pets.Calls, async_mixin: AsyncCalls}}",
        "resources: [pets]",
        "fake: {codes: [lost]}",
        "fake: {handlers: [fakes.born]}",
        "fake: {handlers: {POST /pets: born}}",
        "fake: {routes: {}}",
        "exports: pets.Litter",
        "exports: [Litter]",
    ],
)
def test_bad_settings_of_extensions_are_bad_to_both(text: str) -> None:
    assert not agreed(text)


def test_good_settings_of_extensions_are_good_to_both() -> None:
    assert agreed(
        "models: {Pets/Pet: {mixin: pets.Tame, reason: x}}\n"
        "resources: {pets: {mixin: pets.Calls, async_mixin: _pets.AsyncCalls, reason: x}}\n"
        "fake: {handlers: {POST /pets: fakes.born}}\n"
        "exports: [pets.Litter]\n"
        "operations: {POST /pets: {result: pets.Litter, reason: x}}\n"
    )


@pytest.mark.parametrize(
    "text",
    [
        "operations: {GET /a: {}}",
        "operations: {GET /a: {reason: why}}",
        "operations: {GET /a: {safe: true}}",
        "operations: {GET /a: {safe: true, reason: ''}}",
        "operations: {GET /a: {paging: none}}",
        "models: {P/M: {times: {f: epoch_ms}}}",
        "pages: {P: {reason: why}}",
        "client: {regions: {eu: https://eu.example}}",
        "paging: {link: {next: 'header:Link'}}",
    ],
)
def test_a_rule_without_reason_or_without_contents_is_bad_to_both(text: str) -> None:
    assert not agreed(text)


@pytest.mark.parametrize(
    "text",
    [
        "operations: {GET /a: {method: pets.find, arguments: {_q: search}}}",
        "operations: {GET /a: {method: pets.find, expect: find a pet}}",
        "operations: {GET /a: {safe: true, reason: why, expect: {description: {contains: [find, pet]}}}}",
        "models: {P/M: {name: Pet}}",
    ],
)
def test_a_name_needs_no_reason(text: str) -> None:
    assert agreed(text)
