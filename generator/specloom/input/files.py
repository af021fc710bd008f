"""The input, a folder or one file -> the bytes of the files to read, refusing what is no plain file."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from ..diagnostics import Diagnostics, Origin
from ..source import MANIFEST

SIZE = 64 * 1024 * 1024
"""Bytes that a file may have; the largest published descriptions have half of it."""
SUPPLEMENTS = "supplements"
NESTED = 5_000
"""Documents in folders of their own that are looked at."""
_DOCUMENTS = (".json", ".yaml", ".yml")
_SUFFIXES = (".md", ".json", ".yaml", ".yml")
_NOT_PAGES = (
    *("sdk.yaml", "overlays", "guides", "examples", "extensions", SUPPLEMENTS),
    *("released.json", "approved.yaml"),  # where the lock lies among the pages
)
_REASONS = {
    errno.ELOOP: "it is a symbolic link that leads round in a circle",
    errno.EACCES: "reading it is not permitted",
    errno.EPERM: "reading it is not permitted",
    errno.ENOENT: "it is not there, or a symbolic link to nothing",
    errno.EISDIR: "it is a folder",
    errno.ENXIO: "it is no plain file",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class InputFile:
    """One file of the input as it was on disk at one moment."""

    path: str
    """As shown to people: relative, forward slashes."""
    data: bytes
    supplement: bool = False
    nested: bool = False
    """Whether it stands in a folder of its own: it is read when a document refers to it, and else passed over."""


def find(folder: Path, shown: str, diagnostics: Diagnostics) -> tuple[InputFile, ...]:
    """Read all input files directly in `folder` and in its `supplements/`; `shown` is what people call the folder.

    Where there is a file instead of a folder, it is all of the input.
    """
    if folder.is_file():
        return _one(folder, shown, diagnostics)
    found = [*_folder(folder, shown, False, diagnostics), *_nested(folder, shown)]
    if (folder / SUPPLEMENTS).is_dir():
        found += _folder(folder / SUPPLEMENTS, f"{shown}/{SUPPLEMENTS}", True, diagnostics)
    if all(file.nested for file in found) and not diagnostics.failed:
        help = "put pages (.md) or OpenAPI documents (.json, .yaml) there"
        diagnostics.error("no-input", "there is no page or document to read", Origin(page=shown), help=help)
    return tuple(sorted(found, key=lambda file: file.path))


def _one(path: Path, shown: str, diagnostics: Diagnostics) -> tuple[InputFile, ...]:
    if not shown.lower().endswith(_SUFFIXES):
        help = "name a folder of pages, or one .md, .json, .yaml or .yml file"
        diagnostics.error("no-input", "the name of the file is not that of a page", Origin(page=shown), help=help)
        return ()
    data = _bytes(path, shown, diagnostics)
    return () if data is None else (InputFile(path=shown, data=data),)


def _is_bare(path: Path) -> bool:
    """Whether a path is a folder with something in it that is hidden, and nothing else."""
    names = os.listdir(path) if path.is_dir() and not path.is_symlink() else []
    return bool(names) and all(name.startswith(".") for name in names)


def _folder(folder: Path, shown: str, supplement: bool, diagnostics: Diagnostics) -> list[InputFile]:
    try:
        names = sorted(os.listdir(folder))
    except OSError as error:
        help = "name the folder that holds the pages in the configuration"
        diagnostics.error("no-input", f"the folder cannot be listed: {reason_of(error)}", Origin(page=shown), help=help)
        return []
    files: list[InputFile] = []
    for name in names:
        path = f"{shown}/{name}"
        if name.startswith(".") or (not supplement and name in _NOT_PAGES):
            continue
        if not supplement and (any(_documents(folder / name)) or (folder / name / MANIFEST).is_file()):
            continue
        if _is_bare(folder / name):
            continue  # as the folder of the package is while the first run goes on
        if not name.lower().endswith(_SUFFIXES):
            help = (
                "only .md, .json, .yaml and .yml files are read, and no folders but supplements, overlays, extensions"
            )
            diagnostics.note("ignored-file", "not read: its name is not that of a page", Origin(page=path), help=help)
            continue
        data = _bytes(folder / name, path, diagnostics)
        if data is not None:
            files.append(InputFile(path=path, data=data, supplement=supplement))
    return files


def _nested(folder: Path, shown: str) -> Iterator[InputFile]:
    """The documents in folders below, which others may refer to."""
    with suppress(OSError):  # what cannot be listed is reported where its files are read
        folders = sorted(name for name in os.listdir(folder) if not name.startswith(".") and name not in _NOT_PAGES)
        paths = (path for name in folders for path in _documents(folder / name))
        for path in islice(paths, NESTED):
            place = f"{shown}/{path.relative_to(folder).as_posix()}"
            with suppress(OSError):  # whoever refers to it is told that it is not there
                yield InputFile(path=place, data=read_plain(path)[:SIZE], nested=True)


def _documents(folder: Path) -> Iterator[Path]:
    """The documents in a folder and in those below it; links are not followed, and what was generated is none."""
    for here, folders, names in os.walk(folder):
        if MANIFEST in names:
            folders.clear()
            continue
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and name.lower().endswith(_DOCUMENTS):
                yield Path(here) / name


def _bytes(path: Path, shown: str, diagnostics: Diagnostics) -> bytes | None:
    """The contents of a plain file, read once, or None with the reason noted."""
    origin = Origin(page=shown)
    try:
        shown.encode("utf-8")
    except UnicodeEncodeError:
        help = "rename the file"
        diagnostics.error("unreadable-file", "the name of the file is not UTF-8", origin, help=help)
        return None
    try:
        data = read_plain(path)
    except OSError as error:
        help = "replace it by a plain file that you may read, or move it out of the folder"
        diagnostics.error("unreadable-file", f"the file cannot be read: {reason_of(error)}", origin, help=help)
        return None
    if len(data) > SIZE:
        help = "split it into smaller pages"
        diagnostics.error("file-too-large", f"the file is larger than {SIZE // 2**20} MiB", origin, help=help)
        return None
    return data


def read_plain(path: Path) -> bytes:
    """The first `SIZE` bytes and one more of a plain file.

    Looked at before and after it is opened: opening a device may do something, and the name may by then stand for
    another file. Without O_NONBLOCK the opening of a FIFO would wait for a writer that may never come.
    """
    _require_plain(os.stat(path))
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    try:
        _require_plain(os.fstat(descriptor))
        with os.fdopen(descriptor, "rb", closefd=False) as file:
            return file.read(SIZE + 1)
    finally:
        os.close(descriptor)


def _require_plain(status: os.stat_result) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise IsADirectoryError(errno.EISDIR, "it is a folder")
    if not stat.S_ISREG(status.st_mode):
        raise OSError(errno.ENXIO, "it is no plain file")


def reason_of(error: OSError) -> str:
    """Why, without the path of the machine, which differs from one to the next."""
    return _REASONS.get(error.errno or 0, error.strerror or "unknown reason")
