"""JSON text -> plain data, refusing what JSON leaves undefined.

The standard parser is asked first, since it is some thirty times faster than anything written in Python. It accepts
`NaN` and `1e400`, keeps the last of two equal keys, and words its errors differently from one version to the next;
so whatever it refuses, or our hooks do, is read once more by the scanner below, which finds every fault with its place.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate
from typing import NoReturn

from ..source import Json
from .faults import DEPTH, DIGITS, Fault, Parsed, bad_number, duplicate_key, too_deep, visible

_STRING = r'"[^"\\\x00-\x1f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\x00-\x1f]*)*"'
_TOKEN = re.compile(
    rf"[ \t\n\r]*(?:(?P<string>{_STRING})|(?P<mark>[\[\]{{}},:])"
    r"|(?P<number>-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)(?![0-9A-Za-z_.+])"
    r"|(?P<word>-?[A-Za-z_$][A-Za-z0-9_$]*)|(?P<end>\Z))"
)
_BROKEN_STRING = re.compile(r'"[^"\\\x00-\x1f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\x00-\x1f]*)*')
_BRACKET = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|([\[\]{}])', re.DOTALL)
_STEP = {"{": 1, "[": 1, "}": -1, "]": -1}
_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")
_UNPAIRED = re.compile("[\ud800-\udfff]")
_BLANK = re.compile(r"[ \t\n\r]*")
_NOT_NUMBERS = ("NaN", "Infinity", "-Infinity")


class _RefusedError(ValueError):
    """A hook of the standard parser saw something that we do not take."""


def parse(text: str) -> Parsed:
    """The document, or all its faults up to the first break of the grammar."""
    deep = _beyond_depth(text)
    if deep is not None:
        return Parsed(faults=(too_deep(deep),))
    value: Json
    faults: tuple[Fault, ...] = ()
    try:
        value = _DECODER.decode(text)
    except ValueError:
        faults = _Scanner(text).run()
        if any(fault.fatal for fault in faults):
            return Parsed(faults=faults)
        value = json.loads(text)
    if _SURROGATE.search(text):
        unpaired = tuple(_unpaired(text))
        if unpaired:
            return Parsed(faults=unpaired)
    return Parsed(value=value, faults=faults)


def strings(text: str) -> Iterator[tuple[int, str]]:
    """Offset and decoded text of every string of a document that parses."""
    for found in re.finditer(_STRING, text):
        yield found.start(), json.loads(found.group())


def _unique(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    members = dict(pairs)
    if len(members) != len(pairs):
        raise _RefusedError
    return members


def _finite(text: str) -> float:
    number = float(text)
    if math.isinf(number):
        raise _RefusedError
    return number


def _refuse(_: str) -> NoReturn:
    raise _RefusedError


_DECODER = json.JSONDecoder(object_pairs_hook=_unique, parse_float=_finite, parse_constant=_refuse)


def _beyond_depth(text: str) -> int | None:
    """Offset of the first bracket beyond the limit; the standard parser would meet it with a RecursionError."""
    if text.count("{") + text.count("[") <= DEPTH:
        return None
    brackets = filter(None, _BRACKET.findall(text))
    if max(accumulate(_STEP[bracket] for bracket in brackets), default=0) <= DEPTH:
        return None
    depth = 0
    for found in _BRACKET.finditer(text):
        depth += _STEP.get(found.group(1) or "", 0)
        if depth > DEPTH:
            return found.start()
    return None


def _unpaired(text: str) -> Iterator[Fault]:
    for offset, value in strings(text):
        if _UNPAIRED.search(value):
            yield Fault(
                code="lone-surrogate",
                message=f"the text {visible(value)} holds half of a surrogate pair, which is no character",
                offset=offset,
                help=r"write the whole pair (\ud83d\ude00) or the character itself",
            )


@dataclass(slots=True)
class _Open:
    """An object or list that is not closed yet."""

    bracket: str
    keys: dict[str, int] = field(default_factory=dict)


class _Scanner:
    """Reads the grammar of RFC 8259 token by token, without recursion."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.faults: list[Fault] = []
        self.open: list[_Open] = []
        self.expected = "a value"

    def run(self) -> tuple[Fault, ...]:
        position = 0
        while True:
            token = _TOKEN.match(self.text, position)
            if token is None:
                self._broken(position)
                break
            kind = token.lastgroup or ""
            if kind == "end" or not self._take(kind, token.group(kind), token.start(kind)):
                break
            position = token.end()
        if not any(fault.fatal for fault in self.faults) and (self.open or self.expected != "nothing"):
            self._syntax(len(self.text.rstrip(" \t\n\r")), "the text ends")
        if not self.faults:
            self._syntax(0, "the text breaks the grammar of JSON")
        return tuple(self.faults)

    def _take(self, kind: str, text: str, offset: int) -> bool:
        """Move on by one token; False ends the reading at a break of the grammar."""
        if self.expected == "a value" or self.expected == "a value or ]":
            return self._value(kind, text, offset)
        if self.expected.startswith("a key"):
            return self._key(kind, text, offset)
        if self.expected == ":":
            self.expected = "a value"
            return text == ":" or self._found(text, offset, ":")
        if self.expected == "nothing":
            return self._found(text, offset, "nothing")
        return self._after(text, offset)

    def _value(self, kind: str, text: str, offset: int) -> bool:
        if text == "]" and self.expected.endswith("]"):
            return self._close()
        if kind == "mark" and text in "[{":
            self.open.append(_Open(text))
            self.expected = "a value or ]" if text == "[" else "a key in double quotes or }"
            return True
        if text in _NOT_NUMBERS or (kind == "number" and _too_big(text)):
            self.faults.append(bad_number(text, offset))
        elif kind == "mark" or (kind == "word" and text not in ("true", "false", "null")):
            return self._found(text, offset, self.expected)
        elif kind == "string" and _SURROGATE.search(text):
            self.faults.extend(_unpaired_at(text, offset))
        self._done()
        return True

    def _key(self, kind: str, text: str, offset: int) -> bool:
        if text == "}" and self.expected.endswith("}"):
            return self._close()
        if kind != "string":
            return self._found(text, offset, self.expected)
        key = json.loads(text)
        seen = self.open[-1].keys
        if key in seen:
            self.faults.append(duplicate_key(key, offset, seen[key]))
        seen.setdefault(key, offset)
        self.expected = ":"
        return True

    def _after(self, text: str, offset: int) -> bool:
        bracket = self.open[-1].bracket
        if text == ",":
            self.expected = "a value" if bracket == "[" else "a key in double quotes"
            return True
        if text == ("]" if bracket == "[" else "}"):
            return self._close()
        return self._found(text, offset, self.expected)

    def _close(self) -> bool:
        self.open.pop()
        self._done()
        return True

    def _done(self) -> None:
        """A value is complete: what may follow depends on what it stands in."""
        if not self.open:
            self.expected = "nothing"
        else:
            self.expected = ", or ]" if self.open[-1].bracket == "[" else ", or }"

    def _found(self, text: str, offset: int, expected: str) -> bool:
        help = ""
        if text in ("}", "]") and expected in ("a value", "a key in double quotes"):
            help = "remove the comma before it"
        elif expected == "nothing":
            help = "one document only: put a second one into a fence or file of its own"
        self._syntax(offset, f"found {_shown(text)}", help)
        return False

    def _broken(self, position: int) -> None:
        """No token begins here."""
        start = _BLANK.match(self.text, position)
        offset = start.end() if start else position
        string = _BROKEN_STRING.match(self.text, offset)
        if string is None:
            self._syntax(offset, f"found {visible(self.text[offset : offset + 1])}")
            return
        stop = self.text[string.end() : string.end() + 1]
        if stop in ("\n", "\r", ""):
            self._fault(offset, "a string begins here and does not end on its line")
        elif stop == "\\":
            self._fault(string.end(), "a backslash that begins none of the escapes that JSON knows")
        else:
            self._fault(string.end(), f"the control character U+{ord(stop):04X} stands unescaped in a string")

    def _syntax(self, offset: int, found: str, help: str = "") -> None:
        wanted = "the end of the document" if self.expected == "nothing" else self.expected
        self._fault(offset, f"{found} where {wanted} is expected", help)

    def _fault(self, offset: int, message: str, help: str = "") -> None:
        fault = Fault(code="invalid-json", message=f"not JSON: {message}", offset=offset, help=help)
        self.faults.append(fault)


def _shown(token: str) -> str:
    """A token in a message; a string has quotes of its own."""
    return token if token[0] == '"' and len(token) <= 26 and token.isprintable() else visible(token, 24)


def _too_big(text: str) -> bool:
    return math.isinf(float(text)) if not text.lstrip("-").isdigit() else len(text.lstrip("-")) > DIGITS


def _unpaired_at(text: str, offset: int) -> Iterator[Fault]:
    for fault in _unpaired(text):
        yield Fault(code=fault.code, message=fault.message, offset=offset, help=fault.help)
