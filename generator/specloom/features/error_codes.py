"""Codes of errors: `codes: {404: [no_such_pet]}`."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
