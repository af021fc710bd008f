"""Arguments and fields as stacked rows, with the fields of what they hold below them."""

from __future__ import annotations

from ..python.codemodel import Argument, Badge, ModelClass, ModelField
from .docmodel import Fact, FieldRow
from .passages import cut
from .shelf import Shelf

DEEPEST = 3
"""Levels of nested fields on one page; what is deeper is a link to its own page."""
MOST = 160
"""Nested rows on one page."""


class Rows:
    """Makes the rows of one page; what the page shows already, or has no room for, is a link."""

    def __init__(self, shelf: Shelf, here: str, *, request: bool = False) -> None:
        self.shelf = shelf
        self.here = here
        self.request = request
        """Whether fields that only the server writes are left out."""
        self.left = MOST
        self.shown: set[str] = set()
        """Models whose fields are on the page."""

    def argument(self, argument: Argument) -> FieldRow:
        """The row of an argument."""
        self.left -= 1
        return self._row(argument, (), 0)

    def fields(self, model: ModelClass) -> tuple[FieldRow, ...]:
        """The rows of all fields of a model."""
        self.shown.add(model.name)
        return tuple(self._row(field, (model.name,), 0) for field in model.fields)

    def _row(self, item: Argument | ModelField, above: tuple[str, ...], depth: int) -> FieldRow:
        lead, more = cut(item.description)
        inner = self.shelf.opened(item.annotation, item.label)
        open_ = inner is not None and inner.fields and self._opens(inner, above, depth)
        children = self._children(inner, above, depth) if inner and open_ else ()
        link = self.shelf.model_link(inner.name, self.here) if inner and inner.fields else None
        return FieldRow(
            name=item.name,
            wire_name=item.wire_name if item.wire_name != item.name else "",
            type=item.label,
            facts=tuple(_facts(item)),
            lead=lead,
            more=more,
            children=children,
            children_of=link if children else None,
            cut=None if children else link,
        )

    def _opens(self, inner: ModelClass, above: tuple[str, ...], depth: int) -> bool:
        room = depth < DEEPEST and self.left >= len(inner.fields)
        return room and inner.name not in above and inner.name not in self.shown

    def _children(self, inner: ModelClass, above: tuple[str, ...], depth: int) -> tuple[FieldRow, ...]:
        self.shown.add(inner.name)
        fields = [field for field in inner.fields if not (self.request and field.read_only)]
        self.left -= len(fields)
        return tuple(self._row(field, (*above, inner.name), depth + 1) for field in fields)


def _facts(item: Argument | ModelField) -> list[Fact]:
    """What is known in a word, each once: the marks of the item itself first, then those that came with its type."""
    marks = ["required"] if item.required else []
    if isinstance(item, ModelField):
        marks += ["read-only"] if item.read_only else []
        marks += ["write-only"] if item.write_only else []
    else:
        marks += [str(item.place)] if item.place not in {"body", "path", "option"} else []
    marks += ["deprecated"] if item.deprecated else []
    facts = [Fact(label=mark) for mark in marks]
    return facts + [_fact(badge) for badge in item.badges if badge.label.replace("_", "-") not in marks]


def _fact(badge: Badge) -> Fact:
    return Fact(label=badge.label, value_text=badge.value_text)
