"""Source text laid out: a tree of calls and lists, each on one line where it fits, else one part a line."""

from __future__ import annotations

from dataclasses import dataclass

WIDTH = 88
"""Columns of a sample: what fits beside a navigation without scrolling."""


@dataclass(frozen=True, slots=True)
class Group:
    """Something in brackets: what opens it, its parts with their prefixes, what closes it."""

    opens: str
    parts: tuple[tuple[str, Node], ...]
    closes: str


Node = str | Group


def laid_out(node: Node, *, indent: int = 0, before: int = 0, after: int = 0) -> str:
    """`node` as text; `before` and `after` are columns taken on its first and last line."""
    flat = _flat(node)
    if isinstance(node, str) or not node.parts or indent + before + len(flat) + after <= WIDTH:
        return flat
    inner = " " * (indent + 4)
    lines = [node.opens]
    for prefix, part in node.parts:
        text = laid_out(part, indent=indent + 4, before=len(prefix), after=1)
        lines.append(f"{inner}{prefix}{text},")
    return "\n".join([*lines, " " * indent + node.closes])


def _flat(node: Node) -> str:
    if isinstance(node, str):
        return node
    return node.opens + ", ".join(prefix + _flat(part) for prefix, part in node.parts) + node.closes
