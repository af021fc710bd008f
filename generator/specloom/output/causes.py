"""Why an output is not what the input gives: one finding for each cause, with the command that mends it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..diagnostics import Diagnostics, Origin
from .writer import Comparison

MANY = 10
"""Files that a finding names; the rest is counted."""
_RUN = "run `generate` and commit what it writes"


@dataclass(frozen=True, slots=True, kw_only=True)
class Causes:
    """What is known beside the output itself."""

    out: str
    """The folder of the output, as shown."""
    lock: str
    """The lock, as shown."""
    inputs: tuple[str, ...] | None
    """What has changed since the run that wrote the output; None where nobody knows that any more."""
    lock_differs: bool
    """Whether the lock is not what the input gives."""
    lock_edited: bool
    """Whether the lock is not as that run left it."""


def report_causes(comparison: Comparison, causes: Causes, diagnostics: Diagnostics) -> None:
    """Add a finding for each cause."""
    kinds = (
        ("edited-output", comparison.edited, "edited by hand", _EDITED),
        ("foreign-output", comparison.foreign, "not written by the generator, and in its way", _FOREIGN),
        ("out-of-date", _unblocked(comparison.missing, comparison), "missing", _RUN),
        ("out-of-date", _left(comparison, causes), "stale: nothing in the input gives it any more", _RUN),
    )
    for code, paths, words, help in kinds:
        if paths:
            place = Origin(page=f"{causes.out}/{paths[0]}")
            diagnostics.error(code, f"{words}: {_listed(paths)}", place, help=help)
    told = {*comparison.edited, *comparison.foreign, *comparison.missing}
    changed = [file.path for file in comparison.changed if file.path not in told]
    if not causes.inputs and causes.lock_edited and (changed or causes.lock_differs):
        message = "the lock was edited: it has a name that no run gave, or lacks one"
        help = "restore it from version control, or run `generate` to take it as it is"
        diagnostics.error("out-of-date", message, Origin(page=causes.lock), help=help)
    elif changed or causes.lock_differs or (causes.inputs and comparison.stale):
        for message in _sentences(causes, changed, 0 if causes.inputs == () else len(comparison.stale)):
            diagnostics.error("out-of-date", message, Origin(page=_place(message, causes)), help=_RUN)


_EDITED = "say the same in sdk.yaml or an overlay; `generate --force` discards the edits"
_FOREIGN = "move them away; `generate --force` replaces them"


def _unblocked(paths: Sequence[str], comparison: Comparison) -> list[str]:
    """Files that nothing stands in the way of, which has a finding of its own."""
    blocked = tuple(path for path, _ in comparison.obstacles)
    return [path for path in paths if path not in blocked and not path.startswith(tuple(f"{one}/" for one in blocked))]


def _left(comparison: Comparison, causes: Causes) -> Sequence[str]:
    """Stale files that no change of the input or the lock explains."""
    if causes.inputs != () or causes.lock_edited:
        return []
    return [path for path in comparison.stale if path not in comparison.edited]


def _sentences(causes: Causes, changed: Sequence[str], stale: int) -> list[str]:
    count = len(changed) + stale
    files = f"{count} file{'s' if count != 1 else ''}" if count else "the lock alone"
    if causes.inputs is None:
        return [f"the input, the generator or a template has changed since the package was written ({files})"]
    if not causes.inputs:
        return [f"the package is not what its input gives ({files})"]
    if len(causes.inputs) == 1:
        return [f"{causes.inputs[0]} since the last run ({files})"]
    return [f"{each} since the last run" for each in causes.inputs]


def _place(message: str, causes: Causes) -> str:
    """A file that a cause is about, else the output."""
    path, mark, _ = message.partition(" ")
    return path if mark and "/" in path and causes.inputs else causes.out


def _listed(paths: Sequence[str]) -> str:
    more = f" and {len(paths) - MANY} more" if len(paths) > MANY else ""
    return ", ".join(paths[:MANY]) + more
