"""Mappings as dictionaries: what is built, and that nothing is lost on the way back."""

from __future__ import annotations

from typing import Any

import pytest
from celigo import models
from celigo.mappings import Raw, Rule, build, const, date, each, extract, lookup, to_python, when
from celigo.testing import FakeCeligo
from hypothesis import given, settings
from hypothesis import strategies as st

Json = dict[str, Any]


def wire(tree: Any) -> list[Json]:
    return [mapping.to_dict() for mapping in build(tree)]


def entries(documents: list[Json]) -> list[Json]:
    """Every mapping, through all levels."""
    found = []
    for document in documents:
        found.append(document)
        found += entries(document.get("mappings", []))
        for part in document.get("buildArrayHelper", []):
            found += entries(part.get("mappings", []))
    return found


WHOLE = {
    "id": "$.id",
    "priority": const("high"),
    "customer": {"name": "$.c.name", "tier": lookup("$.c.tier", "tiers", default="basic")},
    "tags": each("$.tags[*]", str),
    "lines": each("$.lines[*]", {"sku": "$.sku", "qty": when("$.qty", int, "extract_not_empty")}),
}


@pytest.mark.row("#46")
def test_a_whole_tree_is_built_as_the_api_has_it() -> None:
    assert wire(WHOLE) == [
        {"generate": "id", "dataType": "string", "status": "Active", "extract": "$.id"},
        {"generate": "priority", "dataType": "string", "status": "Active", "hardCodedValue": "high"},
        {
            "generate": "customer",
            "dataType": "object",
            "status": "Active",
            "mappings": [
                {"generate": "name", "dataType": "string", "status": "Active", "extract": "$.c.name"},
                {
                    "generate": "tier",
                    "dataType": "string",
                    "status": "Active",
                    "extract": "$.c.tier",
                    "lookupName": "tiers",
                    "default": "basic",
                },
            ],
        },
        {
            "generate": "tags",
            "dataType": "stringarray",
            "status": "Active",
            "buildArrayHelper": [{"extract": "$.tags[*]"}],
        },
        {
            "generate": "lines",
            "dataType": "objectarray",
            "status": "Active",
            "buildArrayHelper": [
                {
                    "extract": "$.lines[*]",
                    "mappings": [
                        {"generate": "sku", "dataType": "string", "status": "Active", "extract": "$.sku"},
                        {
                            "generate": "qty",
                            "dataType": "number",
                            "status": "Active",
                            "extract": "$.qty",
                            "conditional": {"when": "extract_not_empty"},
                        },
                    ],
                }
            ],
        },
    ]


@pytest.mark.row("#46")
def test_what_is_built_has_no_faults_and_reads_back_as_it_was_written() -> None:
    mappings = build(WHOLE)
    assert [issue for mapping in mappings for issue in mapping.issues()] == []
    back = to_python(mappings)
    assert back == {**WHOLE, "priority": const("high")}
    assert build(back) == mappings


@pytest.mark.row("#46")
@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        (extract("$.n", int), "number"),
        (extract("$.n", float, default=0), "number"),
        (extract("$.b", bool), "boolean"),
        (extract("$.o", dict), "object"),
        (extract("$.l", list[str]), "stringarray"),
        (extract("$.l", list[int]), "numberarray"),
        (extract("$.l", list[dict]), "objectarray"),
        (extract("$.l", list[dict[str, str]]), "objectarray"),
        (extract("$.l", list[list[int]]), "arrayarray"),
        (const(1), "number"),
        (const(True), "boolean"),
        (const("1", int), "number"),
        (lookup("$.a", "b", int), "number"),
        (each("$.l[*]", float), "numberarray"),
        (each("$.l[*]"), "objectarray"),
        (each("$.rows[*]", each("$.rows.cells[*]", int)), "arrayarray"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_the_data_type_follows_from_the_python_type(rule: Rule, expected: str) -> None:
    (document,) = wire({"x": rule})
    assert document["dataType"] == expected
    assert to_python([document]) == {"x": rule}


@pytest.mark.row("#46")
def test_every_entry_is_active_down_to_the_sixth_level() -> None:
    tree: Any = {"leaf": "$.leaf"}
    for level in range(6):
        tree = {f"level{level}": each(f"$.l{level}[*]", tree) if level % 2 else tree}
    found = entries(wire(tree))
    assert len(found) == 7
    assert {each["status"] for each in found} == {"Active"}
    assert wire(to_python(build(tree))) == wire(tree)


@pytest.mark.row("#46")
def test_dates_are_texts_with_formats() -> None:
    rule = date("$.d", "YYYY-MM-DD", "MM/DD/YYYY", read_timezone="Europe/London", write_timezone="Etc/UTC")
    (document,) = wire({"due": rule})
    assert document == {
        "generate": "due",
        "dataType": "string",
        "status": "Active",
        "extract": "$.d",
        "extractDateFormat": "YYYY-MM-DD",
        "extractDateTimezone": "Europe/London",
        "generateDateFormat": "MM/DD/YYYY",
        "generateDateTimezone": "Etc/UTC",
    }
    assert to_python([document]) == {"due": rule}


@pytest.mark.row("#46")
def test_an_inner_list_and_a_whole_record_have_no_name() -> None:
    (matrix,) = wire({"matrix": each("$.rows[*]", each("$.rows.cells[*]", int))})
    (inner,) = matrix["buildArrayHelper"][0]["mappings"]
    assert "generate" not in inner
    assert inner["dataType"] == "numberarray"
    (root,) = wire({"": {"id": "$.id"}})
    assert "generate" not in root
    assert to_python([root]) == {"": {"id": "$.id"}}


def test_lists_may_have_several_sources_and_names_several_rules() -> None:
    rule = each("$.a[*]", str) + each("$.b[*]", str)
    (document,) = wire({"names": rule})
    assert document["buildArrayHelper"] == [{"extract": "$.a[*]"}, {"extract": "$.b[*]"}]
    made = each(None, {"type": "primary"}) + each("$.rest[*]", {"type": "other"})
    assert [part.get("extract") for part in wire({"x": made})[0]["buildArrayHelper"]] == [None, "$.rest[*]"]
    rules = [when(const("new"), condition="record_created"), when("$.status", condition="record_updated")]
    assert [each["generate"] for each in wire({"status": rules})] == ["status", "status"]
    assert to_python(build({"status": rules})) == {"status": rules}
    with pytest.raises(ValueError, match="cannot be one"):
        each("$.a[*]", str) + each("$.b[*]", int)


@pytest.mark.parametrize(
    ("tree", "message"),
    [
        ({"a.b": "$.a"}, "nest dictionaries"),
        ({1: "$.a"}, "no name of a field"),
    ],
    ids=["dot", "number"],
)
def test_names_that_the_api_would_misread_are_refused(tree: Any, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        build(tree)


def test_what_is_no_rule_is_refused() -> None:
    with pytest.raises(TypeError, match="'a': a int is no rule"):
        build({"a": 5})  # type: ignore[dict-item]
    with pytest.raises(TypeError, match="no type of JSON"):
        extract("$.a", bytes)
    with pytest.raises(TypeError, match="no type of JSON"):
        const(None)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="begins with"):
        each("lines[*]", str)
    with pytest.raises(ValueError, match="without a path"):
        each(None, str)
    with pytest.raises(TypeError, match="another `each"):
        each("$.a[*]", const(1))


@pytest.mark.row("#46")
@pytest.mark.parametrize(
    "document",
    [
        {"generate": "a", "dataType": "string", "extract": "$.a"},
        {"generate": "a", "dataType": "string", "status": "Draft", "extract": "$.a"},
        {"generate": "", "dataType": "string", "status": "Active"},
        {"generate": None, "status": "Active"},
        {"generate": "a.b", "dataType": "string", "status": "Active", "extract": "$.a"},
        {"generate": "a", "dataType": "object", "status": "Active", "mappings": None},
        {"generate": "a", "dataType": "object", "status": "Active", "extract": "$", "mappings": []},
        {"generate": "a", "dataType": "stringarray", "status": "Active", "buildArrayHelper": []},
        {"generate": "a", "dataType": "stringarray", "status": "Active", "buildArrayHelper": [{"default": None}]},
        {"generate": "a", "dataType": "stringarray", "status": "Active", "buildArrayHelper": ["odd"]},
        {"generate": "a", "dataType": "object", "status": "Active", "mappings": [["odd"]]},
        {"generate": 7, "unknown": {"deep": [1]}},
        {},
    ],
    ids=[
        *("no-status", "draft", "empty-name", "null-name", "dotted-name", "null-mappings", "extract-and-mappings"),
        *("no-parts", "null-default", "odd-part", "odd-mapping", "odd-name", "empty"),
    ],
)
def test_odd_documents_of_the_wild_come_back_as_they_were(document: Json) -> None:
    back = to_python([document])
    assert wire(back) == [document]


NAMES = st.text("abcdefgh", min_size=1, max_size=3)
SOURCES = st.sampled_from(["$.a", "$.b[*].c", "{{record.x}}", "literal", ""])
TYPES = st.sampled_from([str, int, float, bool])
LEAVES: st.SearchStrategy[Any] = st.one_of(
    SOURCES,
    st.builds(extract, SOURCES, TYPES),
    st.builds(const, st.one_of(st.text(max_size=3), st.integers(-9, 9), st.booleans())),
    st.builds(lookup, SOURCES, NAMES, TYPES, default=st.one_of(st.none(), NAMES)),
    st.builds(date, SOURCES, st.one_of(st.none(), st.just("YYYY")), st.one_of(st.none(), st.just("MM"))),
    st.builds(when, SOURCES, TYPES, st.sampled_from(["record_created", "extract_not_empty", "other"])),
    st.builds(each, st.just("$.l[*]"), TYPES),
)
TREES = st.recursive(
    st.dictionaries(NAMES, LEAVES, max_size=3),
    lambda inner: st.dictionaries(
        NAMES, st.one_of(LEAVES, inner, st.builds(each, st.sampled_from(["$.x[*]", None]), inner)), max_size=3
    ),
    max_leaves=12,
)
DOCUMENTS = st.recursive(
    st.dictionaries(
        st.sampled_from(["generate", "dataType", "status", "extract", "default", "hardCodedValue", "odd"]),
        st.one_of(st.none(), st.text(max_size=2), st.integers(0, 3), st.sampled_from(["string", "object", "Active"])),
        max_size=5,
    ),
    lambda inner: st.fixed_dictionaries(
        {"generate": NAMES, "dataType": st.sampled_from(["object", "objectarray"]), "status": st.just("Active")},
        optional={
            "mappings": st.lists(inner, max_size=2),
            "buildArrayHelper": st.lists(
                st.fixed_dictionaries({}, optional={"extract": SOURCES, "mappings": st.lists(inner, max_size=2)}),
                max_size=2,
            ),
        },
    ),
    max_leaves=6,
)


@pytest.mark.slow
@pytest.mark.row("#46")
@settings(max_examples=150, deadline=None)
@given(TREES)
def test_what_was_built_is_built_again_from_what_is_read(tree: Any) -> None:
    documents = wire(tree)
    assert {each["status"] for each in entries(documents)} <= {"Active"}
    assert all(each.get("dataType") for each in entries(documents))
    assert wire(to_python(documents)) == documents


@pytest.mark.slow
@pytest.mark.row("#46")
@settings(max_examples=150, deadline=None)
@given(DOCUMENTS)
def test_no_document_is_changed_by_reading_and_building(document: Json) -> None:
    assert wire(to_python([document])) == [document]


@pytest.mark.row("#46")
def test_an_agent_takes_them_and_gives_them_back() -> None:
    fake = FakeCeligo()
    client = fake.client()
    made = client.ai_agents.create(name="Classify", mappings=build(WHOLE))
    assert fake.unexpected == []
    assert made.mappings is not None
    assert to_python(made.mappings) == WHOLE
    assert made.mappings[0].to_python() == {"id": "$.id"}
    assert isinstance(made.mappings[0], models.Mapping)


def test_raw_stands_for_itself() -> None:
    document = {"generate": "a", "anything": 1}
    assert wire({"a": Raw(document)}) == [document]
