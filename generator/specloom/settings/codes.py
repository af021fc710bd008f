"""Codes of errors: `codes: {no_such_pet: there is no such pet}` for the API, `codes: {404: [no_such_pet]}` for a call.

A call may say what a code means there: `codes: {404: {no_such_pet: it never was, or it left}}`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..diagnostics import Diagnostics
from ..text.suggest import did_you_mean
from .sdk import CodeRule, OperationRule, StatedCode
from .settings import Setting


def read_codes(setting: Setting) -> tuple[CodeRule, ...]:
    """The codes of the API and what they mean."""
    found = [(code, entry, " ".join(entry.text().split())) for code, entry in setting.items()]
    return tuple(CodeRule(code=code, meaning=text, origin=entry.origin) for code, entry, text in found if text)


def read_stated(setting: Setting) -> tuple[StatedCode, ...]:
    """The codes that an operation may answer with, by status."""
    return tuple(code for status, entry in setting.items() for code in _stated(status, entry))


def _stated(status: str, setting: Setting) -> Iterator[StatedCode]:
    if setting.is_list:
        for entry in setting.entries():
            yield StatedCode(status=status, code=entry.text(), origin=entry.origin)
        return
    for code, entry in setting.items():
        text = " ".join(entry.text().split())
        yield StatedCode(status=status, code=code, meaning=text, own=bool(text), origin=entry.origin)


def with_meanings(
    operations: Sequence[OperationRule], codes: Sequence[CodeRule], diagnostics: Diagnostics
) -> tuple[OperationRule, ...]:
    """The operations with the meaning of each code; one that is not declared, or never used, is an error."""
    known = {rule.code: rule for rule in codes}
    used: set[str] = set()
    for rule in operations:
        for stated in rule.behaviours.codes:
            used.add(stated.code)
            if stated.code not in known:
                _undeclared(rule, stated, known, diagnostics)
    for code in codes:
        if code.code not in used:
            message = f'no operation answers with the code "{code.code}"'
            diagnostics.error("unused-rule", message, code.origin, help="name it at an operation, or remove it")
    return tuple(_with_meanings(rule, known) for rule in operations)


def _with_meanings(rule: OperationRule, known: dict[str, CodeRule]) -> OperationRule:
    if not rule.behaviours.codes:
        return rule
    codes = tuple(
        replace(stated, meaning=stated.meaning or known[stated.code].meaning)
        for stated in rule.behaviours.codes
        if stated.code in known
    )
    return replace(rule, behaviours=replace(rule.behaviours, codes=codes))


def _undeclared(rule: OperationRule, stated: StatedCode, known: dict[str, CodeRule], diagnostics: Diagnostics) -> None:
    diagnostics.error(
        "unknown-setting",
        f"`{rule.key}` answers with `{stated.code}`, which is not declared under `codes`",
        stated.origin,
        help=did_you_mean(stated.code, known, otherwise="say there what it means"),
    )
