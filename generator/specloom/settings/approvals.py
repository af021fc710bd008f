"""`approved.yaml`: changes that somebody has accepted, each with the reason."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..diagnostics import Diagnostics, Origin
from .reader import open_settings

_FINGERPRINT = re.compile(r"[0-9a-f]{12}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Approval:
    """One accepted change."""

    fingerprint: str
    reason: str
    origin: Origin


def parse_approvals(text: str, page: str, diagnostics: Diagnostics) -> tuple[Approval, ...]:
    """Read `FINGERPRINT: reason` lines; one without a reason is an error."""
    root = open_settings(text, page, diagnostics)
    found = []
    for key, entry in root.items() if root.node is not None else ():
        reason = entry.text().strip() if entry.is_text else ""
        if not _FINGERPRINT.fullmatch(key):
            help = "`diff --format markdown` shows the fingerprint of each change"
            diagnostics.error("wrong-setting", f"{key!r} is no fingerprint of a change", entry.origin, help=help)
        elif not reason:
            help = "say in a few words why the change is accepted"
            diagnostics.error("missing-reason", f"`{key}` has no reason", entry.origin, help=help)
        else:
            found.append(Approval(fingerprint=key, reason=reason, origin=entry.origin))
    return tuple(found)


def report_unused(
    approvals: tuple[Approval, ...], used: frozenset[str], diagnostics: Diagnostics, *, warn: bool = False
) -> None:
    """Add an error, or a warning, for each approval of a change that there is not, or not any more."""
    report = diagnostics.warning if warn else diagnostics.error
    for one in approvals:
        if one.fingerprint not in used:
            report(
                "unused-approval",
                f"no change has the fingerprint {one.fingerprint}",
                one.origin,
                help="remove the line: what it approved is released, has become another change, or was taken back",
            )
