"""Every hostile input ends as it must: inert, renamed, rejected or exact. One test for each, by id.

The strong check is on the syntax tree: with all constants blanked, the code made from a hostile text is the code made
from a harmless one. Entries whose `where` starts with `gen:` are about time and memory: each runs in a process of its
own, which the system ends at the bounds that the entry names.
"""

from __future__ import annotations

import ast
import json
import os
import re
import subprocess
import sys
import tempfile
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import specloom

from ..running import Outcome, compose, generate, lay_out, tree
from .material import BASE, COMPACT, ENTRIES, files, page, twin

CANARY = "pwned_canary"
UNSEEN = re.compile("[\x00-\x09\x0b-\x1f\u202a-\u202e\u2066-\u2069]")
"""Control characters but the end of a line, and what turns the direction of text."""
LARGE = [entry for entry in ENTRIES if entry["where"].startswith("gen:")]
ADDRESSES = 3 * 2**20
"""KiB of addresses that a process may have, for 2 GB of memory: not all of them are in use."""
SLOWNESS = 4
"""How much slower than the machine that the bounds are meant for a busy one with old processors may be."""
NOTHING_LEFT = {"md-indent4", "md-comment"}
"""Inputs whose only document is not taken, as it must be; what is left is a page without one, which is an error."""
READ_ALL_THE_SAME = {"json-dup-key", "yaml-dup"}
"""Documents with a key twice: most readers take the last one, and so do we, with a warning."""
RUN = [entry for entry in ENTRIES if entry not in LARGE]


def words(entry: dict[str, Any]) -> set[str]:
    """The outcomes that an entry allows."""
    said = set(entry["must"].split(":")[0].split("|"))
    if entry["id"] in READ_ALL_THE_SAME:
        return said | {"inert"}
    return said | {"reject"} if entry["id"] in NOTHING_LEFT else said


@cache
def blanked(content: bytes) -> str:
    """The syntax tree of a file without its constants."""
    tree_ = ast.parse(content)
    for node in ast.walk(tree_):
        if isinstance(node, ast.Constant):
            node.value = None
        if isinstance(node, ast.List | ast.Tuple | ast.Dict | ast.Set) and not any(
            isinstance(inner, ast.Name | ast.Call) for inner in ast.walk(node)
        ):
            vars(node).update({key: [] for key in vars(node) if key in ("elts", "keys", "values")})
    return ast.dump(tree_)


@cache
def check_inert(path: str, content: bytes) -> None:
    """Nothing of a specification's text is code, and the file is what its name says; most files are always the same."""
    text = content.decode("utf-8")
    assert not UNSEEN.search(text), path
    if path.endswith(".py"):
        for node in ast.walk(ast.parse(content, path)):
            assert CANARY not in names(node), path
        compile(content, path, "exec")
    elif path.endswith(".toml"):
        assert set(tomllib.loads(text)) <= {"build-system", "project", "tool"}, path
    elif path.endswith(".json"):
        json.loads(text)


def names(node: ast.AST) -> set[str]:
    """What a node refers to by name; a longer name made from a hostile one is harmless."""
    if isinstance(node, ast.Name):
        return {node.id}
    if isinstance(node, ast.Attribute):
        return {node.attr}
    if isinstance(node, ast.ImportFrom):
        return set((node.module or "").split(".")) | {alias.name for alias in node.names}
    return {part for alias in node.names for part in alias.name.split(".")} if isinstance(node, ast.Import) else set()


def outcome_of(entry: dict[str, Any], folder: Path) -> tuple[Outcome, dict[str, bytes]]:
    try:
        lay_out(folder, files(entry))
    except (OSError, ValueError) as error:
        pytest.skip(f"this file system has no such name: {error}")
    outcome, made = compose(folder, "lab")
    if made and set(made) != usual_paths():  # the writer knows files by their paths, and nothing of what they hold
        assert generate(folder, "lab") == outcome
        assert made.items() <= tree(folder / "out").items()
        assert {path.name for path in folder.iterdir()} == {"specs", "specs.lock", "out"}
    return outcome, made


@cache
def usual_paths() -> set[str]:
    """The files of the base document."""
    with tempfile.TemporaryDirectory() as folder:
        return set(compose(lay_out(Path(folder), page(BASE)), "lab")[1])


@pytest.mark.slow
@pytest.mark.parametrize("entry", RUN, ids=lambda entry: entry["id"])
def test_entry(entry: dict[str, Any], tmp_path: Path) -> None:
    outcome, made = outcome_of(entry, tmp_path)
    assert "Traceback" not in outcome.errors
    assert not any(ord(c) < 32 and c != "\n" for c in outcome.errors + outcome.output)
    allowed = words(entry)
    if outcome.code != 0:
        assert outcome.code == 3
        assert made == {} and not (tmp_path / "out").exists()
        assert "error[" in outcome.errors
        assert "reject" in allowed, outcome.errors
        return
    assert allowed != {"reject"}, "accepted, and must be rejected"
    for path, content in made.items():
        check_inert(path, content)
    if (harmless := twin(entry)) is not None:
        compare_with_twin(entry, harmless, made)
    if "rename" in allowed or "exact" in allowed:
        check_wire_names(entry, made)


def compare_with_twin(entry: dict[str, Any], harmless: dict[str, bytes], made: dict[str, bytes]) -> None:
    """The tree of the code does not change with the text, unless a name is made from it, or it is not used at all."""
    if entry["id"].startswith(
        (
            "default-",
            "header-",
            "odd-server-rel",
            "tag-",
            "title-",
            "opid-",
            "param-",
            "query-",
            "prop-",
            "schema-",
            "name-",
            "hdr-",
        )
    ):
        return
    other = harmless_tree(tuple(harmless.items()))
    for path in sorted(set(made) | set(other)) if other else ():
        if path.endswith(".py") and "/_runtime/" not in path:
            assert blanked(made[path]) == blanked(other[path]), path


@cache
def harmless_tree(pages: tuple[tuple[str, bytes], ...]) -> dict[str, bytes]:
    """What harmless pages give, once for all entries that have them for a twin; nothing when they are refused."""
    with tempfile.TemporaryDirectory() as folder:
        return compose(lay_out(Path(folder), dict(pages)), "lab")[1]


def check_wire_names(entry: dict[str, Any], made: dict[str, bytes]) -> None:
    """Python names are identifiers, and distinct; the wire names are kept."""
    api = json.loads(made["api.json"])
    for model in api["models"]:
        names = [field["name"] for field in model["fields"]]
        assert len(names) == len(set(names))
        assert all(name.isidentifier() and name.isascii() and not name.startswith("__") for name in names)
        assert model["model"].rpartition(":")[2].isidentifier()
    kind, _, pointer = entry["where"].partition(":")
    if kind == "key" and "/properties/" in pointer:
        assert any(entry["value"] == field["wire_name"] for model in api["models"] for field in model["fields"])
    for operation in api["operations"]:
        names = [argument["name"] for argument in operation["arguments"]]
        assert len(names) == len(set(names))


def test_the_base_document_goes_through(tmp_path: Path) -> None:
    outcome, made = outcome_of({"where": "base", "value": BASE, "id": "base"}, tmp_path)
    assert outcome.code == 0, outcome.errors
    assert {operation["key"] for operation in json.loads(made["api.json"])["operations"]} == {
        "GET /pets/{petId}",
        "POST /pets",
    }
    assert json.loads(COMPACT) == BASE


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="no limits of processes there")
@pytest.mark.parametrize("entry", LARGE, ids=lambda entry: entry["id"])
def test_a_large_entry_ends_within_its_bounds(entry: dict[str, Any], tmp_path: Path) -> None:
    """Processor time, not the time on the wall: other work on the machine does not count."""
    if seconds(entry) > 60 and "MUTATIONS" not in os.environ:
        pytest.skip("takes minutes: `make fuzz` runs it")
    lay_out(tmp_path, files(entry))
    command = [sys.executable, "-m", "specloom", "generate", "--specs", "specs", "--out", "out", "--package", "lab"]
    done = subprocess.run(
        ["/bin/sh", "-c", f'ulimit -t {seconds(entry) * SLOWNESS} -v {ADDRESSES}; exec "$@"', "sh", *command],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(Path(specloom.__file__).parents[1])},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Traceback" not in done.stderr
    if entry["must"].startswith("reject"):
        assert (done.returncode, "error[" in done.stderr) == (3, True), done.stderr[-2000:]
        assert not (tmp_path / "out").exists()
    elif done.returncode != 0:
        assert "refused at a stated limit" in entry["must"], done.stderr[-2000:]
        assert (done.returncode, "error[" in done.stderr) == (3, True), done.stderr[-2000:]


def seconds(entry: dict[str, Any]) -> int:
    """The bound of an entry; where it names none, what a refusal may take."""
    found = re.search(r"< (\d+) s", entry["must"])
    return int(found[1]) if found else 5


def test_every_entry_is_run() -> None:
    assert len(RUN) + len(LARGE) == len(ENTRIES) == len({entry["id"] for entry in ENTRIES})
