"""Every OpenAPI document of a folder through the generator, and what came of it: `make world FOLDER=…`.

One document at a time, each step in a process of its own with limits of time and memory. A document gives one line of
`results.jsonl`; a run that was stopped goes on where it was. No document is looked up anywhere but in the folder.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import yaml
from specloom.openapi.pointers import fragment_tokens

from .drawing import followed
from .measuring import ROOT

__all__ = ["main", "summary"]

_METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
_ENDINGS = (".json", ".yaml", ".yml")
_OPENAPI = re.compile(r"""^[\s{]*["']?openapi["']?\s*:\s*["']?3\.|["']openapi["']\s*:\s*["']3\.""", re.MULTILINE)
_FAULTS = {
    "dropped": "an operation is missing, and `limits.md` says nothing of it",
    "import_faults": "the package does not import",
    "ruff": "ruff has findings",
    "black": "a formatter would change it",
    "mypy": "mypy --strict has findings",
    "instance_faults": "an instance changes on its way through the models",
    "call_faults": "an example fails against the fake",
    "not_called": "an operation was not called",
    "styles_failed": "no call of a style of parameter or body went through",
}
"""What a result may hold of a package that came out -> what it means."""
_INTRODUCTION = (
    "`make world FOLDER=…` gave this table: each document of a folder through the generator, as published. Shares of "
    "mypy, formatters and calls are of a seeded part of the packages."
)


_EACH_STYLE = "Of each style of parameter and each kind of body that a document has, one call through the package."


@dataclass(frozen=True, slots=True, kw_only=True)
class _Step:
    """How a child ended."""

    code: int
    """Exit code; negative when it was stopped by a signal."""
    output: str
    errors: str
    seconds: float
    megabytes: int
    """The most memory that it had."""
    late: bool = False
    """Whether it was stopped because it took too long."""


@dataclass(frozen=True, slots=True)
class _Shares:
    """What is tried with one package beside what is tried with all."""

    formats: bool
    types: bool
    calls: bool


def main(arguments: Sequence[str] | None = None) -> None:
    """Run what the command line says."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.world", description=__doc__)
    parser.add_argument("folder", type=Path, help="a folder of documents, or a file with a path on each line")
    parser.add_argument("--out", type=Path, default=Path("build/world"), help="where results are kept")
    parser.add_argument("--mypy", type=float, default=0.25, help="share of the packages that mypy --strict reads")
    parser.add_argument("--black", type=float, default=0.05, help="share whose format is checked by black and ruff")
    parser.add_argument("--calls", type=float, default=0.1, help="share whose operations are called")
    parser.add_argument("--styles", action="store_true", help="call each style of parameter and body in all packages")
    parser.add_argument("--seed", default="1", help="decides the shares and the drawn values")
    parser.add_argument("--seconds", type=float, default=600, help="limit of time of each step")
    parser.add_argument("--gigabytes", type=float, default=3, help="limit of memory of each step")
    parser.add_argument("--named", type=Path, help="a file of patterns: only documents with such a path")
    parser.add_argument("--most", type=int, default=sys.maxsize, help="bytes above which a document is passed over")
    parser.add_argument("--table", type=Path, help="write the summary, as Markdown, to this file as well")
    parser.add_argument("--keep", action="store_true", help="keep the package of the last document")
    options = parser.parse_args(arguments)
    options.out.mkdir(parents=True, exist_ok=True)
    results = options.out / "results.jsonl"
    known = {result["document"]: result for result in _read(results)}
    patterns = options.named.read_text(encoding="utf-8").split() if options.named else ["*"]
    wanted = [path for path in _documents(options.folder, patterns) if path.stat().st_size <= options.most]
    with results.open("a", encoding="utf-8") as file:
        for path in wanted:
            if str(path) not in known:
                result = known[str(path)] = _result(path, options)
                file.write(json.dumps(result, ensure_ascii=False) + "\n")
                file.flush()
                print(_line(result), flush=True)
    text = summary([known[str(path)] for path in wanted])
    print(text)
    if options.table:
        options.table.write_text(text, encoding="utf-8")


def _read(results: Path) -> list[dict[str, Any]]:
    """The results of earlier runs; a last line that was cut off does not count."""
    lines = results.read_text(encoding="utf-8").split("\n") if results.exists() else []
    if lines and lines[-1]:
        results.write_text("".join(f"{line}\n" for line in lines[:-1]), encoding="utf-8")
    return [json.loads(line) for line in lines[:-1] if line]


def _line(result: dict[str, Any]) -> str:
    faults = [kind for kind in _FAULTS if result.get(kind)]
    ended = f"{result['code']:3} {result['seconds']:6}s {result['megabytes']:5} MB"
    operations = f"{result['operations_out']}/{result['operations_in']}"
    return f"{ended} {operations:>11} {Path(result['document']).name} {' '.join([*result['errors'], *faults])}"


def summary(results: Sequence[dict[str, Any]]) -> str:
    """The results as a page of Markdown."""
    made = [result for result in results if result["code"] == 0]
    operations = sum(result["operations_in"] for result in results)
    out = sum(result["operations_out"] for result in made)
    typed = [result for result in made if "mypy" in result]
    formatted = [result for result in made if "black" in result]
    called = [result for result in made if "called" in result]
    instances = sum(result.get("instances", 0) for result in made)
    unequal = sum(result.get("unequal", 0) for result in made)
    rows = [
        ("documents", f"{len(results)}"),
        ("accepted", _share(len(made), len(results))),
        ("operations that come out", _share(out, operations)),
        ("nothing dropped without a line in `limits.md`", _share(sum(not r["dropped"] for r in made), len(made))),
        ("packages that import, whole", _share(sum(not r.get("import_faults") for r in made), len(made))),
        ("clean under ruff", _share(sum(not r["ruff"] for r in made), len(made))),
        ("black and ruff would change nothing", _share(sum(not r["black"] for r in formatted), len(formatted))),
        ("clean under mypy --strict", _share(sum(not r["mypy"] for r in typed), len(typed))),
        ("instances that come out byte for byte", _share(instances - unequal, instances)),
        ("operations called against their fake", _share(*_both(called, "called", "operations_out"))),
        ("programs and requests of their pages that ran", _share(*_ran(called))),
        ("seconds of a document, median / most", _middle_and_most([r["seconds"] for r in results])),
        ("MB of memory, median / most", _middle_and_most([r["megabytes"] for r in results])),
    ]
    lines = ["# The world", "", _INTRODUCTION, "", "| | |", "|---|---|"]
    lines += [f"| {name} | {figure} |" for name, figure in rows]
    for title, kind in (("Errors", "errors"), ("Warnings", "warnings")):
        documents, places = Counter[str](), Counter[str]()
        for result in results:
            documents.update(result[kind].keys())
            places.update(result[kind])
        lines += ["", f"## {title}", "", "| code | documents | places |", "|---|---|---|"]
        lines += [f"| `{code}` | {count} | {places[code]} |" for code, count in documents.most_common()]
    lines += _styles(made)
    refused = [result for result in results if result["code"]]
    if refused:
        lines += ["", "## Refused", ""]
        lines += [f"- {Path(result['document']).name}: {_reason(result)}" for result in refused]
    faulty = [(result, kind) for result in made for kind in _FAULTS if result.get(kind)]
    if faulty:
        lines += ["", "## Faults", ""]
        lines += [f"- {Path(result['document']).name}: {_FAULTS[kind]}" for result, kind in faulty]
    return "\n".join(lines) + "\n"


def _styles(results: Sequence[dict[str, Any]]) -> Iterator[str]:
    """A table of the styles of parameters and bodies that were called."""
    found = Counter(name for result in results for name in result.get("styles", ()))
    failed = Counter(name for result in results for name, why in result.get("styles", {}).items() if why)
    if found:
        yield from ("", "## Styles", "", _EACH_STYLE, "", "| style | documents | called |", "|---|---|---|")
        yield from (f"| `{name}` | {count} | {count - failed[name]} |" for name, count in sorted(found.items()))


def _reason(result: dict[str, Any]) -> str:
    if result["late"]:
        return "it took too long"
    return result["first_errors"][0] if result["first_errors"] else f"ended with {result['code']}"


def _both(results: Sequence[dict[str, Any]], part: str, whole: str) -> tuple[int, int]:
    return sum(result[part] for result in results), sum(result[whole] for result in results)


def _ran(results: Sequence[dict[str, Any]]) -> tuple[int, int]:
    failed, whole = _both(results, "failed_examples", "examples")
    return whole - failed, whole


def _share(part: int, whole: int) -> str:
    return f"{part:,} of {whole:,} ({100 * part / whole:.1f} %)" if whole else "none tried"


def _middle_and_most(figures: Sequence[float]) -> str:
    return f"{statistics.median(figures):g} / {max(figures):g}" if figures else ""


def _documents(folder: Path, patterns: Sequence[str] = ("*",)) -> list[Path]:
    """The OpenAPI 3 documents whose path fits one of the patterns, smallest first."""
    if folder.is_file():
        paths = [Path(line) for line in folder.read_text(encoding="utf-8").splitlines() if line]
    else:
        paths = [path for path in folder.rglob("*") if path.suffix in _ENDINGS and path.is_file()]
    paths = [path for path in paths if any(path.match(pattern) for pattern in patterns)]
    paths.sort(key=lambda path: (path.stat().st_size, str(path)))
    return [path for path in paths if folder.is_file() or _is_openapi(path)]


def _is_openapi(path: Path) -> bool:
    with path.open(encoding="utf-8", errors="replace") as file:
        return bool(_OPENAPI.search(file.read()))


def _loaded(path: Path) -> Any:
    text = path.read_text(encoding="utf-8")
    try:
        return json.loads(text)
    except ValueError:
        try:
            return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        except (yaml.YAMLError, ValueError):
            return None


def _operations(document: Any) -> dict[str, str]:
    """Key -> pointer of each operation of a document."""
    found = {}
    paths = document.get("paths") if isinstance(document, dict) else None
    for path, held in (paths if isinstance(paths, dict) else {}).items():
        is_reference = isinstance(held, dict) and str(held.get("$ref", "")).startswith("#")
        item = followed(document, fragment_tokens(held["$ref"][1:])) if is_reference else held
        for method in item if isinstance(item, dict) else ():
            if method in _METHODS and isinstance(item[method], dict):
                pointer = str(path).replace("~", "~0").replace("/", "~1")
                found[f"{method.upper()} {path}"] = f"/paths/{pointer}/{method}"
    return found


def _result(path: Path, options: argparse.Namespace) -> dict[str, Any]:
    """What came of one document."""
    work = options.out / "work"
    shutil.rmtree(work, ignore_errors=True)
    (work / "specs").mkdir(parents=True)
    shutil.copy(path, work / "specs" / path.name.replace(" ", "_"))
    chance = Random(f"{options.seed} {path.name}")
    formats, types, calls = (chance.random() < share for share in (options.black, options.mypy, options.calls))
    table = '[tool.specloom]\nspecs = "specs"\nout = "out"\npackage = "api"\n'
    # The pages of the operations hold the calls; large APIs have none unless they are asked for.
    (work / "pyproject.toml").write_text(table + ('docs = "operation"\n' if calls else ""), encoding="utf-8")
    step = _run([sys.executable, "-m", "specloom", "generate", "--format", "json"], work, options)
    entries = json.loads(step.output)["findings"] if step.code in (0, 3) else []
    errors = [entry for entry in entries if entry["severity"] == "error"]
    operations = _operations(_loaded(path))
    result: dict[str, Any] = {
        "document": str(path),
        "code": step.code,
        "late": step.late,
        "seconds": round(step.seconds, 1),
        "megabytes": step.megabytes,
        "operations_in": len(operations),
        "operations_out": 0,
        "errors": Counter(entry["code"] for entry in errors),
        "first_errors": [f"{e['code']}: {e['message']} at {e.get('pointer')}"[:400] for e in errors[:3]],
        "warnings": Counter(entry["code"] for entry in entries if entry["severity"] == "warning"),
        "said": "" if step.code in (0, 3) else step.errors[-1500:],
    }
    if step.code == 0:
        result |= _looked_at(work / "out", operations, options, _Shares(formats, types, calls))
    if not options.keep:
        shutil.rmtree(work, ignore_errors=True)
    return result


def _looked_at(out: Path, operations: dict[str, str], options: argparse.Namespace, shares: _Shares) -> dict[str, Any]:
    """What can be said of a package."""
    api = json.loads((out / "api.json").read_text(encoding="utf-8"))
    keys = {operation["key"] for operation in api["operations"]}
    page = out / "docs" / "limits.md"
    limits = page.read_text(encoding="utf-8") if page.exists() else ""
    gone = [key for key, pointer in operations.items() if key not in keys and f"(#{pointer}" not in limits]
    result: dict[str, Any] = {"operations_out": len(keys), "dropped": gone[:5]}
    ruff = str(Path(sys.executable).with_name("ruff"))
    step = _run([ruff, "check", "--no-cache", "--output-format", "concise", "src"], out, options)
    result["ruff"] = (step.output + step.errors).splitlines()[:5] if step.code else []
    if shares.formats:
        for command in ([ruff, "format", "--check", "--no-cache", "src"], ["black", "--check", "--quiet", "src"]):
            command[0] = str(Path(sys.executable).with_name(Path(command[0]).name))
            step = _run(command, out, options)
            result.setdefault("black", []).extend(
                [f"{Path(command[0]).name}: {(step.output + step.errors)[-300:]}"] if step.code else []
            )
    if shares.types:
        cache = str((options.out / "mypy").resolve())
        step = _run(
            [sys.executable, "-m", "mypy", "--strict", "--cache-dir", cache, "src/api"], out, options, memory=False
        )
        result["mypy"] = (step.output + step.errors).splitlines()[:5] if step.code else []
        result["mypy_seconds"] = round(step.seconds, 1)
    calls = "yes" if shares.calls else "styles" if options.styles else "no"
    step = _run([sys.executable, "-m", "benchmarks.probing", "api", ".", str(options.seed), calls], out, options, "src")
    if step.code:
        result["import_faults"] = [step.errors[-1500:]]
    else:
        result |= json.loads(step.output.splitlines()[-1])
        result["styles_failed"] = [f"{name}: {why}" for name, why in result.get("styles", {}).items() if why]
    result["probe_seconds"] = round(step.seconds, 1)
    return result


def _run(command: list[str], folder: Path, options: argparse.Namespace, source: str = "", memory: bool = True) -> _Step:
    """Run a child in a folder to its end, or to its limit."""
    path = [str(ROOT / "generator"), str(ROOT), *([str((folder / source).resolve())] if source else [])]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path), "PYTHONDONTWRITEBYTECODE": "1"}
    limit = int(options.gigabytes * 2**30)

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))

    began = time.perf_counter()
    with tempfile.TemporaryFile("w+") as output, tempfile.TemporaryFile("w+") as errors:
        child = subprocess.Popen(
            command, cwd=folder, env=environment, stdout=output, stderr=errors, preexec_fn=limited if memory else None
        )
        late = False
        while True:
            pid, status, used = os.wait4(child.pid, os.WNOHANG)
            if pid:
                break
            if not late and time.perf_counter() - began > options.seconds:
                child.kill()
                late = True
            time.sleep(0.02)
        child.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        errors.seek(0)
        return _Step(
            code=child.returncode,
            output=output.read(),
            errors=errors.read(),
            seconds=time.perf_counter() - began,
            megabytes=used.ru_maxrss // 1024,
            late=late,
        )


if __name__ == "__main__":
    main()
