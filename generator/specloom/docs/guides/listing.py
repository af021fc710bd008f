"""Which guides a package has, in the order in which one reads them."""

from __future__ import annotations

from collections.abc import Iterator

from ...python.codemodel import Method
from ..docmodel import Guide
from ..shelf import Shelf
from ..snippets import Snippets
from . import always, declared
from .choosing import Choice
from .programs import Programs


def guides(shelf: Shelf, snippets: Snippets, first: Method | None) -> tuple[Guide, ...]:
    """The guides to one package; `first` is the call to begin with. None without a call."""
    return tuple(_guides(Programs(snippets), Choice(shelf), first)) if first else ()


def _guides(programs: Programs, choice: Choice, first: Method) -> Iterator[Guide]:
    yield always.start(programs, first)
    yield always.settings(programs, first)
    if paged := choice.paged():
        yield declared.paging(programs, choice, paged)
    if edited := choice.edited():
        yield declared.editing(programs, choice, edited)
    if batched := choice.batched():
        yield declared.batches(programs, choice, batched)
    if waited := choice.waited():
        yield declared.waiting(programs, choice, waited)
    if downloaded := choice.downloaded():
        yield declared.downloads(programs, choice, downloaded)
    yield always.errors(programs, choice, first)
    yield always.asynchronous(programs, choice, first)
    if programs.package.fake:
        yield always.testing(programs, first, programs.package.fake)
    yield always.watching(programs, first)
