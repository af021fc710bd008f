"""A model is its document: what goes in comes out, and only what is changed changes."""

from __future__ import annotations

import copy
import json
import pickle
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from runtime.codecs.codec import ListView, MapView
from runtime.codecs.model import Model
from runtime.core.json_text import JsonError
from runtime.http.response import Origin, ResponseFacts

from .sample.models import Dependencies, Everything, Flow, Mapping, PageProcessor

DOCUMENT: dict[str, Any] = {
    "zzz": {"unknown": [1, 2.5, None]},
    "_id": "5f0c",
    "name": "Orders",
    "lastModified": "2026-01-02T03:04:05.000Z",
    "pageProcessors": [{"type": "import", "_importId": "9", "odd": 1}, {"type": "export", "_exportId": "8"}],
    "settings": {"batch": 50, "nested": {"a": [1]}},
    "labels": {"x": {"errors": [{"message": "m"}]}},
    "schedule": None,
    "tags": ["a", "b"],
}


@pytest.fixture
def flow() -> Flow:
    return Flow.from_dict(copy.deepcopy(DOCUMENT))


def test_the_text_comes_back_byte_for_byte(flow: Flow) -> None:
    text = json.dumps(DOCUMENT, separators=(",", ":"), ensure_ascii=False)
    assert Flow.from_json(text).to_json() == text
    assert Flow.from_json(text.encode()).to_json() == text
    assert json.loads(flow.to_json(indent=2)) == DOCUMENT


def test_a_write_changes_that_place_only_and_keeps_the_order(flow: Flow) -> None:
    flow.name = "Orders v2"
    flow.disabled = True
    assert flow.raw == {**DOCUMENT, "name": "Orders v2", "disabled": True}
    assert list(flow.raw) == [*DOCUMENT, "disabled"]


def test_absent_null_and_value_are_three_things(flow: Flow) -> None:
    assert flow.schedule is None
    assert flow.is_set("schedule")
    assert "schedule" in flow
    assert flow.disabled is None
    assert not flow.is_set("disabled")
    assert "disabled" not in flow
    assert "last_modified" in flow
    assert "lastModified" in flow
    assert "zzz" in flow
    assert 5 not in flow
    del flow.schedule
    assert not flow.is_set("schedule")
    with pytest.raises(AttributeError, match="schedule is not set"):
        del flow.schedule
    flow.schedule = None
    assert flow.raw["schedule"] is None


def test_nested_values_are_live_views(flow: Flow) -> None:
    processors = flow.page_processors
    assert isinstance(processors, ListView)
    assert isinstance(processors[0], PageProcessor)
    processors[0].import_id = "10"
    processors.append(PageProcessor(type="import", import_id="11"))
    del processors[1]
    assert flow.raw["pageProcessors"] == [
        {"type": "import", "_importId": "10", "odd": 1},
        {"type": "import", "_importId": "11"},
    ]
    assert flow.settings is not None
    flow.settings["batch"] = 51
    flow.settings["nested"]["a"].append(2)
    assert flow.raw["settings"] == {"batch": 51, "nested": {"a": [1, 2]}}
    assert flow.labels is not None
    flow.labels["x"].errors[0].message = "new"
    assert flow.raw["labels"]["x"]["errors"][0]["message"] == "new"


def test_an_assigned_view_stays_the_same_document(flow: Flow) -> None:
    added = PageProcessor(type="import")
    assert flow.page_processors is not None
    flow.page_processors[0] = added
    added.import_id = "12"
    assert flow.raw["pageProcessors"][0] == {"type": "import", "_importId": "12"}
    other = Flow(id="1", name="x", page_processors=flow.page_processors)
    assert other.raw["pageProcessors"] is flow.raw["pageProcessors"]


def test_lists_behave_as_lists(flow: Flow) -> None:
    tags = flow.tags
    assert tags == ["a", "b"]
    assert tags is not None
    tags += ["c"]
    tags[1:2] = ["x", "y"]
    tags.insert(0, "first")
    tags.reverse()
    assert flow.raw["tags"] == ["c", "y", "x", "a", "first"]
    assert tags[-1] == "first"
    assert tags[1:3] == ["y", "x"]
    assert "c" in tags
    assert tags.index("x") == 2
    assert tags.pop() == "first"
    assert repr(tags) == "['c', 'y', 'x', 'a']"
    assert tags != ("c", "y", "x", "a")
    assert flow.page_processors == DOCUMENT["pageProcessors"]
    assert list(flow.page_processors or ()) == flow.page_processors
    with pytest.raises(IndexError):
        tags[99]
    with pytest.raises(TypeError, match="unhashable"):
        hash(tags)


def test_maps_behave_as_mappings(flow: Flow) -> None:
    settings = flow.settings
    assert isinstance(settings, MapView)
    assert settings == {"batch": 50, "nested": {"a": [1]}}
    assert list(settings) == ["batch", "nested"]
    assert settings.get("none") is None
    assert settings.setdefault("new", 1) == 1
    settings.update(batch=1)
    assert settings.pop("nested") == {"a": [1]}
    assert dict(settings) == {"batch": 1, "new": 1}
    assert repr(settings) == "{'batch': 1, 'new': 1}"
    assert settings.raw is flow.raw["settings"]
    with pytest.raises(TypeError, match="no text"):
        settings[5] = 1  # type: ignore[index]


def test_times_are_aware_and_keep_their_spelling(flow: Flow) -> None:
    assert flow.last_modified == datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
    flow.last_modified = flow.last_modified
    assert flow.raw["lastModified"] == "2026-01-02T03:04:05.000Z"
    flow.last_modified = datetime(2026, 1, 2, 3, 4, 5, 250000, tzinfo=UTC)
    assert flow.raw["lastModified"] == "2026-01-02T03:04:05.250Z"
    flow.last_modified = datetime(2026, 1, 2, tzinfo=timezone(timedelta(hours=2)))
    assert flow.raw["lastModified"] == "2026-01-02T00:00:00+02:00"
    with pytest.raises(ValueError, match=r"lastModified: the time .* has no zone"):
        flow.last_modified = datetime(2026, 1, 2)
    assert flow.raw["lastModified"] == "2026-01-02T00:00:00+02:00"


def test_milliseconds_are_times_when_the_field_says_so() -> None:
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    made = Everything(millis=moment, millis_text=moment, moments=[moment], day=moment.date())
    assert made.raw == {
        "millis": 1767225600000,
        "millisText": "1767225600000",
        "moments": ["2026-01-01T00:00:00Z"],
        "day": "2026-01-01",
    }
    assert made.millis == made.millis_text == moment
    assert made.moments == [moment]
    assert made.day == moment.date()


@pytest.mark.parametrize(
    ("wire_name", "name", "value"),
    [
        ("moment", "moment", "yesterday"),
        ("moment", "moment", "2026-01-01T00:00:00"),
        ("moment", "moment", 5),
        ("day", "day", "20260101"),
        ("day", "day", "2026-02-30"),
        ("at", "at", "25:00"),
        ("millis", "millis", 10**40),
        ("millis", "millis", True),
        ("millisText", "millis_text", "\u0665"),
        ("items", "items", {"a": 1}),
        ("fields", "fields", [1]),
        ("properties", "properties", "text"),
        ("values", "values", 7),
        ("pets", "pets", "cat"),
        ("tree", "tree", 5),
        ("content", "content", {"a": 1}),
    ],
)
def test_another_shape_reads_as_it_is(wire_name: str, name: str, value: object) -> None:
    document = {wire_name: value}
    assert getattr(Everything.from_dict(document), name) == value
    assert document == {wire_name: value}


def test_fields_may_be_called_as_methods_of_dictionaries_are() -> None:
    made = Everything(keys="k", items=[1], fields={"a": 1}, properties={"x": Everything(type="a")}, required=True)
    assert (made.keys, made.items, made.fields, made.required) == ("k", [1], {"a": 1}, True)
    assert made.properties is not None
    assert made.properties["x"].type == "a"
    assert Everything(start_date_helper="s").raw == {"__startDateHelper": "s"}


def test_recursion_is_plain() -> None:
    made = Mapping(generate="a", mappings=[Mapping(generate="b", mappings=[])])
    assert made.mappings is not None
    inner = made.mappings[0]
    inner.mappings = [Mapping(generate="c")]
    assert made.raw == {"generate": "a", "mappings": [{"generate": "b", "mappings": [{"generate": "c"}]}]}


def test_names_that_are_no_fields_are_refused() -> None:
    with pytest.raises(TypeError, match=r"PageProcessor: no field 'typ'; did you mean 'type'\?; required: type"):
        PageProcessor(typ="import")  # type: ignore[call-arg]
    with pytest.raises(TypeError, match=r"no field '_importId'; did you mean 'import_id'\?"):
        PageProcessor(type="import", _importId="5")  # type: ignore[call-arg]
    with pytest.raises(AttributeError, match="nmae"):
        Flow.from_dict({}).nmae = "x"  # type: ignore[attr-defined]
    with pytest.raises(AttributeError):
        _ = Flow.from_dict({}).nmae  # type: ignore[attr-defined]


def test_keys_beyond_the_fields_are_reached_by_their_wire_names(flow: Flow) -> None:
    assert flow["zzz"] == {"unknown": [1, 2.5, None]}
    assert flow["lastModified"] == flow.last_modified
    flow["zzz"] = [datetime(2026, 1, 1, tzinfo=UTC)]
    flow["name"] = "n"
    assert (flow.raw["zzz"], flow.name) == (["2026-01-01T00:00:00Z"], "n")
    del flow["zzz"]
    with pytest.raises(KeyError):
        flow["zzz"]
    with pytest.raises(TypeError):
        iter(flow)
    with pytest.raises(TypeError, match="no text"):
        flow[5] = 1  # type: ignore[index]


def test_additional_keys_have_the_declared_type() -> None:
    dependencies = Dependencies.from_dict({"exports": [{"id": "1", "accessLevel": "own"}]})
    assert dependencies["exports"][0].access_level == "own"


def test_hostile_keys_are_data() -> None:
    document = {"__class__": "x", "__proto__": 1, "self": 2, "_raw": 3, "model_config": 4, "__init__": 5}
    flow = Flow.from_dict(document)
    assert type(flow) is Flow
    assert flow.raw is document
    assert flow.name is None


def test_only_dicts_have_views() -> None:
    with pytest.raises(TypeError, match="Flow is a view of a dict, not of list"):
        Flow.from_dict([])  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        Flow.from_json("[]")
    with pytest.raises(JsonError):
        Flow.from_json("{")


def test_copies_are_apart(flow: Flow) -> None:
    for twin in (flow.copy(), copy.deepcopy(flow), pickle.loads(pickle.dumps(flow)), Flow.from_dict(flow.to_dict())):
        assert twin == flow
        assert type(twin) is Flow
        assert twin.settings is not None
        twin.settings["nested"]["a"].append(5)
        assert flow.raw == DOCUMENT
    shallow = copy.copy(flow)
    shallow.name = "other"
    assert flow.name == "Orders"
    assert shallow.raw["settings"] is flow.raw["settings"]


def test_views_can_be_copied_and_pickled(flow: Flow) -> None:
    for twin in (copy.deepcopy(flow.page_processors), pickle.loads(pickle.dumps(flow.page_processors))):
        assert isinstance(twin, ListView)
        assert isinstance(twin[0], PageProcessor)
        assert twin == flow.page_processors
    labels = pickle.loads(pickle.dumps(flow.labels))
    assert labels["x"].errors[0].message == "m"
    assert copy.deepcopy(flow.labels) == flow.labels
    assert copy.copy(flow.labels) == copy.copy(flow).labels
    assert copy.copy(flow.tags) == ["a", "b"]


def test_equality_is_of_class_and_document(flow: Flow) -> None:
    assert flow == Flow.from_dict(copy.deepcopy(DOCUMENT))
    assert flow != Everything.from_dict(copy.deepcopy(DOCUMENT))
    assert flow != DOCUMENT
    with pytest.raises(TypeError):
        hash(flow)


def test_match_statements_see_fields(flow: Flow) -> None:
    match flow:
        case Flow(name="Orders", page_processors=[PageProcessor(type="import"), *_], settings={"batch": batch}):
            assert batch == 50
        case _:
            pytest.fail("no match")


def test_the_representation_is_short_and_keeps_secrets() -> None:
    made = Flow(
        id="1",
        name="n" * 500,
        api_token="hush",
        max_tokens=5,
        settings={"apiKey": "hush", "deep": {"password_crypt": ["hush"]}, "Authorization": "hush"},
        page_processors=[PageProcessor(type="import")],
        tags=[str(number) for number in range(1000)],
    )
    text = repr(made)
    assert "hush" not in text
    assert "hush" not in repr(made.settings)
    assert text.startswith("Flow(id='1', name='nnn")
    assert "api_token='***', max_tokens=5" in text
    assert "page_processors=[PageProcessor(type='import')]" in text
    assert len(text) < 700


def test_a_subclass_of_a_user_adds_fields() -> None:
    from runtime.codecs.model import field

    class Mine(Flow):
        extra: Mapping | None = field("extra", default=None)

    mine = Mine.from_dict({"_id": "1", "extra": {"generate": "g"}, "pageProcessors": [{"type": "x"}]})
    assert isinstance(mine.extra, Mapping)
    assert mine.page_processors is not None
    assert isinstance(mine.page_processors[0], PageProcessor)
    assert not hasattr(mine, "__dict__")


def answer(document: object) -> ResponseFacts:
    return ResponseFacts(content=json.dumps(document).encode(), request_id="r")


def received(document: dict[str, Any]) -> Flow:
    from runtime.codecs.compiling import codec_for

    facts = answer(document)
    found = codec_for("Flow", Flow.__module__.rpartition(".")[0]).decode(json.loads(facts.content), Origin(facts))
    assert isinstance(found, Flow)
    return found


def test_changes_tell_what_differs_from_the_answer() -> None:
    flow = received(DOCUMENT)
    assert flow.changes() == []
    flow.name = "new"
    del flow.schedule
    assert flow.settings is not None
    flow.settings["a/b~c"] = 1
    assert flow.tags is not None
    flow.tags.insert(0, "first")
    assert flow.changes() == [
        {"op": "remove", "path": "/schedule"},
        {"op": "replace", "path": "/name", "value": "new"},
        {"op": "add", "path": "/settings/a~1b~0c", "value": 1},
        {"op": "add", "path": "/tags/0", "value": "first"},
    ]
    again = pickle.loads(pickle.dumps(flow))
    assert again.changes() == flow.changes() == flow.copy().changes()


def test_items_of_a_list_know_their_own_origin() -> None:
    from runtime.codecs.compiling import codec_for

    facts = answer([{"_id": "1"}, {"_id": "2"}])
    codec = codec_for("MutableSequence[Flow]", Flow.__module__.rpartition(".")[0])
    flows = codec.decode(json.loads(facts.content), Origin(facts))
    last = flows[-1]
    last.name = "x"
    assert last.changes() == [{"op": "add", "path": "/name", "value": "x"}]
    assert [flow.changes() for flow in flows] == [[], last.changes()]
    del flows[0]
    assert flows[0].changes() == [
        {"op": "add", "path": "/_id", "value": "2"},
        {"op": "add", "path": "/name", "value": "x"},
    ]


def nested(levels: int) -> dict[str, Any]:
    """A document of so many objects, each inside a list of the one around it."""
    document: dict[str, Any] = {"generate": "innermost"}
    for number in range(levels):
        document = {"mappings": [document], "generate": str(number)}
    return document


@pytest.mark.slow
@pytest.mark.parametrize("protocol", range(2, pickle.HIGHEST_PROTOCOL + 1))
@pytest.mark.parametrize("dumps", [pickle.dumps, pickle._dumps], ids=["c", "python"])  # type: ignore[attr-defined]
def test_depth_is_no_limit_for_pickles(dumps: Any, protocol: int) -> None:
    for levels in (250, 500, 3000):
        flow = Flow.from_dict(nested(levels))
        assert flow.mappings is not None
        for view in (flow, flow.mappings, flow.mappings[0]):
            twins = (pickle.loads(dumps(view, protocol)), copy.deepcopy(view), copy.copy(view))
            for twin in twins:
                assert type(twin) is type(view)
                assert twin == view
                assert twin.raw is not view.raw


@pytest.mark.parametrize("other", [{}, {"generate": "other"}, {"generate": 1}, []], ids=str)
def test_depth_is_no_limit_for_comparisons(other: Any) -> None:
    flow, twin = Flow.from_dict(nested(3000)), Flow.from_dict(nested(3000))
    assert flow.mappings is not None and twin.mappings is not None
    maps = [Flow.from_dict({"labels": {"x": nested(3000)}}).labels for _ in range(2)]
    assert maps[0] is not None and maps[1] is not None
    pairs = [(flow, twin), (flow.mappings, twin.mappings), (flow.mappings, twin.mappings.raw), maps]
    for one, same in pairs:
        assert one == same
    innermost(twin.raw)["mappings"] = [other]
    innermost(maps[1].raw["x"])["mappings"] = [other]
    for one, different in pairs:
        assert one != different


def innermost(document: Any) -> Any:
    """The last object, which has no list."""
    while "mappings" in document:
        (document,) = document["mappings"]
    return document


def test_a_deep_answer_keeps_its_origin_in_a_pickle() -> None:
    flow = received(nested(225))
    assert flow.mappings is not None
    again = pickle.loads(pickle.dumps(flow))
    twin = copy.deepcopy(flow)
    assert again == twin == flow
    assert again.changes() == twin.changes() == []
    for one in (flow, again, twin):
        one.name = "new"
    assert again.changes() == twin.changes() == flow.changes() == [{"op": "add", "path": "/name", "value": "new"}]
    item = again.mappings[0]
    assert pickle.loads(pickle.dumps(item)) == item


def test_what_is_one_object_stays_one_in_a_pickle() -> None:
    flow = Flow.from_dict({"name": "x", "mappings": [{"generate": "a"}], "settings": {"t": {"when": 1.5, "n": None}}})
    flow.raw["again"] = flow.raw["mappings"]
    assert flow.mappings is not None
    whole, part, listed = pickle.loads(pickle.dumps((flow, flow.mappings[0], flow.mappings)))
    assert whole == flow
    part.generate = "b"
    listed.append(Mapping(generate="c"))
    assert whole.raw["mappings"] == whole.raw["again"] == [{"generate": "b"}, {"generate": "c"}]
    odd = Flow.from_dict({"name": (1, 2), 5: b"x"})  # type: ignore[dict-item]
    assert pickle.loads(pickle.dumps(odd)).raw == {"name": (1, 2), 5: b"x"}
    assert pickle.loads(pickle.dumps(Flow.from_dict({}))).raw == {}


def test_a_model_made_by_hand_is_all_new() -> None:
    assert PageProcessor(type="import").changes() == [{"op": "add", "path": "/type", "value": "import"}]


def test_models_are_models() -> None:
    assert issubclass(Flow, Model)
    assert not hasattr(Flow(id="1", name="x"), "__dict__")


def test_a_field_of_the_class_says_what_it_is() -> None:
    found: object = Flow.last_modified
    assert repr(found) == "<field Flow.last_modified of 'lastModified': datetime | None>"


def test_what_is_too_deep_ends_in_words() -> None:
    deep: dict[str, Any] = {}
    for _ in range(3000):
        deep = {"mappings": [deep]}
    flow = Flow.from_dict(deep)
    with pytest.raises(JsonError, match="nested too deeply"):
        flow.to_request()
    with pytest.raises(ValueError, match="nested too deeply"):
        flow.settings = deep
    with pytest.raises(JsonError, match="nested too deeply"):
        flow.to_json()
    assert repr(flow) == "Flow(mappings=[Mapping(mappings=[...])])"
    twin = flow.copy()
    twin.name = "x"
    assert [operation["path"] for operation in twin.changes()] == ["/mappings", "/name"]


def test_origins_show_no_content() -> None:
    facts = ResponseFacts(content=b'["hush"]', headers={"set-cookie": "hush"}, request_id="r1")
    origin = Origin(facts, (0,))
    assert origin.document() == "hush"
    assert Origin(facts, (1,)).document() is None
    assert Origin(facts, ("a",)).document() is None
    assert repr(origin) == "<origin [0] of <answer 200, 8 bytes, request id 'r1'>>"
    again = pickle.loads(pickle.dumps(origin))
    assert (again.document(), again.path, again.response.content) == ("hush", (), b'"hush"')
    assert pickle.loads(pickle.dumps(facts)).content == facts.content


def test_annotations_may_be_objects() -> None:
    from .handwritten import Sketch

    sketch = Sketch.from_dict({"mappings": [{"generate": "x"}], "flow": {"name": "n"}, "kind": "c", "count": "1"})
    assert sketch.mappings is not None
    assert sketch.mappings[0].generate == "x"
    assert isinstance(sketch.flow, Flow)
    assert [issue.path for issue in sketch.issues()] == ["kind", "count"]
