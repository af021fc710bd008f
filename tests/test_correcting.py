"""`sdk.yaml` is strict: every fault has a place, and the nearest known key."""

from __future__ import annotations

import pytest
from specloom.diagnostics import Diagnostics
from specloom.features import SETTINGS
from specloom.settings.operations import Batch, Download, Pair, Resume, Starts, Waiter
from specloom.settings.sdk import SdkConfig, parse_sdk

WHOLE = """
client: {class: Pets, token_env: PETS_TOKEN, regions: {eu: https://eu.example}, reason: why}
pages:
  Pet Owners: {singular: owner, module: owners, reason: shorter}
paging:
  link: {next: "header:Link", reason: why}
  cursor: {next: "body:paging.next", items: "body:data.pets", strip_prefix: /api, continue_on_empty: true, reason: why}
operations:
  GET /pets: {method: pets.list, paging: cursor, safe: true, arguments: {_q: search}, reason: why}
models:
  Pets/Response: {name: Pet, fields: {_id: id}}
"""


def faults(text: str) -> list[tuple[str, int | None, int | None, str, str]]:
    diagnostics = Diagnostics()
    parse_sdk(text, "sdk.yaml", diagnostics, SETTINGS)
    return [
        (d.code, d.origin.line, d.origin.column, d.message, d.help) for d in diagnostics.entries if d.origin is not None
    ]


def test_a_whole_file() -> None:
    diagnostics = Diagnostics()
    config = parse_sdk(WHOLE, "sdk.yaml", diagnostics, SETTINGS)
    assert diagnostics.entries == []
    assert config.client.class_name == "Pets"
    assert config.client.regions == (("eu", "https://eu.example"),)
    link, cursor = config.paging
    assert (link.next_header, link.next_field, link.items) == ("Link", (), ())
    assert (cursor.next_field, cursor.items) == (("paging", "next"), ("data", "pets"))
    assert cursor.continue_on_empty
    (rule,) = config.operations
    assert (rule.resource, rule.method_name, rule.paging, rule.safe) == ("pets", "list", "cursor", True)
    assert rule.arguments == (("_q", "search"),)
    assert config.models[0].name == "Pet"


def test_an_empty_file_says_nothing() -> None:
    assert faults("") == []
    assert parse_sdk("", "sdk.yaml", Diagnostics(), SETTINGS) == SdkConfig()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("clent: {}", ("unknown-setting", 1, 1, "no setting `clent`", "did you mean `client`?")),
        ("client: {clas: A}", ("unknown-setting", 1, 10, "no setting `client.clas`", "did you mean `class`?")),
        ("client: 5", ("wrong-setting", 1, 9, "`client` wants a mapping", "")),
        ("client: {class: 1a}", ("wrong-setting", 1, 17, "`client.class` wants a Python name", "")),
        ("a: &x 1\nb: *x", ("wrong-setting", None, None, "anchors and aliases are not taken here", "")),
        ("client: {}\nclient: {}", ("duplicate-setting", 2, 1, "`client` is given twice", "join the two")),
        (
            "operations: {GET /a: {safe: maybe}}",
            ("wrong-setting", 1, 29, "`operations.GET /a.safe` wants true or false", ""),
        ),
        (
            "paging: {a: {next: somewhere}}",
            ("wrong-setting", 1, 20, "`paging.a.next` wants `header:NAME` or `body:FIELD`", ""),
        ),
        (
            "paging: {link: {next: 'header:Link'}}\noperations: {GET /a: {paging: lnk}}",
            (
                "unknown-setting",
                2,
                22,
                "`GET /a` pages by `lnk`, which is not declared under `paging`",
                "did you mean `link`?",
            ),
        ),
        ("a: [", ("wrong-setting", 2, 1, "no YAML: did not find expected node content", "")),
    ],
)
def test_a_fault_has_its_place(text: str, expected: tuple[str, int, int, str, str]) -> None:
    assert expected in faults(text)


def test_all_faults_are_reported_at_once() -> None:
    assert len(faults("clent: {}\npagin: {}\nmodels: 3")) == 3


BEHAVIOURS = """
operations:
  GET /a:
    join: {a: ","}
    exclusive: [[a, b], [c, d]]
    time: {t: epoch_ms, u: "%Y-%m-%dT%H:%M%z"}
    missing_ok: [x]
    reason: why
  GET /b: {exclusive: [a, b], missing_ok: true, reason: why}
  GET /f:
    download: {url: u, name: n, kind: csv, row: P/M, resume: {parameter: p, column: c}}
    reason: why
  PUT /c:
    constant: {k: [1, {b: null}]}
    batch: {ids: 5}
    pair: {get: GET /c, version: v}
    reason: why
  GET /d: {waiter: {status: s, success: [done, 1, true], failure: [lost], delay: 0.5}, reason: why}
  POST /d: {starts: {waiter: GET /d, ids: [a, b], refused: c}, reason: why}
models: {P/M: {times: {f: epoch_ms_string}, reason: why}}
"""


def test_behaviours() -> None:
    diagnostics = Diagnostics()
    config = parse_sdk(BEHAVIOURS, "sdk.yaml", diagnostics, SETTINGS)
    assert diagnostics.entries == []
    first, second, fourth, third, shows, begins = config.operations
    assert fourth.download == Download(
        url="u", name="n", kind="csv", row="P/M", resume=Resume(parameter="p", column="c")
    )
    assert (first.settings["join"], first.settings["exclusive"], first.missing_ok) == (
        (("a", ","),),
        (("a", "b"), ("c", "d")),
        ("x",),
    )
    assert first.settings["time"] == (("t", "epoch_ms"), ("u", "%Y-%m-%dT%H:%M%z"))
    assert (second.settings["exclusive"], second.missing_ok) == ((("a", "b"),), ())
    assert third.settings["constant"] == (("k", [1, {"b": None}]),)
    assert (third.batch, third.pair, third.missing_ok) == (
        Batch(field="ids", size=5),
        Pair(get="GET /c", version="v"),
        None,
    )
    assert shows.waiter == Waiter(status="s", success=("done", 1, True), failure=("lost",), delay=0.5)
    assert begins.starts == Starts(waiter="GET /d", ids=("a", "b"), refused="c")
    assert config.models[0].times == (("f", "epoch_ms_string"),)


@pytest.mark.parametrize(
    ("setting", "column", "message", "help"),
    [
        ("join: {a: ''}", 33, "wants one character", ""),
        ("join: [a]", 29, "wants a mapping", ""),
        ("exclusive: [a]", 34, "wants two names or more", ""),
        ("exclusive: a", 34, "wants a list", ""),
        ("time: {a: epoch_mz}", 33, "no way to count time", "did you mean `epoch_ms`?"),
        ("timeout: 0", 32, "wants a positive number of seconds", ""),
        ("timeout: -1", 32, "wants a positive number of seconds", ""),
        ("timeout: .inf", 32, "wants a positive number of seconds", ""),
        ("timeout: true", 32, "wants a positive number of seconds", ""),
        ("timeout: long", 32, "wants a positive number of seconds", ""),
        ("batch: {a: 0}", 34, "wants a number above 0", ""),
        ("batch: {a: 1, b: 2}", 30, "wants one field and its limit", ""),
        ("pair: {gte: x}", 30, "no setting", "did you mean `get`?"),
        ("pair: {}", 29, "wants `get` or `version`", ""),
        ("pair: true", 29, "wants a mapping, or false", ""),
        ("download: {url: u, kind: bytes}", 33, "wants `name`", ""),
        ("download: {url: u, name: n, kind: csv}", 33, "wants `row`", ""),
        ("download: {url: u, name: n, kind: table}", 57, "wants one of bytes, csv", ""),
        ("download: {url: u, name: No, kind: bytes}", 48, "wants lower case", ""),
        ("download: {url: u, name: n, kind: bytes, row: x}", 69, "is for `kind: csv`", ""),
        ("download: {url: u, name: n, kind: csv, row: x, resume: {parameter: p}}", 78, "wants `column`", ""),
        ("download: {url: u, name: n, kind: bytes, rows: x}", 64, "no setting", "did you mean `row`?"),
        ("waiter: {status: s}", 31, "wants `success`", ""),
        ("waiter: {}", 31, "wants `status` and `success`", ""),
        ("waiter: {status: s, success: [a], failure: [a]}", 66, "`a`, which is a success", ""),
        ("waiter: {status: s, success: []}", 52, "wants one state or more", ""),
        ("waiter: {status: s, success: [1.5]}", 53, "wants a state", ""),
        ("waiter: {status: s, success: [a], delay: -1}", 64, "wants seconds above 0", ""),
        ("waiter: {status: s, succes: [a]}", 43, "no setting", "did you mean `success`?"),
        ("starts: {waiter: w}", 31, "wants `ids`", ""),
        ("starts: {waiter: w, ids: []}", 48, "wants one field or more", ""),
        ("missing_ok: 5", 35, "wants true or false", ""),
        ("missing: 5", 23, "no setting", "did you mean `missing_ok`?"),
    ],
)
def test_faults_of_behaviours(setting: str, column: int, message: str, help: str) -> None:
    found = faults("operations: {GET /a: {" + setting + "}}")
    assert any(message in fault[3] and help == fault[4] for fault in found), found
    assert column in {fault[2] for fault in found}, found
