"""The settings of work that the server does in the background.

```yaml
waiter: {status: state, success: [done], failure: [failed, canceled], delay: 5}   # at the operation that shows it
starts: {waiter: "GET /walks/{id}", ids: [walkId, id], refused: error}            # at the operation that starts it
```
"""

from __future__ import annotations

from collections.abc import Mapping

from .sdk import Starts, State, Waiter
from .settings import Setting

WAITER = ("status", "success", "failure", "delay")
STARTS = ("waiter", "ids", "refused")


def read_waiter(setting: Setting) -> Waiter | None:
    """How an answer tells that the work which it shows is over."""
    parts = dict(setting.items(WAITER))
    if not _complete(setting, parts, "status", "success"):
        return None
    success = _states(parts["success"])
    failure = _states(parts["failure"]) if "failure" in parts else ()
    for state in failure:
        if state in success:
            entry = parts["failure"]
            entry.diagnostics.error("wrong-setting", f"`{entry.way}` has `{state}`, which is a success", entry.origin)
    if not success:
        entry = parts["success"]
        entry.diagnostics.error("wrong-setting", f"`{entry.way}` wants one state or more", entry.origin)
    return Waiter(
        status=parts["status"].text(),
        success=success,
        failure=failure,
        delay=_seconds(parts["delay"]) if "delay" in parts else Waiter.DELAY,
    )


def read_starts(setting: Setting) -> Starts | None:
    """How an answer tells what was started."""
    parts = dict(setting.items(STARTS))
    if not _complete(setting, parts, "waiter", "ids"):
        return None
    ids = tuple(entry.text() for entry in parts["ids"].entries())
    if parts["ids"].is_list and not ids:
        entry = parts["ids"]
        entry.diagnostics.error("wrong-setting", f"`{entry.way}` wants one field or more", entry.origin)
    return Starts(waiter=parts["waiter"].text(), ids=ids, refused=parts["refused"].text() if "refused" in parts else "")


def _complete(setting: Setting, parts: Mapping[str, Setting], *needed: str) -> bool:
    missing = [name for name in needed if name not in parts]
    if missing:
        wanted = " and ".join(f"`{name}`" for name in missing)
        setting.diagnostics.error("wrong-setting", f"`{setting.way}` wants {wanted} as well", setting.origin)
    return not missing


def _states(setting: Setting) -> tuple[State, ...]:
    found: list[State] = []
    for entry in setting.entries():
        value = entry.json()
        if isinstance(value, str | int):
            found.append(value)
        else:
            entry.diagnostics.error(
                "wrong-setting", f"`{entry.way}` is no state: give a text or a number", entry.origin
            )
    return tuple(found)


def _seconds(setting: Setting) -> float:
    value = setting.json()
    if isinstance(value, int | float) and not isinstance(value, bool) and value > 0:
        return float(value)
    setting.diagnostics.error("wrong-setting", f"`{setting.way}` wants seconds above 0", setting.origin)
    return Waiter.DELAY
