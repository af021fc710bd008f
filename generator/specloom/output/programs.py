"""Programs and signatures in pages: templates mark them, the formatter lays them out, and then they are fenced.

A template writes a program without a thought of line breaks and passes it through `python`, and a signature such as
`pets.get(pet_id: str) -> Pet` through `signature`. Until the formatter has run, a mark with the source in it stands on
the page. Marks are made of control characters, which no encoder lets through from a specification, so that nothing
else can look like one.
"""

from __future__ import annotations

import re
import shlex
import textwrap
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal
from urllib.parse import quote

from ..text.markdown.plain import fence
from .text import literal

MARK = b"\x02"
"""What every mark begins with."""
_MARK = re.compile("\x02(python|signature)\x03(\\d+)\x03([^\x02\x03\x04]*)\x04")
_CONTROL = re.compile("[\x02\x03\x04]")
_IN_DOUBLE_QUOTES = re.compile(r'[$`"\\!]')
_DEFINED = re.compile(r"(?:async )?def \w+")
_BETWEEN = re.compile(r": \.\.\.(?:\n+|\Z)(?=(?:async )?def |\Z)")
"""The end of a definition that came from a signature."""


@dataclass(frozen=True, slots=True)
class Snippet:
    """A program, or signatures with one on each line."""

    kind: Literal["python", "signature"]
    source: str

    def module(self) -> str:
        """The piece as a module, for the formatter: a signature becomes a definition of about the same width."""
        if self.kind == "python":
            return self.source
        return "\n\n".join(map(_definition, self.source.split("\n")))

    def restored(self, module: str) -> str:
        """The piece as the formatter has laid it out, from its module."""
        text = module.strip("\n")
        if self.kind == "python":
            return text
        pairs = zip(self.source.split("\n"), filter(None, _BETWEEN.split(text)), strict=True)
        return "\n\n".join(_called(signature) + _DEFINED.sub("", shown, count=1) for signature, shown in pairs)


def _called(signature: str) -> str:
    """What stands before the brackets: `pets.get`, `await pets.get`."""
    return signature.partition("(")[0]


def _definition(signature: str) -> str:
    called = _called(signature)
    define = "async def" if called.startswith("await ") else "def"
    name = called.removeprefix("await ").replace(".", "_")
    return f"{define} {name}{signature[len(called) :]}: ..."


def python(source: str, indent: int = 0) -> str:
    """A program, `indent` columns in; to be used at the beginning of a line."""
    return _marked("python", source, indent)


def signature(source: str, indent: int = 0) -> str:
    """Signatures, one on each line, `indent` columns in; to be used at the beginning of a line."""
    return _marked("signature", source, indent)


def _marked(kind: str, source: str, indent: int) -> str:
    if _CONTROL.search(source):
        raise ValueError("a program holds a control character: an encoder was left out")
    return f"\x02{kind}\x03{indent}\x03{source.strip()}\x04"


def snippets(text: str) -> Iterator[Snippet]:
    """Everything that is marked in a page."""
    for kind, _, source in _MARK.findall(text):
        yield Snippet(kind, source)


def filled(text: str, formatted: Mapping[Snippet, str]) -> str:
    """The page with everything that is marked in it as a fence."""

    def fenced(found: re.Match[str]) -> str:
        indent = int(found[2])
        kind: Literal["python", "signature"] = "signature" if found[1] == "signature" else "python"
        return " " * indent + fence(formatted[Snippet(kind, found[3])], "python", indent)

    return _MARK.sub(fenced, text)


def indented(text: str, columns: int) -> str:
    """The lines of a program, so many columns in."""
    return textwrap.indent(text.strip("\n"), " " * columns)


def joined(parts: Iterable[object], between: str = "") -> str:
    """The parts as one text."""
    return between.join(map(str, parts))


def in_order(names: Iterable[str]) -> list[str]:
    """Names as an import statement lists them."""
    return sorted(names)


def shell(text: str, place: str = "") -> str:
    """A word of a shell; `place` is `quoted` inside double quotes, `query` inside those of an address."""
    if place:
        return _IN_DOUBLE_QUOTES.sub(r"\\\g<0>", quote(text, safe="") if place == "query" else text)
    return shlex.quote(text)


PROGRAM_FILTERS: Mapping[str, Callable[..., Any]] = {
    "indent": indented,
    "join": joined,
    "length": len,
    "literal": literal,
    "python": python,
    "shell": shell,
    "signature": signature,
    "sort": in_order,
}
