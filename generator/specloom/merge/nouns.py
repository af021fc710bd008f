"""Words for the things of a page: the noun that qualifies a name, and names that mean nothing by themselves."""

from __future__ import annotations

import re

from ..text.identifiers import pascal, spelled
from ..text.nouns import singular_words

GENERIC = frozenset(
    (
        *("request", "requestbody", "response", "responsebody", "body", "payload", "data", "content"),
        *("result", "results", "output", "input", "item", "items", "value", "values", "list", "object", "objects"),
        *("params", "parameters", "properties", "attributes", "options", "model", "schema", "element", "elements"),
        *("record", "records", "entity", "resource"),
    )
)
"""Names, in lower case, that other pages will use for other things: they are always qualified."""

_ILLEGAL = re.compile(r"[^A-Za-z0-9._-]+")


def singular_pascal(text: str) -> str:
    """The singular of a phrase in one word: `AI Agents` gives `AiAgent`."""
    return pascal(singular_words(spelled(text)))


def generic(name: str) -> bool:
    """Whether the name says nothing without its page."""
    return name.casefold().replace("_", "").replace("-", "") in GENERIC


def legal(name: str) -> str:
    """The name with only the characters that OpenAPI allows in the key of a component."""
    return _ILLEGAL.sub("_", name) or "_"


def qualified(noun: str, name: str) -> str:
    """The name with a noun before it, unless it begins with that noun already."""
    start, rest = name[: len(noun)], name[len(noun) :]
    if noun and start.casefold() == noun.casefold() and not rest[:1].islower():
        return name
    if name[:1].isalpha():
        return noun + name[:1].upper() + name[1:]
    return f"{noun}{'' if name[:1] in '._-' else '-'}{name}" if noun else name
