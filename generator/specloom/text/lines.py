"""Where a line ends: by the three marks that Markdown, YAML and JSON know, or by everything that Unicode calls one."""

from __future__ import annotations

import re

_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")


def lines_of(text: str) -> list[str]:
    """The lines of a page or document; a line separator of Unicode is text there, as in Markdown, YAML and JSON."""
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def is_paragraph(text: str) -> bool:
    """Whether a text is plainly one paragraph of Markdown: a line that begins with a letter begins no other block."""
    return "\n" not in text and text[:1].isalpha()


def unified(text: str) -> str:
    """`text` with line feeds as its only line ends, whatever ended its lines."""
    return _LINE_ENDS.sub("\n", text)
