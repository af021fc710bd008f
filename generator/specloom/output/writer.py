"""Compares the rendered files with the output folder and brings it up to date. The only module that writes files.

A file whose bytes would not change is not touched; a file that the manifest does not know is never touched; one that
was edited by hand stops the run, and so does a link, a folder or a pipe where a file belongs. What is written is put in
place all together (`transaction`).
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..diagnostics import Diagnostics, Origin
from .claim import RUN
from .edits import Edit, edit_of, rule_for
from .journal import JournalError
from .manifest import NAME, Known, digest, format_manifest, manifest_of, parse_manifest
from .transaction import Target, interrupted, put, recover
from .tree import Kind, ObstacleError, Tree

if TYPE_CHECKING:
    from ..python.codemodel import File


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What the output folder lacks or has too much; paths below the folder, sorted."""

    changed: tuple[File, ...] = ()
    unchanged: int = 0
    stale: tuple[str, ...] = ()
    edited: tuple[str, ...] = ()
    """Generated files that no longer are as the last run left them."""
    edits: Mapping[str, Edit] = field(default_factory=dict)
    """What is edited in those of them that are still made."""
    foreign: tuple[str, ...] = ()
    """Files in the way that the generator did not write."""
    missing: tuple[str, ...] = ()
    """Generated files that someone removed."""
    obstacles: tuple[tuple[str, Kind], ...] = ()
    """What is in the way and is not replaced, and what it is."""

    @property
    def current(self) -> bool:
        """Whether there is nothing to do."""
        return not (self.changed or self.stale)


def written_by_us(out: Path, shown: str, diagnostics: Diagnostics) -> Known:
    """Path -> hash of what the last run left in `out`; empty when there was none."""
    try:
        content = Tree(out).read(NAME)
        if content is None:
            return {}
        text = content.decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        help = "restore the file from version control, or remove the output folder and generate again"
        diagnostics.error("damaged-manifest", f"it cannot be read: {reason}", Origin(page=f"{shown}/{NAME}"), help=help)
        return {}
    return parse_manifest(text, f"{shown}/{NAME}", diagnostics)


def compare(files: Iterable[File], out: Path, known: Known) -> Comparison:
    """How the folder differs from `files`; reads, never writes."""
    wanted = sorted(files, key=lambda file: file.path)
    look = _Look(out, going=known.keys() - {file.path for file in wanted})
    ours = frozenset[str]().union(*known.values())  # a merge may put what we wrote under another name
    edited, foreign, edits = list[str](), list[str](), dict[str, Edit]()
    changed, missing = [], []
    for file in wanted:
        there = look.at(file.path)
        if there == file.content:
            continue
        changed.append(file)
        if there is None:
            if file.path in known:
                missing.append(file.path)
        elif digest(there) not in ours:
            (edited if file.path in known else foreign).append(file.path)
            if file.path in known:
                edits[file.path] = edit_of(file.content, there)
    stale = {path: there for path in sorted(look.going) if (there := look.at(path, stale=True)) is not None}
    edited.extend(path for path, there in stale.items() if digest(there) not in ours)
    return Comparison(
        changed=tuple(changed),
        unchanged=len(wanted) - len(changed),
        stale=tuple(stale),
        edited=tuple(sorted(edited)),
        edits=edits,
        foreign=tuple(foreign),
        missing=tuple(missing),
        obstacles=tuple(sorted(look.obstacles.items())),
    )


class _Look:
    """Reads files, and notes what stands where one is expected or on the way to it."""

    def __init__(self, out: Path, going: set[str]) -> None:
        self.going = going
        """Generated files that are to go, so that they are in nobody's way."""
        self.obstacles: dict[str, Kind] = {}
        self._tree = Tree(out)

    def at(self, path: str, *, stale: bool = False) -> bytes | None:
        """The file at `path`; None when there is none, and where something else stands."""
        try:
            return self._tree.read(path)
        except ObstacleError as obstacle:
            # Where a stale file is looked for, anything but a link only says that it has gone.
            if obstacle.kind is Kind.LINK or not (stale or self._makes_room(obstacle)):
                self.obstacles[obstacle.path] = obstacle.kind
            return None

    def _makes_room(self, obstacle: ObstacleError) -> bool:
        """Whether nothing but generated files that are to go stands there."""
        if obstacle.kind is Kind.FOLDER:
            return self._only_going(obstacle.path)
        return obstacle.kind is Kind.FILE and obstacle.path in self.going

    def _only_going(self, folder: str) -> bool:
        inside = [f"{folder}/{name}" for name in self._tree.names(folder)]
        return bool(inside) and all(
            path in self.going
            or (os.path.isdir(full := self._tree.root / path) and not full.is_symlink() and self._only_going(path))
            for path in inside
        )


def untouched(out: Path, known: Known) -> bool:
    """Whether every file of the manifest is there as it was written."""
    tree = Tree(out)
    try:
        return bool(known) and all(tree.digest(path) in values for path, values in known.items())
    except ObstacleError:
        return False


def refuse_place(out: Path, shown: str, inputs: Iterable[Path], diagnostics: Diagnostics) -> None:
    """Add an `unsafe-output` error when `out` is no folder that the generator may own, whatever is in it."""
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
    _refuse(reason, shown, diagnostics)


def refuse_strangers(out: Path, shown: str, known: Known, diagnostics: Diagnostics) -> None:
    """Add an `unsafe-output` error when `out` holds files and none that the generator wrote."""
    if not known and out.is_dir() and any(path.name != RUN for path in out.iterdir()):
        _refuse("is not empty and has no manifest, so the generator did not make it", shown, diagnostics)


def _refuse(reason: str, shown: str, diagnostics: Diagnostics) -> None:
    if reason:
        help = "choose a folder of its own with --out"
        diagnostics.error("unsafe-output", f"the output folder {reason}", Origin(page=shown), help=help)


def refuse_obstacles(comparison: Comparison, shown: str, diagnostics: Diagnostics) -> None:
    """Add an error for everything in the way that is not replaced, not even by force."""
    for path, kind in comparison.obstacles:
        diagnostics.error(
            "blocked-output",
            f"{kind} stands where the generator wants to write",
            Origin(page=f"{shown}/{path}" if shown else path),
            help="move it away: it is neither followed nor replaced",
        )


def refuse_edits(
    comparison: Comparison, shown: str, diagnostics: Diagnostics, index: Mapping[str, Any] | None = None
) -> None:
    """Add an error for each file whose content would be lost; `index` tells of the package that would replace it."""
    for path in comparison.edited:
        edit = comparison.edits.get(path)
        diagnostics.error(
            "edited-output",
            "this generated file was edited by hand",
            Origin(page=f"{shown}/{path}", line=edit.line if edit else None, column=1 if edit else None),
            help=f"say the same in {rule_for(path, edit, index or {})}; --force discards the edit",
            difference=edit.difference if edit else (),
        )
    for path in comparison.foreign:
        diagnostics.error(
            "foreign-output",
            "a file that the generator did not write stands where it wants to write",
            Origin(page=f"{shown}/{path}"),
            help="move it away; --force replaces it",
        )


def refuse_interrupted(out: Path, shown: str, diagnostics: Diagnostics) -> None:
    """Add an error when a run was interrupted while it put files in place: nothing can be said of such a folder."""
    if interrupted(out):
        diagnostics.error(
            "interrupted-output",
            "a run was interrupted while it put files in place, so some may be new and some old",
            Origin(page=shown),
            help="run `generate`: it completes or undoes that first",
        )


def finish_interrupted(folders: Sequence[Path], shown: str, diagnostics: Diagnostics) -> None:
    """End what a run left half done, and say so; an error when that is not possible. The folders are `claimed`."""
    try:
        if recover(folders):
            message = "an earlier run was interrupted while it put files in place; that was put right first"
            diagnostics.note("interrupted-output", message, Origin(page=shown))
    except JournalError as error:
        diagnostics.error(
            "interrupted-output",
            f"an earlier run was interrupted, and cannot be completed or undone: {error}",
            Origin(page=shown),
            help=f"restore the folder from version control without `{RUN}`, or remove it; then generate again",
        )


def write(
    files: tuple[File, ...],
    comparison: Comparison,
    out: Path,
    notes: Mapping[str, bytes],
    beside: Sequence[Target],
) -> None:
    """Make the folder hold `files`, and the targets beside it what they say, or change nothing; raises like `put`.

    `notes` are files of the generator's own in the same folder, which are no part of the output.
    """
    content = {file.path: file.content for file in comparison.changed}
    content |= {NAME: format_manifest(manifest_of(files)), **notes}
    put([Target(folder=out, files=content, stale=comparison.stale), *beside])


def write_text(path: Path, text: str, below: Path | None = None) -> None:
    """Replace one file that belongs to no package, in a single step; folders that are missing `below` one are made."""
    tree = Tree(below or path.parent)
    name = path.relative_to(tree.root).as_posix()
    staged = f"{name.removesuffix(path.name)}.{path.name}.{os.getpid()}"
    tree.read(name)  # raises when something else than a file is there
    tree.store(staged, text.encode("utf-8"))
    try:
        tree.move(staged, name)
    except OSError:
        tree.remove(staged)
        raise


def _contains(outer: Path, inner: Path) -> bool:
    return inner == outer or outer in inner.parents
