"""Parts of generated files by name: what a case is about, without the rest of the file.

`expected.txt` of a case is a list of them, each a line that says which and the text that it must be:

    @@ models/labels.py Labels           a class, a function, a variable; `Labels.name` inside a class
    @@ resources/labels.py Labels.get()  the signature alone, of all overloads
    @@ docs/models/label.md ## Fields    a section, with those below it
    @@ docs/models/label.md              a whole file
    @@ console                           what the run prints

Paths without `docs/` are below the package.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping
from itertools import zip_longest

_MARK = "@@ "
CONSOLE = "console"


def named(text: str) -> list[str]:
    """What a list of snippets asks for, in its order."""
    return [line.removeprefix(_MARK) for line in text.splitlines() if line.startswith(_MARK)]


def fill(wanted: list[str], files: Mapping[str, bytes], package: str, console: str) -> str:
    """The list of snippets with the texts that they have in `files`."""
    parts = []
    for what in wanted:
        path, _, name = what.partition(" ")
        if path == CONSOLE:
            found = console
        else:
            place = path if path.startswith("docs/") else f"src/{package}/{path}"
            found = select(files[place].decode("utf-8"), name, path)
        parts.append(f"{_MARK}{what}\n{found.rstrip()}\n")
    return "\n".join(parts)


def select(text: str, name: str, path: str) -> str:
    """The part of a file that has this name; `LookupError` when there is none."""
    if not name:
        return text
    found = _section(text, name) if path.endswith(".md") else _definition(text, name)
    if not found:
        raise LookupError(f"{path} has no {name}")
    return found


def _section(text: str, heading: str) -> str:
    """A heading and what is below it, up to the next one that is as high."""
    level = len(heading) - len(heading.lstrip("#"))
    found: list[str] = []
    fence = False
    for line in text.splitlines():
        fence ^= line.lstrip().startswith("```")
        hashes = re.match("#+ ", line) if not fence else None
        if found and hashes and len(hashes[0].rstrip()) <= level:
            break
        if found or line == heading:
            found.append(line)
    return "\n".join(found)


def _definition(source: str, name: str) -> str:
    """The source of a definition with its docstring; with `()` only the signatures."""
    *outer, last = name.removesuffix("()").split(".")
    body: list[ast.stmt] = ast.parse(source).body
    for each in outer:
        body = next((node.body for node in body if isinstance(node, ast.ClassDef) and node.name == each), [])
    lines = source.splitlines()
    found: list[str] = []
    for node, after in zip_longest(body, body[1:]):
        if last not in _names(node):
            continue
        start, end = node.lineno, node.end_lineno or node.lineno
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            start = min([start, *(one.lineno for one in node.decorator_list)])
            first = node.body[0]
            if name.endswith("()") and ast.unparse(first) != "...":
                end = first.lineno - 1
        elif after is not None and _is_text(after):
            end = after.end_lineno or end
        found.append("\n".join(lines[start - 1 : end]))
    return "\n\n".join(found)


def _names(node: ast.stmt) -> set[str]:
    """What a statement defines."""
    if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
        return {node.name}
    targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
    return {target.id for target in targets if isinstance(target, ast.Name)}


def _is_text(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
