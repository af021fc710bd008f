"""Where a downloaded file goes: under its name only when it is whole, and never over another unless asked to.

The bytes are gathered in a hidden file beside the target, in the same folder, so that the last step is one rename. The
name of the target is the caller's: nothing that a server says takes part in it.
"""

from __future__ import annotations

import contextlib
import io
import os
import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, TypeAlias

__all__ = ["FileName", "FileSink", "StreamSink", "Target", "sink_of"]

FileName: TypeAlias = str | os.PathLike[str]
Target: TypeAlias = FileName | BinaryIO
"""Where a download may go: a path, or a file that is open for writing bytes."""


class FileSink:
    """A file on disk."""

    can_restart = True

    def __init__(self, target: FileName, overwrite: bool) -> None:
        self._target = Path(os.path.abspath(target))
        self._overwrite = overwrite
        self.result = Path(target)
        if self._target.is_dir():
            raise IsADirectoryError(f"{self.result} is a folder: give the name of the file as well")
        if not self._target.parent.is_dir():
            raise FileNotFoundError(f"there is no folder {self.result.parent}")
        self._refuse_existing()
        self.progress = 0
        self._part = self._target.parent / f".{self._target.name[:100]}.{secrets.token_hex(6)}.part"
        self._file: io.BufferedWriter | None = None

    def _refuse_existing(self) -> None:
        if not self._overwrite and os.path.lexists(self._target):
            raise FileExistsError(f"{self.result} exists: give overwrite=True to replace it")

    def restart(self) -> None:
        """Begin anew."""
        if self._file is None:
            self._file = open(self._part, "xb")  # noqa: SIM115 - closed by `commit` or `drop`
        self._file.seek(0)
        self._file.truncate()

    def feed(self, part: bytes) -> Iterator[None]:
        """Take the next bytes."""
        assert self._file is not None
        self._file.write(part)
        self.progress = max(self.progress, self._file.tell())
        return iter(())

    def finish(self) -> Iterator[None]:
        """Put the whole file under its name."""
        assert self._file is not None
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()
        if self._overwrite:
            os.replace(self._part, self._target)
        else:
            self._move()
        return iter(())

    def _move(self) -> None:
        """Rename without replacing; a link fails where a rename would silently replace."""
        try:
            os.link(self._part, self._target)
        except FileExistsError:
            self._refuse_existing()
            raise
        except OSError:  # no links on this file system
            self._refuse_existing()
            os.rename(self._part, self._target)
        else:
            os.unlink(self._part)

    def drop(self) -> None:
        """Remove what is not whole; after `finish` there is nothing to remove."""
        if self._file is not None:
            self._file.close()
            with contextlib.suppress(FileNotFoundError):
                os.unlink(self._part)


class StreamSink:
    """A file that the caller opened; what was written stays there when the download fails."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.result = 0
        self.progress = 0
        self.can_restart = file.seekable()
        self._start = file.tell() if self.can_restart else 0

    def restart(self) -> None:
        """Begin anew, at the place where the file stood."""
        self.result = 0
        if self.can_restart and self._file.tell() != self._start:
            self._file.seek(self._start)
            self._file.truncate()

    def feed(self, part: bytes) -> Iterator[None]:
        """Take the next bytes; an unbuffered file may need several turns."""
        rest = memoryview(part)
        while rest:
            written = self._file.write(rest)
            rest = rest[len(rest) if written is None else written :]
        self.result += len(part)
        self.progress = max(self.progress, self.result)
        return iter(())

    def finish(self) -> Iterator[None]:
        """Nothing more to do: closing the file is the caller's."""
        return iter(())

    def drop(self) -> None:
        """Leave the file as it is."""


def sink_of(target: Target, overwrite: bool) -> FileSink | StreamSink:
    """Return where the bytes go; everything that is wrong with the target is raised here, before anything is asked.

    Raises:
        FileExistsError: the file is there, and `overwrite` is not given.
        FileNotFoundError: the folder is not there.
        IsADirectoryError: the target is a folder.
        TypeError: the target is neither a path nor a file open for writing bytes.
    """
    if isinstance(target, str | os.PathLike):
        return FileSink(target, overwrite)
    if isinstance(target, io.TextIOBase) or not hasattr(target, "write"):
        raise TypeError(f"a download goes to a path or a file opened with 'wb', not {type(target).__name__}")
    return StreamSink(target)
