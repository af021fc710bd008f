"""One run at a time: a lock on each folder that is written to.

The lock is the kernel's, on a file that also says whose it is: it ends with its process, however that ends.
"""

from __future__ import annotations

import contextlib
import errno
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from .tree import Kind, ObstacleError

RUN = ".specloom-run"
"""Name of the folder, below each folder that is written to, for the lock and all that is staged; gone after a run."""
LOCK = f"{RUN}/lock"
_READ_ONLY = {errno.EACCES, errno.EPERM, errno.EROFS}
_NO_LOCKS = {errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP, errno.ENOTSUP}
_PAUSE = 0.05

Say = Callable[[str], None]
"""Tells people something at once, while the run goes on."""


@contextlib.contextmanager
def claimed(folders: Iterable[Path], say: Say) -> Iterator[OSError | None]:
    """Hold the folders for this run, waiting for other runs; gives the reason where nothing can be written.

    Folders that are missing are made, and go again when nothing was put into them.
    """
    fault: OSError | None = None
    with contextlib.ExitStack() as stack:
        try:
            # In one order everywhere: two runs that each hold what the other waits for would wait for ever.
            for folder in sorted({Path(os.path.realpath(folder)) for folder in folders}):
                stack.enter_context(_claim(folder, say))
        except OSError as error:
            if error.errno not in _READ_ONLY:
                raise
            fault = error
        yield fault


def wait_until_free(folder: Path, say: Say) -> None:
    """Wait for the end of a run that is writing to `folder`; changes nothing."""
    try:
        # Windows locks only what is open for writing.
        descriptor = _open(folder / LOCK, os.O_RDWR if sys.platform == "win32" else os.O_RDONLY)
    except OSError:
        return  # there is no run, or none that this user may know about
    try:
        _wait(descriptor, say, shared=True)
    finally:
        os.close(descriptor)


@contextlib.contextmanager
def _claim(folder: Path, say: Say) -> Iterator[None]:
    made = [each for each in (folder, *folder.parents) if not each.exists()]
    try:
        descriptor = _acquire(folder, say)
        try:
            with contextlib.suppress(OSError):  # on a full disk: the number is for people, and what needs space says so
                os.ftruncate(descriptor, 0)
                os.lseek(descriptor, 0, os.SEEK_SET)
                os.write(descriptor, f"{os.getpid()}\n".encode())
            yield
        finally:
            # While it is held: afterwards the name may belong to the next run. A file that stays locks nothing.
            with contextlib.suppress(OSError):
                (folder / LOCK).unlink()
            os.close(descriptor)
            if sys.platform == "win32":  # there an open file cannot be removed, neither ours nor the next run's
                with contextlib.suppress(OSError):
                    (folder / LOCK).unlink()
    finally:
        for each in (folder / RUN, *made):
            with contextlib.suppress(OSError):  # it holds something: the output, or the lock of the next run
                each.rmdir()


def _acquire(folder: Path, say: Say) -> int:
    """Open and lock the file; once more when the run that was waited for has removed it in the meantime."""
    while True:
        (folder / RUN).mkdir(parents=True, exist_ok=True)
        if (folder / RUN).is_symlink():
            raise ObstacleError(folder / RUN, RUN, Kind.LINK)
        try:
            descriptor = _open(folder / LOCK, os.O_RDWR | os.O_CREAT)
        except FileNotFoundError:
            continue
        try:
            _wait(descriptor, say)
            if os.path.samestat(os.fstat(descriptor), os.stat(folder / LOCK)):
                return descriptor
        except FileNotFoundError:
            pass
        except BaseException:
            os.close(descriptor)
            raise
        os.close(descriptor)


def _open(path: Path, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0), 0o644)


def _wait(descriptor: int, say: Say, *, shared: bool = False) -> None:
    """Lock the file, as soon as nobody else has it."""
    told = False
    while True:
        try:
            if _taken(descriptor, shared):
                return
        except OSError as error:
            if error.errno not in _NO_LOCKS:
                raise
            say("this file system has no locks: let no second run write to the same folder meanwhile")
            return
        if not told:
            owner = os.read(descriptor, 20).decode("ascii", "replace").strip()
            who = f"process {owner}" if owner.isdigit() else "another run"
            say(f"waiting for {who}, which is writing to the same folder")
            told = True
        time.sleep(_PAUSE)


if sys.platform == "win32":
    import msvcrt

    _BEYOND = 2**20
    """The byte that is locked: what is locked cannot be read there, and the process id is to be."""

    def _taken(descriptor: int, shared: bool) -> bool:
        position = os.lseek(descriptor, 0, os.SEEK_CUR)
        os.lseek(descriptor, _BEYOND, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return False
        finally:
            os.lseek(descriptor, position, os.SEEK_SET)
        return True

else:
    import fcntl

    def _taken(descriptor: int, shared: bool) -> bool:
        """Lock the file without waiting; whether that was possible."""
        try:
            fcntl.flock(descriptor, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
