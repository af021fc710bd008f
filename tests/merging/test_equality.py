"""What is one component and what is two: decided on all that can be reached."""

from __future__ import annotations

from specloom.source import Json

from .documents import answer, at, fragment, merged, one, operation, ref

STRING: Json = {"type": "string"}
INTEGER: Json = {"type": "integer"}


def props(**properties: Json) -> dict[str, Json]:
    return {"type": "object", "properties": properties}


def test_two_methods_of_a_path_with_a_same_named_different_schema() -> None:
    specification, proof, _ = merged(
        fragment(one("/p", {"Pet": props(a=STRING)}, "Pet"), "specs/cats.md", "Cats"),
        fragment(one("/p", {"Pet": props(b=INTEGER)}, "Pet", method="post"), "specs/dogs.md", "Dogs"),
    )
    assert proof.operations == 2
    assert answer(specification, "/p") == props(a=STRING)
    assert answer(specification, "/p", "post") == props(b=INTEGER)
    assert [component.name for component in specification.components] == ["CatPet", "DogPet"]


def test_what_refers_to_two_different_things_is_two_things() -> None:
    same: dict[str, Json] = {"A": props(x=ref("X")), "B": props(a=ref("A"), x=ref("X"))}
    specification, _, _ = merged(
        fragment(one("/one", same | {"X": STRING}, "B"), "specs/ones.md", "Ones"),
        fragment(one("/two", same | {"X": INTEGER}, "B"), "specs/twos.md", "Twos"),
    )
    names = {component.name for component in specification.components}
    assert names == {"OneA", "OneB", "OneX", "TwoA", "TwoB", "TwoX"}
    assert at(specification, "/components/schemas/OneB/properties/a/properties/x") == {
        "$ref": "#/components/schemas/OneX"
    }
    assert at(specification, "/components/schemas/TwoB/properties/a/properties/x") == {
        "$ref": "#/components/schemas/TwoX"
    }


def test_two_recursive_trees_with_different_leaves() -> None:
    tree: dict[str, Json] = {"Tree": props(left=ref("Tree"), leaf=ref("Leaf"))}
    specification, _, _ = merged(
        fragment(one("/one", tree | {"Leaf": props(v=STRING)}, "Tree"), "specs/ones.md", "Ones"),
        fragment(one("/two", tree | {"Leaf": props(v=INTEGER)}, "Tree"), "specs/twos.md", "Twos"),
    )
    for noun, leaf in (("One", STRING), ("Two", INTEGER)):
        tree_reference = {"$ref": f"#/components/schemas/{noun}Tree"}
        assert at(specification, f"/components/schemas/{noun}Tree/properties/left") == tree_reference
        place = f"/components/schemas/{noun}Tree/properties/left/properties/left/properties/leaf/properties/v"
        assert at(specification, place) == leaf


def test_equal_recursive_trees_are_one() -> None:
    tree: dict[str, Json] = {"Tree": props(left=ref("Tree"), leaf=ref("Leaf")), "Leaf": props(v=STRING)}
    specification, _, _ = merged(
        fragment(one("/one", tree, "Tree"), "specs/ones.md"), fragment(one("/two", tree, "Tree"), "specs/twos.md")
    )
    assert [(c.name, c.page, len(c.origins)) for c in specification.components] == [("Leaf", "", 2), ("Tree", "", 2)]


def test_a_chain_that_differs_only_at_its_end() -> None:
    chain: dict[str, Json] = {f"C{index}": props(next=ref(f"C{index + 1}")) for index in range(12)}
    specification, _, _ = merged(
        fragment(one("/one", chain | {"C12": STRING}, "C0"), "specs/ones.md", "Ones"),
        fragment(one("/two", chain | {"C12": INTEGER}, "C0"), "specs/twos.md", "Twos"),
    )
    assert len(specification.components) == 26


def test_order_of_keys_and_of_required_is_no_difference() -> None:
    left: dict[str, Json] = {"type": "object", "required": ["a", "b"], "properties": {"a": STRING, "b": STRING}}
    right: dict[str, Json] = {"properties": {"b": STRING, "a": STRING}, "required": ["b", "a"], "type": "object"}
    specification, _, _ = merged(
        fragment(one("/one", {"Pet": left}, "Pet"), "specs/ones.md"),
        fragment(one("/two", {"Pet": right}, "Pet"), "specs/twos.md"),
    )
    assert [component.name for component in specification.components] == ["Pet"]


def test_numbers_and_booleans_are_told_apart() -> None:
    values: tuple[Json, ...] = (1, 1.0, True)
    specification, _, _ = merged(
        *(
            fragment(one(f"/{index}", {"Pet": {"const": value}}, "Pet"), f"specs/{index}.md", title)
            for (index, value), title in zip(enumerate(values), ("Ones", "Twos", "Threes"), strict=True)
        )
    )
    assert len(specification.components) == 3


def test_words_are_part_of_what_is_said() -> None:
    specification, _, diagnostics = merged(
        fragment(one("/one", {"Pet": {"description": "one"}}, "Pet"), "specs/ones.md", "Ones"),
        fragment(one("/two", {"Pet": {"description": "two"}}, "Pet"), "specs/twos.md", "Twos"),
    )
    assert [component.name for component in specification.components] == ["OnePet", "TwoPet"]
    assert [(entry.code, str(entry.severity)) for entry in diagnostics.entries] == [("split-component", "note")]
    assert "OnePet, TwoPet" in diagnostics.entries[0].message


def test_components_without_operations_are_kept_and_compared() -> None:
    model: dict[str, Json] = {"components": {"schemas": {"Pet": props(a=STRING), "Rest": STRING}}}
    specification, _, _ = merged(
        fragment(one("/one", {"Pet": props(a=STRING)}, "Pet"), "specs/ones.md"), fragment(model, "specs/models.md")
    )
    assert [(c.name, len(c.origins)) for c in specification.components] == [("Pet", 2), ("Rest", 1)]


def test_what_is_written_out_in_a_parent_and_repeated_as_a_component() -> None:
    item = props(inner={"type": "array", "items": ref("items")})
    schemas: dict[str, Json] = {"Mappings": {"type": "array", "items": item}, "items": item}
    specification, _, _ = merged(fragment(one("/one", schemas, "Mappings")))
    assert [component.name for component in specification.components] == ["Mapping", "Mappings"]
    assert at(specification, "/components/schemas/Mappings/items") == {"$ref": "#/components/schemas/Mapping"}
    assert at(specification, "/components/schemas/Mapping/properties/inner/items") == {
        "$ref": "#/components/schemas/Mapping"
    }


def test_a_reference_into_what_became_a_component() -> None:
    item = props(name=STRING, inner=ref("items"))
    schemas: dict[str, Json] = {
        "Steps": {"type": "array", "items": item},
        "items": item,
        "Name": {"$ref": "#/components/schemas/Steps/items/properties/name"},
    }
    specification, _, _ = merged(fragment(one("/one", schemas, "Steps")))
    assert at(specification, "/components/schemas/Name") == {"$ref": "#/components/schemas/Step/properties/name"}


def test_small_equal_schemas_are_no_components() -> None:
    schemas: dict[str, Json] = {"Id": STRING, "Pet": props(id=STRING)}
    specification, _, _ = merged(fragment(one("/one", schemas, "Pet")))
    assert at(specification, "/components/schemas/Pet/properties/id") == STRING


def test_a_component_of_another_page_does_not_replace_what_is_written_out() -> None:
    parent: dict[str, Json] = {"Pet": props(owner=props(name=STRING))}
    specification, _, _ = merged(
        fragment(one("/one", parent, "Pet"), "specs/ones.md"),
        fragment(one("/two", {"Owner": props(name=STRING)}, "Owner"), "specs/twos.md"),
    )
    assert at(specification, "/components/schemas/Pet/properties/owner") == props(name=STRING)


def test_security_schemes_of_one_name() -> None:
    def page(scheme: Json, url: str) -> dict[str, Json]:
        return {
            "servers": [{"url": url}],
            "security": [{"auth": []}],
            "components": {"securitySchemes": {"auth": scheme}},
        }

    specification, proof, _ = merged(
        fragment(page({"type": "http", "scheme": "basic"}, "https://a") | {"paths": {"/a": {"get": operation()}}}),
        fragment(
            page({"type": "http", "scheme": "bearer"}, "https://b") | {"paths": {"/b": {"get": operation()}}},
            "specs/b.md",
        ),
    )
    assert proof.operations == 2
    assert "servers" not in specification.document
    assert "security" not in specification.document
    assert at(specification, "/paths/~1a/get/servers") == [{"url": "https://a"}]
    assert at(specification, "/paths/~1b/get/servers") == [{"url": "https://b"}]
    assert at(specification, "/paths/~1a/get/security") == [{"AAuth": []}]
    assert at(specification, "/paths/~1b/get/security") == [{"BAuth": []}]
    assert at(specification, "/components/securitySchemes/AAuth/scheme") == "basic"
    assert at(specification, "/components/securitySchemes/BAuth/scheme") == "bearer"


def secured(path: str, *names: str, api: str = "Shop") -> dict[str, Json]:
    """A document of one operation that asks for bearer tokens of these names."""
    scheme: Json = {"type": "http", "scheme": "bearer"}
    return {
        "info": {"title": api, "version": "1"},
        "paths": {path: {"get": operation(security=[{name: []} for name in names])}},
        "components": {"securitySchemes": dict.fromkeys(names, scheme)},
    }


def schemes(*documents: dict[str, Json]) -> list[str]:
    """Names of the schemes of the merged document."""
    fragments = [fragment(document, f"specs/{number}.md") for number, document in enumerate(documents)]
    return [component.name for component in merged(*fragments)[0].components]


def test_equal_schemes_of_the_pages_of_one_api_are_one() -> None:
    assert schemes(secured("/a", "token"), secured("/b", "bearer"), secured("/c", "token")) == ["token"]
    assert schemes(secured("/a", "token"), secured("/b", "bearer")) == ["bearer"]


def test_equal_schemes_of_one_document_or_of_two_apis_stay_apart() -> None:
    assert schemes(secured("/a", "user", "admin"), secured("/b", "token")) == ["admin", "token", "user"]
    assert schemes(secured("/a", "token"), secured("/b", "bearer", api="Bank")) == ["bearer", "token"]
