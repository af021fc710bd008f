"""What classes and aliases would like to be called.

A component is called what it is published as. An inline schema is called after its owner and the way to it, as little
of the way as tells it from its siblings: `Order` with `customer.address` gives `OrderAddress`, and
`OrderCustomerAddress` only when the order has another address. Items of a list are called after the list, in the
singular.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from ..ir import Definition, Operation, SchemaId
from ..text.identifiers import Words, class_words, pascal, split
from ..text.nouns import singular, singular_words
from .reserved import MODEL_NAMES
from .scope import Candidate

_LAST_WORD = re.compile("[A-Z]+s?$|[A-Z]?[^A-Z]*$")


def component(schema: Definition, key: str, noun: Words) -> Candidate:
    """A component: its own name, else that of its page, `noun`, before it."""
    published = unescape(schema.id)
    own = class_words(published)
    options = [class_name(own), class_name((*_capital([noun]), *own)), class_name((*own, "Model"))]
    return Candidate(key=key, options=_distinct(options), rank=(0 if options[0] == published else 1,))


def inline(schema: Definition, key: str, bases: tuple[tuple[str, ...], ...], way: tuple[str, ...]) -> Candidate:
    """An inline schema: `bases` are the owner's name, short and qualified, `way` what leads from there to it."""
    steps = _steps(way)
    short = bases[0]
    options: list[str] = []
    if schema.title and way and schema.title == way[-1]:
        options.append(class_name(_titled(short, split(schema.title))))
    if steps == [("item",)]:
        options.append(class_name(_one_of(short)))
    elif way[-1:] == ("item",) and steps[-1] == split("".join(short)):
        options.append(class_name((*short, "Item")))
    options.extend(class_name((*short, *_capital(steps[-count:]))) for count in range(1, len(steps) + 1))
    options.extend(class_name((*base, *_capital(steps))) for base in bases)
    return Candidate(key=key, options=_distinct(options), rank=(_status(schema.place),))


def owner_bases(
    owner: SchemaId, way: tuple[str, ...], names: Mapping[SchemaId, str], operations: Mapping[str, Operation]
) -> tuple[tuple[tuple[str, ...], ...], tuple[str, ...]]:
    """What an inline schema's owner is called, and what is left of the way to it.

    A component is called what it is called; an operation by its id with `Request`, `Response` or `ErrorBody`; a
    component response by its key with `Body`, the status left out since the words say it.
    """
    if owner in names:
        return ((names[owner],),), way
    if owner in operations:
        return _operation_bases(operations[owner].operation_id, way)
    kind, _, name = unescape(owner).rpartition("/")
    if kind == "responses":
        words = tuple(word for word in split(name) if not word.isdigit()) or ("response", *split(name))
        return ((*_capital([words]), "Body"),), way[1:]
    if kind == "requestBodies":
        return ((*_capital([split(name)]), "Body"),), way[1:]
    return (_capital([split(name or owner)]),), way[1:] if kind else way


def class_name(words: tuple[str, ...]) -> str:
    """A class name of `words`: legal, at most 60 characters, not reserved."""
    name = pascal(words)
    if name[:1].isdigit():
        name = pascal(("Model", *words))
    return name if name not in MODEL_NAMES else name + "Model"


def claims(name: str) -> tuple[str, ...]:
    """A class and its twin for those who write dictionaries."""
    return (name, f"{name}Dict")


def unescape(pointer: str) -> str:
    """A component's key out of its id."""
    return pointer.replace("~1", "/").replace("~0", "~")


def _operation_bases(operation_id: str, way: tuple[str, ...]) -> tuple[tuple[tuple[str, ...], ...], tuple[str, ...]]:
    base = _capital([split(operation_id)])
    if way[:1] == ("request",):
        return ((*base, "Request"),), way[1:]
    if way[:1] == ("response",):
        status = way[1] if len(way) > 1 else ""
        word = ("Response",) if status[:1] in ("", "1", "2", "3") else ("Error", "Body")
        return ((*base, *word), (*base, *word, *_capital([split(status)]))), way[2:]
    return (base,), way


def _status(place: tuple[str, ...]) -> int:
    """How near a response is to being the answer: of several successes the lowest is, of errors none is."""
    status = place[1] if place[:1] == ("response",) and len(place) > 1 else ""
    return int(status) if len(status) == 3 and status.isdigit() and status < "400" else 400


def _steps(way: tuple[str, ...]) -> list[Words]:
    """The way as words; an `item` or `value` makes a singular of what it belongs to, or follows it."""
    steps: list[Words] = []
    for part in way:
        before = steps[-1] if steps and part in ("item", "value") else ()
        one = singular_words(before)
        if not before:
            steps.append(split(part))
        elif before[-1] != part:
            steps[-1] = one if one != before else (*before, part)
    return steps


def _titled(base: tuple[str, ...], title: Words) -> tuple[str, ...]:
    """An arm that has a title: words that the owner has already are not said twice, and `Response` not at all."""
    stem = "".join(base).removesuffix("Response") or "".join(base)
    said = {word.lower() for word in split(stem)}
    fresh = tuple(word for word in title if word not in said)
    return (stem, *_capital([fresh or title]))


def _one_of(base: tuple[str, ...]) -> tuple[str, ...]:
    """One item of the list `base`: its singular, or with `Item` when it has none."""
    whole = "".join(base)
    last = _LAST_WORD.search(whole)
    word = last[0] if last else ""
    one = singular(word.lower())
    if not word or one == word.lower():
        return (*base, "Item")
    return (whole[: len(whole) - len(word)], one[:1].upper() + one[1:])


def _capital(steps: list[Words]) -> tuple[str, ...]:
    return tuple(word[:1].upper() + word[1:] for words in steps for word in words)


def _distinct(options: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(options))
