"""The command line: argv in, exit code out.

Exit codes: 0 done, 1 findings or out of date, 2 usage, 3 the specifications have errors, 4 `diff --fail-on` found such
a change, 70 a fault of the generator, 128 and the number of the signal when interrupted: 130 or 143.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import signal
import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from .console import Console
from .diagnostics import Diagnostics, Severity, SpecificationError
from .output.signals import UNCHANGED, Stopped, stopping
from .text.suggest import did_you_mean

if TYPE_CHECKING:
    from .changes.model import Comparison
    from .config import Complete, Config
    from .runs import Report

SHELLS = ("bash", "zsh", "fish")
VARIABLE = "_ARGCOMPLETE"
"""Set by a shell that asks what can stand at the cursor."""
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
}
"""Codes of findings about what is written and not about what is read."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; never lets an exception out."""
    try:
        with stopping():
            parser = _parser()
            if VARIABLE in os.environ:
                from .completing import complete

                complete(parser)
            return _run(parser.parse_args(argv))
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
    if arguments.command == "completion":
        from .completing import script

        print(script(arguments.shell))
        return DONE
    if arguments.command == "init":
        from .beginning import begin

        for line in begin(arguments.specs, arguments.package, Path.cwd()):
            print(line)
        return DONE
    if arguments.command == "docs":
        return _docs(arguments)
    from .config import KEYS, NEEDED, configure, nothing_more

    console = Console(
        arguments.command,
        arguments.format,
        all=arguments.all,
        quiet=arguments.quiet,
        patch=arguments.command == "generate" and arguments.diff,
    )
    diagnostics = Diagnostics(strict=arguments.strict)
    given = {key: str(value) for key in KEYS if (value := getattr(arguments, key)) is not None}
    lists = {name: getattr(arguments, name) for name in ("include", "exclude", "documents")}
    complete: Complete = nothing_more
    if paths := getattr(arguments, "paths", ()):
        from .oneshot import settled, sources_of

        sources = sources_of(paths)
        given["specs"] = sources.specs.as_posix()
        lists["documents"] = [*lists["documents"], *sources.documents]
        complete = partial(settled, sources, diagnostics=diagnostics)
    configs = configure(
        given,
        Path.cwd(),
        diagnostics,
        strict=arguments.strict,
        force=getattr(arguments, "force", False),
        new_names=getattr(arguments, "new_names", False),
        lists=lists,
        needs=("specs",) if arguments.command in ("fake", "diff") else NEEDED,
        complete=complete,
    )
    if arguments.command in _OF_ONE_PACKAGE and len(configs) > 1:
        help = "name one of them with --package"
        diagnostics.error("wrong-configuration", f"there are {len(configs)} packages", None, help=help)
    if diagnostics.failed:
        console.findings(diagnostics)
        return console.end(USAGE)
    if arguments.command in _OF_ONE_PACKAGE:
        return _for_one(arguments, next(iter(configs)), diagnostics, console)
    stage = _stage(arguments)
    several = len(configs) > 1
    with _timed(arguments.timings):
        runs = [_run_one(config, stage, console, f"{config.package}: " * several) for config in configs]
    code = max(code for code, _ in runs)
    if paths and code == DONE and not arguments.quiet:
        from .oneshot import next_steps

        for config, (_, report) in zip(configs, runs, strict=True):
            if report and report.written and not report.preview:
                console.lines(next_steps(config.out))
    return console.end(code)


_Stage = Callable[["Config", Diagnostics, Callable[[str], None]], "Report"]
"""What a command does for a package; the last argument tells people something at once."""


def _stage(arguments: argparse.Namespace) -> _Stage:
    """What `generate` or `check` is to do with a package."""
    from .runs import check, generate, preview

    if arguments.command == "check":
        return check
    if not (arguments.diff or arguments.dry_run):
        return check if arguments.check else generate

    def show(config: Config, diagnostics: Diagnostics, say: Callable[[str], None]) -> Report:
        report = preview(config, diagnostics, say, diff=arguments.diff)
        return replace(report, good=False) if arguments.check and report.preview else report

    return show


@contextlib.contextmanager
def _timed(asked: bool) -> Iterator[None]:
    """Print what each stage took, also when one of them fails, if that is asked for."""
    if not asked:
        yield
        return
    from .stopwatch import measured

    with measured() as watch:
        try:
            yield
        finally:
            sys.stderr.write(watch.table())


_OF_ONE_PACKAGE = ("fake", "diff", "update", "release")
"""Commands that are given for one package at a time."""


def _for_one(arguments: argparse.Namespace, config: Config, diagnostics: Diagnostics, console: Console) -> int:
    """Run one of these commands."""
    from .runs import release

    run = {"fake": _fake, "diff": _diff, "update": _update}.get(arguments.command)
    if run is None:

        def freeze(config: Config, diagnostics: Diagnostics, say: Callable[[str], None]) -> Report:
            return release(config, arguments.release, diagnostics, say)

        return console.end(_run_one(config, freeze, console, "")[0])
    try:
        return run(arguments, config, diagnostics, console)
    except SpecificationError as error:
        console.findings(diagnostics)
        return console.end(_code_of(error))


def _run_one(config: Config, stage: _Stage, console: Console, label: str) -> tuple[int, Report | None]:
    """Run a command for one package: the exit code, and how it ended unless the input has errors."""
    diagnostics = Diagnostics(strict=config.strict)
    try:
        with console.working():
            report = stage(config, diagnostics, console.say)
    except SpecificationError as error:
        console.findings(diagnostics)
        if label:
            console.say(f"{label}nothing is written.")
        return _code_of(error), None
    console.findings(diagnostics)
    console.report(config, report, diagnostics, label)
    return DONE if report.good else FINDINGS, report


def _code_of(error: SpecificationError) -> int:
    faults = {entry.code for entry in error.diagnostics if entry.severity is Severity.ERROR}
    if faults == {"wrong-configuration"}:
        return USAGE
    return FINDINGS if faults <= _OF_THE_OUTPUT else BAD_SPECIFICATION


def _fake(arguments: argparse.Namespace, config: Config, diagnostics: Diagnostics, console: Console) -> int:
    """Serve the fake of the specifications; no file is written. Raises `SpecificationError`."""
    from .faking import serve
    from .pipeline import compose_anew

    with console.working():
        composition = compose_anew(replace(config, testing=True), diagnostics)
    if arguments.format == "json":
        console.findings(diagnostics)
    given = ["--host", arguments.host, "--port", str(arguments.port)]
    given += ["--any-id"] if arguments.any_id else []

    served = []

    def announce(url: str, token: str) -> None:
        served.append(url)
        if arguments.format == "json":
            console.end(DONE, {"url": url, "token": token})
        else:
            print(f"{url}  (token: {token})", flush=True)

    code = serve(composition.files, config.package, given, announce)
    return code if served else console.end(code)


def _diff(arguments: argparse.Namespace, config: Config, diagnostics: Diagnostics, console: Console) -> int:
    """Print what is different between two sides. Raises `SpecificationError`."""
    from .changes.model import Level
    from .comparing import differences
    from .reporting import changed
    from .terminal import paint_for

    with console.working():
        comparison = differences(arguments.old, arguments.new, config, diagnostics)
    sys.stdout.write(changed(comparison, arguments.format, paint_for(sys.stdout)))
    fails = arguments.fail_on and comparison.level(arguments.fail_on) is Level.BREAKING
    return CHANGED if fails else DONE


def _update(arguments: argparse.Namespace, config: Config, diagnostics: Diagnostics, console: Console) -> int:
    """Print what downloaded pages change, and take them unless they break something. Raises `SpecificationError`."""
    from .reporting import changed
    from .terminal import paint_for
    from .updating import update

    def tell(comparison: Comparison) -> None:
        console.clear()
        sys.stdout.write(changed(comparison, arguments.format, paint_for(sys.stdout)))
        sys.stdout.flush()

    with console.working():
        done = update(arguments.pages, config, diagnostics, accept=arguments.accept, tell=tell, say=console.say)
    console.findings(diagnostics, "text")
    if done.report is None:
        console.say(
            "nothing was written: these pages break programs; --accept takes them, and so does the fingerprint of each "
            "breaking change in approved.yaml"
        )
        return CHANGED
    if not arguments.quiet:
        console.summary(done.report, diagnostics)
    return DONE


def _docs(arguments: argparse.Namespace) -> int:
    from .site.command import run

    if arguments.serve:
        return run(arguments.folder, arguments.port)
    with Console(arguments.command, "text").working("building the site"):
        return run(arguments.folder, None)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="specloom",
        description="From published OpenAPI pages to a typed Python client.",
        epilog=_EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="show the version of %(prog)s and exit")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    write = commands.add_parser("generate", help="write the package")
    write.add_argument("--check", action="store_true", help="write nothing; exit with 1 when something would change")
    write.add_argument("--dry-run", action="store_true", help="write nothing; list the files that would change")
    write.add_argument("--diff", action="store_true", help="write nothing; print what would change as a patch")
    write.add_argument("--force", action="store_true", help="discard edits by hand in the output")
    write.add_argument("--new-names", action="store_true", help="give names anew when the lock is missing")
    verify = commands.add_parser("check", help="is the package what the specifications give?")
    verify.set_defaults(check=True)
    for command in (write, verify):
        command.add_argument("--timings", action="store_true", help="print time and peak memory of each stage")
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
    for command in (write, verify, fake):
        command.add_argument("paths", metavar="PATH", nargs="*", help="documents, or a folder; else as configured")
    for command in (write, verify, fake, diff, take, publish):
        command.add_argument("--specs", metavar="PATH", help="folder of the pages, or one document")
        command.add_argument("--out", metavar="DIR", help="folder of the generated project")
        command.add_argument(
            "--package",
            metavar="NAME",
            help="import name of the package; of several in the configuration, the one to take",
        )
        command.add_argument("--lock", metavar="FILE", help="where names are kept (beside the output)")
        command.add_argument("--title", metavar="TEXT", help="title of the package")
        command.add_argument("--distribution", metavar="NAME", help="name that the package is installed by")
        command.add_argument("--version", metavar="VERSION", help="version of the package")
        command.add_argument("--docs", metavar="KIND", help="a page for each operation, each resource, or none of them")
        command.add_argument(
            "--resource-by", metavar="KIND", help="what decides the resource of an operation: tag, path or page"
        )
        command.add_argument("--site-url", metavar="URL", help="where the site of the docs will be")
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
        command.add_argument(
            "--documents",
            metavar="PATTERN",
            action="append",
            default=[],
            help="documents that the package is made of: the name of a file, or title:NAME; * fits anything",
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
    start = commands.add_parser("init", help="write the configuration of a new project into this folder")
    start.add_argument("specs", metavar="PATH", nargs="?", default="specs", help="documents, or a folder (%(default)s)")
    start.add_argument("--package", metavar="NAME", help="import name of the package; by default from the title")
    site = commands.add_parser("docs", help="build the site of a generated package")
    site.add_argument(
        "folder", metavar="FOLDER", nargs="?", type=Path, default=Path(), help="the package (this folder)"
    )
    site.add_argument("--serve", action="store_true", help="serve it on this machine, and build it anew after changes")
    site.add_argument("--port", type=int, default=8000, help="port to serve on, 0 for a free one (%(default)s)")
    shells = commands.add_parser("completion", help="print what makes a shell complete commands and options")
    shells.add_argument("shell", choices=SHELLS, help="the shell")
    words = commands.add_parser("explain", help="what a diagnostic code means")
    for name, command in commands.choices.items():
        command.epilog = f"example: {_EXAMPLES[name]}\n{_CODES.get(name, '')}"
        command.formatter_class = argparse.RawDescriptionHelpFormatter
    words.add_argument("code", nargs="?", metavar="CODE", help="a code, as in error[CODE]; none lists them all")
    return parser


_EXAMPLES = {
    "generate": "specloom generate openapi.json",
    "check": "specloom check --strict",
    "fake": "specloom fake openapi.json --port 8080",
    "init": "specloom init specs --package pets",
    "docs": "specloom docs generated --serve",
    "completion": 'eval "$(specloom completion bash)"',
    "explain": "specloom explain bad-path",
    "diff": "specloom diff v1.2.0 --format markdown",
    "update": "specloom update flows.md=~/Downloads/flows.md",
    "release": "specloom release 1.3.0",
}
_CODES = {
    "generate": """
exit codes: 0 done, or shown with --dry-run and --diff; 1 something would be lost, or with --check something would
            change; 2 usage, 3 the specifications have errors""",
    "check": "\nexit codes: 0 up to date, 1 out of date, 2 usage, 3 the specifications have errors",
    "diff": "\nexit codes: 0 compared, 2 usage, 3 a side has errors, 4 a change that --fail-on names",
}
"""Exit codes of the commands that have their own."""
_EXIT_CODES = """exit codes: 0 done, 1 findings or out of date, 2 usage, 3 the specifications have errors,
            4 a breaking change that was to be refused, 70 a fault of the generator, 130 or 143 interrupted"""


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
    from .packaged import explained
    from .reporting import explain, listing

    if code is None:
        print("\n".join(listing()))
        return DONE
    text = explain(code)
    if text is not None:
        print(text, end="")
        return DONE
    hint = did_you_mean(code, explained())
    print(f"no code {code!r}" + (f"; {hint}" if hint else ""), file=sys.stderr)
    return USAGE


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
