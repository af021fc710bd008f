"""Pages and scripts that people wrote: into the docs as they stand, after a look at what a reader trips over."""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Iterator, Sequence

from ..diagnostics import Diagnostics, Origin
from ..source import Handwritten
from ..text.markdown.plain import anchor_name
from ..text.prose import sentences
from .docmodel import Example, Page

FOLDER = "guides"
_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,60}")
_UNSEEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
"""What no reader of a page can see: in no file of the output."""
_TITLE = re.compile(r"# +(\S.*?) *#*$")


def written_guides(
    files: Sequence[Handwritten], known: Collection[str], section: tuple[str, ...], diagnostics: Diagnostics
) -> Iterator[Page]:
    """The guides that stand in files; each begins with its title and goes by the name of its file.

    `known` are the paths of the guides that the generator makes.
    """
    for file in files:
        path = f"{FOLDER}/{file.name}.md"
        if not _fits(file, diagnostics):
            continue
        if path in known:
            help = f"rename it; {', '.join(sorted(known))} are made by the generator"
            message = f"the generator makes a guide of this name: docs/{path}"
            diagnostics.error("bad-guide", message, Origin(page=file.path), help=help)
            continue
        lines = file.text.splitlines()
        title = _TITLE.match(lines[0]) if lines else None
        if title is None:
            help = "begin it with a line like `# What it is about`, and a sentence below"
            diagnostics.error(
                "bad-guide", "the guide has no title", Origin(page=file.path, line=1, column=1), help=help
            )
            continue
        yield Page(
            path=path,
            title=title[1],
            summary=sentences("\n".join(lines[1:]), 0),
            section=section,
            written=file.text,
            origin_text=file.path,
        )


def examples(files: Sequence[Handwritten], diagnostics: Diagnostics) -> Iterator[Example]:
    """The scripts, each with what its docstring says of it."""
    for file in files:
        if not _fits(file, diagnostics):
            continue
        words = _docstring(file, diagnostics)
        if words:
            title, _, rest = words.partition("\n")
            yield Example(
                name=file.name,
                title=title.strip().rstrip("."),
                description=rest.strip(),
                anchor=anchor_name(file.name),
                path=f"examples/{file.name}.py",
                source=file.text.strip("\n"),
                content=file.text.encode(),
            )


def _docstring(file: Handwritten, diagnostics: Diagnostics) -> str:
    """What a script says of itself; empty, with an error, when it says nothing or is no Python."""
    try:
        words = ast.get_docstring(ast.parse(file.text))
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        line = getattr(error, "lineno", None)
        place = Origin(page=file.path, line=line, column=getattr(error, "offset", None) if line else None)
        diagnostics.error("bad-example", f"this is no Python: {getattr(error, 'msg', '') or error}", place)
        return ""
    if not words:
        help = "begin it with a docstring: a title, and below it what the script shows"
        diagnostics.error("bad-example", "the script has no title", Origin(page=file.path, line=1, column=1), help=help)
    return words or ""


def _fits(file: Handwritten, diagnostics: Diagnostics) -> bool:
    """Whether its name can stand in an address, and all of its text can be seen."""
    code = "bad-guide" if file.path.endswith(".md") else "bad-example"
    unseen = _UNSEEN.search(file.text)
    if unseen:
        before = file.text[: unseen.start()]
        place = Origin(page=file.path, line=before.count("\n") + 1, column=len(before) - before.rfind("\n"))
        help = "use spaces" if unseen[0] == "\t" else "remove it"
        diagnostics.error(code, f"here stands a character that cannot be seen: {unseen[0]!a}", place, help=help)
    named = _NAME.fullmatch(file.name)
    if not named:
        help = "use small letters, digits, - and _"
        diagnostics.error(code, "the name of the file does not fit into an address", Origin(page=file.path), help=help)
    return bool(named and not unseen)
