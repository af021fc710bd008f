"""A 404 that says that there is none: `missing_ok: [no_such_pet]`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from .. import ir
from ..python.behaviours import MISSING, missing_ok
from ..python.catalogue import Catalogue
from ..python.codemodel import Argument, Construct, Keyword
from ..python.types import BOOL
from .feature import Feature

if TYPE_CHECKING:
    from ..build.behaviours import Declaring


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
            yield missing_ok(catalogue, operation, BOOL)

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
            result = "the call gives `None`, or an empty list where it gives lists"
            yield f"With `{MISSING}=True` {what} is no error: {result}."
