"""What a command says: to people and code hosts as it goes, to programs as one JSON document at its end.

Findings go to stderr and results to stdout. Where stdout has a JSON document or a patch, it has nothing else, and words
for people go to stderr.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TextIO

from .diagnostics import Diagnostic, Diagnostics

if TYPE_CHECKING:
    from .config import Config
    from .runs import Report


class Console:
    """Where one command prints, in the form that was asked for."""

    def __init__(self, command: str, form: str, *, all: bool = False, quiet: bool = False, patch: bool = False) -> None:
        self._command = command
        self._json = form == "json"
        # Findings have no Markdown, which is a form of changes.
        self._form = "text" if form == "markdown" else form
        self._patch = patch
        self._all = all
        self._quiet = quiet
        self._told: set[Diagnostic] = set()
        """What was printed, perhaps for another package."""
        self._findings: list[dict[str, Any]] = []
        self._packages: list[dict[str, Any]] = []
        self.clear: Callable[[], None] = lambda: None
        """Removes the line of progress."""

    @property
    def words(self) -> TextIO:
        """The stream for words to people."""
        return sys.stderr if self._json or self._patch else sys.stdout

    @contextmanager
    def working(self, what: str = "start") -> Iterator[None]:
        """Show progress while the block runs, on a terminal and unless it is to be `quiet`."""
        if self._quiet or not sys.stderr.isatty():
            yield
            return
        from .terminal import progress

        with progress(sys.stderr, what) as self.clear:
            yield

    def say(self, message: str) -> None:
        """Tell people something at once."""
        self.clear()
        print(message, file=sys.stderr, flush=True)

    def findings(self, diagnostics: Diagnostics, form: str | None = None) -> None:
        """Print findings that were not printed before; in JSON they wait for the end, unless another form is given."""
        entries = [entry for entry in diagnostics.entries if entry not in self._told]
        self._told.update(entries)
        if not entries:
            return
        from .reporting import finding_data, render
        from .terminal import paint_for

        form = form or self._form
        if form == "json":
            self._findings += [finding_data(entry, diagnostics.texts) for entry in entries]
        else:
            self.clear()
            sys.stderr.write(render(entries, form, diagnostics.texts, all=self._all, paint=paint_for(sys.stderr)))

    def report(self, config: Config, report: Report, diagnostics: Diagnostics, label: str = "") -> None:
        """Print how a run for a package ended: what would be done, what has changed for its users, and a summary."""
        if self._json:
            self._packages.append(_package_data(config, report))
        elif report.preview:
            from .reporting import as_patch
            from .terminal import paint_for

            sys.stdout.write(as_patch(report.preview, paint_for(sys.stdout), raw=not sys.stdout.isatty()))
        if changes := report.breaking if self._quiet else report.changes:
            from .reporting import as_lines
            from .terminal import paint_for

            self.words.write(as_lines(changes, paint_for(self.words)))
        if not self._quiet:
            self.summary(report, diagnostics, label)

    def summary(self, report: Report, diagnostics: Diagnostics, label: str = "") -> None:
        """Print one line on a run."""
        warned = ""
        if diagnostics.entries:
            from .reporting import counted

            warned = counted(diagnostics.entries)
        print(label + report.summary + (f" Generated with {warned}." if warned else ""), file=self.words)

    def lines(self, lines: Sequence[str]) -> None:
        """Print words for people."""
        print("\n".join(lines), file=self.words)

    def end(self, code: int, more: Mapping[str, Any] | None = None) -> int:
        """Print the document, if that is the form; gives the exit code."""
        if self._json:
            from json import dumps

            said = {"command": self._command, "exit_code": code, "findings": self._findings}
            print(dumps({**said, "packages": self._packages} if more is None else {**said, **more}), flush=True)
        return code


def _package_data(config: Config, report: Report) -> dict[str, Any]:
    """What a program is told of a run for one package."""
    overview = report.overview
    return {
        "package": config.package,
        "out": config.out.as_posix(),
        "good": report.good,
        "summary": report.summary,
        "pages": overview and overview.pages,
        "operations": overview and overview.operations,
        "models": overview and overview.models,
        "first_call": overview and overview.first_call,
        "written": report.written,
        "removed": report.removed,
        "unchanged": report.unchanged,
        "preview": report.preview,
        "changes": report.changes,
    }
