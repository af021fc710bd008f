"""The laws of types as trees, of their text, and of the names that a module gives them."""

from __future__ import annotations

import ast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from specloom.output.markdown_filters import type_links
from specloom.output.text import literal
from specloom.python.arguments import option
from specloom.python.scope import imports, local_names
from specloom.python.spelling import annotation, definition, parameter
from specloom.python.types import (
    ANY,
    INT,
    LIST,
    MAPPING,
    MUTABLE_SEQUENCE,
    NONE,
    OMIT,
    STR,
    UNCHANGED,
    UNION,
    Callable,
    Generic,
    Literal,
    Name,
    Shown,
    Type,
    arms_of,
    is_list,
    item_of,
    models_of,
    named_in,
    optional,
    union,
    without_none,
)

HERE = "@models.pets"
PET = Name(HERE, "Pet")
OWNER = Name("@models.owners", "Owner")
NAMES = st.sampled_from(
    [
        *(PET, OWNER, ANY, NONE, INT, STR, OMIT, LIST, MAPPING),
        *(
            Name(module, name)
            for module in ("@models.owners", "@types.owners", "@clones")
            for name in ("Mapping", "Pet")
        ),
        Name("datetime", "date"),
        Name("@_runtime.signed", "SignedURL"),
    ]
)
VALUES = st.lists(st.one_of(st.text(), st.integers(), st.booleans()), min_size=1, max_size=4).map(tuple)
TYPES: st.SearchStrategy[Type] = st.recursive(
    st.one_of(NAMES, st.builds(Literal, VALUES)),
    lambda inner: st.one_of(
        st.builds(Generic, NAMES.filter(lambda name: name != NONE), st.lists(inner, min_size=1, max_size=3).map(tuple)),
        st.builds(Callable, st.lists(inner, max_size=2).map(tuple), inner),
        st.lists(inner, max_size=4).map(lambda arms: union(*arms)),
    ),
    max_leaves=6,
)
DEFINED = st.sets(st.sampled_from(["Pet", "Owner", "Mapping", "date", "str", "_Mapping", "Any", "Literal", "list"]))


@pytest.mark.slow
@given(TYPES, TYPES, TYPES)
def test_unions_are_flat_and_hold_each_arm_once(a: Type, b: Type, c: Type) -> None:
    whole = union(a, b, c)
    arms = arms_of(whole)
    assert all(arms_of(arm) == (arm,) for arm in arms)
    assert len(set(arms)) == len(arms)
    assert NONE not in arms[:-1]
    assert whole == union(union(a, b), c) == union(a, union(b, c)) == union(whole, whole)
    assert {*arms_of(a), *arms_of(b), *arms_of(c)} == set(arms) or ANY in arms


@given(TYPES)
def test_optional_and_without_none_undo_each_other(type_: Type) -> None:
    assert optional(without_none(type_)) == optional(type_)
    assert without_none(optional(type_)) == without_none(type_)
    assert NONE not in arms_of(without_none(type_)) or without_none(type_) == NONE


def test_nothing_is_known_of_no_type_at_all() -> None:
    assert union() == ANY


def test_any_swallows_all_but_what_is_no_value() -> None:
    assert union(STR, ANY, NONE) == ANY
    assert annotation(union(ANY, STR, OMIT)) == "Any | Omit"


def test_equal_values_of_different_kinds_are_two() -> None:
    ones = [Literal((1,)), Literal((True,)), Literal((1.0,))]
    assert len(set(ones)) == 3
    assert annotation(union(*map(Shown, [(1,), (True,), (1.0,)]))) == "1 | True | 1.0"
    assert Shown((1,)) != Literal((1,))


@pytest.mark.parametrize(
    ("type_", "item"),
    [
        (Generic(MUTABLE_SEQUENCE, (PET,)), PET),
        (optional(Generic(LIST, (union(PET, STR),))), union(PET, STR)),
        (union(Generic(LIST, (PET,)), Generic(LIST, (STR,))), union(PET, STR)),
        (union(Generic(LIST, (PET,)), STR), None),
        (Generic(MAPPING, (STR, PET)), None),
        (PET, None),
        (NONE, None),
    ],
)
def test_a_list_is_told_from_what_may_be_something_else(type_: Type, item: Type | None) -> None:
    assert item_of(type_) == item
    assert is_list(type_) is (item is not None)


@pytest.mark.slow
@given(TYPES, DEFINED)
def test_text_is_an_expression_of_the_names_that_it_needs(type_: Type, defined: set[str]) -> None:
    names = local_names(HERE, defined, named_in(type_))
    for given_names in (UNCHANGED, names):
        tree = ast.parse(annotation(type_, given_names), mode="eval")
        spelled = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
        assert spelled == {given_names.get(name, name.name) for name in named_in(type_)} - {"None"}


@given(VALUES)
def test_values_stand_as_data(values: tuple[str | int | bool, ...]) -> None:
    tree = ast.parse(annotation(Literal(values)), mode="eval").body
    assert isinstance(tree, ast.Subscript)
    assert repr(ast.literal_eval(tree.slice)) == repr(values if len(values) > 1 else values[0])


@given(st.lists(TYPES, min_size=1, max_size=4), DEFINED)
def test_no_name_of_a_module_stands_for_two_things(types: list[Type], defined: set[str]) -> None:
    """Its own names keep theirs, and those that it takes from elsewhere are neither those nor one another's."""
    used = set(named_in(*types))
    names = local_names(HERE, {*defined, "Pet"}, used)
    others = [names[name] for name in used if name.module not in (HERE, "")]
    assert not {*defined, "Pet"} & set(others)
    assert len(set(others)) == len(others)
    assert all(names[name] == name.name for name in used if name.module in (HERE, ""))


@pytest.mark.slow
@given(st.lists(TYPES, min_size=1, max_size=4), DEFINED)
def test_everything_that_is_named_is_imported(types: list[Type], defined: set[str]) -> None:
    used = set(named_in(*types))
    names = local_names(HERE, {*defined, "Pet"}, used)
    lines = imports(HERE, names, used)
    bound = {clause.split(" as ")[-1] for line in lines for clause in line.names}
    assert bound == {
        names[name]
        for name in used
        if name.module not in (HERE, "") and (name.module, names[name]) != ("builtins", name.name)
    }
    assert imports(HERE, names, used, without=lines) == ()


def test_models_come_before_everything_else() -> None:
    model = Name("@models.owners", "Mapping")
    names = local_names("@resources.pets", {"Owner"}, [MAPPING, model, OWNER])
    assert (names[model], names[MAPPING], names[OWNER]) == ("Mapping", "_Mapping", "_Owner")
    lines = [(line.module, line.names) for line in imports("@resources.pets", names, names)]
    assert lines == [
        ("collections.abc", ("Mapping as _Mapping",)),
        ("..models.owners", ("Mapping",)),
        ("..models.owners", ("Owner as _Owner",)),
    ]


def test_names_that_a_template_writes_are_kept() -> None:
    names = local_names("@resources.pets", (), [OWNER, Name("@models.owners", "Omit"), OMIT], {OMIT: "Omit"})
    assert names[OMIT] == "Omit"
    assert names[Name("@models.owners", "Omit")] == "_Omit"


def test_a_long_chain_of_arms_stands_in_parentheses() -> None:
    def shown(type_: Type) -> str:
        return parameter(option("pet", type_, ""), UNCHANGED)

    long = Literal(("a | b" * 20,))
    assert shown(union(PET, NONE)) == "pet: Pet | None"
    assert shown(long) == f"pet: {annotation(long)}"
    assert shown(union(long, STR)) == f"pet: ({annotation(long)} | str)"
    assert shown(Generic(LIST, (union(long, STR),))) == f"pet: list[{annotation(long)} | str]"
    many = union(*(Literal((number,)) for number in range(40)))
    assert UNION in named_in(many)
    assert shown(many).startswith("pet: Union[Literal[0], Literal[1], ")


def test_an_alias_that_is_longer_than_its_line_is_kept_from_formatters() -> None:
    long = Literal(("a" * 120,))
    assert definition(PET, "Cat", UNCHANGED) == "'Pet'"
    assert definition(long, "Kind", UNCHANGED) == f"{annotation(long)!r}  # fmt: skip"
    assert definition(long, "Kind", UNCHANGED, False) == annotation(long)


def test_types_are_data_for_the_runtime() -> None:
    assert (
        literal({"200": Generic(MUTABLE_SEQUENCE, (PET,)), "204": ""}) == "{'200': 'MutableSequence[Pet]', '204': ''}"
    )


def test_only_models_are_links() -> None:
    type_ = Generic(MAPPING, (STR, union(OWNER, Shown(("Owner",)))))
    assert type_links(type_, "models/pet.md") == '`Mapping[str,` [`Owner`](owner.md) `| "Owner"]`'
    assert type_links(union(OWNER, STR), "a/b/c.md", "cell") == (
        "[`Owner`](../../models/owner.md) <code>&#124; str</code>"
    )
    assert models_of(type_) == ("Owner",)
