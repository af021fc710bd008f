"""The text of types. Only here do trees become source."""

from __future__ import annotations

from .codemodel import Argument
from .docstrings import WIDTH
from .types import MAX_BAR_ARMS, UNCHANGED, Names, Type, Union, pieces


def annotation(type_: Type, names: Names = UNCHANGED) -> str:
    """A type as the module writes it that has these `names`; without any, as it stands in data, and for people."""
    return "".join(piece if isinstance(piece, str) else names.get(piece, piece.name) for piece in pieces(type_))


def parameter(argument: Argument, names: Names) -> str:
    """An argument in a signature. A union that is too long for its line is put into parentheses.

    Formatters disagree on how to break one that has none.
    """
    type_, default = argument.annotation, f" = {argument.default}" if argument.default else ""
    text = annotation(type_, names)
    chain = isinstance(type_, Union) and len(type_.arms) <= MAX_BAR_ARMS
    if chain and len(f"        {argument.name}: {text}{default},") > WIDTH:
        text = f"({text})"
    return f"{argument.name}: {text}{default}"


def definition(type_: Type, alias: str, names: Names, quoted: bool = True) -> str:
    """What an alias stands for, quoted where it names what is not there at run time.

    Formatters disagree on what to do with a text that does not fit on its line, so it is kept from them.
    """
    text = annotation(type_, names)
    if not quoted:
        return text
    long = len(f"{alias}: TypeAlias = {text!r}") > WIDTH
    return f"{text!r}  # fmt: skip" if long else repr(text)
