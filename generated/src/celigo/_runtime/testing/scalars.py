"""Texts and numbers for samples."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from .checking import bounds
from .patterns import matching

_FORMATS = {
    "date-time": "2025-01-01T00:00:00.000Z",
    "date": "2025-01-01",
    "time": "00:00:00Z",
    "duration": "PT1H",
    "uuid": "00000000-0000-4000-8000-000000000001",
    "email": "name@example.com",
    "hostname": "example.com",
    "ipv4": "192.0.2.1",
    "ipv6": "2001:db8::1",
    "uri": "https://example.com/",
    "url": "https://example.com/",
    "uri-reference": "/",
    "byte": "dGV4dA==",
    "json-pointer": "/name",
    "regex": ".*",
}


def text_for(schema: Mapping[str, Any], name: str, formats: Mapping[str, str]) -> str:
    """Return a text that a schema allows; `formats` are those of the API's own."""
    least, most = schema.get("minLength", 0), schema.get("maxLength", math.inf)
    for pattern in (schema.get("pattern"), formats.get(str(schema.get("format")))):
        found = matching(pattern, least) if pattern is not None else None
        if found is not None:
            return found
    known = _FORMATS.get(str(schema.get("format", "")).lower())
    text = known or name or "text"
    if len(text) < least:
        text = text.ljust(min(least, 100_000), "x")
    return text if len(text) <= most else text[: int(most)]


def number_for(schema: Mapping[str, Any], *, whole: bool) -> int | float:
    """Return a number that a schema allows."""
    low, high, above, below = bounds(schema)
    step = schema.get("multipleOf")
    unit = step if isinstance(step, int | float) and step > 0 else 1
    least = max(low, above)
    value: float = 1
    if least > -math.inf:
        value = math.ceil(least / unit) * unit
        value = value + unit if value <= above else value
    elif min(high, below) < unit:
        value = math.floor(min(high, below) / unit) * unit
        value = value - unit if value >= below else value
    else:
        value = unit
    if not whole and (value > high or value >= below):
        value = (least + min(high, below)) / 2
    return int(value) if whole or float(value).is_integer() else value
