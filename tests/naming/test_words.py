from __future__ import annotations

import keyword

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from specloom.text.identifiers import class_words, clipped, first_words, joints, pascal, shorten, snake, split
from specloom.text.nouns import mentioned, singular


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("signedURL", "signed url"),
        ("AIDescription", "ai description"),
        ("_integrationId", "integration id"),
        ("createdAt_gte", "created at gte"),
        ("HTTPServer2", "http server2"),
        ("errorIDs", "error ids"),
        ("URLsOfUser", "urls of user"),
        ("OAuth2Token", "oauth2 token"),
        ("retry_with_exponential_decay", "retry with exponential decay"),
        ("401-unauthorized", "401 unauthorized"),
        ("2fa", "2fa"),
        ("IPv4", "ipv4"),
        ("listIPv6sOfHost", "list ipv6s of host"),
        ("HTTPv2", "http v2"),
        ("4oD", "4od"),
        ("4oDItem", "4od item"),
        ("3xID", "3x id"),
        ("mnee.TxResult", "mnee tx result"),
        ("AI Agents", "ai agents"),
        ("\uff23\uff4c\uff41\uff53\uff53Name", "class name"),
        ("größe", "grosse"),
        ("日本", "u65e5 u672c"),
        ("\u3164", "u1160"),
        ("+1", "plus 1"),
        ("-1", "minus 1"),
        ("$", "dollar"),
        ("__", "underscore underscore"),
        ("", "empty"),
        ("\u202e", "u202e"),
    ],
)
def test_words(text: str, words: str) -> None:
    assert list(split(text)) == words.split()


@pytest.mark.parametrize(
    ("many", "one"),
    [
        ("flows", "flow"),
        ("entries", "entry"),
        ("statuses", "status"),
        ("processes", "process"),
        ("branches", "branch"),
        ("caches", "cache"),
        ("responses", "response"),
        ("licenses", "license"),
        ("boxes", "box"),
        ("addresses", "address"),
        ("analyses", "analysis"),
        ("movies", "movie"),
        ("people", "person"),
        ("indices", "index"),
        ("aliases", "alias"),
        ("databases", "database"),
        ("archives", "archive"),
        ("hashes", "hash"),
        ("ties", "tie"),
        ("skus", "sku"),
    ],
)
def test_singular(many: str, one: str) -> None:
    assert singular(many) == one
    assert singular(one) == one


@pytest.mark.parametrize(
    "word", ["status", "address", "analysis", "series", "data", "process", "news", "bus", "sms", "as"]
)
def test_what_is_no_plural_stays(word: str) -> None:
    assert singular(word) == word


@settings(max_examples=200)
@given(st.text(max_size=80))
def test_words_are_never_empty_and_make_ascii_identifiers(text: str) -> None:
    words = split(text)
    assert words
    assert all(word and word.isascii() and word.isalnum() and word == word.lower() for word in words)
    for made in (f"x_{snake(words)}", f"X{pascal(words)}", f"X{pascal(class_words(text))}"):
        assert made.isidentifier()
        assert len(made) <= 62
        assert not keyword.iskeyword(made)


@pytest.mark.parametrize(
    ("text", "between"),
    [
        ("gists/list-starred", ["/", "-"]),
        ("admin_users.setOwner", ["_", ".", ""]),
        ("Pets: list all", [": ", " "]),
        ("_pets__list_", ["__"]),
        ("日本", ["  "]),
        ("pets", []),
        ("$%", [""]),
        ("", []),
    ],
)
def test_what_stands_between_words(text: str, between: list[str]) -> None:
    assert list(joints(text)) == between


@settings(max_examples=200)
@given(st.text(max_size=40))
def test_there_is_one_joint_less_than_words(text: str) -> None:
    assert len(joints(text)) == len(split(text)) - 1


@pytest.mark.parametrize(
    ("text", "noun", "count"),
    [
        ("pets list", "pet", 1),
        ("pet list", "pets", 1),
        ("user groups list", "usergroup", 2),
        ("usergroups list", "user groups", 1),
        ("petshop list", "pet", 0),
        ("pet", "pet owners", 0),
        ("pets", "", 0),
    ],
)
def test_a_noun_is_found_by_whole_words(text: str, noun: str, count: int) -> None:
    assert mentioned(tuple(text.split()), tuple(noun.split())) == count


def test_what_is_clipped_loses_whole_words() -> None:
    assert clipped("get_pet_owner", 10) == "get_pet"
    assert clipped("get_pet_owner", 7) == "get_pet"
    assert clipped("GetPetOwner", 8) == "GetPet"
    assert clipped("get_pet", 7) == "get_pet"
    assert clipped("x" * 9, 7) == "x" * 7
    assert first_words(("get", "pet", "owner"), 12) == ("get", "pet")
    assert first_words(("get", "pet", "owner"), 13) == ("get", "pet", "owner")
    assert first_words(("x" * 9,), 7) == ("x" * 9,)


def test_long_names_lose_their_middle_and_then_get_a_mark() -> None:
    assert shorten(("first", "in", "between", "last"), 10, gap=1) == ("first", "last")
    one, other = snake(("x" * 500,)), snake(("x" * 501,))
    assert one != other
    assert len(one) == len(other) == 60


def test_a_published_class_name_keeps_its_spelling() -> None:
    assert class_words("SignedURLResponse") == ("SignedURLResponse",)
    assert class_words("signed-url") == ("Signed", "Url")
