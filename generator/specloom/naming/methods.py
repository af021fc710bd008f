"""What methods would like to be called: the operation's id less the noun of its resource."""

from __future__ import annotations

from ..ir import Operation
from ..text.identifiers import Words, listed, snake, split
from ..text.nouns import singular
from .reserved import METHOD_NAMES
from .scope import Candidate

_LOOSE = listed("on of for in from to by with at the a an")
"""Words that mean nothing at the end, where the noun stood."""

_VERBS = listed(
    "add archive cancel clone copy create delete disable download enable find get list patch post put query read "
    "remove replace reset restore retrieve run search send set show start stop update upload upsert"
)


_CHANGING = listed("edit modify patch put update")
"""Verbs of operations that replace an object. All but `put` promise that what is not named stays as it is."""


def method(operation: Operation, key: str, nouns: tuple[Words, ...]) -> Candidate:
    """The method of an operation: `listPets` of Pets is `list`, `getPetById` `get`; `updatePet` by PUT is `replace`."""
    whole = split(operation.operation_id)
    if replaces(operation):
        whole = _replacing(whole, nouns)
    bare = without_noun(whole, nouns)
    short = without_id(bare, nouns)
    way = split(f"{operation.method} {operation.path}")
    options = tuple(dict.fromkeys(_name(words) for words in (short, bare, whole, way)))
    return Candidate(key=key, options=options, rank=(len(bare) - len(short),))


def replaces(operation: Operation) -> bool:
    """Whether an operation writes an object whole, so that what it is not given is lost."""
    return operation.method == "PUT" or (operation.method != "PATCH" and operation.declared.pair is not None)


def misleads(name: str) -> bool:
    """Whether the name of a method that replaces promises that what is not named stays as it is."""
    return name.partition("_")[0] in _CHANGING - {"put"}


def _replacing(words: Words, nouns: tuple[Words, ...]) -> Words:
    """`words` with the verb `replace`, where they have one that says less."""
    verb = without_id(without_noun(words, nouns), nouns)[0]
    at = words.index(verb) if verb in _CHANGING else len(words)
    return (*words[:at], "replace", *words[at + 1 :]) if at < len(words) else words


def without_noun(words: Words, nouns: tuple[Words, ...]) -> Words:
    """`words` less the first mention of a noun; all of them when nothing else would be left.

    The first word is a verb as a rule and is kept (`exportPets` of Exports); it is taken for the noun only when a verb
    follows (`pets_list`).
    """
    for noun in sorted(nouns, key=lambda noun: (-len(noun), noun)):
        at = _find(words, noun)
        if at is None:
            continue
        rest = (*words[:at], *words[at + len(noun) :])
        while len(rest) > 1 and at == len(rest) and rest[-1] in _LOOSE:
            rest, at = rest[:-1], at - 1
        if rest:
            return rest
    return words


def without_id(words: Words, nouns: tuple[Words, ...]) -> Words:
    """`words` less a final `by id`, or `by pet id`."""
    for noun in ((), *nouns):
        tail = ("by", *noun, "id")
        if len(words) > len(tail) and _same(words[-len(tail) :], tail):
            return words[: -len(tail)]
    return words


def _find(words: Words, noun: Words) -> int | None:
    size = len(noun)
    found = [at for at in range(len(words) - size + 1) if _same(words[at : at + size], noun)]
    later = [at for at in found if at > 0]
    if later:
        return later[0]
    return 0 if found and len(words) > size and words[size] in _VERBS else None


def _same(left: Words, right: Words) -> bool:
    return tuple(map(singular, left)) == tuple(map(singular, right))


def _name(words: Words) -> str:
    name = snake(words)
    if name[:1].isdigit():
        name = f"call_{name}"
    return f"{name}_" if name in METHOD_NAMES else name
