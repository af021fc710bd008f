"""What methods would like to be called: the operation's id less the noun of its resource.

The noun goes where the resource says it already: at the head (`pets_list`), after the verb (`getPetOwner`), and at the
end (`listRecentPets`, `removeOwnerFromPet`). In the middle of a phrase it stays: the rest would say something else.
"""

from __future__ import annotations

import re

from ..ir import Operation
from ..text.identifiers import Words, first_words, listed, snake, split
from ..text.nouns import mentioned
from .prefixes import ARTICLES, JOINING, LOOSE, Convention, Spelled, Subject, stands, without_prefix
from .reserved import METHOD_NAMES
from .scope import Candidate

LIMIT = 100
"""Of characters of a method's name. What is longer loses words at its end, never in its middle."""

_NUMBERED = re.compile("([a-z]{2,})([0-9]+)")

_CHANGING = listed("edit modify patch put update")
"""Verbs of operations that replace an object. All but `put` promise that what is not named stays as it is."""


def method(operation: Operation, key: str, subject: Subject, convention: Convention) -> Candidate:
    """The method of an operation: `listPets` of Pets is `list`, `getPetById` `get`; `updatePet` by PUT is `replace`."""
    whole = split(operation.operation_id)
    rest, verb_first = without_prefix(operation, subject, convention)
    plain, number = without_number(rest, operation, convention)
    bare = without_object(plain, subject.nouns, verb_first=verb_first)
    short = without_id(bare, subject.nouns)
    ways = [way for words in (short, bare, plain) for way in (words, (*words, *number))] + [whole]
    if replaces(operation) and short[0] in _CHANGING:
        ways = [_replacing(words, short[0]) for words in ways]
    options = tuple(dict.fromkeys(map(_name, (*ways, split(f"{operation.method} {operation.path}")))))
    said = int(rest.words != whole) + int(bare != plain)
    rank = (len(bare) - len(short), said, *map(len, number), *map(_value, number))
    return Candidate(key=key, options=options, rank=rank)


def replaces(operation: Operation) -> bool:
    """Whether an operation writes an object whole, so that what it is not given is lost."""
    return operation.method == "PUT" or (operation.method != "PATCH" and operation.declared.pair is not None)


def misleads(name: str) -> bool:
    """Whether the name of a method that replaces promises that what is not named stays as it is."""
    return name.partition("_")[0] in _CHANGING - {"put"}


def _replacing(words: Words, verb: str) -> Words:
    """`words` with `replace` for a verb that says less."""
    at = words.index(verb) if verb in words else len(words)
    return (*words[:at], "replace", *words[at + 1 :]) if at < len(words) else words


def without_number(given: Spelled, operation: Operation, convention: Convention) -> tuple[Words, Words]:
    """The words of `given` less a number that only tells the id from others of the API, and that number.

    What the path says too is no such number (`/reports/2024`), nor is one that is part of a word, unless there is an id
    without it (`findAll1` beside `findAll`).
    """
    words, said = given.words, split(operation.path)
    for rest, last, joint in ((words[:-1], words[-1], given.joints[-1:]), (words[1:], words[0], given.joints[:1])):
        if last.isdigit() and last not in said and any(joint) and stands(rest) and rest[-1] not in LOOSE:
            return rest, (last,)
    part = _NUMBERED.fullmatch(words[-1])
    if part and words[-1] not in said and (*split(operation.operation_id)[:-1], part[1]) in convention.ids:
        return (*words[:-1], part[1]), (part[2],)
    return words, ()


def without_object(words: Words, nouns: tuple[Words, ...], *, verb_first: bool) -> Words:
    """`words` less the noun, the longest that is found, as the object of the verb or at the end."""
    for noun in sorted(nouns, key=lambda noun: (-len(noun), noun)):
        rest = (_without_first(words, noun) if verb_first else None) or _without_last(words, noun)
        if rest:
            return rest
    return words


def _without_first(words: Words, noun: Words) -> Words | None:
    """`get a pet's owner` less the pet; None when something else follows the verb, or no noun follows this one."""
    start = next((at for at in range(1, len(words)) if words[at] not in ARTICLES), len(words))
    end = start + mentioned(words[start:], noun)
    rest = words[end:]
    alone = start == end or rest[:1] == () or rest[0] in JOINING or all(word in LOOSE for word in rest)
    return None if alone else (words[0], *rest)


def _without_last(words: Words, noun: Words) -> Words | None:
    """`list recent pets`, `remove owner from a pet` less the pet.

    None when another noun of its phrase would be left: `list owners of recent pets` does not list owners of the recent.
    """
    for start in range(1, len(words)):
        if mentioned(words[start:], noun) == len(words) - start:
            end = start
            while end > 1 and words[end - 1] in LOOSE:
                end -= 1
            joined = any(word in JOINING - {"of"} for word in words[end:start])
            opened = end == start and any(word in LOOSE for word in words[1:start])
            return None if joined or opened else words[:end]
    return None


def without_id(words: Words, nouns: tuple[Words, ...]) -> Words:
    """`words` less a final `by id`, `by pet id` or `by id pet`."""
    at = max((at for at, word in enumerate(words) if word == "by"), default=0)
    tail = words[at + 1 :]
    rests = [rest for rest, edge in ((tail[1:], tail[:1]), (tail[:-1], tail[-1:])) if edge == ("id",)]
    known = any(mentioned(rest, noun) == len(rest) for rest in rests for noun in nouns)
    return words[:at] if at and known else words


def _value(number: str) -> int:
    """A number as one of few digits: what is longer is compared by its length."""
    return int(number[:9])


def _name(words: Words) -> str:
    kept = first_words(words, LIMIT)
    while len(kept) > 1 and len(kept) < len(words) and kept[-1] in LOOSE:
        kept = kept[:-1]
    name = snake(kept, LIMIT)
    if name[:1].isdigit():
        name = f"call_{name}"
    return f"{name}_" if name in METHOD_NAMES else name
