"""Codes of errors as constants of the package."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..diagnostics import Diagnostics
from ..settings.sdk import CodeRule
from ..text.prose import sentence
from .codemodel import CodeConstant

_WORDS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+")


def code_constants(codes: Sequence[CodeRule], diagnostics: Diagnostics) -> tuple[CodeConstant, ...]:
    """One constant for each code, sorted by name; two of one name are an error."""
    found: dict[str, CodeConstant] = {}
    for rule in codes:
        name = _name(rule.code)
        if name in found:
            message = f"`{rule.code}` and `{found[name].value}` would both be called `ErrorCode.{name}`"
            diagnostics.error("bad-rule", message, rule.origin)
        meaning = sentence(rule.meaning[:1].upper() + rule.meaning[1:])
        found[name] = CodeConstant(name=name, value=rule.code, docstring_text=meaning, meaning=rule.meaning)
    return tuple(found[name] for name in sorted(found))


def _name(code: str) -> str:
    """`no_such_pet` and `noSuchPet` are `NO_SUCH_PET`."""
    name = "_".join(_WORDS.findall(code)).upper()
    return name if name and not name[0].isdigit() else f"CODE_{name}".rstrip("_")
