"""Files of another revision, as git has them; nothing of the working copy is changed."""

from __future__ import annotations

import io
import subprocess
import tarfile
from collections.abc import Iterable
from pathlib import Path


class RevisionError(Exception):
    """git cannot give what is asked for; the argument says why."""


def commit_of(revision: str, folder: Path) -> str | None:
    """The commit that a revision is; None when it is none, or `folder` is in no repository."""
    if revision.startswith("-"):
        return None
    try:
        return (
            _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
            .decode()
            .strip()
        )
    except RevisionError:
        return None


def read_at(commit: str, path: str, folder: Path) -> bytes | None:
    """The content of a file, given as seen from `folder`; None when the commit has no such file."""
    try:
        return _git(folder, "cat-file", "blob", f"{commit}:./{path}")
    except RevisionError:
        return None


def extract(commit: str, paths: Iterable[str], folder: Path, target: Path) -> None:
    """Put files and folders of a commit, those that it has, below `target`, named as seen from `folder`."""
    wanted = list(paths)
    there = _git(folder, "ls-tree", "--name-only", "-z", commit, "--", *wanted).decode("utf-8").split("\0")
    found = [name for name in there if name]
    if not found:
        raise RevisionError(f"{commit[:12]} has no {wanted[0]}")
    with tarfile.open(fileobj=io.BytesIO(_git(folder, "archive", "--format=tar", commit, "--", *found))) as archive:
        archive.extractall(target, filter="data")


def _git(folder: Path, *arguments: str) -> bytes:
    try:
        done = subprocess.run(["git", "-C", str(folder), *arguments], capture_output=True, check=False)
    except OSError as error:
        raise RevisionError(f"git cannot be run: {error.strerror or error}") from None
    if done.returncode:
        raise RevisionError(done.stderr.decode("utf-8", "replace").strip().partition("\n")[0] or "git failed")
    return done.stdout
