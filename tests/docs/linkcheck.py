"""Every relative link of a folder of Markdown leads to a file, and to a place in it. `python linkcheck.py FOLDER`."""

from __future__ import annotations

import posixpath
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

_FENCE = re.compile(r"^ *(`{3,}|~{3,})")
_CODE = re.compile(r"(`+)(?!`).+?(?<!`)\1(?!`)")
_LINK = re.compile(r"(?<!\\)\]\(<?([^)\s>]+)>?\)")
_ANCHOR = re.compile(r'<a id="([^"]*)"></a>')
_HEADING = re.compile(r"^#{1,6} +(.*)$")


def broken(files: Mapping[str, str]) -> list[str]:
    """What does not lead anywhere, `file: target` each. `files` are all files by path, whatever their kind."""
    anchors = {path: set(_anchors(text)) for path, text in files.items() if path.endswith(".md")}
    return [
        f"{path}: {target}"
        for path, text in sorted(files.items())
        if path.endswith((".md", "llms.txt"))
        for target in _links(text)
        if not _leads(path, target, files, anchors)
    ]


def _leads(path: str, target: str, files: Mapping[str, str], anchors: Mapping[str, set[str]]) -> bool:
    if re.match(r"(?:https?|mailto):", target):
        return True
    page, _, anchor = target.partition("#")
    found = posixpath.normpath(posixpath.join(posixpath.dirname(path), page)) if page else path
    return found in files and (not anchor or anchor in anchors.get(found, set()))


def _prose(text: str) -> Iterator[str]:
    """The lines outside fences."""
    closing = ""
    for line in text.split("\n"):
        opened = _FENCE.match(line)
        if closing:
            closing = "" if line.strip().startswith(closing) and not line.strip().strip(closing[0]) else closing
        elif opened:
            closing = opened[1]
        else:
            yield line


def _links(text: str) -> Iterator[str]:
    for line in _prose(text):
        yield from _LINK.findall(_CODE.sub("code", line))


def _anchors(text: str) -> Iterator[str]:
    for line in _prose(text):
        yield from _ANCHOR.findall(line)
        if heading := _HEADING.match(line):
            yield re.sub(r"[^\w\- ]", "", heading[1].lower()).strip().replace(" ", "-")


def main(folder: Path) -> int:
    """Print what is broken; 1 when there is any."""
    files = {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") if path.suffix in {".md", ".txt"} else ""
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
    found = broken(files)
    print("\n".join(found) or f"{len(files)} files, every link leads somewhere")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
