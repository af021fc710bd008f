"""From the generated docs to a site that works from a folder: build, finish, check."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit

from . import reference
from .codesamples import with_samples
from .finishing import LayoutError, finish
from .indexing import improve
from .linkcheck import broken
from .packages import CACHE, PackageError, read
from .policy import PolicyError, protect

_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
_ADDRESS = re.compile(r"^site_url: [\"']?([^\"'\n]*)", re.MULTILINE)
_NOTICE = re.compile(r"warning|error", re.IGNORECASE)
REFERENCE = "reference.html"


SOURCES = ("docs", "mkdocs.yml", "openapi.json", "api.json")
"""What the site of a package is made from."""


class SiteError(Exception):
    """The site could not be built, or is not as it should be; the message says all of it."""


FAULTS = (SiteError, LayoutError, PolicyError)
"""What ends a build in words."""


def build(folder: Path, cache: Path = CACHE, *, with_reference: bool = True) -> list[str]:
    """Build `folder/site` from `folder/docs`; what was left out and why.

    Raises `SiteError` when the builder fails or warns, or a link leads nowhere.
    """
    site = folder / "site"
    shutil.rmtree(site, ignore_errors=True)
    _zensical(folder)
    skipped, extra = [], []
    if with_reference:
        try:
            _reference(folder, site, cache)
            extra.append(("Interactive reference", REFERENCE))
        except PackageError as missing:
            skipped.append(f"without the interactive reference: {missing}")
    finish(folder / "docs", site, extra)
    improve(site)
    protect(site, [REFERENCE])
    if lost := broken(site, _root(folder)):
        raise SiteError("links that lead nowhere:\n  " + "\n  ".join(lost))
    return skipped


def _root(folder: Path) -> str:
    """The path of the site at its address; that of a host where no address is known."""
    found = _ADDRESS.search((folder / "mkdocs.yml").read_text(encoding="utf-8"))
    return urlsplit(found[1]).path.rstrip("/") + "/" if found else "/"


def _zensical(folder: Path) -> None:
    if find_spec("zensical") is None:
        raise SiteError("zensical, which builds the site, is not installed: pip install 'specloom[docs]'")
    command = [sys.executable, "-m", "zensical", "build", "--strict", "--clean"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    said = _COLOUR.sub("", done.stdout + done.stderr).partition("Traceback")[0].strip()
    if done.returncode or _NOTICE.search(said):
        raise SiteError(said or f"zensical ended with {done.returncode}")


def _reference(folder: Path, site: Path, cache: Path) -> None:
    bundle = read(reference.SCALAR, reference.BUNDLE, cache)
    document, index = (json.loads((folder / name).read_text(encoding="utf-8")) for name in ("openapi.json", "api.json"))
    document = with_samples(document, index, folder)
    (site / REFERENCE).write_text(reference.page(document, bundle), encoding="utf-8")
