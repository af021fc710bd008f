"""The command line: argv in, exit code out.

Exit codes: 0 done, 1 findings or out of date, 2 usage, 3 the specifications have errors, 4 `diff --fail-on` found such
a change, 70 a fault of the generator, 128 and the number of the signal when interrupted: 130 or 143.
"""

from __future__ import annotations

import argparse
import os
import signal
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from .diagnostics import Diagnostics, Severity, SpecificationError
from .output.signals import UNCHANGED, Stopped, stopping
from .text.suggest import did_you_mean

if TYPE_CHECKING:
    from .changes.model import Comparison
    from .config import Config
    from .pipeline import Report

DONE, FINDINGS, USAGE, BAD_SPECIFICATION, CHANGED, OUR_FAULT, INTERRUPTED = 0, 1, 2, 3, 4, 70, 128
_REPORT = "generator-fault.txt"
_OF_THE_OUTPUT = {
    "edited-output",
    "foreign-output",
    "blocked-output",
    "interrupted-output",
    "unsafe-output",
    "damaged-manifest",
    "damaged-lock",
    "missing-lock",
    "two-names",
    "damaged-snapshot",
    "unused-approval",
    "version-too-low",
    "wrong-configuration",
}
"""Codes of findings about what is written and not about what is read."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; never lets an exception out."""
    try:
        with stopping():
            return _run(_parser().parse_args(argv))
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else USAGE
    except KeyboardInterrupt as stop:
        known = stop if isinstance(stop, Stopped) else Stopped(signal.SIGINT, UNCHANGED)
        print(f"interrupted; {known.outcome}", file=sys.stderr)
        return INTERRUPTED + known.number
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FINDINGS
    except OSError as error:
        print(f"error: {error.strerror or error}: {error.filename or ''}".rstrip(": "), file=sys.stderr)
        return FINDINGS
    except Exception:  # the one place where a fault of ours ends: as a report, not as a traceback
        return _report_fault()


def _run(arguments: argparse.Namespace) -> int:
    if arguments.command == "explain":
        return _explain(arguments.code)
    from .config import NEEDED, configure
    from .pipeline import check, generate, release

    diagnostics = Diagnostics(strict=arguments.strict)
    given = {
        key: str(value)
        for key in ("specs", "out", "package", "lock", "title", "distribution", "version", "base_url", "docs")
        if (value := getattr(arguments, key)) is not None
    }
    config = configure(
        given,
        Path.cwd(),
        diagnostics,
        strict=arguments.strict,
        force=getattr(arguments, "force", False),
        new_names=getattr(arguments, "new_names", False),
        lists={"include": arguments.include, "exclude": arguments.exclude},
        needs=("specs",) if arguments.command in ("fake", "diff") else NEEDED,
    )
    if diagnostics.failed:
        _print(diagnostics, arguments.format, arguments.all)
        return USAGE
    stage = check if arguments.command == "check" or getattr(arguments, "check", False) else generate
    try:
        if arguments.command == "fake":
            return _fake(arguments, config, diagnostics)
        if arguments.command == "diff":
            return _diff(arguments, config, diagnostics)
        if arguments.command == "update":
            return _update(arguments, config, diagnostics)
        if arguments.command == "release":
            report = release(config, arguments.release, diagnostics, _say)
        else:
            report = stage(config, diagnostics, _say)
    except SpecificationError as error:
        _print(diagnostics, arguments.format if arguments.format != "markdown" else "text", arguments.all)
        faults = {entry.code for entry in error.diagnostics if entry.severity is Severity.ERROR}
        return FINDINGS if faults <= _OF_THE_OUTPUT else BAD_SPECIFICATION
    _print(diagnostics, arguments.format, arguments.all)
    _tell(report.breaking if arguments.quiet else report.changes, arguments.format)
    if not arguments.quiet:
        _sum_up(report, diagnostics, arguments.format)
    return DONE if report.good else FINDINGS


def _sum_up(report: Report, diagnostics: Diagnostics, form: str) -> None:
    from .reporting import counted

    warned = counted(diagnostics.entries)
    stream = sys.stderr if form == "json" else sys.stdout
    print(report.summary + (f" Generated with {warned}." if warned else ""), file=stream)


def _tell(lines: Sequence[str], form: str) -> None:
    """Print what has changed for users; beside findings in JSON it goes to the other stream."""
    if not lines:
        return
    from .reporting import printable

    stream = sys.stderr if form == "json" else sys.stdout
    stream.write("".join(f"{printable(line)}\n" for line in lines))


def _say(message: str) -> None:
    print(message, file=sys.stderr, flush=True)


def _fake(arguments: argparse.Namespace, config: Config, diagnostics: Diagnostics) -> int:
    """Serve the fake of the specifications; no file is written. Raises `SpecificationError`."""
    from dataclasses import replace

    from .faking import serve
    from .pipeline import compose_anew

    composition = compose_anew(replace(config, testing=True), diagnostics)
    given = ["--host", arguments.host, "--port", str(arguments.port)]
    given += ["--any-id"] if arguments.any_id else []
    return serve(composition.files, config.package, given)


def _diff(arguments: argparse.Namespace, config: Config, diagnostics: Diagnostics) -> int:
    """Print what is different between two sides. Raises `SpecificationError`."""
    from .changes.model import Level
    from .comparing import differences
    from .reporting import changed

    comparison = differences(arguments.old, arguments.new, config, diagnostics)
    sys.stdout.write(changed(comparison, arguments.format))
    fails = arguments.fail_on and comparison.level(arguments.fail_on) is Level.BREAKING
    return CHANGED if fails else DONE


def _update(arguments: argparse.Namespace, config: Config, diagnostics: Diagnostics) -> int:
    """Print what downloaded pages change, and take them unless they break something. Raises `SpecificationError`."""
    from .reporting import changed
    from .updating import update

    def tell(comparison: Comparison) -> None:
        sys.stdout.write(changed(comparison, arguments.format))
        sys.stdout.flush()

    done = update(arguments.pages, config, diagnostics, accept=arguments.accept, tell=tell, say=_say)
    _print(diagnostics, "text", arguments.all)
    if done.report is None:
        print(
            "nothing was written: these pages break programs; --accept takes them, and so does the fingerprint of each "
            "breaking change in approved.yaml",
            file=sys.stderr,
        )
        return CHANGED
    if not arguments.quiet:
        _sum_up(done.report, diagnostics, "json" if arguments.format == "json" else "text")
    return DONE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="specloom", description="From published OpenAPI pages to a typed Python client."
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="show the version of %(prog)s and exit")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    write = commands.add_parser("generate", help="write the package")
    write.add_argument("--check", action="store_true", help="write nothing; exit with 1 when something would change")
    write.add_argument("--force", action="store_true", help="discard edits by hand in the output")
    write.add_argument("--new-names", action="store_true", help="give names anew when the lock is missing")
    verify = commands.add_parser("check", help="is the package what the specifications give?")
    verify.set_defaults(check=True)
    fake = commands.add_parser("fake", help="serve a fake of the API on this machine")
    fake.add_argument("--host", default="127.0.0.1", help="address to listen on (%(default)s)")
    fake.add_argument("--port", type=int, default=8080, help="port to listen on, 0 for a free one (%(default)s)")
    fake.add_argument("--any-id", action="store_true", help="every id exists, and is answered with a sample")
    diff = commands.add_parser("diff", help="what is different between two states, and for whom")
    diff.add_argument("old", metavar="OLD", help="a folder of pages, a document, a package, or a revision in git")
    diff.add_argument("new", metavar="NEW", nargs="?", help="the same; the current input when it is not given")
    diff.add_argument(
        "--fail-on", choices=("wire", "python", "any"), help="exit with 4 when something breaks for these programs"
    )
    take = commands.add_parser("update", help="replace pages by downloaded ones, after saying what that changes")
    take.add_argument("pages", metavar="PAGE=FILE", nargs="+", help="a page, and the file that is to be in its place")
    take.add_argument("--accept", action="store_true", help="take them although something breaks")
    take.add_argument("--force", action="store_true", help="discard edits by hand in the output")
    publish = commands.add_parser("release", help="freeze what has changed as the entry of a version")
    publish.add_argument("release", metavar="VERSION", help="the version, which is to be the configured one")
    publish.add_argument("--force", action="store_true", help="discard edits by hand in the output")
    for command in (write, verify, fake, diff, take, publish):
        command.add_argument("--specs", metavar="PATH", help="folder of the pages, or one document")
        command.add_argument("--out", metavar="DIR", help="folder of the generated project")
        command.add_argument("--package", metavar="NAME", help="import name of the package")
        command.add_argument("--lock", metavar="FILE", help="where names are kept (beside the output)")
        command.add_argument("--title", metavar="TEXT", help="title of the package")
        command.add_argument("--distribution", metavar="NAME", help="name that the package is installed by")
        command.add_argument("--version", metavar="VERSION", help="version of the package")
        command.add_argument("--docs", metavar="KIND", help="a page for each operation, each resource, or none of them")
        command.add_argument("--base-url", metavar="URL", help="where the API is, when its document does not say so")
        command.add_argument(
            "--include",
            metavar="PATTERN",
            action="append",
            default=[],
            help="operations that the package is to have: tag:NAME, a path, or a method and a path; * fits anything",
        )
        command.add_argument(
            "--exclude", metavar="PATTERN", action="append", default=[], help="operations that it is not to have"
        )
        command.add_argument("--strict", action="store_true", help="take warnings for errors")
        command.add_argument("--all", action="store_true", help="print every finding, however many are alike")
        command.add_argument("--quiet", action="store_true", help="print findings only")
        more = ("markdown",) if command in (diff, take) else ()
        command.add_argument(
            "--format",
            choices=("text", "json", "github", *more),
            default="text",
            help="form of the changes" if more else "form of the findings",
        )
    words = commands.add_parser("explain", help="what a diagnostic code means")
    words.add_argument("code", nargs="?", metavar="CODE", help="a code, as in error[CODE]; none lists them all")
    return parser


class _Version(argparse.Action):
    """Print the version, which is looked up only then: that takes longer than all other parsing."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: object,
        option_string: str | None = None,
    ) -> NoReturn:
        from .packaged import version

        print(f"{parser.prog} {version()}")
        parser.exit()


def _explain(code: str | None) -> int:

    from .reporting import codes, explain

    if code is None:
        print("\n".join(codes()))
        return DONE
    text = explain(code)
    if text is not None:
        print(text, end="")
        return DONE
    hint = did_you_mean(code, codes())
    print(f"no code {code!r}" + (f"; {hint}" if hint else ""), file=sys.stderr)
    return USAGE


def _print(diagnostics: Diagnostics, form: str, all: bool) -> None:
    if not diagnostics.entries:
        return
    from .reporting import render

    stream = sys.stdout if form == "json" else sys.stderr
    stream.write(render(diagnostics.entries, form, diagnostics.texts, all=all))


def _report_fault() -> int:
    from .output.writer import write_text

    text = traceback.format_exc().encode("ascii", "backslashreplace").decode("ascii")
    try:
        write_text(Path(_REPORT), text)
        where = f"; the details are in {_REPORT}"
    except OSError:
        where = ""
    print(f"error: the generator failed, which is its own fault and not that of the input{where}", file=sys.stderr)
    return OUR_FAULT
