"""What a run would do to each file: as a list, and as unified differences that `patch` and `git apply` take."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import unified_diff

_LINES = re.compile(r"[^\n]*\n|[^\n]+")
_NOWHERE = "/dev/null"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A file that would be written or removed."""

    path: str
    """As shown to people."""
    before: bytes | None
    """What it holds; None where there is none."""
    after: bytes | None
    """What it would hold; None where it would be removed."""

    @property
    def kind(self) -> str:
        """What would become of it."""
        return "removed" if self.after is None else "new" if self.before is None else "changed"


def listing(steps: Sequence[Step]) -> tuple[str, ...]:
    """A line for each file."""
    return tuple(f"{step.kind:8} {step.path}" for step in steps)


def differences(steps: Sequence[Step]) -> tuple[str, ...]:
    """The lines of a patch, without their line ends."""
    return tuple(line for step in steps for line in _patch(step))


def _patch(step: Step) -> Iterator[str]:
    old = f"a/{step.path}" if step.before is not None else _NOWHERE
    new = f"b/{step.path}" if step.after is not None else _NOWHERE
    yield f"diff --git a/{step.path} b/{step.path}"
    if step.before is None:
        yield "new file mode 100644"
    elif step.after is None:
        yield "deleted file mode 100644"
    for line in unified_diff(_lines(step.before), _lines(step.after), old, new):
        yield line.removesuffix("\n")
        if not line.endswith("\n"):
            yield "\\ No newline at end of file"


def _lines(content: bytes | None) -> list[str]:
    """The lines of a file with their ends, of which only line feeds are some."""
    return _LINES.findall((content or b"").decode("utf-8", "backslashreplace"))
