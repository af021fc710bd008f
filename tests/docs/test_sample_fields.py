"""What samples show of a thing, and what stands in them where only a name says what is meant."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from specloom import ir
from specloom.diagnostics import Origin
from specloom.docs.identifiers import is_id, usual_formats
from specloom.docs.sample_fields import constructed, printed
from specloom.docs.sampling import Sampler
from specloom.site.indexing import improved

from ..building.documents import schemas

TEXT = ir.Scalar(kind=ir.ScalarKind.STRING)
COUNT = ir.Scalar(kind=ir.ScalarKind.INTEGER, constraints=ir.Constraints((("minimum", 0),)))
DOCS = Path(__file__).resolve().parents[2] / "generated" / "docs"

NAMED = {
    "approvedBy": "Jane Smith",
    "assigned_to": "Jane Smith",
    "sortBy": "example",
    "rowIndex": "0",
    "lastName": "Smith",
    "petId": "abc123",
    "tag": "urgent",
}


@pytest.mark.parametrize(("name", "expected"), NAMED.items())
def test_names_say_what_stands_under_them(name: str, expected: str) -> None:
    assert Sampler({}).request(TEXT, name=name) == expected


def test_keys_that_a_program_made_are_opaque_and_differ() -> None:
    one, other = (Sampler({}).request(TEXT, name=name) for name in ("traceKey", "retryKey"))
    assert re.fullmatch("[0-9a-f]{32}", str(one))
    assert one != other


def test_counts_are_counts_within_their_limits() -> None:
    assert Sampler({}).request(COUNT, name="numPets") not in (0, 1)
    narrow = ir.Scalar(
        kind=ir.ScalarKind.INTEGER,
        constraints=ir.Constraints(
            (
                ("minimum", 0),
                ("maximum", 1),
            )
        ),
    )
    assert Sampler({}).request(narrow, name="numPets") == 1


def test_an_id_without_a_format_looks_like_the_others_with_such_a_name() -> None:
    origin = Origin(page="", fragment=1)
    tag = ir.Scalar(kind=ir.ScalarKind.STRING, format="tag")
    kinds = {"_ownerId": tag, "_petIds": ir.Array(item=tag), "_keeperId": TEXT, "rowId": TEXT}
    fields = tuple(ir.Field(wire_name=n, type=t, required=True, origin=origin) for n, t in kinds.items())
    pet = ir.ObjectSchema(id=ir.SchemaId("P"), published="", page="", owner=None, origin=origin, fields=fields)
    assert usual_formats([pet], {"tag"}) == {"_": "tag"}
    assert usual_formats([pet], ()) == {}
    made = Sampler({pet.id: pet}, {"tag": "^[A-Z]{3}-[0-9]{2}$"}).answer(ir.Reference(id=pet.id))
    assert isinstance(made, dict)
    assert re.fullmatch("[A-Z]{3}-[0-9]{2}", str(made["_keeperId"]))
    assert made["rowId"] == "abc123"
    assert [is_id(name) for name in ("_id", "petID", "pet_ids", "paid", "grid")] == [True, True, True, False, False]


def test_results_are_printed_by_what_tells_them_apart() -> None:
    assert printed(["age", "id", "name", "status"]) == ("id", "name")
    assert printed(["fault_id", "at", "message", "by"]) == ("fault_id", "message")
    assert printed(["url"]) == ("url",)
    assert printed(["a", "b", "c", "d"]) == printed([]) == ()


def test_a_model_is_made_with_what_it_needs_and_a_little_more() -> None:
    assert constructed({}, {"age": 3, "owner": {}, "_id": "x", "name": "Rex"}) == {"_id": "x", "name": "Rex"}
    assert constructed({"age": 3, "id": "x", "name": "Rex"}, {"size": 1}) == {"age": 3, "id": "x", "name": "Rex"}
    assert constructed({}, {"owner": {"name": "Jane"}}, {"status": "sold"}) == {"status": "sold"}
    assert constructed({}, {"owner": {"name": "Jane"}, "tags": []}) == {"owner": {"name": "Jane"}}
    assert constructed({}, {}) == {}


def test_no_model_with_fields_is_made_of_nothing() -> None:
    index = json.loads((DOCS.parent / "api.json").read_text(encoding="utf-8"))
    made = {one["docs"]: one["fields"] for one in index["models"]}
    empty = [path for path, fields in made.items() if fields and re.search(r"= \w+\(\)$", _page(path), re.MULTILINE)]
    assert empty == []


def _page(path: str) -> str:
    return (DOCS.parent / path).read_text(encoding="utf-8")


LABELS = {
    "**Purpose**\nKeeps pets.": "Keeps pets.",
    "## Overview\n\nKeeps pets.": "Keeps pets.",
    "__Description:__\n`pets` are kept.": "`pets` are kept.",
    "**Warning**\nBites.": "**Warning**\nBites.",
    "**Purpose**\n- a": "**Purpose**\n- a",
    "**Purpose**": "**Purpose**",
    "**Purpose** Keeps pets.": "**Purpose** Keeps pets.",
}


@pytest.mark.parametrize(("published", "read"), LABELS.items())
def test_a_label_that_says_nothing_is_not_the_first_sentence(published: str, read: str) -> None:
    found, _ = schemas(Pet={"type": "object", "properties": {"name": {"type": "string"}}, "description": published})
    assert found["Pet"].description == read


def test_hits_of_the_search_begin_with_words() -> None:
    texts = ["PythonAsync <pre>x</pre>", "<p>Index \u203a Pets \u203a <code>pets.get</code></p>", "PythonAsyncs"]
    items = [{"location": f"p{at}.html", "path": [], "text": text} for at, text in enumerate(texts)]
    index = {"config": {}, "items": items}
    found = [item["text"] for item in improved(index, ["PythonAsync"])["items"]]
    assert found == ["<pre>x</pre>", "<p><code>pets.get</code></p> <p>pets get</p>", "PythonAsyncs"]


def test_a_tall_signature_opens_on_demand() -> None:
    """The example of a call is in sight when its page opens."""
    pages = [path.read_text(encoding="utf-8") for path in (DOCS / "operations").rglob("*.md")]
    folded = [text for text in pages if "<summary>All arguments</summary>" in text]
    assert folded
    for text in pages:
        shown = re.sub("<details.*?</details>", "", text.partition("\n## Example")[0], flags=re.DOTALL)
        signatures = re.findall(r"```python\n(.*?)\n```", shown, re.DOTALL)
        assert [one for whole in signatures for one in whole.split("\n\n") if one.count("\n") > 16] == []
