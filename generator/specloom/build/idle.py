"""Rules that say what the document says by itself."""

from __future__ import annotations

from ..diagnostics import Diagnostics
from ..settings.operations import OperationRule
from ..settings.sdk import ModelRule


def idle(rule: OperationRule | ModelRule, message: str, diagnostics: Diagnostics) -> None:
    """Report a part of a rule that changes nothing."""
    diagnostics.error("idle-rule", message, rule.origin, help="remove it from the rule")
