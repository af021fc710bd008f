"""Puts files in place all together or not at all, and ends what an interrupted run left half done.

What is about to change is written to a journal first: each path with its hash before and after. All new content is
staged, and every old file kept under a second name, before the first visible change. From then on the change can be
completed or undone at any moment, by this run or by the next one, whatever its input. How far things are is said by the
name of the journal (`State`), so a single rename decides between the two.

A file with one of its two hashes is ours; any other was changed by somebody else since then, and is left alone.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from .claim import LOCK, RUN
from .journal import Change, JournalError, State, format_journal, parse_journal
from .manifest import digest
from .signals import held
from .tree import Kind, ObstacleError, Tree

_AT_ONCE = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What a folder is to hold in the end; other files in it stay as they are."""

    folder: Path
    files: Mapping[str, bytes]
    stale: Sequence[str] = ()
    """Files to remove."""


class UnfinishedError(OSError):
    """Undoing failed as well: the next run has to do it."""

    def __init__(self, cause: OSError) -> None:
        told = f"{cause.strerror or cause}; some files are new and some old, which the next `generate` puts right"
        super().__init__(cause.errno, told, cause.filename)


def put(targets: Sequence[Target]) -> None:
    """Make all changes or none; the folders are to be `claimed`.

    Raises OSError or `Stopped` with everything as it was, `UnfinishedError` when even that was not possible.
    """
    transaction = _Transaction([target.folder for target in targets])
    contents = transaction.plan(targets)
    if not contents:
        return
    with held("everything was in place already") as check:
        try:
            transaction.stage(contents, check)
            transaction.advance(State.FORWARD)
            transaction.forward(check)
            transaction.forget()
        except BaseException as error:
            try:
                transaction.undo()
            except OSError as failure:
                raise UnfinishedError(failure) from error
            raise
        with contextlib.suppress(OSError):  # all is done, and the next run clears what is left
            transaction.clear()


def interrupted(folder: Path) -> bool:
    """Whether a run was interrupted while it put files in place, the journal of which is in `folder`."""
    state = _state(Tree(folder))
    return state is not None and state is not State.STAGING


def recover(folders: Sequence[Path]) -> bool:
    """End what a run on these folders, `claimed` now, left half done; whether anything was.

    Raises `JournalError` when that is not possible.
    """
    transaction = _Transaction(folders)
    found = interrupted(folders[0])
    if found:
        with held("what an earlier run had left half done is complete"):
            transaction.resume()
    transaction.clear()
    return found


def _state(tree: Tree) -> State | None:
    return next((state for state in State if tree.exists(state.path)), None)


@dataclass(slots=True)
class _Transaction:
    folders: Sequence[Path]
    changes: tuple[Change, ...] = ()
    state: State = State.STAGING
    trees: list[Tree] = field(init=False)

    def __post_init__(self) -> None:
        self.trees = [Tree(folder) for folder in self.folders]

    def plan(self, targets: Sequence[Target]) -> list[bytes | None]:
        """Note what differs; gives the new content of each change."""
        changes, contents = [], []
        for number, target in enumerate(targets):
            wanted: dict[str, bytes | None] = {**dict.fromkeys(target.stale), **target.files}
            for path, content in wanted.items():
                old = _digest(self.trees[number], path)
                new = None if content is None else digest(content)
                if old != new:
                    changes.append(Change(folder=number, path=path, old=old, new=new))
                    contents.append(content)
        self.changes = tuple(changes)
        return contents

    def stage(self, contents: Sequence[bytes | None], check: Callable[[], None]) -> None:
        """Write the journal, then store the new and keep the old, several at once: most of the time is waiting."""
        from concurrent.futures import ThreadPoolExecutor

        for _, change, tree in self._numbered():
            tree.try_out(change.path)
        self.trees[0].store(self.state.path, format_journal(self.folders, self.changes))
        self.trees[0].flush(self.state.path)

        def one(number: int, change: Change, tree: Tree, content: bytes | None) -> None:
            if change.old is not None:
                tree.keep(change.path, _kept(number))
            if content is not None:
                tree.store(_staged(number), content)

        with ThreadPoolExecutor(_AT_ONCE) as pool:
            work = [pool.submit(one, *row, content) for row, content in zip(self._numbered(), contents, strict=True)]
            try:
                for each in work:
                    each.result()
                    check()
            except BaseException:
                pool.shutdown(cancel_futures=True)
                raise
        for tree in {change.folder: tree for _, change, tree in self._numbered()}.values():
            tree.flush(_staged(0))

    def advance(self, state: State) -> None:
        """Decide what becomes of the changes from now on, even if this process ends here."""
        self.trees[0].move(self.state.path, state.path)
        self.state = state
        self.trees[0].flush(state.path)

    def forward(self, check: Callable[[], None] = lambda: None) -> None:
        """Put everything in place that is not yet.

        Folders are made before and removed after all else: undoing what lies between takes no space on the disk.
        """
        going = [(change, tree) for _, change, tree in self._numbered() if change.new is None]
        coming = [row for row in self._numbered() if row[1].new is not None]
        for change, tree in going:
            check()
            if _digest(tree, change.path) == change.old:
                tree.remove(change.path)
        for _, change, tree in coming:
            check()
            tree.make_folders(change.path)
        files = {(tree, change.path) for _, change, tree in coming}
        for change, tree in going:
            if any((tree, str(above)) in files for above in PurePosixPath(change.path).parents):
                tree.prune(change.path)  # this folder becomes a file
        for number, change, tree in coming:
            check()
            if _digest(tree, change.path) in (None, change.old):
                tree.move(_staged(number), change.path)
        self._flush()
        for change, tree in going:
            tree.prune(change.path)

    def back(self) -> None:
        """Take back what is in place."""
        for _, change, tree in self._numbered():
            if change.old is None:
                if _digest(tree, change.path) == change.new:
                    tree.remove(change.path)
                tree.prune(change.path)
        for number, change, tree in self._numbered():
            if change.old is not None and _digest(tree, change.path) in (None, change.new):
                tree.move(_kept(number), change.path)
        self._flush()

    def undo(self) -> None:
        """Have everything as it was."""
        if self.state is State.FORWARD:
            self.advance(State.BACK)
        if self.state is State.BACK:
            self.back()
            self.forget()
        self.clear()

    def resume(self) -> None:
        """Do what the journal says is left to do."""
        self.state = _state(self.trees[0]) or self.state
        self.changes = parse_journal(self.trees[0].read(self.state.path) or b"", self.folders)
        if self.state is State.FORWARD and all(self._staged_or_placed(*row) for row in self._numbered()):
            self.forward()
            self.forget()
        elif all(self._kept_or_restored(*row) for row in self._numbered()):
            self.undo()
        else:
            raise JournalError(f"files of it are missing in `{RUN}`")

    def forget(self) -> None:
        """Remove the journal: the changes, or their undoing, are complete."""
        self.trees[0].remove(self.state.path)

    def clear(self) -> None:
        """Remove what was staged."""
        for tree in self.trees:
            for name in tree.names(RUN):
                if f"{RUN}/{name}" != LOCK:
                    tree.remove(f"{RUN}/{name}")

    def _numbered(self) -> Iterator[tuple[int, Change, Tree]]:
        return ((number, change, self.trees[change.folder]) for number, change in enumerate(self.changes))

    def _flush(self) -> None:
        """Let the disk have all names before the journal goes."""
        folders = {
            (tree, above) for _, change, tree in self._numbered() for above in PurePosixPath(change.path).parents
        }
        for tree, folder in folders:
            with contextlib.suppress(FileNotFoundError, ObstacleError):  # it has gone, or is a file now
                tree.flush(str(folder / "x"))

    def _staged_or_placed(self, number: int, change: Change, tree: Tree) -> bool:
        """Whether the change can still be made, or is made."""
        if change.new is None:
            return True
        staged = _digest(tree, _staged(number))
        return staged == change.new if staged else _digest(tree, change.path) not in (None, change.old)

    def _kept_or_restored(self, number: int, change: Change, tree: Tree) -> bool:
        """Whether the change can still be undone, or is undone."""
        if change.old is None:
            return True
        kept = _digest(tree, _kept(number))
        return kept == change.old if kept else _digest(tree, change.path) not in (None, change.new)


def _staged(number: int) -> str:
    return f"{RUN}/{number}.new"


def _kept(number: int) -> str:
    return f"{RUN}/{number}.old"


def _digest(tree: Tree, path: str) -> str | None:
    """The hash of a file; None where a folder stands, or a file on the way: what is to become one may be the other."""
    try:
        return tree.digest(path)
    except ObstacleError as obstacle:
        if obstacle.kind in (Kind.FOLDER, Kind.FILE):
            return None
        raise
