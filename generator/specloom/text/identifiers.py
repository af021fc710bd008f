"""Any text into words, and words into identifiers.

Identifiers are ASCII: Python compares identifiers after NFKC normalisation, so two that look different may be one, and
letters of other scripts may look the same and be two.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

MIXED_CASE = (
    "IPv[46](?:s(?![a-z]))?",
    "OAuth[0-9]*",
    "GraphQL",
    "OpenAPI",
    "OpenID",
    "JavaScript",
    "TypeScript",
    "PostgreSQL",
    "MySQL",
    "GitHub",
)
"""Words that are one although their capitals say otherwise; regular expressions."""

SIGNS = {
    " ": "space",
    "!": "not",
    "#": "hash",
    "$": "dollar",
    "%": "percent",
    "&": "and",
    "*": "star",
    "+": "plus",
    ",": "comma",
    "-": "minus",
    ".": "dot",
    "/": "slash",
    ":": "colon",
    "<": "less",
    "=": "equals",
    ">": "greater",
    "?": "question",
    "@": "at",
    "\\": "backslash",
    "^": "caret",
    "_": "underscore",
    "|": "pipe",
    "~": "tilde",
}
"""Names of signs, for a text that has nothing else."""

LETTERS = {
    "ß": "ss",
    "æ": "ae",
    "ø": "o",
    "œ": "oe",
    "ł": "l",
    "đ": "d",
    "ð": "d",
    "þ": "th",
    "Æ": "Ae",
    "Ø": "O",
    "Œ": "Oe",
    "Ł": "L",
    "Đ": "D",
}
"""Latin letters that Unicode does not decompose into a plain one and a mark."""

Words = tuple[str, ...]
"""Lower case, ASCII letters and digits only, none empty."""

_WORD = re.compile(
    "|".join(MIXED_CASE)
    + "|[A-Z]{2,}s(?![a-z])"  # plural of an acronym: IDs, URLs
    + "|[A-Z]+(?=v[0-9])"  # acronym before a version: HTTP in HTTPv2
    + "|[A-Z]+(?=[A-Z][a-z])"  # acronym before a word: HTTP in HTTPServer
    + "|[0-9]+[a-z][A-Z](?=[A-Z][a-z]|[^A-Za-z]|$)"  # a number that begins an acronym: 4oD
    + "|[A-Z]?[a-z][a-z0-9]*"
    + "|[A-Z]+[0-9]*"
    + "|[0-9]+[a-z]*[0-9]*"
)
_PASCAL = re.compile("[A-Z][A-Za-z0-9]*")
_END = re.compile("_|(?<=[a-z0-9])[A-Z]")
_NUMBER_SIGN = re.compile(r"^([+-])(?=[0-9])")


def listed(text: str) -> frozenset[str]:
    """The words of `text`, as a set."""
    return frozenset(text.split())


@lru_cache(maxsize=8192)
def split(text: str) -> Words:
    """The words of `text`: `signedURL` is signed, url; `AIDescription` is ai, description; `+1` is plus, 1.

    Never empty: a text without letters or digits gives the names of its signs, an empty one gives `empty`.
    """
    return tuple(word.lower() for word in _WORD.findall(_plain(text))) or _sign_names(text)


@lru_cache(maxsize=8192)
def joints(text: str) -> tuple[str, ...]:
    """What stands between each word of `text` and the next: `/`, `_`; nothing where only the case divides them."""
    plain = _plain(text)
    found = tuple(_WORD.finditer(plain))
    if not found:
        return ("",) * (len(_sign_names(text)) - 1)
    return tuple(plain[left.end() : right.start()] for left, right in pairwise(found))


def spelled(text: str) -> Words:
    """The words of `text` that ASCII letters and digits can spell; empty when there are none, as in other scripts."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return split(plain) if any(map(str.isalnum, plain)) else ()


def snake(words: Sequence[str], limit: int = 60) -> str:
    """`signed_url`, at most `limit` characters."""
    return "_".join(shorten(words, limit, gap=1))


def pascal(words: Sequence[str], limit: int = 60) -> str:
    """`SignedUrl`, at most `limit` characters: an acronym is a word like others."""
    return "".join(word[:1].upper() + word[1:] for word in shorten(words, limit, gap=0))


def class_words(text: str) -> Words:
    """The words of a class name, each as it is to be written.

    A name that is published in the right form already keeps its spelling, so that people find it again.
    """
    if _PASCAL.fullmatch(text):
        return (text,)
    return tuple(word[:1].upper() + word[1:] for word in split(text))


def shorten(words: Sequence[str], limit: int, *, gap: int) -> Words:
    """Drop words from the middle until the rest fits; the ends say what it is and to whom it belongs.

    Where the ends are too long, words are dropped from the end and a mark tells the rest from others.
    """
    kept = list(words)
    length = sum(map(len, kept)) + gap * (len(kept) - 1)
    while length > limit and len(kept) > 2:
        length -= len(kept.pop(len(kept) // 2)) + gap
    if length <= limit:
        return tuple(kept)
    mark = hashlib.sha256("_".join(words).encode()).hexdigest()[:6]
    whole = "_".join(words) if gap else "".join(word[:1].upper() + word[1:] for word in words)
    return (clipped(whole, limit - len(mark) - gap), mark)


def first_words(words: Words, limit: int) -> Words:
    """As many of the words as `limit` characters hold in snake case, and at least one."""
    length, count = -1, 0
    for word in words:
        length += len(word) + 1
        if length > limit:
            break
        count += 1
    return words[: max(count, 1)]


def clipped(name: str, limit: int) -> str:
    """`name`, in snake or Pascal case, less the words at its end that are more than `limit` characters."""
    if len(name) <= limit:
        return name
    ends = [end.start() for end in _END.finditer(name, 1, limit + 1)]
    return name[: ends[-1] if ends else limit]


def _plain(text: str) -> str:
    """`text` in ASCII, the sign of a number as a word."""
    return _ascii(_NUMBER_SIGN.sub(lambda sign: f"{SIGNS[sign[1]]} ", text))


def _ascii(text: str) -> str:
    """Letters without their marks; letters of other scripts as words of their code points; the rest as gaps."""
    if text.isascii():
        return text
    return "".join(map(_ascii_char, unicodedata.normalize("NFKD", text)))


def _ascii_char(char: str) -> str:
    if char.isascii() or char in LETTERS:
        return LETTERS.get(char, char)
    if unicodedata.category(char)[0] in "LN":
        return f" u{ord(char):04x} "
    return "" if unicodedata.category(char)[0] == "M" else " "


def _sign_names(text: str) -> Words:
    named = tuple(SIGNS.get(char, f"u{ord(char):04x}") for char in text)
    return named[:8] or ("empty",)
