"""Codes of errors: constants of the package, facts for the runtime, words for people."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from .. import ir
from ..diagnostics import Diagnostics
from ..settings.operations import StatedCode
from ..settings.sdk import CodeRule
from ..text.prose import sentence
from .codemodel import CodeConstant, Data, Raised

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


def with_codes(operation: ir.Operation, raises: Sequence[Raised]) -> tuple[Raised, ...]:
    """The documented errors with the codes that each may carry."""
    return tuple(
        replace(raised, codes=tuple((one.code, one.meaning) for one in _of_status(operation, raised.status)))
        for raised in raises
    )


def code_facts(operation: ir.Operation) -> Mapping[str, Data]:
    """What the runtime is told of an operation: the meanings that are its own, `{"404": {"no_such_pet": …}}`."""
    found: dict[str, dict[str, str]] = {}
    for one in operation.declared.codes:
        if one.own:
            found.setdefault(one.status, {})[one.code] = one.meaning
    return {"codes": found} if found else {}


def _of_status(operation: ir.Operation, status: str) -> Iterator[StatedCode]:
    yield from (one for one in operation.declared.codes if one.status == status)
