"""Single files out of published npm packages: each pinned by version and SHA-512, kept in a cache once it came."""

from __future__ import annotations

import base64
import hashlib
import os
import shutil
import subprocess
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path

CACHE = Path(".cache") / "npm"
SECONDS = 120
"""How long npm may take for one package."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """A version of an npm package, and the hash of its archive as the registry states it."""

    name: str
    version: str
    integrity: str
    """`sha512-` and the digest in base64."""


class PackageError(Exception):
    """There is no npm, it did not reach its registry, or what came is not what was pinned."""


def read(package: Package, member: str, cache: Path = CACHE) -> str:
    """Text of a file inside a package. Raises `PackageError` with the reason."""
    archive = cache / f"{package.name.strip('@').replace('/', '-')}-{package.version}.tgz"
    if not (archive.is_file() and _intact(archive, package)):
        _fetch(package, archive)
    with tarfile.open(archive) as files:
        found = files.extractfile(f"package/{member}")
        if found is None:
            raise PackageError(f"{package.name} {package.version} has no file {member}")
        return found.read().decode("utf-8")


def _fetch(package: Package, archive: Path) -> None:
    npm = shutil.which("npm")
    if npm is None:
        raise PackageError("npm is not installed")
    archive.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=archive.parent) as folder:
        command = [npm, "pack", f"{package.name}@{package.version}", "--silent", "--pack-destination", folder]
        try:
            done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=False)
        except subprocess.TimeoutExpired:
            raise PackageError(f"npm did not bring {package.name} {package.version} in {SECONDS} s") from None
        came = sorted(Path(folder).glob("*.tgz"))
        if done.returncode or not came:
            reason = (done.stderr or done.stdout).strip() or f"npm ended with {done.returncode}"
            raise PackageError(f"npm did not bring {package.name} {package.version}: {reason}")
        if not _intact(came[0], package):
            raise PackageError(f"{package.name} {package.version} is not the archive that was pinned")
        os.replace(came[0], archive)


def _intact(archive: Path, package: Package) -> bool:
    digest = hashlib.sha512(archive.read_bytes()).digest()
    return f"sha512-{base64.b64encode(digest).decode()}" == package.integrity
