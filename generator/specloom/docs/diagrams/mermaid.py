"""A graph in the language of diagrams that code hosts draw by themselves."""

from __future__ import annotations

from .graph import HEAD, Box, Graph
from .widths import shortened


def mermaid(graph: Graph) -> str:
    """The source; texts hold nothing that the language knows."""
    ids = {box.key: f"n{number}" for number, box in enumerate(graph.boxes)}
    boxes = {box.key: box for box in graph.boxes}
    lines = ["flowchart LR"]
    lines += [f'    {ids[box.key]}["{_plain(_titled(box))}"]' for box in graph.boxes]
    for arrow in graph.arrows:
        label = "" if arrow.row == HEAD else f'-- "{_plain(_labelled(boxes[arrow.source], arrow.row))}" '
        lines.append(f"    {ids[arrow.source]} {label}--> {ids[arrow.target]}")
    return "\n".join(lines)


def _titled(box: Box) -> str:
    return f"{box.title}: {box.note}" if box.note else box.title


def _labelled(box: Box, row: int) -> str:
    note = box.rows[row].note
    return f"{box.rows[row].text} {note}" if len(note) < 5 else box.rows[row].text


def _plain(text: str) -> str:
    """Letters, digits and what is harmless; anything else by its number."""
    return "".join(char if char.isalnum() or char in " _.:…*" else f"#{ord(char)};" for char in shortened(text))
