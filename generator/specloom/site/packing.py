"""Files as text small enough to stand on a page or in a script, which is all that a page in a folder can load.

Scripts read it with `DecompressionStream("deflate")`.
"""

from __future__ import annotations

import base64
import zlib


def packed(content: bytes) -> str:
    """Compressed, as letters that need no escape in HTML."""
    return base64.b64encode(zlib.compress(content, 9)).decode("ascii")
