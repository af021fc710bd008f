"""A 404 that says that there is none: `missing_ok: [no_such_pet]`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from .. import ir
from ..python.annotations import Role
from ..python.answers import gives_lists
from ..python.arguments import option
from ..python.catalogue import Catalogue
from ..python.codemodel import Argument, Construct, Keyword, Signature
from ..python.joining import Result, Ways
from ..python.types import BOOL, Literal, Type, is_list, optional
from .feature import Feature

if TYPE_CHECKING:
    from ..build.behaviours import Declaring


_NAME = "missing_ok"


class MissingOk(Feature):
    """An argument by which a 404 is no error."""

    depth = 0

    def check(self, here: Declaring) -> None:
        given = here.rule
        if given.missing_ok is None:
            return
        if here.operation.paging:
            here.misfit("a pager cannot take a 404 for an answer")
        stated = [one.code for one in given.codes if one.status == "404"]
        for code in given.missing_ok if stated else ():
            if code not in stated:
                here.unknown(code, "code of a 404 called", stated, "missing_ok")

    def arguments(self, catalogue: Catalogue, operation: ir.Operation) -> Iterator[Argument]:
        if operation.declared.missing_ok is not None:
            yield _argument(catalogue, operation, BOOL)

    def result(self, catalogue: Catalogue, operation: ir.Operation, result: Result, role: Role) -> Result:
        if operation.declared.missing_ok is None or is_list(result.all):
            return result
        return replace(result, all=optional(result.all))

    def ways(self, catalogue: Catalogue, operation: ir.Operation, ways: Ways, result: Result) -> Ways:
        """Without the argument, or with `False`, all is found; only with `True` there may be none."""
        if operation.declared.missing_ok is None:
            return ways
        asked, overloads = _argument(catalogue, operation, BOOL), ways.overloads
        if result.all == result.found:
            return Ways(defined=_also(ways.defined, asked), overloads=tuple(_also(way, asked) for way in overloads))
        never = _argument(catalogue, operation, Literal((False,)))
        both = ((never, result.found), (replace(asked, default=""), result.all))
        return Ways(
            defined=_also(ways.defined, asked),
            overloads=tuple(
                replace(_also(way, argument), returns=returns)
                for way in overloads or (ways.defined,)
                for argument, returns in both
            ),
        )

    def steps(self, catalogue: Catalogue, operation: ir.Operation) -> Iterator[Construct]:
        declared = operation.declared
        if declared.missing_ok is not None:
            codes = (declared.missing_ok,) if declared.missing_ok else ()
            listed = () if declared.result is None else (Keyword(name="listed", value=False),)
            yield Construct(module="missing", class_name="MissingOk", arguments=codes, keywords=listed)

    def notes(self, catalogue: Catalogue, operation: ir.Operation) -> Iterator[str]:
        codes = operation.declared.missing_ok
        if codes is not None:
            which = ", ".join(f"`{code}`" for code in codes)
            what = f"a 404 with the code {which}" if which else "a 404"
            result = "the call returns `None`, or an empty list if it returns lists"
            yield f"With `{_NAME}=True`, {what} raises no error: {result}."


def _argument(catalogue: Catalogue, operation: ir.Operation, type_: Type) -> Argument:
    """The argument by which a 404 is no error."""
    listed = operation.declared.result is None and gives_lists(catalogue, operation)
    given = "an empty list" if listed else "`None`"
    return option(_NAME, type_, "False", f"Return {given} instead of raising `NotFoundError`.")


def _also(signature: Signature, argument: Argument) -> Signature:
    ordered = sorted((*signature.keyword, argument), key=lambda one: bool(one.default))
    return replace(signature, keyword=tuple(ordered))
