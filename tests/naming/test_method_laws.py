"""Laws of methods' names, over ids drawn in every manner that APIs are published in."""

from __future__ import annotations

import keyword
import re
from collections import Counter

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from specloom.ir import Api
from specloom.naming.methods import LIMIT
from specloom.naming.prefixes import LOOSE
from specloom.naming.reserved import METHOD_NAMES
from specloom.text.identifiers import split

from .apis import api, carried, operation, reordered, run

pytestmark = pytest.mark.slow

TAGS = st.sampled_from(["pets", "Pet Owners", "usergroups", "chat", "admin.pets", "News", "exports", "of", "2"])
NOUNS = ["pet", "pets", "owner", "owners", "user", "group", "usergroups", "chat", "admin", "news", "petshop"]
OTHERS = ["export", "list", "get", "get", "update", "unstar", "report", "1", "2", "v2", "id", *sorted(LOOSE)]
WORDS = st.sampled_from([*NOUNS, *OTHERS])
GAPS = st.sampled_from(["/", "_", ".", "-", " ", ": ", "__"])
LETTERS = st.text("abcdefghij", min_size=1, max_size=30)


@st.composite
def ids(draw: st.DrawFn) -> str:
    """Some words, in one case or with one or two separators, now and then long ones or any text."""
    words = draw(st.lists(st.one_of(WORDS, WORDS, WORDS, LETTERS), min_size=1, max_size=6))
    if draw(st.integers(0, 9)) == 0:
        return draw(st.text(max_size=12))
    if draw(st.booleans()):
        words = [words[0], *(word.capitalize() for word in words[1:])]
        gap = ""
    else:
        gap = draw(GAPS)
    head = draw(st.one_of(st.just(0), st.integers(0, len(words))))
    joined = (gap.join(words[:head]), gap.join(words[head:]))
    return draw(GAPS).join(part for part in joined if part)


@st.composite
def apis(draw: st.DrawFn) -> Api:
    numbers = range(draw(st.integers(1, 8)))
    return api(
        *(
            operation(
                f"{draw(st.sampled_from(['GET', 'PUT', 'POST']))} /{draw(WORDS)}/{number}x/{{id}}/{draw(WORDS)}",
                draw(ids()),
                page="Shop",
                tags=(draw(TAGS),),
            )
            for number in numbers
        ),
        title="Shop",
    )


@settings(max_examples=150, deadline=None)
@given(apis())
def test_methods_are_identifiers_and_unique_in_their_resource(source: Api) -> None:
    table, placement = run(source)
    for name in table.methods.values():
        assert name.isascii()
        assert name.isidentifier()
        assert not name.startswith("_")
        assert not keyword.iskeyword(name)
        assert name not in METHOD_NAMES
        assert len(name) <= LIMIT + len("call__")
    assert max(Counter((placement.resources[key], name) for key, name in table.methods.items()).values()) == 1


@settings(max_examples=60, deadline=None)
@given(apis(), st.integers(0, 7))
def test_the_order_of_operations_changes_no_method(source: Api, seed: int) -> None:
    assert run(reordered(source, seed))[0].methods == run(source)[0].methods


LONG = "find" + 5 * "Aaaaaaaaaaaaaaaaa"


@settings(max_examples=60, deadline=None)
@given(apis(), apis())
@example(api(operation("GET /pet/{id}", LONG, page="Shop", tags=("pets",)), title="Shop"), api(title="Shop"))
def test_a_method_once_named_stays(source: Api, more: Api) -> None:
    table, placement = run(source)
    known = {each.key for each in source.operations}
    grown = api(*source.operations, *(each for each in more.operations if each.key not in known), title="Shop")
    again = run(grown, lock=carried(source, table, placement))[0].methods
    assert {key: again[key] for key in known} == table.methods


@settings(max_examples=150, deadline=None)
@given(apis())
def test_no_word_is_cut_and_none_is_moved(source: Api) -> None:
    table, _ = run(source)
    for each in source.operations:
        name = table.methods[each.key].strip("_").removeprefix("call_")
        words = [word for word in re.sub("_[0-9]+$", "", name).split("_") if word not in ("replace", "call")]
        assert any(in_order(words, text) for text in (each.operation_id, f"{each.method} {each.path}")), name


def in_order(words: list[str], text: str) -> bool:
    """Whether `words` are words of `text`, in the same order; a digit at the end of one may be missing."""
    rest = iter(split(text))
    return all(any(word in (other, other.rstrip("0123456789")) for other in rest) for word in words)


@settings(max_examples=150, deadline=None)
@given(apis())
def test_no_article_or_preposition_is_left_at_an_edge(source: Api) -> None:
    table, _ = run(source)
    for each in source.operations:
        words, given_words = split(table.methods[each.key]), split(each.operation_id)
        way = split(f"{each.method} {each.path}")
        if words[0] in LOOSE:
            assert words[0] in (given_words[0], way[0]) or given_words[0].isdigit()
        if words[-1] in LOOSE and len(words) > 1:
            assert words[-1] in (given_words[-1], way[-1]) or given_words[-1].isdigit()


NUMBERED = st.builds(
    lambda verb, noun, tail, number: f"{verb}{noun}{tail}{number}",
    st.sampled_from(["get", "list", "find"]),
    st.sampled_from(["", "Pet", "Owner"]),
    st.sampled_from(["", "ById", "ByName"]),
    st.sampled_from(["", "_1", "_2", "_17"]),
)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(["pets", "owners"]), NUMBERED), min_size=1, max_size=10, unique_by=lambda p: p[1]
    )
)
def test_a_number_stays_only_where_two_would_have_one_name(drawn: list[tuple[str, str]]) -> None:
    calls = (operation(f"GET /{'x' * n}", id, page="Shop", tags=(tag,)) for n, (tag, id) in enumerate(drawn, 1))
    table, placement = run(api(*calls, title="Shop"))
    given_names = {(placement.resources[key], name) for key, name in table.methods.items()}
    for resource, name in given_names:
        base = re.sub("_[0-9]+$", "", name)
        assert base == name or (resource, base) in given_names


def test_ids_that_repeat_one_word_a_thousand_times_take_no_time() -> None:
    long = ".".join(["pets"] * 1000)
    table, _ = run(api(operation("GET /x", long, page="Shop", tags=(long,)), operation("GET /y", long), title="Shop"))
    assert len(table.methods) == 2
