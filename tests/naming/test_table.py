from __future__ import annotations

import keyword
from dataclasses import replace

import pytest
from specloom.diagnostics import Diagnostics, Origin
from specloom.ir import Array, Location, Scalar, ScalarKind, SchemaId
from specloom.naming.reserved import MODEL_MEMBERS
from specloom.plan import SHARED
from specloom.settings.operations import OperationRule
from specloom.settings.sdk import ModelRule, PageRule, SdkConfig

from .apis import api, obj, operation, parameter, run

RULE = Origin(page="sdk.yaml", line=4, column=3)


@pytest.mark.parametrize(
    ("page", "key", "operation_id", "name"),
    [
        ("Pets", "GET /pets", "listPets", "list"),
        ("Pets", "GET /pets/{_id}", "getPetById", "get"),
        ("Pets", "GET /pets/{petId}", "getPetByPetId", "get"),
        ("Pets", "GET /pets/x", "findPetsByStatus", "find_by_status"),
        ("Pets", "PUT /pets/{_id}/x", "replaceOwnerOnPet", "replace_owner"),
        ("Pets", "POST /x", "retryPetStepErrors", "retry_step_errors"),
        ("Pets", "GET /x", "getErrorsFilterMetadata", "get_errors_filter_metadata"),
        ("Pets", "GET /x", "pets_list", "list"),
        ("Pets", "GET /x", "Pet.get", "get"),
        ("Pets", "GET /x", "pets", "pets"),
        ("Pets", "GET /x", "import", "import_"),
        ("Pets", "GET /x", "__init__", "init"),
        ("Pets", "GET /x", "str", "str_"),
        ("Pets", "GET /x", '"+__import__("x")+"', "import_x"),
        ("AI Agents", "GET /x", "listAiAgentDependencies", "list_dependencies"),
        ("Async Helpers", "GET /x", "getAsyncHelperById", "get"),
        ("Exports", "POST /x", "runExport", "run"),
        ("Pets", "GET /pets", "pets/list", "list"),
        ("Pets", "GET /pets", "pets.list", "list"),
        ("Pets", "GET /pets", "pets_list", "list"),
        ("Pets", "GET /pets", "pets-list", "list"),
        ("Pets", "GET /pets", "petsList", "list"),
        ("Pets", "GET /pets", "Pets: list", "list"),
        ("Pets", "POST /pets/{id}/adopt", "pet_adopt", "adopt"),
        ("Pets", "POST /pets/{id}/adopt", "petAdopt", "adopt"),
        ("Pets", "GET /pets", "shop.pets.list", "list"),
        ("Pets", "GET /pets", "pets/pets-list", "list"),
        ("Pets", "GET /pets", "pets/list-pets", "list"),
        ("Pets", "GET /pets", "pets/list-pet-owners", "list_owners"),
        ("Pets", "GET /pets", "pets_owners_pet_coat_get", "owners_pet_coat_get"),
        ("Pets", "GET /pets", "petshop_list", "petshop_list"),
        ("Pets", "GET /pets", "PetShop_List", "pet_shop_list"),
        ("Pets", "GET /pets", "pets_of_owner", "pets_of_owner"),
        ("Pets", "GET /pets", "pets_2", "pets"),
        ("User Groups", "GET /x", "usergroups_list", "list"),
        ("Usergroups", "GET /x", "userGroups_list", "list"),
        ("Floating IPs", "GET /x", "floatingIPs_create", "create"),
        ("admin.users", "GET /x", "admin_users_setOwner", "set_owner"),
        ("Billing", "GET /x", "billingHistory_list", "history_list"),
        ("Pets", "GET /x", "petOwners_list", "pet_owners_list"),
        ("Search", "GET /search/code", "search/code", "code"),
        ("Pets", "GET /x", "get-a-pet", "get"),
        ("Pets", "GET /x", "get-a-pets-owners", "get_owners"),
        ("Pets", "GET /x", "get-an-owners-pets", "get_an_owners_pets"),
        ("Pets", "GET /x", "list-owners-of-a-pet", "list_owners"),
        ("Pets", "GET /x", "list-owners-of-recent-pets", "list_owners_of_recent_pets"),
        ("Pets", "GET /x", "list-owners-and-pets", "list_owners_and_pets"),
        ("Pets", "GET /x", "list-pets-and-owners", "list_pets_and_owners"),
        ("Pets", "GET /x", "list-recent-pets", "list_recent"),
        ("Pets", "GET /x", "list-public-pet-owners", "list_public_pet_owners"),
        ("Pets", "GET /x", "list-pets-by", "list_pets_by"),
        ("Pets", "GET /pets/{id}", "getPetsOwnerByIdPet", "get_owner"),
        ("Pets", "GET /pets/{id}", "get_stray_pet_by_id", "get_stray_pet"),
        ("Pets", "GET /pets/{id}", "getPetByOwnerId", "get_by_owner_id"),
        ("Pets", "GET /pets/{id}", "getById_6", "get"),
        ("Pets", "GET /pets", "listPets_1", "list"),
        ("Pets", "GET /pets", "pets__0_get", "get"),
        ("Pets", "GET /top/10", "getTop_10", "get_top_10"),
        ("Pets", "GET /x", "getPetsV2", "get_v2"),
        ("Pets", "GET /x", "findBy_2", "find_by_2"),
    ],
)
def test_a_method_is_its_operation_less_the_noun(page: str, key: str, operation_id: str, name: str) -> None:
    table, _ = run(api(operation(key, operation_id, page=page)))
    assert table.methods[key] == name


def test_a_word_at_the_head_is_a_verb_where_ids_begin_with_verbs() -> None:
    ids = {"GET /exports": "listExports", "GET /exports/{id}": "getExport", "POST /exports/{id}/run": "runExport"}
    source = [operation(key, id, page="Exports") for key, id in ids.items()]
    table, _ = run(api(*source, operation("POST /x", "exportReport", page="Exports")))
    assert table.methods["POST /x"] == "export_report"
    known = operation("POST /exports/a/b", "exportList", page="Exports")
    assert run(api(*source, known))[0].methods[known.key] == "export_list"  # `list` is taken
    tail = operation("POST /exports/{id}/archive", "exportArchive", page="Exports")
    assert run(api(*source, tail))[0].methods[tail.key] == "archive"


def test_numbers_stay_where_two_would_have_one_name() -> None:
    ids = ("getById", "getById_1", "getById_2", "list_4", "findAll", "findAll1")
    source = [operation(f"GET /{'ab'[number % 2]}{'x' * number}", id) for number, id in enumerate(ids)]
    methods = run(api(*source))[0].methods
    assert {each.operation_id: methods[each.key] for each in source} == {
        "getById": "get",
        "getById_1": "get_1",
        "getById_2": "get_2",
        "list_4": "list",
        "findAll": "find_all",
        "findAll1": "find_all_1",
    }


def test_a_number_in_a_word_goes_when_the_id_without_it_is_that_of_another_resource() -> None:
    first, second = operation("GET /a", "findAll", page="Owners"), operation("GET /b", "findAll1")
    third = operation("GET /c", "convertToMp3")
    methods = run(api(first, second, third))[0].methods
    assert methods == {"GET /a": "find_all", "GET /b": "find_all", "GET /c": "convert_to_mp3"}


def test_the_one_that_says_less_keeps_the_name() -> None:
    table, _ = run(api(operation("GET /a", "Pets_Get"), operation("GET /b", "Pets_GetPet")))
    assert table.methods == {"GET /a": "get", "GET /b": "get_pet"}


def test_a_long_name_loses_whole_words_at_its_end() -> None:
    words = "list every one of the very long names that somebody wrote for an operation of this interface in which a"
    long = "_".join(words.split())
    table, _ = run(api(operation("GET /a", long, page="Owners")))
    assert table.methods == {"GET /a": long[: long.index("_in_which")]}
    same = [operation(f"GET /{long}/{n}", f"{long}_and_its_tail_{n}", page="Owners") for n in "abc"]
    cut = sorted(run(api(*same))[0].methods.values())
    assert all(set(name.split("_")) <= {*words.split(), "get", "2", "3"} for name in cut)


def test_by_id_stays_when_it_tells_two_methods_apart() -> None:
    table, _ = run(api(operation("GET /pet", "getPet"), operation("GET /pets/{id}", "getPetById")))
    assert table.methods == {"GET /pet": "get", "GET /pets/{id}": "get_by_id"}


def test_two_that_are_equally_close_are_both_qualified() -> None:
    table, _ = run(api(operation("GET /a", "listPet"), operation("GET /b", "listPets")))
    assert table.methods == {"GET /a": "list_pet", "GET /b": "list_pets"}


@pytest.mark.parametrize(
    ("key", "names"),
    [
        ("GET /v1/pets/{_id}", ["pet_id"]),
        ("GET /v1/pets/{_id}/{_stepId}/x", ["pet_id", "step_id"]),
        ("GET /v1/petGroups/{id}/requests/{key}", ["pet_group_id", "request_key"]),
        ("GET /v1/pets/{_id}/{key}", ["pet_id", "pet_key"]),
        ("GET /v1/{id}", ["pet_id"]),
        ("GET /pets/{class}", ["class_"]),
        ("GET /pets/{2fa}", ["path_2fa"]),
        ("GET /pets/{self}/{body}", ["self_", "body_"]),
    ],
)
def test_a_path_argument_says_what_it_identifies(key: str, names: list[str]) -> None:
    table, _ = run(api(operation(key, "x")))
    assert [name for (_, location, _), name in table.arguments.items() if location is Location.PATH] == names


def test_a_segment_that_only_spells_the_title_otherwise_takes_its_words() -> None:
    table, _ = run(api(operation("GET /v1/petowners/{_id}", "x", page="Pet Owners")))
    assert list(table.arguments.values()) == ["pet_owner_id"]


def test_arguments_of_all_locations_are_one_scope() -> None:
    source = api(
        operation(
            "PUT /pets/{status}",
            "x",
            parameter("status"),
            parameter("timeout"),
            parameter("status", Location.HEADER),
            parameter("status", Location.COOKIE),
            body="Pet",
        ),
        obj("Pet", "status", "body", "options", "copy", "_q"),
    )
    table, _ = run(source)
    key = "PUT /pets/{status}"
    assert table.arguments == {
        (key, Location.PATH, "status"): "status",
        (key, Location.QUERY, "status"): "status_query",
        (key, Location.QUERY, "timeout"): "timeout_",
        (key, Location.HEADER, "status"): "status_header",
        (key, Location.COOKIE, "status"): "status_cookie",
    }
    assert {wire: name for (_, wire), name in table.body_arguments.items()} == {
        "status": "status_field",
        "body": "body_",
        "options": "options_",
        "copy": "copy_",
        "_q": "q",
    }


def test_a_body_argument_is_called_what_the_attribute_is_called() -> None:
    source = api(operation("POST /pets", "x", body="Pet"), obj("Pet", "id", "_id", "date"))
    table, _ = run(source)
    assert {wire: name for (_, wire), name in table.body_arguments.items()} == {
        wire: name for (_, wire), name in table.fields.items()
    }


@pytest.mark.parametrize(
    ("wire_name", "name"),
    [
        ("_integrationId", "integration_id"),
        ("__startDateHelper", "start_date_helper"),
        ("class", "class_"),
        ("None", "none"),
        ("from_dict", "from_dict_"),
        ("toDict", "to_dict_"),
        ("field", "field_"),
        ("str", "str_"),
        ("date", "date"),
        ("type", "type"),
        ("match", "match"),
        ("keys", "keys"),
        ("self", "self_"),
        ("__init__", "init"),
        ("2fa", "field_2fa"),
        ("a.b", "a_b"),
        ("$", "dollar"),
        ("$ref", "ref"),
        ("-1", "minus_1"),
        ("", "empty"),
        (" ", "space"),
        ("日本", "u65e5_u672c"),
        ("\uff43\uff4c\uff41\uff53\uff53", "class_"),
        ("\u3164", "u1160"),
    ],
)
def test_an_attribute_is_legal_whatever_the_wire_name(wire_name: str, name: str) -> None:
    table, _ = run(api(obj("Pet", wire_name)))
    assert table.fields == {(SchemaId("Pet"), wire_name): name}


def test_attributes_that_clash_are_told_apart_and_the_closest_keeps_the_name() -> None:
    wires = ("id", "_id", "ID", "Id", "iD", "i_d", "i-d", "__id")
    table, _ = run(api(obj("Pet", *wires)))
    named = {wire: table.fields[SchemaId("Pet"), wire] for wire in wires}
    assert len(set(named.values())) == 8
    assert (named["id"], named["_id"], named["i_d"]) == ("id", "id_", "i_d")
    assert all(name.isidentifier() and not name.startswith("_") for name in named.values())


@pytest.mark.parametrize(
    ("id", "name"),
    [
        ("FlowRequest", "FlowRequest"),
        ("SignedURLResponse", "SignedURLResponse"),
        ("items", "Items"),
        ("mnee.TxResult", "MneeTxResult"),
        ("a~1b", "AB"),
        ("Any", "AnyModel"),
        ("Exception", "ExceptionModel"),
        ("Mapping", "Mapping"),
        ("print", "Print"),
        ("2Pet", "Model2Pet"),
        ("-", "Minus"),
        ("none", "NoneModel"),
    ],
)
def test_a_component_is_called_what_it_is_published_as(id: str, name: str) -> None:
    table, _ = run(api(obj(id)))
    assert table.models == {id: name}


def test_classes_differ_even_without_case_and_leave_room_for_their_twins() -> None:
    table, _ = run(api(obj("Pet"), obj("PET"), obj("pet")))
    assert table.models == {"PET": "PET", "Pet": "Pet2", "pet": "Pet3"}
    table, _ = run(api(obj("Pet"), obj("PetDict")))
    assert table.models == {"Pet": "Pet", "PetDict": "PetPetDict"}


def test_inline_schemas_are_called_after_the_way_to_them() -> None:
    source = api(
        operation("GET /pets", "listPets"),
        obj("Order"),
        obj("Order/properties/address", owner="Order", place=("address",)),
        obj("Order/properties/a/properties/hooks", owner="Order", place=("a", "hooks")),
        obj("Order/properties/b/properties/hooks", owner="Order", place=("b", "hooks")),
        obj("Order/properties/branches/items", owner="Order", place=("branches", "item")),
        obj("Order/properties/data/items", owner="Order", place=("data", "item")),
        obj("Order/properties/orders/items", owner="Order", place=("orders", "item")),
        obj("Order/properties/a/properties/address", owner="Order", place=("a", "address")),
        obj("Order/properties/byName/additionalProperties", owner="Order", place=("byName", "value")),
        obj("Mappings/items", owner="Mappings", place=("item",)),
        obj("Mappings"),
        obj("Data"),
        obj("Data/items", owner="Data", place=("item",)),
        obj("responses/401-unauthorized/x", owner="responses/401-unauthorized", place=("response",), page=""),
        obj("GET /pets/a", owner="GET /pets", place=("response", "200")),
        obj("GET /pets/b", owner="GET /pets", place=("response", "201")),
        obj("GET /pets/c", owner="GET /pets", place=("response", "200", "item")),
        obj("GET /pets/d", owner="GET /pets", place=("response", "404")),
        obj("GET /pets/e", owner="GET /pets", place=("request", "owner")),
    )
    table, _ = run(source)
    assert {id.rpartition("/")[0] + "/" + id.rpartition("/")[2]: name for id, name in table.models.items()} == {
        "/Order": "Order",
        "/Mappings": "Mappings",
        "/Data": "Data",
        "Order/properties/address": "OrderAddress",
        "Order/properties/a/properties/hooks": "OrderAHooks",
        "Order/properties/b/properties/hooks": "OrderBHooks",
        "Order/properties/branches/items": "OrderBranch",
        "Order/properties/data/items": "OrderDataItem",
        "Order/properties/orders/items": "OrderItem",
        "Order/properties/a/properties/address": "OrderAAddress",
        "Order/properties/byName/additionalProperties": "OrderByNameValue",
        "Mappings/items": "Mapping",
        "Data/items": "DataItem",
        "responses/401-unauthorized/x": "UnauthorizedBody",
        "GET /pets/a": "ListPetsResponse",
        "GET /pets/b": "ListPetsResponse201",
        "GET /pets/c": "ListPetsResponseItem",
        "GET /pets/d": "ListPetsErrorBody",
        "GET /pets/e": "ListPetsRequestOwner",
    }


def test_an_arm_is_called_after_its_title_without_saying_things_twice() -> None:
    source = api(
        obj("PetRunResponse"),
        obj("PetRunResponse/oneOf/0", owner="PetRunResponse", place=("Scheduled run",), title="Scheduled run"),
        obj("PetRunResponse/oneOf/1", owner="PetRunResponse", place=("Run rejected",), title="Run rejected"),
        obj("PetRunResponse/oneOf/2", owner="PetRunResponse", place=("option 3",)),
    )
    table, _ = run(source)
    assert sorted(table.models.values()) == [
        "PetRunRejected",
        "PetRunResponse",
        "PetRunResponseOption3",
        "PetRunScheduled",
    ]


def test_class_names_are_cut_in_the_middle() -> None:
    way = tuple(f"someLongPropertyName{n}" for n in range(6))
    table, _ = run(
        api(obj("Order"), obj("Order/x", owner="Order", place=way), obj("Order/y", owner="Order", place=way))
    )
    found = set(table.models.values())
    assert len(found) == 3
    assert max(map(len, found)) <= 60


@pytest.mark.parametrize(
    ("title", "module", "cls"),
    [
        ("AI Agents", "ai_agents", "AiAgents"),
        ("../../../evil", "evil", "Evil"),
        ("C:\\evil", "c_evil", "CEvil"),
        ("nul", "nul_", "Nul"),
        ("types", "types_", "Types"),
        ("models", "models_", "Models"),
        ("class", "class_", "Class"),
        ("__init__", "init", "Init"),
        ("conftest", "conftest_", "Conftest"),
        ("test_x", "test_x_", "TestX"),
        ("request", "request_", "Request"),
        ("2 Pets", "page_2_pets", "Page2Pets"),
        ("日本", "u65e5_u672c", "U65e5U672c"),
        ("\u202epets", "pets", "Pets"),
        ("Resource", "resource", "ResourceResource"),
    ],
)
def test_modules_and_resource_classes_are_legal(title: str, module: str, cls: str) -> None:
    table, _ = run(api(operation("GET /x", "x", page=title)))
    assert table.modules == {title: module}
    assert table.resource_classes == {title: cls}


def test_modules_are_unique_and_shared_is_kept_for_the_shared_models() -> None:
    source = api(
        operation("GET /a", "x", page="Pet's"),
        operation("GET /b", "x", page="pet s"),
        operation("GET /c", "x", page="Shared"),
        obj("Error", page=""),
    )
    table, _ = run(source)
    assert table.modules == {"Pet's": "pet_s", "pet s": "pet_s_2", "Shared": "shared_", SHARED: "shared"}


def test_a_model_keeps_its_name_from_a_resource_and_the_twins_too() -> None:
    source = api(
        operation("GET /a", "x", page="Pets"),
        operation("GET /b", "x", page="Helpers"),
        operation("GET /c", "x", page="Async Helpers"),
        obj("Pets"),
    )
    table, _ = run(source)
    assert table.models == {"Pets": "Pets"}
    assert table.resource_classes["Pets"] == "PetsResource"
    classes = {f"{prefix}{name}" for name in table.resource_classes.values() for prefix in ("", "Async")}
    assert len(classes) == 6


def test_rules_come_before_everything() -> None:
    sdk = SdkConfig(
        pages=(PageRule(title="Pets", singular="animal", module="animals"),),
        operations=(OperationRule(key="GET /pets", method="all", arguments=(("q", "query"),)),),
        models=(
            ModelRule(key="Pets/Response", name="Pet", fields=(("_id", "key"),)),
            ModelRule(key="Response/properties/x", name="Tail"),
        ),
    )
    source = api(
        operation("GET /pets", "listAnimals", "q"),
        operation("POST /pets", "createAnimal"),
        obj("Response", "_id"),
        obj("Response/properties/x", owner="Response", place=("x",)),
        obj("Response/properties/y", owner="Response", place=("y",)),
    )
    table, _ = run(source, sdk)
    assert table.modules == {"Pets": "animals"}
    assert table.methods == {"GET /pets": "all", "POST /pets": "create"}
    assert table.models == {"Response": "Pet", "Response/properties/x": "Tail", "Response/properties/y": "PetY"}
    assert table.fields == {(SchemaId("Response"), "_id"): "key"}
    assert table.arguments == {("GET /pets", Location.QUERY, "q"): "query"}


@pytest.mark.parametrize(
    ("sdk", "code", "text", "help"),
    [
        (SdkConfig(pages=(PageRule(title="Pet", origin=RULE),)), "unknown-rule", "page `Pet`", "did you mean `Pets`?"),
        (
            SdkConfig(operations=(OperationRule(key="GET /pets", arguments=(("Q", "x"),), origin=RULE),)),
            "unknown-rule",
            "argument of `GET /pets` `Q`",
            "did you mean `q`?",
        ),
        (
            SdkConfig(models=(ModelRule(key="Pets/Pat", origin=RULE),)),
            "unknown-rule",
            "model `Pets/Pat`",
            "did you mean `Pets/Pet`?",
        ),
        (
            SdkConfig(models=(ModelRule(key="Pet", fields=(("nam", "x"),), origin=RULE),)),
            "unknown-rule",
            "field of `Pet` `nam`",
            "did you mean `name`?",
        ),
        (SdkConfig(models=(ModelRule(key="Pet", name="_X", origin=RULE),)), "bad-name", "`_X`", "choose another name"),
        (
            SdkConfig(models=(ModelRule(key="Pet", name="Any", origin=RULE),)),
            "bad-name",
            "`Any`",
            "choose another name",
        ),
        (
            SdkConfig(models=(ModelRule(key="Pet", fields=(("name", "copy"),), origin=RULE),)),
            "bad-name",
            "`copy`",
            "choose another name",
        ),
        (
            SdkConfig(
                models=(ModelRule(key="Pet", name="Dog", origin=RULE), ModelRule(key="Cat", name="dog", origin=RULE))
            ),
            "name-conflict",
            "`Dog`",
            "give one of them another name by a rule",
        ),
        (
            SdkConfig(operations=(OperationRule(key="GET /pets", arguments=(("q", "x"), ("name", "x")), origin=RULE),)),
            "name-conflict",
            "`x`",
            "give one of them another name by a rule",
        ),
    ],
)
def test_a_rule_that_cannot_be_followed_is_reported_where_it_stands(
    sdk: SdkConfig, code: str, text: str, help: str
) -> None:
    diagnostics = Diagnostics()
    source = api(operation("GET /pets", "listPets", "q", body="Pet"), obj("Pet", "name"), obj("Cat"))
    run(source, sdk, diagnostics=diagnostics)
    (found,) = diagnostics.entries
    assert found.code == code
    assert text in found.message
    assert found.help == help
    assert found.origin == RULE


def test_a_rule_that_names_two_schemas_asks_which() -> None:
    diagnostics = Diagnostics()
    first, second = obj("PetA"), obj("PetB")
    source = api(
        *(type(s)(**{f: getattr(s, f) for f in s.__dataclass_fields__} | {"published": "P"}) for s in (first, second))
    )
    run(source, SdkConfig(models=(ModelRule(key="Pets/P", name="X", origin=RULE),)), diagnostics=diagnostics)
    assert [(d.code, d.help) for d in diagnostics.entries] == [("unknown-rule", "say which: `PetA`, `PetB`")]


def test_an_attribute_hides_no_type_that_its_class_annotates() -> None:
    pet = obj("Pet", "date", "time", "born")
    born = replace(pet.fields[2], type=Array(item=Scalar(kind=ScalarKind.STRING, format="date")))
    table, _ = run(api(replace(pet, fields=(*pet.fields[:2], born))))
    assert list(table.fields.values()) == ["date_", "time", "born"]


def test_no_attribute_hides_a_member_of_the_base_class() -> None:
    table, _ = run(api(obj("Pet", *sorted(MODEL_MEMBERS), *keyword.kwlist)))
    assert not set(table.fields.values()) & (MODEL_MEMBERS | set(keyword.kwlist))


@pytest.mark.parametrize(
    ("key", "operation_id", "method"),
    [
        ("PUT /pets/{id}", "updatePet", "replace"),
        ("PUT /pets/{id}", "updatePetById", "replace"),
        ("PUT /pets/{id}", "pets_update", "replace"),
        ("PUT /pets/{id}", "modifyPet", "replace"),
        ("PUT /pets/{id}", "replacePet", "replace"),
        ("PUT /pets/{id}", "putPet", "replace"),
        ("PUT /pets/{id}/coat", "updatePetCoat", "replace_coat"),
        ("PUT /pets/{id}/coat", "editCoat", "replace_coat"),
        ("PUT /pets/{id}/update", "cancelPetUpdate", "cancel_update"),
        ("PUT /pets/{id}/feed", "feedPet", "feed"),
        ("PATCH /pets/{id}", "updatePet", "update"),
        ("POST /pets/{id}", "updatePet", "update"),
    ],
)
def test_what_replaces_an_object_says_so(key: str, operation_id: str, method: str) -> None:
    assert run(api(operation(key, operation_id)))[0].methods == {key: method}
