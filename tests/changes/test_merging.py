"""Two branches, `git merge`, one `generate`: no name of either side is lost, and nothing has to be forced."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest
from specloom.cli import DONE

from ..running import lay_out, run

ROOT = Path(__file__).resolve().parents[2]
ARGUMENTS = ("--specs", "specs", "--out", "generated", "--package", "zoo")
PAGE = """openapi: 3.1.0
info: {{title: {title}, version: "1"}}
servers: [{{url: https://zoo.example}}]
paths:
{paths}components:
  schemas:
    Keeper: {{type: object, properties: {{name: {{type: string, description: Who.}}}}}}
    {kind}:
      type: object
      description: One of many.
      properties:
        {field}: {{type: string}}
        keeper: {{$ref: "#/components/schemas/Keeper"}}
        place: {{type: object, properties: {{cage: {{type: string}}}}}}
"""
OPERATION = """  {path}:
    get:
      operationId: {id}
      summary: {id}
      responses:
        "200": {{description: OK, content: {{application/json: {{schema: {{$ref: "#/components/schemas/{kind}"}}}}}}}}
"""


def page(title: str, kind: str, field: str, *operations: tuple[str, str]) -> str:
    paths = "".join(OPERATION.format(path=path, id=id, kind=kind) for path, id in operations)
    return PAGE.format(title=title, kind=kind, field=field, paths=paths)


CATS = page("Cats", "Cat", "lives", ("/cats", "listCats"), ("/cats/{id}", "getCat"))
DOGS = page("Dogs", "Dog", "tricks", ("/dogs", "listDogs"), ("/dogs/{id}", "getDog"))
OWLS = page("Owls", "Owl", "wings", ("/owls", "listOwls"), ("/owls/{id}", "getOwl"))
FOXES = page("Foxes", "Fox", "tails", ("/foxes", "listFoxes"), ("/foxes/{id}", "getFox"))
MORE = OPERATION.format(path="/cats/{id}/kittens", id="listKittens", kind="Cat")

Branch = dict[str, str | Callable[[str], str]]
"""Name of a page -> its text, or what becomes of it."""
BRANCHES: dict[str, tuple[Branch, Branch]] = {
    "a word on two pages": (
        {"cats.yaml": lambda text: text.replace("One of many", "A cat")},
        {"dogs.yaml": lambda text: text.replace("One of many", "A dog")},
    ),
    "a page each": ({"owls.yaml": OWLS}, {"foxes.yaml": FOXES}),
    "the same operation on both": (
        {"cats.yaml": lambda text: text.replace("components:", f"{MORE}components:", 1)},
        {"cats.yaml": lambda text: text.replace("components:", f"{MORE}components:", 1)},
    ),
    "a rename against an edit": (
        {"cats.yaml": lambda text: text.replace("/cats/{id}", "/cats/{catId}")},
        {"sdk.yaml": "operations:\n  GET /cats/{id}: {method: cats.find}\n"},
    ),
    "a component renamed against a field": (
        {"cats.yaml": lambda text: re.sub(r"\bCat\b", "Tiger", text)},
        {"dogs.yaml": lambda text: text.replace("tricks:", "coat: {type: string}\n        tricks:")},
    ),
}


def git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    identity = ("-c", "user.name=Zoo", "-c", "user.email=zoo@example.com", "-c", "commit.gpgsign=false")
    return subprocess.run(["git", *identity, *arguments], cwd=folder, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with two pages and what they give."""
    folder = lay_out(tmp_path_factory.mktemp("start"), {"cats.yaml": CATS, "dogs.yaml": DOGS})
    shutil.copy(ROOT / ".gitattributes", folder)
    (folder / ".gitignore").write_text("generated/.fingerprints\n")
    assert run(folder, "generate", *ARGUMENTS).code == DONE
    git(folder, "init", "-q", "-b", "main")
    commit(folder)
    return folder


def commit(folder: Path) -> None:
    git(folder, "add", "-A")
    done = git(folder, "commit", "-qm", "Generated", "--allow-empty")
    assert done.returncode == 0, done.stdout + done.stderr


def branch(folder: Path, name: str, changes: Branch) -> set[str]:
    """Commit changes on a branch of their own; gives the names that the package has there."""
    git(folder, "checkout", "-q", "-b", name, "main")
    for page, change in changes.items():
        path = folder / "specs" / page
        path.write_text(change if isinstance(change, str) else change(path.read_text()))
    outcome = run(folder, "generate", *ARGUMENTS)
    assert outcome.code == DONE, outcome.errors
    commit(folder)
    return names(folder)


def names(folder: Path) -> set[str]:
    index = (folder / "generated" / "api.json").read_text()
    return set(re.findall(r'"(?:call|model)": "([^"]+)"', index))


@pytest.mark.slow
@pytest.mark.parametrize("what", BRANCHES)
def test_one_run_follows_a_merge(what: str, start: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(start, tmp_path / "zoo"))
    ours, theirs = BRANCHES[what]
    before = names(folder)
    mine = branch(folder, "ours", ours)
    others = branch(folder, "theirs", theirs)
    git(folder, "checkout", "-q", "ours")
    git(folder, "merge", "theirs", "-m", "Merge")
    outcome = run(folder, "generate", *ARGUMENTS)
    assert outcome.code == DONE, outcome.errors
    kept = names(folder)
    gone = (before - mine) | (before - others)
    assert (mine | others) - gone <= kept
    commit(folder)
    assert run(folder, "check", *ARGUMENTS).code == DONE
    lock = (folder / "specs.lock").read_text().splitlines()
    assert len(lock) == len(set(lock))
    assert "<<<<<<<" not in "".join(lock)


NEST = """    Nest: {type: object, properties: {eggs: {type: integer}, keeper: {$ref: "#/components/schemas/Keeper"}}}
"""


def nesting(text: str) -> str:
    """The page with a component of two pages, which its own schema holds."""
    return text.replace("        keeper:", '        nest: {$ref: "#/components/schemas/Nest"}\n        keeper:') + NEST


@pytest.mark.slow
def test_what_either_side_imported_from_a_module_stays_importable(start: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(start, tmp_path / "zoo"))
    branch(folder, "ours", {"owls.yaml": nesting(OWLS)})
    branch(folder, "theirs", {"foxes.yaml": nesting(FOXES)})
    git(folder, "checkout", "-q", "ours")
    git(folder, "merge", "theirs", "-m", "Merge")
    outcome = run(folder, "generate", *ARGUMENTS)
    assert outcome.code == DONE, outcome.errors
    assert run(folder, "check", *ARGUMENTS).code == DONE
    program = """
        import zoo.models.foxes, zoo.models.owls, zoo.types.owls
        from zoo.models.foxes import Nest as one
        from zoo.models.owls import Nest as other
        from zoo.types.foxes import NestDict as form
        from zoo.types.owls import NestDict as other_form
        assert one is other is zoo.models.Nest and form is other_form
        assert sum("Nest" in module.__all__ for module in (zoo.models.foxes, zoo.models.owls)) == 1
        assert not hasattr(zoo.models.foxes, "Never") and not hasattr(zoo.types.owls, "Never")
    """
    path = {**os.environ, "PYTHONPATH": str(folder / "generated" / "src")}
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(program)], env=path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
