"""The published pages, an edit of them, and no name that moves: with every rule of `sdk.yaml`, and with none."""

from __future__ import annotations

import copy
import random
import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from specloom.diagnostics import SpecificationError
from specloom.reporting import render

from .naming import NONE, Named, named, rules
from .pages import (
    SPECS,
    Edit,
    Pages,
    Part,
    component_renamed,
    each,
    everywhere,
    key,
    moved,
    nodes,
    one,
    published,
    removed,
    renamed,
    respelled,
    reversioned,
    split,
    titled,
    without,
)

pytestmark = pytest.mark.slow

COPY = "DependencyEntry"
"""A component of all three pages."""
FLOWS, AGENTS, HELPERS = "flows.md", "ai-agents.md", "async-helpers.md"
FLOW = "GET /v1/flows/{_id}"


def operation(**members: Any) -> Callable[[Part], Part]:
    """Give the operation other members; a function makes a new value of the one that it has."""

    def change(part: Part) -> Part:
        found = part.operation
        found.update({name: made(found[name]) if callable(made) else made for name, made in members.items()})
        return part

    return change


def schema(name: str, change: Callable[[dict[str, Any]], object]) -> Callable[[Part], Part]:
    """Change a component where it is published."""

    def edit(part: Part) -> Part:
        if name in part.schemas:
            change(part.schemas[name])
        return part

    return edit


def without_field(name: str) -> Callable[[dict[str, Any]], object]:
    def change(body: dict[str, Any]) -> None:
        body["properties"].pop(name, None)
        body["required"] = [each for each in body.get("required", ()) if each != name]

    return change


def extracted(owner: str, field: str, new: str) -> Callable[[Part], Part]:
    """Publish the items of a field as a component."""

    def change(part: Part) -> Part:
        if owner in part.schemas:
            held = part.schemas[owner]["properties"][field]
            part.schemas[new], held["items"] = held["items"], {"$ref": f"#/components/schemas/{new}"}
        return part

    return change


def inlined(name: str) -> Callable[[Part], Part]:
    """Write a component out where it is used."""

    def change(part: Part) -> Part:
        body = part.schemas.pop(name, None)
        for node in nodes(part.document) if body is not None else ():
            if node.get("$ref") == f"#/components/schemas/{name}":
                node.clear()
                node.update(copy.deepcopy(body))
        return part

    return change


def chained(*edits: Edit) -> Edit:
    def edit(pages: Pages) -> Pages:
        for change in edits:
            pages = change(pages)
        return pages

    return edit


def swapped(pages: Pages) -> Pages:
    """Two operations of a page exchange their operationIds."""
    first, second = (part.operation["operationId"] for part in pages[FLOWS].parts[:2])
    other = {first: second, second: first}
    return each(FLOWS, operation(operationId=lambda id: other.get(id, id)))(pages)


def joined(pages: Pages) -> Pages:
    parts = (*pages[AGENTS].parts, *pages[HELPERS].parts)
    return {**removed(HELPERS)(pages), AGENTS: replace(pages[AGENTS], parts=parts)}


def in_both_versions(pages: Pages) -> Pages:
    return {
        **pages,
        "v2.md": titled("v2.md", "Flows")({"v2.md": each(FLOWS, reversioned("/v1/", "/v2/"))(pages)[FLOWS]})["v2.md"],
    }


def shuffled(pages: Pages) -> Pages:
    """The keys of every object in another order, and no footers."""

    def change(part: Part) -> Part:
        for node in nodes(part.document):
            for name in sorted(node, reverse=True):
                node[name] = node.pop(name)
        return part

    return {name: replace(page, end="") for name, page in everywhere(change)(pages).items()}


def errors_alone(part: Part) -> bool:
    return "rrors" in part.route[1] or "resolved" in part.route[1]


TEXT = {"type": "string"}
FIRST: dict[str, Edit] = {
    "an operation on another page": moved(FLOWS, "GET /v1/flows/{_id}/descendants", HELPERS),
    "another name of the file": renamed(FLOWS, "zoo.md"),
    "another title": titled(FLOWS, "Integration Flows"),
    "another tag": each(FLOWS, operation(tags=["Integration Flows"])),
    "a page split": split(FLOWS, "flow-errors.md", "Flow Errors", errors_alone),
    "two pages joined": joined,
    "a path parameter of one operation": one(FLOWS, FLOW, respelled("_id", "flowId")),
    "a path parameter of a page": each(FLOWS, respelled("_id", "flowId")),
    "another version of one operation": one(FLOWS, FLOW, reversioned("/v1/", "/v2/")),
    "another version of a page": each(FLOWS, reversioned("/v1/", "/v2/")),
}
FURTHER: dict[str, Edit] = {
    "both versions": in_both_versions,
    "other operationIds": each(FLOWS, operation(operationId=lambda id: f"{id}Now")),
    "operationIds swapped": swapped,
    "a component renamed": everywhere(component_renamed("FlowStepError", "StepFailure")),
    "a component renamed and changed": chained(
        everywhere(schema("FlowStepError", lambda body: body["properties"].update(extra=TEXT))),
        everywhere(component_renamed("FlowStepError", "StepFailure")),
    ),
    "an inline schema a component": each(FLOWS, extracted("FlowErrorsResponse", "flowErrors", "FlowErrorCount")),
    "a component inline": everywhere(inlined("ExecutionLogStep")),
    "another order of keys": shuffled,
    "another description": everywhere(operation(description="Other words.", summary="Words")),
}
FOLLOWED = {"moved-rule", "same-route", "duplicate-operation-id"}
"""Warnings that say what was done, or what the pages do."""


def few() -> Pages:
    """The three pages with a quarter of their operations: what the edits are about, and some more."""
    ends = ("flows", "{_id}", "descendants", "dependencies", "errors", "logs", "imports", "asynchelpers")

    def chosen(part: Part) -> bool:
        method, path = part.route
        return method in ("get", "put") and path.endswith(ends)

    pages = published()
    return {name: replace(page, parts=tuple(filter(chosen, page.parts))) for name, page in pages.items()}


@cache
def base(ruled: bool) -> tuple[Pages, Named]:
    pages = published() if ruled else few()
    return pages, named(pages, inputs=rules() if ruled else NONE)


def after(edit: Edit, ruled: bool = False, *, lock: str | None = None) -> Named:
    """The pages after an edit, with the lock from before."""
    pages, before = base(ruled)
    return named(edit(pages), before.lock if lock is None else lock, inputs=rules() if ruled else NONE)


@pytest.mark.parametrize("what", FIRST)
def test_no_name_moves(what: str) -> None:
    _, before = base(False)
    now = after(FIRST[what])
    assert before.names.items() <= now.names.items()
    assert now.codes <= FOLLOWED


RULED = {
    "another name of the file, title and tag": chained(
        FIRST["another tag"], FIRST["another title"], FIRST["another name of the file"]
    ),
    **{what: edit for what, edit in FIRST.items() if what.startswith(("an operation", "a ", "two"))},
    "another version": chained(FIRST["another version of one operation"], each(HELPERS, reversioned("/v1/", "/v2/"))),
}


@pytest.mark.parametrize("what", RULED)
def test_no_name_moves_where_every_rule_holds(what: str) -> None:
    _, before = base(True)
    now = after(RULED[what], True)
    assert before.names.items() <= now.names.items()
    assert now.codes <= FOLLOWED


@pytest.mark.parametrize("what", FURTHER)
def test_no_name_moves_either(what: str) -> None:
    _, before = base(False)
    now = after(FURTHER[what])
    assert before.names.keys() <= now.names.keys()
    changed = {name for name, meaning in before.names.items() if now.names[name] != meaning}
    assert not changed or ("operationIds" in what and all(name.endswith("()") for name in changed))
    assert now.codes <= FOLLOWED


def test_what_comes_back_has_its_names_and_leaves_no_trace() -> None:
    pages, before = base(False)
    for edit in (removed(HELPERS), FIRST["another version of a page"], FIRST["a page split"]):
        back = named(pages, after(edit).lock)
        assert (back.names, back.lock) == (before.names, before.lock)


def test_a_model_stays_importable_when_the_page_goes_where_it_was_first() -> None:
    pages, _ = base(False)
    alone = named({HELPERS: pages[HELPERS]})
    grown = named({name: page for name, page in pages.items() if name != AGENTS}, alone.lock)
    less = named({FLOWS: pages[FLOWS]}, grown.lock)
    assert f"async_helpers:{COPY}" in alone.names.keys() & grown.names.keys() & less.names.keys()


def test_what_comes_back_on_its_route_has_its_names() -> None:
    """Whatever its path calls the parameters by then."""
    pages, before = base(False)
    less = after(without(FLOWS, FLOW))
    back = named(FIRST["a path parameter of a page"](pages), less.lock)
    assert before.names.items() <= back.names.items()


def test_a_rule_that_was_followed_is_followed_again() -> None:
    edit = FIRST["another version of a page"]
    once = after(edit, True)
    again = after(edit, True, lock=once.lock)
    assert (again.names, again.lock, again.codes) == (once.names, once.lock, once.codes)
    assert 'moved operation "GET /v1/flows/{_id}/descendants" "GET /v2/flows/{_id}/descendants"' in once.lock


def test_one_finding_tells_of_every_rule_that_names_a_page_by_its_former_title() -> None:
    """Here, and in the next run, when no lock has anything of the former title."""
    edit = titled(FLOWS, "Integration Flows")
    words = "the page `Flows` is called `Integration Flows` now; the rules that name it are followed there"
    once = after(edit, True)
    again = after(edit, True, lock=once.lock)
    assert once.findings == again.findings == (f"warning moved-rule {words}",)
    (entry,) = (one for one in once.found if one.code == "moved-rule")
    lines = enumerate((SPECS / "sdk.yaml").read_text().splitlines(), 1)
    listed = [str(number) for number, line in lines if re.match(r" *(row: |)Flows/", line)]
    told = f": lines {', '.join(listed[:-1])} and {listed[-1]}\n"
    assert render([entry], "text", {}).endswith(f"help: write `Integration Flows` for `Flows`{told}")


def test_copies_are_held_together_by_a_page_whatever_its_title() -> None:
    said = f"components:\n  {COPY}: {{as_in: AI Agents, reason: flows.md is published first}}\n"
    given = replace(NONE, settings=("specs/sdk.yaml", said))
    pages, before = base(False)
    held = named(ONE_OF_THREE(pages), before.lock, inputs=given)
    edit = chained(ONE_OF_THREE, titled(AGENTS, "Agents"))
    once = named(edit(pages), held.lock, inputs=given)
    again = named(edit(pages), once.lock, inputs=given)
    assert held.names == once.names == again.names and once.lock == again.lock
    assert again.codes == once.codes == {"moved-rule"}


def test_what_cannot_be_told_is_not_guessed_and_can_be_said() -> None:
    """One operation goes, and two come that can be it."""
    listing = "GET /v1/flows/{_id}/descendants"

    def twice(pages: Pages) -> Pages:
        part = next(part for part in pages[FLOWS].parts if key(part) == listing)
        more = [copy.deepcopy(part).at(f"/{version}/flows/{{_id}}/descendants") for version in ("v2", "v3")]
        page = without(FLOWS, listing)(pages)[FLOWS]
        return {**pages, FLOWS: replace(page, parts=(*page.parts, *more))}

    now = after(twice)
    assert "ambiguous-move" in now.codes
    call = next(name for name, id in base(False)[1].names.items() if id == "getFlowDescendants")
    assert call not in now.names
    said = f'moved: {{"GET /v3/flows/{{_id}}/descendants": "{listing}"}}\n'
    given = replace(NONE, settings=("specs/sdk.yaml", said))
    for lock in (base(False)[1].lock, now.lock):  # at once, or after the warning
        told = named(twice(base(False)[0]), lock, inputs=given)
        assert "ambiguous-move" not in told.codes
        assert told.decided.table.methods["GET /v3/flows/{_id}/descendants"] == call.partition(".")[2].removesuffix(
            "()"
        )
        again = named(twice(base(False)[0]), told.lock, inputs=given)
        assert (again.names, again.lock) == (told.names, told.lock)


ONE_OF_THREE = each(FLOWS, schema(COPY, without_field("accessLevel")))


def test_a_component_that_changed_on_one_page_is_told() -> None:
    now = after(ONE_OF_THREE)
    (finding,) = now.findings
    assert finding == (
        "warning split-component DependencyEntry of Flows is no longer that of AI Agents and Async Helpers: "
        "DependencyEntry.accessLevel is missing; it is `FlowDependencyEntry` in flows.list_dependencies"
    )
    assert base(False)[1].names.keys() <= now.names.keys()
    # When the others follow it is one again, under its first name.
    again = after(everywhere(schema(COPY, without_field("accessLevel"))), lock=now.lock)
    assert base(False)[1].names.keys() - again.names.keys() == {"DependencyEntry.access_level"}


def test_copies_can_be_held_together() -> None:
    said = f"components:\n  {COPY}: {{as_in: AI Agents, reason: flows.md is published first}}\n"
    given = replace(NONE, settings=("specs/sdk.yaml", said))
    held = named(ONE_OF_THREE(base(False)[0]), base(False)[1].lock, inputs=given)
    assert (held.names, held.findings) == (base(False)[1].names, ())
    with pytest.raises(SpecificationError) as raised:
        named(base(False)[0], base(False)[1].lock, inputs=given)
    assert [found.code for found in raised.value.diagnostics if found.severity == "error"] == ["idle-rule"]


def test_a_rule_that_no_longer_reaches_all_is_refused() -> None:
    said = f"models:\n  shared/{COPY}: {{name: Dependant}}\n"
    given = replace(NONE, settings=("specs/sdk.yaml", said))
    first = named(base(False)[0], inputs=given)
    with pytest.raises(SpecificationError) as raised:
        named(ONE_OF_THREE(base(False)[0]), first.lock, inputs=given)
    assert "split-rule" in {found.code for found in raised.value.diagnostics}


def test_the_order_in_which_edits_come_means_nothing() -> None:
    edits = [FIRST[what] for what in ("another tag", "a path parameter of a page", "another version of a page")]
    edits += [without(AGENTS, "GET /v1/imports/{_id}"), FURTHER["a component inline"], ONE_OF_THREE]
    ends = set()
    for seed in range(2):  # in whatever order
        run = base(False)[1]
        pages = base(False)[0]
        for edit in random.Random(seed).sample(edits, len(edits)):
            pages = edit(pages)
            run = named(pages, run.lock)
        ends.add((run.lock, tuple(sorted(run.names.items()))))
    assert len(ends) == 1


def test_a_rule_that_keeps_a_name_is_not_idle() -> None:
    """The route and the operationId changed at once: nothing says that it is the same, but a rule."""
    pages, before = base(False)
    route, now = "GET /v1/asynchelpers/{_id}", "GET /v1/helpers/{helperId}"
    other = one(HELPERS, route, lambda part: operation(operationId="getAsyncHelper")(part.at(now.partition(" ")[2])))
    assert before.decided.table.methods[route] == "get"
    assert after(other).decided.table.methods[now] != "get"
    said = f"operations:\n  {now}: {{method: async_helpers.get}}\n"
    given = replace(NONE, settings=("specs/sdk.yaml", said))
    kept = named(other(pages), before.lock, inputs=given)
    again = named(other(pages), kept.lock, inputs=given)
    assert kept.decided.table.methods[now] == again.decided.table.methods[now] == "get"
    with pytest.raises(SpecificationError) as raised:  # in an API that never had it the name comes by itself
        named(other(pages), inputs=given)
    assert [found.code for found in raised.value.diagnostics if found.severity == "error"] == ["idle-rule"]


def test_generic_names_of_two_pages_are_never_one() -> None:
    """Equal today, and another thing each."""
    body = {"type": "object", "properties": {"name": TEXT}}

    def given(part: Part) -> Part:
        part.schemas["Data"] = body
        content = {"application/json": {"schema": {"$ref": "#/components/schemas/Data"}}}
        part.operation["responses"]["200"] = {"description": "OK", "content": content}
        return part

    edit = chained(one(HELPERS, "GET /v1/asynchelpers", given), one(AGENTS, "GET /v1/imports", given))
    found = named(edit(base(False)[0]))
    assert {"ai_agents:AiAgentData", "async_helpers:AsyncHelperData"} <= found.names.keys()
