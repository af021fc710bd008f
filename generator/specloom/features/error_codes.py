"""Codes of errors: `codes: {404: [no_such_pet]}`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from .. import ir
from ..python.codemodel import Data, Raised
from .feature import Feature

if TYPE_CHECKING:
    from ..build.behaviours import Declaring


class ErrorCodes(Feature):
    """Codes that the errors of an operation may carry."""

    def check(self, here: Declaring) -> None:
        known = [answer.status for answer in here.operation.responses if not answer.status.startswith("2")]
        for status in dict.fromkeys(stated.status for stated in here.rule.codes):
            if status not in known:
                here.unknown(status, "error with the status", known)

    def facts(self, operation: ir.Operation) -> Mapping[str, Data]:
        """The meanings that are its own: `{"404": {"no_such_pet": …}}`."""
        found: dict[str, dict[str, str]] = {}
        for one in operation.declared.codes:
            if one.own:
                found.setdefault(one.status, {})[one.code] = one.meaning
        return {"codes": found} if found else {}

    def raises(self, operation: ir.Operation, raised: Raised) -> Raised:
        """The error with the codes that it may carry."""
        stated = (one for one in operation.declared.codes if one.status == raised.status)
        return replace(raised, codes=tuple((one.code, one.meaning) for one in stated))
