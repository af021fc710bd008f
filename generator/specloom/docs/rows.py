"""Arguments and fields as stacked rows, with the fields of what they hold below them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from ..python.codemodel import Argument, Badge, ModelClass, ModelField
from ..text.markdown.plain import anchor_name
from .docmodel import Fact, FieldRow
from .links import DocsLinks
from .passages import cut

DEEPEST = 3
"""Levels of nested fields on one page; what is deeper is a link to its own page."""
MOST = 160
"""Nested rows on one page."""


class Rows:
    """Makes the rows of one page; what the page shows already, or has no room for, is a link."""

    def __init__(self, links: DocsLinks, here: str, *, request: bool = False) -> None:
        self.links = links
        self.here = here
        self.request = request
        """Whether fields that only the server writes are left out."""
        self.left = MOST
        self.shown: set[str] = set()
        """Models whose fields are on the page."""
        self.anchors: set[str] = set()

    def argument(self, argument: Argument) -> FieldRow:
        """The row of an argument."""
        self.left -= 1
        return self._row(argument, (), ())

    def fields(self, model: ModelClass) -> tuple[FieldRow, ...]:
        """The rows of all fields of a model."""
        self.shown.add(model.name)
        return tuple(self._row(field, (model.name,), ()) for field in model.fields)

    def _row(self, item: Argument | ModelField, above: tuple[str, ...], path: tuple[str, ...]) -> FieldRow:
        anchor, depth = self._anchor(item.name, path), len(path)
        lead, more = cut(item.description)
        inner = self.links.opened(item.annotation, item.label)
        open_ = inner is not None and inner.fields and self._opens(inner, above, depth)
        children = self._children(inner, above, (*path, item.name)) if inner and open_ else ()
        link = self.links.model_link(inner.name, self.here) if inner and inner.fields else None
        return FieldRow(
            name=item.name,
            anchor=anchor,
            wire_name=item.wire_name if item.wire_name != item.name else "",
            type=item.label,
            facts=tuple(_facts(item)),
            lead=lead,
            more=more,
            children=children,
            children_of=link if children else None,
            cut=None if children else link,
        )

    def _anchor(self, name: str, path: tuple[str, ...]) -> str:
        """The place of a row: its name and those of the rows that it is nested in, told apart where two read alike."""
        wanted = anchor_name("-".join(("field", *path, name)))
        free = next(one for one in _numbered(wanted) if one not in self.anchors)
        self.anchors.add(free)
        return free

    def _opens(self, inner: ModelClass, above: tuple[str, ...], depth: int) -> bool:
        room = depth < DEEPEST and self.left >= len(inner.fields)
        return room and inner.name not in above and inner.name not in self.shown

    def _children(self, inner: ModelClass, above: tuple[str, ...], path: tuple[str, ...]) -> tuple[FieldRow, ...]:
        self.shown.add(inner.name)
        fields = [field for field in inner.fields if not (self.request and field.read_only)]
        self.left -= len(fields)
        return tuple(self._row(field, (*above, inner.name), path) for field in fields)


def _numbered(name: str) -> Iterator[str]:
    """`name`, and then with numbers."""
    yield name
    yield from (f"{name}-{number}" for number in count(2))


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
