"""Values that a description quotes as samples: "e.g. `GET`", or the first item of a list under "Examples:"."""

from __future__ import annotations

import re
from collections.abc import Iterator

_VALUE = r"""(?P<open>`"|["`])(?P<value>[^`"\n]{1,80})["`]"""
_INLINE = re.compile(rf"(?:\be\.\s?g\.|\bfor example|\bsuch as)[,:]?\s+{_VALUE}", re.IGNORECASE)
_LISTED = re.compile(rf"^\W*examples?\W*\n+\s*[-*]\s+{_VALUE}", re.IGNORECASE | re.MULTILINE)


def mentioned(description: str) -> Iterator[str]:
    """The quoted samples of a description, the lists first: those were written to be copied."""
    for pattern in (_LISTED, _INLINE):
        for found in pattern.finditer(description):
            yield found["value"].strip()
