"""A user's program on the package before and after each row of the table: checked by mypy, run, and asked of griffe.

Whatever these find must have been told. The packages have no docs; for tools that read them they share one runtime, and
mypy checks those once whose texts and values alone are different.
"""

from __future__ import annotations

import ast
import asyncio
import hashlib
import re
import subprocess
import sys
import warnings
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache, reduce
from pathlib import Path
from types import ModuleType
from typing import Any

import griffe
import pytest
from specloom.changes.model import Change, Comparison, Level
from specloom.changes.python_surface import Surface
from specloom.pipeline import Composition

from .programs import Program, Use, program
from .scene import Edit, package
from .table import TABLE, start

pytestmark = pytest.mark.slow


RUNTIME, BEFORE = "zoo/_runtime/", "before_"


@dataclass(frozen=True)
class Case:
    """A package, and the program beside it."""

    folder: Path
    """Where the package is as a user has it."""
    name: str
    """Of the package of `typed` that has both for tools that only read them."""
    program: Program
    digest: str
    """Of what mypy sees of them."""
    comparison: Comparison
    """What was told when it was made."""
    modules: dict[str, ModuleType] = field(default_factory=dict)
    """What was imported, where that is kept for another time: of packages that were there before an edit."""

    @property
    def is_kept(self) -> bool:
        return self.name.startswith(BEFORE)


@dataclass
class Cases:
    """The packages before and after each edit."""

    root: Path
    rows: dict[str, Case] = field(default_factory=dict)
    starts: dict[Edit, Case] = field(default_factory=dict)

    @property
    def typed(self) -> Path:
        """For tools that only read packages: all of them with one copy of the runtime, which they would read each."""
        return self.root / "typed"

    def before(self, what: str) -> Case:
        """The package before the edit of a row."""
        return self.starts[TABLE[what].first]

    def put(self, name: str, composition: Composition, beside: Program) -> Case:
        """Write a package, with the program beside it."""
        code = {file.path.removeprefix("src/"): file.content for file in composition.files if file.path[:4] == "src/"}
        runtime = {path.removeprefix(RUNTIME): code.pop(path) for path in list(code) if path.startswith(RUNTIME)}
        digest = _digest(runtime)
        shared = f"runtime_{digest[:12]}"
        if not (self.typed / shared).exists():
            _write(self.typed / shared, runtime)
        _write(self.root / name, code)
        (self.root / name / RUNTIME).symlink_to(self.typed / shared)
        typed = {path: content for path, content in code.items() if path.endswith(".py")}
        for path, content in typed.items():
            typed[path] = re.sub(rb"\bfrom \.+_runtime\b", b"from " + shared.encode(), content)
        _write(self.typed / name, {**typed, "__init__.py": b"", "program.py": beside.text.encode()})
        seen = {path: _interface(content) for path, content in typed.items()}
        digest = _digest({**seen, "program": beside.text.encode()})
        return Case(self.root / name, name, beside, digest, composition.news.comparison or Comparison())


def _digest(files: Mapping[str, bytes]) -> str:
    found = hashlib.sha256()
    for path in sorted(files):
        found.update(path.encode() + b"\0" + files[path] + b"\0")
    return found.hexdigest()


@cache
def _interface(code: bytes) -> bytes:
    """A module as type checkers see it from outside: without the bodies of functions, texts and values."""
    tree = ast.parse(code)
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            node.body = [ast.Pass()]
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            node.value.value = ""
        elif isinstance(node, ast.Assign | ast.AnnAssign) and isinstance(node.value, ast.Call):
            for each in ast.walk(node.value):
                if isinstance(each, ast.Constant):
                    each.value = ""
    return ast.unparse(tree).encode()


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)


@pytest.fixture(scope="module")
def cases(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cases]:
    """The package before and after each edit, with the program that was written for the one before."""
    found = Cases(tmp_path_factory.mktemp("packages"))
    for number, (what, row) in enumerate(TABLE.items()):
        released = start(row.first)
        if row.first not in found.starts:
            first = package(row.before, row.first)
            found.starts[row.first] = found.put(f"{BEFORE}{len(found.starts)}", first, program(released.index))
        after = package(row.after, row.first, released=released)
        found.rows[what] = found.put(f"after_{number}", after, found.starts[row.first].program)
    yield found
    for name in imported_names():
        del sys.modules[name]


@dataclass(frozen=True)
class Fault:
    """What a tool says of something that a program uses."""

    use: Use
    message: str


@pytest.fixture(scope="module")
def faults(cases: Cases) -> dict[str, list[Fault]]:
    """What mypy says of each program, by the digest of what it saw."""
    chosen = {case.digest: case for case in (*cases.starts.values(), *cases.rows.values())}
    found: dict[str, list[Fault]] = {digest: [] for digest in chosen}
    names = {case.name: case for case in chosen.values()}
    paths = [f"{name}/program.py" for name in names]
    options = ("--strict", "--config-file=", "--follow-imports=silent", "--cache-dir=/dev/null", "--no-error-summary")
    command = [sys.executable, "-m", "mypy", *options, *paths]
    done = subprocess.run(command, cwd=cases.typed, capture_output=True, text=True, check=False)
    assert not done.stderr, done.stderr
    for line in done.stdout.splitlines():
        told = re.fullmatch(r"(\w+)/program\.py:(\d+): (error|note): (.*)", line)
        assert told is not None, line
        case = names[told[1]]
        if told[3] == "error":
            found[case.digest].append(Fault(case.program.uses.get(int(told[2]), Use()), told[4]))
    return found


def is_told(use: Use, change: Change, least: Level) -> bool:
    """Whether a change is about what a program uses, and has at least a level."""
    subject = change.subject
    if change.python.rank < least.rank or (use.member and subject.member not in (use.member, "")):
        return False
    if use.call:
        return use.call in (subject.call, change.was, *change.calls)
    if use.model:
        return use.model in (subject.model, change.was)
    return use.name == subject.model.rpartition(".")[2]


def untold(faults: Iterable[Fault], comparison: Comparison, least: Level = Level.BREAKING) -> list[Fault]:
    return [one for one in faults if not any(is_told(one.use, change, least) for change in comparison.changes)]


def test_a_program_fits_the_package_that_it_was_written_for(cases: Cases, faults: dict[str, list[Fault]]) -> None:
    for case in cases.starts.values():
        assert faults[case.digest] == []
        with imported(case) as module:
            assert failures(module, *clients()) == {}


@pytest.mark.parametrize("what", TABLE)
def test_all_that_mypy_finds_is_told(what: str, cases: Cases, faults: dict[str, list[Fault]]) -> None:
    """But that type checkers do not see the former name of a class: the report says that it is another one's now."""
    case, row = cases.rows[what], TABLE[what]
    found = [one for one in faults[case.digest] if one.use.model not in dict(row.now)]
    assert untold(found, case.comparison) == []
    assert not found or row.python == "b"


PROGRAM = "program"


@contextmanager
def imported(case: Case, text: str = "") -> Iterator[Any]:
    """The program, or another one, with the package beside it."""
    forget()
    sys.modules.update(case.modules)
    sys.path.insert(0, str(case.folder))
    try:
        if PROGRAM not in sys.modules or text:
            sys.modules[PROGRAM] = module = ModuleType(PROGRAM)
            exec(compile(text or case.program.text.replace("from .zoo", "from zoo"), PROGRAM, "exec"), vars(module))
        yield sys.modules[PROGRAM]
        if case.is_kept:
            case.modules.update({name: sys.modules[name] for name in imported_names()})
    finally:
        sys.path.remove(str(case.folder))
        forget()


def imported_names() -> list[str]:
    return [name for name in sys.modules if name.partition(".")[0] in ("zoo", PROGRAM)]


def forget() -> None:
    """Have no module of a package but those of the runtime, which is the same, that remember nothing of it."""
    for name in imported_names():
        if not name.startswith("zoo._runtime") or name.startswith(("zoo._runtime.testing", "zoo._runtime.gone")):
            del sys.modules[name]


def clients() -> tuple[Any, Any]:
    """Clients of the package that is imported, which speak with its fake."""
    fake = sys.modules["zoo.testing"].FAKE(any_id=True)
    return fake.client(), fake.async_client()


def failures(module: Any, client: Any, async_client: Any = None) -> dict[str, Exception]:
    """Make each call of a program, and read what it gives."""
    found: dict[str, Exception] = {}
    for label, call in module.calls_sync(client).items():
        try:
            module.read(call())
        except Exception as error:
            found[label] = error

    async def run() -> None:
        for label, call in module.calls_async(async_client).items():
            try:
                result = call()
                each = hasattr(result, "__aiter__")
                module.read([item async for item in result] if each else await result)
            except Exception as error:
                found[f"async {label}"] = error

    if async_client is not None:
        asyncio.run(run())
    return found


@pytest.mark.parametrize("what", TABLE)
def test_a_program_goes_on_to_run_where_nothing_breaks(what: str, cases: Cases, faults: dict[str, list[Fault]]) -> None:
    """And where something does, mypy or a call says so."""
    case, row = cases.rows[what], TABLE[what]
    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        try:
            with imported(case) as module:
                found = failures(module, *clients())
        except ImportError as error:
            found = {"import": error}
    if row.python == "b":
        assert found or faults[case.digest]
    else:
        refused = row.wire == "b" and {type(error).__name__ for error in found.values()} == {"BadRequestError"}
        assert not found or refused, found
    words = {str(one.message).partition(" since ")[0] for one in warned}
    former = {(old + form, now + form) for old, now in row.now for form in ("", "Dict")} | set(row.moved)
    assert words == {f"{old} is called {now}" for old, now in former}


@pytest.mark.parametrize("what", [what for what, row in TABLE.items() if row.gone])
def test_what_is_gone_says_since_when(what: str, cases: Cases) -> None:
    with imported(cases.rows[what], "from zoo import Client") as module:
        for call in TABLE[what].gone:
            with pytest.raises(AttributeError, match=r" was removed in 0\.2\.0"):
                reduce(getattr, call.split("."), module.Client("token"))


SERVER = "from zoo.testing import FAKE\nfrom zoo._runtime.testing.transport import transport_of"
NOT_SEEN = {
    "a parameter from the query to a header": "the server ignores what it does not know",
    "a response that may be null": "it is not null here",
    "the header with the next page removed": "the list ends after its first page",
    "the field with the next page removed": "likewise",
    "an object that became a union": "the object is still one of its kinds",
    "a server removed": "the fake answers for all of them",
}
"""Rows that break programs which do not upgrade, where this one does not see it, and why."""


@pytest.mark.parametrize("what", TABLE)
def test_a_program_that_does_not_upgrade(what: str, cases: Cases) -> None:
    """With the package before, which here takes no departure from its schemas, and a server as it is published now."""
    with imported(cases.rows[what], SERVER) as server:
        fake = server.FAKE(any_id=True)
        transport = server.transport_of(fake)
    with imported(cases.before(what)) as module:
        client = module.Client(fake.token, http_client=transport, allow_http=True, strict=True)
        found = failures(module, client)
    assert bool(found) == (TABLE[what].wire == "b" and what not in NOT_SEEN), found


def package_of(cases: Cases, case: Case) -> griffe.Object | griffe.Alias:
    return griffe.load("zoo", search_paths=[str(cases.typed / case.name)], allow_inspection=False)


@pytest.mark.parametrize("what", TABLE)
def test_all_that_griffe_finds_is_told(what: str, cases: Cases) -> None:
    """But for modules that no program imports, and the former name of a class, which is there when a program runs."""
    row, case = TABLE[what], cases.rows[what]
    surface = Surface.of(start(row.first))
    old, new = (package_of(cases, each) for each in (cases.before(what), case))
    found = [(used(one, surface), str(one.kind.value)) for one in griffe.find_breaking_changes(old, new)]
    faults = [Fault(use, message) for use, message in found if use is not None and use.model not in dict(row.now)]
    assert untold(faults, case.comparison, Level.NOTABLE) == []


def used(breakage: griffe.Breakage, surface: Surface) -> Use | None:
    """What a program uses of that of which griffe speaks; None for what is in a module that no program imports."""
    parts = breakage.obj.path.split(".")
    modules = (".".join(parts[:size]) for size in range(len(parts), 0, -1))
    module = next((name for name in modules if name in surface.modules), "")
    names = parts[module.count(".") + 1 :]
    if not names or names[0] not in surface.modules[module]:
        return None
    name, member = names[0], ".".join(names[1:])
    if name in surface.models:
        return Use(model=name, member=member)
    if name in surface.twins:
        model = surface.twins[name]["model"]
        fields = {one["wire_name"]: one["name"] for one in surface.models[model]["fields"]}
        return Use(model=model, member=fields.get(member, member))
    if module.startswith("zoo.resources.") and member:
        return Use(call=f"{module.rpartition('.')[2]}.{member}")
    return Use(name=name, member=member)
