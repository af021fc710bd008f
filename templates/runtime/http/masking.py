"""The log of the HTTP engine at DEBUG shows the headers of answers whole: cookies, and redirects with their signatures.

The engine does not say whose request a line is about, so the two headers are masked in all of its lines.
"""

from __future__ import annotations

import logging
import re

__all__ = ["mask_engine_log"]

_SECRET = re.compile(
    r"""(\(b'(?:set-cookie|location|content-location|refresh)', )(b'(?:\\.|[^'\\])*'|b"(?:\\.|[^"\\])*")""",
    re.IGNORECASE,
)


def _mask(record: logging.LogRecord) -> bool:
    if isinstance(record.msg, str) and "return_value" in record.msg:
        record.msg = _SECRET.sub(r"\1b'***'", record.msg)
    return True


def mask_engine_log() -> None:
    """Mask what no log should hold; a second time does nothing."""
    for protocol in ("http11", "http2"):
        logging.getLogger(f"httpcore2.{protocol}").addFilter(_mask)
