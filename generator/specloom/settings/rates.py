"""The rate limit of the API in `sdk.yaml`: `rate_limit: {burst: 1000, per_second: 300}`."""

from __future__ import annotations

import math

from .sdk import RateLimit
from .settings import Setting

RATE = ("burst", "per_second")


def read_rate_limit(setting: Setting) -> RateLimit | None:
    """How many requests a server takes at once, and then each second; None, with an error, for anything else."""
    parts = dict(setting.items(RATE))
    numbers = {name: parts[name].json() if name in parts else None for name in RATE}
    burst, per_second = numbers["burst"], numbers["per_second"]
    for name in RATE:
        if name not in parts:
            setting.diagnostics.error(
                "wrong-setting", f"`{setting.way}` wants `{name}`", setting.origin, help="say `burst` and `per_second`"
            )
    if "burst" in parts and not (isinstance(burst, int) and not isinstance(burst, bool) and burst >= 1):
        _wrong(parts["burst"], "a whole number of requests, 1 or more")
        return None
    if "per_second" in parts and not _positive(per_second):
        _wrong(parts["per_second"], "a positive number of requests")
        return None
    if not isinstance(burst, int) or not isinstance(per_second, int | float):
        return None
    return RateLimit(burst=burst, per_second=per_second)


def _positive(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and value > 0 and math.isfinite(value)


def _wrong(setting: Setting, wanted: str) -> None:
    setting.diagnostics.error("wrong-setting", f"`{setting.way}` wants {wanted}", setting.origin)
