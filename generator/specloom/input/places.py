"""Places as the output names them: the title of a page and a heading on it, which stay when lines and files move."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ..diagnostics import Origin
from ..openapi.pointers import tokens_of
from ..source import Fragment


def placing(fragments: Iterable[Fragment]) -> Callable[[Origin], str]:
    """A function from origins to words.

    An operation is named by its page and its heading, or by itself where it has none of its own. A component is named
    by its page, since several fragments of it may publish the same, and what is in no page by its file.
    """
    known = {(fragment.page, fragment.line): fragment for fragment in fragments}
    titles = {fragment.page: fragment.title for fragment in known.values()}

    def words(origin: Origin) -> str:
        title = titles.get(origin.page, origin.page)
        way = tokens_of(origin.pointer) or ()
        if way[:1] != ("paths",) or len(way) < 2:
            return title
        fragment = known.get((origin.page, origin.fragment))
        if fragment is not None and fragment.heading not in ("", title):
            return f"{title}: {fragment.heading}"
        return f"{title}: {f'{way[2].upper()} {way[1]}' if len(way) > 2 else way[1]}"

    return words
