"""Words for the things of a page: the noun that qualifies a name, and names that mean nothing by themselves."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

GENERIC = frozenset(
    (
        *("request", "requestbody", "response", "responsebody", "body", "payload", "data", "content"),
        *("result", "results", "output", "input", "item", "items", "value", "values", "list", "object", "objects"),
        *("params", "parameters", "properties", "attributes", "options", "model", "schema", "element", "elements"),
        *("record", "records", "entity", "resource"),
    )
)
"""Names, in lower case, that other pages will use for other things: they are always qualified."""

_IRREGULAR = {
    "people": "person",
    "children": "child",
    "men": "man",
    "women": "woman",
    "indices": "index",
    "indexes": "index",
    "matrices": "matrix",
    "vertices": "vertex",
    "criteria": "criterion",
    "caches": "cache",
    "movies": "movie",
    "cookies": "cookie",
    "analyses": "analysis",
    "aliases": "alias",
    "buses": "bus",
    "lives": "life",
    "knives": "knife",
    "leaves": "leaf",
}
_UNCHANGED = frozenset(("series", "species", "news", "data", "media", "sms", "dns", "https", "always", "means"))
_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+")
_ILLEGAL = re.compile(r"[^A-Za-z0-9._-]+")


def singular(word: str) -> str:
    """The singular of one English noun in lower case; a word that is no plural stays."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word in _UNCHANGED or len(word) < 4 or word.endswith(("ss", "us", "is")) or not word.endswith("s"):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "tches", "xes", "zzes", "uses")) and not word.endswith(("auses", "ouses")):
        return word[:-2]
    return word[:-1]


def words(text: str) -> list[str]:
    """The words of a text or identifier in lower case; accents are taken off, other scripts have no words here."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return [word.lower() for word in _WORD.findall(plain.replace("'", ""))]


def pascal(parts: Iterable[str]) -> str:
    """Words in one: `AiAgent`."""
    return "".join(word[:1].upper() + word[1:] for word in parts)


def singular_pascal(text: str) -> str:
    """The singular of a phrase in one word: `AI Agents` gives `AiAgent`."""
    parts = words(text)
    return pascal([*parts[:-1], singular(parts[-1])]) if parts else ""


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
