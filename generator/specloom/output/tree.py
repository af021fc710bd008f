"""Reads and changes files below one folder without ever following a symbolic link.

Where the platform has `openat` and its kin, each folder on the way is opened relative to the one before, so a link
that appears in the meantime leads nowhere either. Elsewhere each part of the path is looked at just before its use.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path, PurePosixPath

from .manifest import digest

_BY_DESCRIPTOR = hasattr(os, "O_NOFOLLOW") and os.supports_dir_fd >= {
    os.open,
    os.stat,
    os.link,
    os.rename,
    os.unlink,
    os.mkdir,
    os.rmdir,
    os.access,
}
_FOLDER = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_NOFOLLOW", 0)
_FILE = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_NO_FOLDER = {errno.ENOTDIR, errno.ELOOP, errno.EMLINK, errno.ENXIO}
"""What opening a folder answers when a file, a link (EMLINK on some systems) or a pipe stands there."""
_NO_LINKS = {errno.EPERM, errno.EACCES, errno.EMLINK, errno.ENOSYS, errno.EOPNOTSUPP, errno.ENOTSUP}
"""What a file system answers that has no hard links."""
_NOT_SYNCED = {errno.EINVAL, errno.EBADF, errno.ENOSYS, errno.EOPNOTSUPP, errno.ENOTSUP}
"""What a file system answers that cannot flush a folder."""
_MODE = 0o644


class Kind(StrEnum):
    """What stands at a path, in words."""

    LINK = "a symbolic link"
    FOLDER = "a folder"
    FILE = "a file"
    SPECIAL = "a named pipe, a socket or a device"


class ObstacleError(OSError):
    """Something stands in the way that is not replaced: a link, a folder, a file on the way, a pipe."""

    def __init__(self, place: Path, path: str, kind: Kind) -> None:
        super().__init__(errno.EEXIST, f"{kind} is in the way", str(place))
        self.path = path
        """Path of the obstacle below the folder."""
        self.kind = kind


class Tree:
    """The files below `root`. Paths are relative with forward slashes; errors carry the full path."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def read(self, path: str) -> bytes | None:
        """The content of a plain file; None when there is none. Raises `ObstacleError` for anything else."""
        try:
            with self._at(path) as (name, folder):
                # Looked at before and after: opening a device may do something, and a pipe would wait for a writer.
                self._require_plain(os.stat(name, dir_fd=folder, follow_symlinks=False), path)
                descriptor = os.open(name, os.O_RDONLY | _FILE, dir_fd=folder)
                with os.fdopen(descriptor, "rb") as file:
                    self._require_plain(os.fstat(descriptor), path)
                    return file.read()
        except FileNotFoundError:
            return None

    def digest(self, path: str) -> str | None:
        """The hash of what `read` gives."""
        content = self.read(path)
        return None if content is None else digest(content)

    def store(self, path: str, content: bytes, *, lasting: bool = True) -> None:
        """Write a new file, and wait until the disk has it unless it need not be `lasting`."""
        with self._at(path, make=True) as (name, folder):
            descriptor = os.open(name, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _FILE, 0o600, dir_fd=folder)
            with os.fdopen(descriptor, "wb") as file:
                file.write(content)
                file.flush()
                os.chmod(descriptor if os.chmod in os.supports_fd else self.root / path, _MODE)
                if lasting:
                    os.fsync(descriptor)

    def keep(self, path: str, copy: str) -> None:
        """Give a file a second name, or copy it where the file system has no hard links."""
        try:
            with self._at(copy, make=True) as (other, beside), self._at(path) as (name, folder):
                follow = os.link not in os.supports_follow_symlinks
                os.link(name, other, src_dir_fd=folder, dst_dir_fd=beside, follow_symlinks=follow)
        except OSError as error:
            if error.errno not in _NO_LINKS:
                raise
            self.store(copy, self.read(path) or b"")

    def move(self, path: str, target: str) -> None:
        """Rename a file over another one, in a single step."""
        with self._at(target, make=True) as (other, beside), self._at(path) as (name, folder):
            os.replace(name, other, src_dir_fd=folder, dst_dir_fd=beside)

    def make_folders(self, path: str) -> None:
        """Make the folders above `path` that are missing."""
        with self._at(path, make=True):
            pass

    def remove(self, path: str) -> None:
        """Remove a file."""
        with self._at(path) as (name, folder):
            os.unlink(name, dir_fd=folder)

    def prune(self, path: str) -> None:
        """Remove the folders above `path` that are empty."""
        for above in PurePosixPath(path).parents:
            if above.name:
                try:
                    with self._at(str(above)) as (name, folder):
                        os.rmdir(name, dir_fd=folder)
                except OSError:
                    return  # it holds something else, or may not be removed: an empty folder does no harm

    def names(self, path: str) -> list[str]:
        """What is directly in a folder, sorted; nothing when there is none."""
        try:
            with self._at(f"{path}/x") as (name, folder):
                return sorted(os.listdir(os.path.dirname(name) if folder is None else folder))
        except FileNotFoundError:
            return []

    def flush(self, path: str) -> None:
        """Wait until the disk has the names in the folder of `path`."""
        with self._at(path) as (_, folder):
            try:
                if folder is not None:
                    os.fsync(folder)
            except OSError as error:
                if error.errno not in _NOT_SYNCED:
                    raise

    def try_out(self, path: str) -> None:
        """Raise the error that would keep a file from being put at `path`: no permission, a name that is too long."""
        real = os.access in os.supports_effective_ids
        for above in PurePosixPath(path).parents:
            try:
                with self._at(str(above / "x")) as (name, folder):
                    where = os.path.dirname(name) or "."
                    allowed = os.access(where, os.W_OK | os.X_OK, dir_fd=folder, effective_ids=real)
                break
            except (FileNotFoundError, ObstacleError):
                continue
        else:
            return
        if not allowed:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(self.root / above))
        for part in PurePosixPath(path).relative_to(above).parts:
            self.exists(str(above / part))

    def exists(self, path: str) -> bool:
        """Whether anything is there."""
        try:
            with self._at(path) as (name, folder):
                os.stat(name, dir_fd=folder, follow_symlinks=False)
        except FileNotFoundError:
            return False
        return True

    @contextlib.contextmanager
    def _at(self, path: str, *, make: bool = False) -> Iterator[tuple[str, int | None]]:
        """Name and open folder by which the system finds `path`: `os.stat(name, dir_fd=folder)`."""
        above = path.split("/")[:-1]
        folder: int | None = None
        try:
            folder = self._enter("", None)
            for depth in range(1, len(above) + 1):
                below = "/".join(above[:depth])
                try:
                    outer, folder = folder, self._enter(below, folder)
                except FileNotFoundError:
                    if not make:
                        raise
                    with contextlib.suppress(FileExistsError):  # another thread was faster
                        os.mkdir(self._name(below), dir_fd=folder)
                    outer, folder = folder, self._enter(below, folder)
                if outer is not None:
                    os.close(outer)
            yield self._name(path), folder
        except ObstacleError:
            raise
        except OSError as error:
            error.filename, error.filename2 = str(self.root / path), None
            raise
        finally:
            if folder is not None:
                os.close(folder)

    def _name(self, path: str) -> str:
        """What `path` is called from the folder that it is in, or from here where folders are not opened."""
        return path.rpartition("/")[2] if _BY_DESCRIPTOR else str(self.root / path)

    def _enter(self, path: str, outer: int | None) -> int | None:
        """Open the folder `path`, seen from the one above; raises `ObstacleError` when it is none, or a link to one."""
        name = self._name(path) if path else str(self.root)
        try:
            if _BY_DESCRIPTOR:
                return os.open(name, _FOLDER, dir_fd=outer)
        except OSError as error:
            if not path or error.errno not in _NO_FOLDER:
                raise
        if path:
            kind = _kind(os.stat(name, dir_fd=outer, follow_symlinks=False))
            if kind is not Kind.FOLDER or _BY_DESCRIPTOR:
                raise ObstacleError(self.root / path, path, kind)
        return None

    def _require_plain(self, status: os.stat_result, path: str) -> None:
        kind = _kind(status)
        if kind is not Kind.FILE:
            raise ObstacleError(self.root / path, path, kind)


def _kind(status: os.stat_result) -> Kind:
    if stat.S_ISLNK(status.st_mode):
        return Kind.LINK
    if stat.S_ISDIR(status.st_mode):
        return Kind.FOLDER
    return Kind.FILE if stat.S_ISREG(status.st_mode) else Kind.SPECIAL
