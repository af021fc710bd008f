"""Why a rule is there: `reason`, for all that says more than a name, and `expect`, what it rests on."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from .expecting import read_expectations
from .sdk import Expectation
from .settings import Setting

WHY = ("reason", "expect")


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """What a rule says for itself."""

    reason: str = ""
    expects: tuple[Expectation, ...] = ()


def read_why(setting: Setting, parts: Mapping[str, Setting], names: Collection[str] = ()) -> Why:
    """The reason and the expectations of a rule; `names` are the settings that only give names."""
    reason = parts["reason"].text() if "reason" in parts else ""
    said = [key for key in parts if key not in WHY]
    if setting.is_mapping and not set(setting.keys) - {*WHY}:
        setting.diagnostics.error("idle-rule", f"`{setting.way}` says nothing", setting.origin, help="remove it")
    elif any(key not in names for key in said) and not reason:
        setting.diagnostics.error(
            "missing-reason",
            f"`{setting.way}` says more than a name, and not why",
            setting.origin,
            help="add `reason:` with a sentence for those who come after you",
        )
    return Why(reason=reason, expects=read_expectations(parts["expect"]) if "expect" in parts else ())
