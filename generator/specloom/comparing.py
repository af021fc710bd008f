"""`diff`: reads two sides, whatever form they have, and compares them.

A side is a folder of pages, a document, a generated package, or a revision in git. What cannot be read is an error:
it must never look like a side without differences.
"""

from __future__ import annotations

import json
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

from .changes.model import Comparison, Side
from .changes.report import compare
from .changes.sides import package_side
from .config import Config
from .diagnostics import Diagnostics, Origin
from .input.files import read_plain, reason_of
from .input.inputs import gather, shown
from .input.revisions import RevisionError, commit_of, extract, read_at
from .pipeline import DOCUMENT, INDEX, state
from .runs import current_state
from .settings.approvals import Approval, parse_approvals, report_unused

RULES = frozenset(
    {
        "unknown-rule",
        "stale-rule",
        "idle-rule",
        "unused-rule",
        "idle-overlay",
        "stale-overlay",
        "bad-rule",
        "bad-paging",
        "broken-link",
    }
)
"""Findings about rules and corrections that another state of the pages may not fit; they do not stop a comparison."""


def differences(old: str, new: str | None, config: Config, diagnostics: Diagnostics) -> Comparison:
    """What is different between two sides; the new one is the current input when none is given.

    Approvals are those beside the lock; for the current input an unused one is an error. Raises `SpecificationError`
    for that, and for a side that cannot be read.
    """
    before = read_side(old, config, diagnostics)
    after = current_state(config, diagnostics) if new is None else read_side(new, config, diagnostics)
    given = approvals(config, diagnostics)
    found = replace(compare(before, after), approved=frozenset(one.fingerprint for one in given))
    if new is None:
        report_unused(given, frozenset(one.fingerprint for one in found.changes), diagnostics)
    diagnostics.check()
    return found


def approvals(config: Config, diagnostics: Diagnostics) -> tuple[Approval, ...]:
    """What somebody has accepted."""
    path = config.approvals
    try:
        text = read_plain(path).decode("utf-8")
    except FileNotFoundError:
        return ()
    diagnostics.texts[shown(path)] = text
    return parse_approvals(text, shown(path), diagnostics)


def read_side(given: str, config: Config, diagnostics: Diagnostics) -> Side:
    """Read one side; raises `SpecificationError`."""
    path = Path(given)
    if path.exists() and path.resolve() == config.specs.resolve():
        return current_state(config, diagnostics.below(RULES))
    if path.is_dir() and (path / INDEX).is_file():
        return _package(_file(path / INDEX, diagnostics), _file(path / DOCUMENT, diagnostics), shown(path), diagnostics)
    if path.exists():
        return _input(path, config, diagnostics)
    commit = commit_of(given, Path.cwd())
    if commit is None:
        diagnostics.error(
            "unreadable-side",
            f"{given!r} is no folder, no document, no package and no revision",
            None,
            help="give the path of one of them, or a revision of the repository that you are in",
        )
        diagnostics.check()
    return _revision(str(commit), given, config, diagnostics)


def _input(path: Path, config: Config, diagnostics: Diagnostics) -> Side:
    """Pages or a document; what stands beside them is taken from the current input where they have none."""
    own = diagnostics.below(RULES)
    found = replace(config, specs=path)
    inputs = gather(found, own)
    if path.is_dir() and inputs.settings is None:
        other = gather(config, own)
        inputs = replace(inputs, settings=other.settings, overlays=other.overlays, extensions=other.extensions)
    return state(found, own, inputs=inputs)


def _revision(commit: str, given: str, config: Config, diagnostics: Diagnostics) -> Side:
    """A state in git: the package that it holds, or what its pages would give today."""
    here = Path.cwd()
    if not any(path.is_absolute() for path in (config.specs, config.out, config.lock)):
        index, document = (read_at(commit, f"{config.out.as_posix()}/{name}", here) for name in (INDEX, DOCUMENT))
        if index and document and b'"modules"' in index:
            return _package(index, document, f"{given}:{config.out.as_posix()}", diagnostics)
    with tempfile.TemporaryDirectory() as folder:
        try:
            extract(commit, [config.specs.as_posix(), config.lock.as_posix()], here, Path(folder))
        except RevisionError as error:
            diagnostics.error("unreadable-side", f"{given}: {error}", None, help="name a revision that has the pages")
            diagnostics.check()
        moved = replace(config, specs=Path(folder) / config.specs, lock=Path(folder) / config.lock)
        return state(moved, diagnostics.below(RULES))


def _file(path: Path, diagnostics: Diagnostics) -> bytes | None:
    try:
        return read_plain(path)
    except OSError as error:
        diagnostics.error("unreadable-side", f"the file cannot be read: {reason_of(error)}", Origin(page=shown(path)))
        return None


def _package(index: bytes | None, document: bytes | None, name: str, diagnostics: Diagnostics) -> Side:
    parsed = [_parsed(each, f"{name}/{file}", diagnostics) for each, file in ((index, INDEX), (document, DOCUMENT))]
    diagnostics.check()
    return package_side(parsed[0], parsed[1])


def _parsed(content: bytes | None, name: str, diagnostics: Diagnostics) -> dict[str, Any]:
    if content is None:
        return {}
    try:
        found = json.loads(content)
    except ValueError as error:
        diagnostics.error("unreadable-side", f"no JSON: {error}", Origin(page=name))
        return {}
    if not isinstance(found, dict):
        diagnostics.error("unreadable-side", "no JSON object", Origin(page=name))
        return {}
    return found
