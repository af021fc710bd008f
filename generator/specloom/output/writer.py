"""Compares the rendered files with the output folder and brings it up to date. The only module that writes files.

Everything is staged beside its target and flushed before the first visible change, so that a full disk or a crash
while writing leaves the old package. A file whose bytes would not change is not touched; a file that the manifest does
not know is never touched; one that was edited by hand stops the run.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ..diagnostics import Diagnostics, Origin
from .manifest import NAME, digest, format_manifest, manifest_of, parse_manifest

if TYPE_CHECKING:
    from ..python.codemodel import File

_AT_ONCE = 8
_MODE = 0o644


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What the output folder lacks or has too much; paths below the folder, sorted."""

    changed: tuple[File, ...] = ()
    unchanged: int = 0
    stale: tuple[str, ...] = ()
    edited: tuple[str, ...] = ()
    """Generated files that no longer are as the last run left them."""
    foreign: tuple[str, ...] = ()
    """Files in the way that the generator did not write."""
    missing: tuple[str, ...] = ()
    """Generated files that someone removed."""

    @property
    def current(self) -> bool:
        """Whether there is nothing to do."""
        return not (self.changed or self.stale)


def written_by_us(out: Path, shown: str, diagnostics: Diagnostics) -> dict[str, str]:
    """Path -> hash of what the last run left in `out`; empty when there was none."""
    try:
        text = (out / NAME).read_text(encoding="utf-8")
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError) as error:
        diagnostics.error("damaged-manifest", f"cannot be read: {error}", Origin(page=f"{shown}/{NAME}"))
        return {}
    return parse_manifest(text, f"{shown}/{NAME}", diagnostics)


def compare(files: Iterable[File], out: Path, known: dict[str, str]) -> Comparison:
    """How the folder differs from `files`; reads, never writes."""
    wanted = sorted(files, key=lambda file: file.path)
    paths = {file.path for file in wanted}
    changed, edited, foreign, missing = [], [], [], []
    for file in wanted:
        there = _read(out / file.path)
        if there == file.content:
            continue
        changed.append(file)
        if there is None:
            if file.path in known:
                missing.append(file.path)
        elif file.path not in known:
            foreign.append(file.path)
        elif digest(there) != known[file.path]:
            edited.append(file.path)
    stale = sorted(path for path in known if path not in paths and (out / path).is_file())
    edited.extend(path for path in stale if digest((out / path).read_bytes()) != known[path])
    return Comparison(
        changed=tuple(changed),
        unchanged=len(wanted) - len(changed),
        stale=tuple(stale),
        edited=tuple(sorted(edited)),
        foreign=tuple(foreign),
        missing=tuple(missing),
    )


def untouched(out: Path, known: dict[str, str]) -> bool:
    """Whether every file of the manifest is there as it was written."""
    for path, value in known.items():
        there = _read(out / path)
        if there is None or digest(there) != value:
            return False
    return bool(known)


def refuse_folder(
    out: Path,
    shown: str,
    inputs: Iterable[Path],
    known: dict[str, str],
    diagnostics: Diagnostics,
    *,
    force: bool = False,
) -> None:
    """Add an `unsafe-output` error when `out` is no folder that the generator may own."""
    place = Origin(page=shown)
    real = Path(os.path.realpath(out))
    reason = ""
    if out.is_symlink():
        reason = "is a symbolic link"
    elif out.exists() and not out.is_dir():
        reason = "is no folder"
    elif real == real.parent or real == Path.home() or (out / ".git").exists():
        reason = "is a folder with other things than a generated package in it"
    elif any(_contains(real, Path(os.path.realpath(path))) for path in inputs):
        reason = "holds the input"
    elif any(_contains(Path(os.path.realpath(path)), real) for path in inputs):
        reason = "lies inside the input"
    elif not known and not force and out.is_dir() and any(out.iterdir()):
        reason = "is not empty and has no manifest, so the generator did not make it"
    if reason:
        diagnostics.error(
            "unsafe-output", f"the output folder {reason}", place, help="choose a folder of its own with --out"
        )


def refuse_edits(comparison: Comparison, shown: str, diagnostics: Diagnostics) -> None:
    """Add an error for each file whose content would be lost."""
    for path in comparison.edited:
        diagnostics.error(
            "edited-output",
            "this generated file was edited by hand",
            Origin(page=f"{shown}/{path}"),
            help="say the same in sdk.yaml or an overlay; --force discards the edit",
        )
    for path in comparison.foreign:
        diagnostics.error(
            "foreign-output",
            "a file that the generator did not write stands where it wants to write",
            Origin(page=f"{shown}/{path}"),
            help="move it away; --force replaces it",
        )


def write(files: tuple[File, ...], comparison: Comparison, out: Path) -> None:
    """Make the folder hold `files`; raises OSError with the old files in place when staging fails."""
    from ..python.codemodel import File

    manifest = format_manifest(manifest_of(files))
    changed = [*comparison.changed]
    if _read(out / NAME) != manifest:
        changed.append(File(path=NAME, content=manifest))
    if not changed and not comparison.stale:
        return
    out.parent.mkdir(parents=True, exist_ok=True)
    staging = Path(tempfile.mkdtemp(prefix=f".{out.name}.", dir=out.parent))
    try:
        _stage(changed, staging)
        for number, file in enumerate(changed):
            target = out / file.path
            target.parent.mkdir(parents=True, exist_ok=True)
            os.replace(staging / str(number), target)
        for path in comparison.stale:
            _remove(out, path)
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def write_text(path: Path, text: str) -> bool:
    """Replace one file beside the output (the lock) in a single step; whether its bytes changed."""
    content = text.encode("utf-8")
    if _read(path) == content:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, staged = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    os.close(handle)
    try:
        _store(Path(staged), content)
        os.replace(staged, path)
    finally:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(staged)
    return True


def _stage(files: list[File], staging: Path) -> None:
    """Store each file under its number, several at once: most of the time is waiting until the disk has them."""
    from concurrent.futures import ThreadPoolExecutor

    targets = (staging / str(number) for number in range(len(files)))
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        # The first failure is raised here; the folder goes with all that was staged.
        list(pool.map(_store, targets, (file.content for file in files)))


def _store(path: Path, content: bytes) -> None:
    with path.open("wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
    path.chmod(_MODE)


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return None


def _remove(out: Path, path: str) -> None:
    (out / path).unlink(missing_ok=True)
    for folder in (out / path).parents:
        if folder == out:
            break
        try:
            folder.rmdir()
        except OSError:
            break


def _contains(outer: Path, inner: Path) -> bool:
    return inner == outer or outer in inner.parents
