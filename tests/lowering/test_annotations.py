"""What a type is in each of its roles; one table for all."""

from __future__ import annotations

import pytest
from specloom import ir
from specloom.diagnostics import Origin
from specloom.python.annotations import Annotator, Named, Role
from specloom.python.spelling import annotation
from specloom.python.types import models_of

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


ANNOTATOR = Annotator(
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
def test_annotations(type_: ir.Type, view: str, argument: str, wire: str) -> None:
    found = [annotation(ANNOTATOR.annotate(type_, role)) for role in (Role.VIEW, Role.ARGUMENT, Role.WIRE)]
    assert found == [view, argument, wire]


@pytest.mark.parametrize(
    ("type_", "label"),
    [
        (MOMENT, "datetime"),
        (ir.Array(item=ir.Reference(id=PET)), "list[Pet]"),
        (ir.Map(value=ir.Reference(id=PETS)), "dict[str, Pets]"),
        (ir.Choice(values=("a", 1, True, 1.5, None)), '"a" | 1 | True | 1.5 | None'),
        (ir.Union(arms=(ir.Choice(values=("é", "b")), ir.Choice(values=("b", "c")))), '"é" | "b" | "c"'),
        (ir.Choice(values=()), "Any"),
    ],
)
def test_labels(type_: ir.Type, label: str) -> None:
    assert annotation(ANNOTATOR.annotate(type_, Role.LABEL)) == label


def test_the_models_of_an_annotation_are_listed() -> None:
    assert models_of(ANNOTATOR.annotate(ir.Array(item=ir.Reference(id=PET)), Role.VIEW)) == ("Pet",)
    assert models_of(ANNOTATOR.annotate(ir.Choice(values=("Pet",)), Role.VIEW)) == ()


def test_a_union_of_very_many_arms_is_no_chain() -> None:
    arms = tuple(ir.Choice(values=(f"v{number}",)) for number in range(40))
    text = annotation(ANNOTATOR.annotate(ir.Union(arms=arms), Role.VIEW))
    assert text.startswith("Union[Literal['v0'], str, Literal['v1']")
