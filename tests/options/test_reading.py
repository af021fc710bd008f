"""The settings that shape arguments, as they are read."""

from __future__ import annotations

from specloom.diagnostics import Diagnostics
from specloom.features import SETTINGS
from specloom.settings.operations import LocalFilter, OperationRule, PatchPath, PatchRule
from specloom.settings.sdk import parse_sdk

OPTIONS = """
operations:
  PATCH /a:
    patch: {of: GET /a, op: test, paths: {/a: {}, /b~1c: {type: any, format: x, description: d, within: 5}}}
    reason: r
  GET /b: {guard: {g: GET /g}, filters: {h: {field: a.b, equals: true, items: c.d}, i: {field: j}}, reason: r}
  GET /c: {hide: {k: why}, cached: true, ordered: [[m, n, o]], reason: r}
  GET /d: {ordered: [m, n], characters: {p: "[a-z.]"}, spellings: {q: {r: s}}, reason: r}
"""


def read() -> list[OperationRule]:
    diagnostics = Diagnostics()
    config = parse_sdk(OPTIONS, "sdk.yaml", diagnostics, SETTINGS)
    assert diagnostics.entries == []
    return list(config.operations)


def test_patches() -> None:
    whole = PatchPath(pointer="/b~1c", type="any", format="x", description="d", within=5)
    assert read()[0].patch == PatchRule(of="GET /a", op="test", paths=(PatchPath(pointer="/a"), whole))


def test_guards_and_filters() -> None:
    found = read()[1]
    assert found.settings["guard"] == (("g", "GET /g"),)
    assert found.filters == (
        LocalFilter(name="h", field=("a", "b"), equals=True, items=("c", "d")),
        LocalFilter(name="i", field=("j",)),
    )


def test_the_rest() -> None:
    _, _, third, fourth = read()
    assert (third.hidden, third.cached, third.ordered) == ((("k", "why"),), True, (("m", "n", "o"),))
    assert (fourth.cached, fourth.ordered) == (False, (("m", "n"),))
    assert fourth.settings["characters"] == (("p", "[a-z.]"),)
    assert fourth.settings["spellings"] == (("q", (("r", "s"),)),)
    assert {"hide", "cached", "ordered"} <= third.origins.keys()
    assert [third.origins[name].line for name in ("hide", "cached", "ordered")] == [7, 7, 7]
