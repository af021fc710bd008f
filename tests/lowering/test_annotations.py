"""Every type has three spellings; one table for all."""

from __future__ import annotations

import pytest
from specloom import ir
from specloom.diagnostics import Origin
from specloom.python.annotations import Named, Role, Speller, is_union
from specloom.python.scope import PlainNames, Scope

HERE = Origin(page="pets.md")
STRING = ir.Scalar(kind=ir.ScalarKind.STRING)
MOMENT = ir.Scalar(kind=ir.ScalarKind.STRING, format="date-time")
NULL = ir.Scalar(kind=ir.ScalarKind.NULL)
ANY = ir.Scalar(kind=ir.ScalarKind.ANY)
PET = ir.SchemaId("Pet")
PETS = ir.SchemaId("Pets")
KIND = ir.SchemaId("Kind")
TREE = ir.SchemaId("Tree")


def alias(id_: ir.SchemaId, type_: ir.Type) -> ir.AliasSchema:
    return ir.AliasSchema(id=id_, published=id_, page="Pets", owner=None, origin=HERE, type=type_)


SPELLER = Speller(
    {
        PET: Named(
            definition=ir.ObjectSchema(id=PET, published="Pet", page="Pets", owner=None, origin=HERE),
            name="Pet",
            module="pets",
            twin="PetDict",
        ),
        PETS: Named(
            definition=alias(PETS, ir.Array(item=ir.Reference(id=PET))), name="Pets", module="pets", twin="PetsDict"
        ),
        KIND: Named(definition=alias(KIND, ir.Choice(values=("cat", "dog"))), name="Kind", module="pets", twin=""),
        TREE: Named(
            definition=alias(TREE, ir.Union(arms=(STRING, ir.Array(item=ir.Reference(id=TREE))))),
            name="Tree",
            module="pets",
            twin="TreeDict",
        ),
    }
)

TABLE: list[tuple[ir.Type, str, str, str]] = [
    (STRING, "str", "str", "str"),
    (ir.Scalar(kind=ir.ScalarKind.NUMBER), "float", "float", "float"),
    (ir.Scalar(kind=ir.ScalarKind.STRING, format="uuid"), "str", "str", "str"),
    (ir.Scalar(kind=ir.ScalarKind.STRING, format="binary"), "str", "str", "str"),
    (MOMENT, "datetime", "datetime | str", "str"),
    (ir.Scalar(kind=ir.ScalarKind.STRING, format="date"), "date", "date | str", "str"),
    (ir.Scalar(kind=ir.ScalarKind.INTEGER, format="epoch_ms"), "datetime", "datetime | int", "int"),
    (ANY, "Any", "Any", "Any"),
    (ir.Choice(values=("a", "b")), "Literal['a', 'b'] | str", "Literal['a', 'b'] | str", "Literal['a', 'b'] | str"),
    (ir.Choice(values=(1, 2)), "Literal[1, 2] | int", "Literal[1, 2] | int", "Literal[1, 2] | int"),
    (
        ir.Choice(values=(True, 1)),
        "Literal[True, 1] | bool | int",
        "Literal[True, 1] | bool | int",
        "Literal[True, 1] | bool | int",
    ),
    (ir.Choice(values=(1.5,)), "float", "float", "float"),
    (
        ir.Choice(values=("a", None)),
        "Literal['a'] | str | None",
        "Literal['a'] | str | None",
        "Literal['a'] | str | None",
    ),
    (ir.Choice(values=()), "Any", "Any", "Any"),
    (ir.Array(item=MOMENT), "MutableSequence[datetime]", "Sequence[datetime | str]", "list[str]"),
    (ir.Array(item=ANY, prefix=(STRING,)), "MutableSequence[Any]", "Sequence[Any]", "list[Any]"),
    (ir.Map(value=ANY), "MutableMapping[str, Any]", "Mapping[str, Any]", "dict[str, Any]"),
    (ir.Reference(id=PET), "Pet", "Pet | PetDict", "PetDict"),
    (ir.Reference(id=PETS), "Pets", "Sequence[Pet | PetDict]", "PetsDict"),
    (ir.Reference(id=KIND), "Kind", "Kind", "Kind"),
    (ir.Reference(id=TREE), "Tree", "str | Sequence[Tree | TreeDict]", "TreeDict"),
    (ir.Union(arms=(STRING, NULL)), "str | None", "str | None", "str | None"),
    (ir.Union(arms=(NULL, STRING, STRING)), "str | None", "str | None", "str | None"),
    (ir.Union(arms=(STRING, ANY)), "Any", "Any", "Any"),
    (ir.Union(arms=(ir.Union(arms=(STRING, NULL)), ir.Scalar(kind=ir.ScalarKind.BOOLEAN))),) * 1
    + ("str | bool | None",) * 3,
]


@pytest.mark.parametrize(("type_", "view", "argument", "wire"), TABLE)
def test_spellings(type_: ir.Type, view: str, argument: str, wire: str) -> None:
    spelled = {role: SPELLER.spell(type_, role, PlainNames()).text for role in Role}
    assert spelled[Role.VIEW] == view
    assert spelled[Role.ARGUMENT] == argument
    assert spelled[Role.WIRE] == wire


def test_the_models_of_an_annotation_are_listed() -> None:
    assert SPELLER.spell(ir.Array(item=ir.Reference(id=PET)), Role.VIEW, PlainNames()).models == ("Pet",)


def test_a_union_of_very_many_arms_is_no_chain() -> None:
    arms = tuple(ir.Choice(values=(f"v{number}",)) for number in range(40))
    text = SPELLER.spell(ir.Union(arms=arms), Role.VIEW, PlainNames()).text
    assert text.startswith("Union[Literal['v0'], str, Literal['v1']")


def test_what_is_spelled_is_imported_and_own_names_are_not() -> None:
    scope = Scope({"Pet"})
    SPELLER.spell(ir.Array(item=ir.Reference(id=PET)), Role.VIEW, scope, here="models.pets")
    assert [(line.module, line.names) for line in scope.imports("models")] == [
        ("collections.abc", ("MutableSequence",))
    ]


@pytest.mark.parametrize(
    ("annotation", "union"),
    [
        ("str | None", True),
        ("Sequence[str | None]", False),
        ("Literal['a | b']", False),
        ('Literal["it\'s | ["] | str', True),
        ("Mapping[str, A | B] | None", True),
    ],
)
def test_a_chain_of_arms_is_told_from_one_inside(annotation: str, union: bool) -> None:
    assert is_union(annotation) is union
