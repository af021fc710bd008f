"""The edits of which it is written down what they mean to whom: three pages, an edit, and a level for each audience."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from specloom.changes.model import Comparison, Side
from specloom.changes.report import compare

from .edits import (
    DELETE,
    OWNER,
    add,
    another_file,
    another_page,
    another_tag,
    another_title,
    both,
    both_versions,
    boxes,
    component,
    component_renamed,
    deprecated,
    described,
    fetched,
    flattened,
    header,
    held,
    inline,
    joined,
    media,
    moved,
    one_box,
    other_ids,
    owner_of_shops,
    page_added,
    page_back,
    page_removed,
    paged,
    parameter,
    path_parameter,
    path_parameters,
    prop,
    put,
    recursion,
    remove,
    renamed,
    reordered,
    required,
    reversioned,
    ruled,
    security,
    servers,
    shop_kind,
    shop_kind_in_path,
    split,
    status,
    summarized,
    swapped_ids,
    union,
    unpaged,
    unruled,
    without_content,
    wrapped,
)
from .scene import Edit, Pages, edited, nothing, side


@dataclass(frozen=True, kw_only=True)
class Row:
    """An edit, and what it means: b breaks programs, n is worth knowing, - is nothing to them."""

    edit: Edit
    wire: str
    python: str
    id: str = ""
    """A rule that finds it."""
    first: Edit = nothing
    """What the pages are like before."""
    gone: tuple[str, ...] = ()
    """Names of calls and models that leave, each with an error that tells of it."""
    now: tuple[tuple[str, str], ...] = ()
    """Names of models that go on to work as another one's."""
    moved: tuple[tuple[str, str], ...] = ()
    """Calls that go on to work under their former names."""
    apart: bool = False
    """Whether the pages do not explain it: the generator, a template or the configuration has changed."""

    @property
    def before(self) -> Pages:
        """The pages before the edit."""
        return edited(self.first)

    @property
    def after(self) -> Pages:
        """The pages after it."""
        return edited(self.first, self.edit)

    @property
    def comparison(self) -> Comparison:
        """What is different."""
        return compare(start(self.first), side(self.after, first=self.first))


@cache
def start(first: Edit) -> Side:
    """The side before an edit."""
    return side(edited(first), first=first)


def row(edit: Edit, wire: str, python: str, id: str = "", **more: object) -> Row:
    return Row(edit=edit, wire=wire, python=python, id=id, **more)  # type: ignore[arg-type]


TABLE: dict[str, Row] = {
    # What moves no name and is nothing to any program.
    "an operation on another page": row(another_page, "-", "-"),
    "another name of the file": row(another_file, "-", "-"),
    "another title": row(another_title, "-", "-"),
    "another tag": row(another_tag, "-", "-"),
    "a page split": row(split, "-", "-"),
    "two pages joined": row(joined, "-", "-"),
    "a path parameter renamed, one path": row(path_parameter, "-", "-", "parameter-renamed"),
    "a path parameter renamed, a page": row(path_parameters, "-", "-", "parameter-renamed"),
    "other operationIds": row(other_ids, "-", "-"),
    "operationIds swapped": row(swapped_ids, "-", "-"),
    "a component inline": row(inline, "-", "-"),
    "an inline schema a component": row(component, "-", "-"),
    "a component renamed": row(component_renamed, "-", "-"),
    "a component renamed and changed": row(both(put(age={"type": "string"}), component_renamed), "b", "b"),
    "allOf flattened, or the other way round": row(flattened, "-", "-"),
    "another order of keys": row(reordered, "-", "-"),
    "a description": row(described, "-", "-", "words-changed"),
    "a summary": row(summarized, "-", "-", "words-changed"),
    # What comes and goes.
    "an operation removed": row(remove(DELETE), "b", "b", "operation-removed", gone=("pets.delete",)),
    "an operation removed that a rule was for": row(
        both(remove(DELETE), unruled), "b", "b", "operation-removed", first=ruled, gone=("pets.drop",)
    ),
    "an operation added": row(add("PUT /v1/pets", "putPets"), "-", "-", "operation-added"),
    "a page removed": row(page_removed, "b", "b", "operation-removed", gone=("shops.list", "shops.get_owner")),
    "a page back again": row(page_back, "-", "-", "operation-added", first=page_removed),
    "a page added, with colliding names": row(page_added, "-", "-", "operation-added"),
    "another version of one operation": row(moved(OWNER, "/v2/pets/{petId}/owner"), "b", "-", "operation-moved"),
    "another version of a page": row(reversioned, "b", "-", "operation-moved"),
    "both versions": row(both_versions, "-", "-", "operation-added"),
    "two schemas one": row(one_box, "-", "-", "model-merged", first=boxes, now=(("Box", "Square"),)),
    "a component changed on one of three pages": row(owner_of_shops, "n", "b", "property-removed"),
    "the same, held together": row(both(owner_of_shops, held), "n", "-", "component-held"),
    # Requests.
    "a required field of a request added": row(
        both(prop("more", {"type": "string"}, "PetRequest"), required("PetRequest", "name", "more")),
        "b",
        "b",
        "required-property-added",
    ),
    "a field of a request became required": row(
        required("PetRequest", "name", "free"), "b", "b", "property-became-required"
    ),
    "an enum of a request narrowed": row(put(request_method={"enum": ["PUT"]}), "b", "n", "enum-value-removed"),
    "an enum of a request recased": row(put(request_method={"enum": ["put", "post"]}), "b", "n", "enum-value-removed"),
    "a text of a request became an enum": row(put(request_free={"enum": ["a", "b"]}), "b", "n", "enum-added"),
    "a field of a request became read-only": row(put(request_free={"readOnly": True}), "n", "b", "became-read-only"),
    "an optional parameter added": row(parameter("more"), "-", "-", "parameter-added"),
    "a required parameter added": row(parameter("more", required=True), "b", "b", "required-parameter-added"),
    "a parameter from the query to a header": row(parameter("trace", **{"in": "header"}), "b", "-", "parameter-moved"),
    "a parameter from the query to the path": row(shop_kind_in_path, "b", "-", "parameter-moved", first=shop_kind),
    "another default": row(
        parameter("size", schema={"type": "integer", "default": 20, "maximum": 100}), "n", "n", "default-changed"
    ),
    "another media type of a request": row(
        media("application/json", "application/x+json", "requestBody", key="POST /v1/pets"),
        "b",
        "-",
        "media-type-removed",
    ),
    # Responses.
    "a field of a response removed": row(prop("born", None), "n", "b", "property-removed"),
    "a field of a response renamed": row(renamed("born", "birthday"), "n", "b", "property-removed"),
    "a required field of a response removed": row(
        both(prop("age", None), required("Pet", "id")), "b", "b", "required-property-removed"
    ),
    "a value of an enum of a response added": row(
        put(mood={"enum": ["calm", "wild", "sad"]}), "n", "n", "enum-value-added"
    ),
    "a response of another type": row(put(age={"type": "string"}), "b", "b", "type-changed"),
    "a response of a wider type": row(put(age={"type": "number"}), "b", "b", "type-widened"),
    "a response that may be null": row(put(age={"type": ["integer", "null"]}), "b", "b", "null-added"),
    "a time in a response": row(put(born={"format": "date-time"}), "-", "b", "format-added"),
    "a field of a response became optional": row(required("Pet", "id"), "b", "b", "property-became-optional"),
    "an optional field of a response added": row(prop("more", {"type": "string"}), "-", "-", "property-added"),
    "recursion introduced": row(recursion, "-", "-", "property-added"),
    "another documented error": row(status("422", "429"), "n", "n", "error-removed"),
    "the header with the next page removed": row(header("Link"), "b", "b", "header-removed"),
    "another media type of a response": row(
        media("application/json", "text/csv", "responses", "200", key="GET /v1/pets/{petId}"),
        "b",
        "b",
        "media-type-removed",
    ),
    "another status with the same body": row(status("200", "202", "GET /v1/pets/{petId}"), "n", "-", "success-changed"),
    "a response without a body": row(without_content("201", "204", "POST /v1/pets"), "b", "b", "response-body-removed"),
    "a list wrapped in an object": row(wrapped, "b", "b", "type-changed"),
    "an object that became a union": row(union, "b", "b", "alternative-added"),
    "the field with the next page removed": row(both(unpaged, unruled), "b", "b", "property-removed", first=paged),
    # The API as a whole.
    "another kind of credential": row(security, "b", "n", "security-changed"),
    "a server removed": row(servers(lambda found: found.pop()), "b", "b", "server-removed"),
    "a call renamed by a rule": row(fetched, "-", "b", "call-renamed", moved=(("pets.get", "pets.fetch"),), apart=True),
    "an operation deprecated": row(deprecated, "-", "n", "operation-deprecated"),
}
