"""Differences of the package are as small as the change of the pages."""

from __future__ import annotations

import copy
import difflib
import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from specloom.cli import DONE

from ..running import compose, lay_out
from .pages import Page, Pages, Part, one, renamed, split, without

pytestmark = pytest.mark.slow

REFERENCE = {"$ref": "#/components/schemas/Pet"}


def part(method: str, path: str, id: str, summary: str) -> Part:
    names = re.findall(r"\{(\w+)\}", path)
    document = {
        "openapi": "3.1.0",
        "info": {"title": "Zoo", "version": "1"},
        "servers": [{"url": "https://zoo.example"}],
        "paths": {
            path: {
                method: {
                    "operationId": id,
                    "summary": summary,
                    "description": f"{summary}, with every word of it.",
                    "parameters": [
                        {"name": name, "in": "path", "required": True, "schema": {"type": "string"}} for name in names
                    ],
                    "responses": {"200": {"description": "OK", "content": {"application/json": {"schema": REFERENCE}}}},
                }
            }
        },
        "components": {"schemas": {"Pet": {"type": "object", "properties": {"name": {"type": "string"}}}}},
    }
    return Part(f"\n## {summary}\n\n> {summary}\n\n", document)


PETS = [
    part("get", "/pets", "listPets", "List pets"),
    part("post", "/pets", "createPet", "Create a pet"),
    part("get", "/pets/{id}", "getPet", "Get a pet"),
    part("delete", "/pets/{id}", "deletePet", "Delete a pet"),
    part("get", "/pets/{id}/walks", "listPetWalks", "List the walks of a pet"),
    part("post", "/pets/{id}/walks", "createPetWalk", "Walk a pet"),
]
OWNERS = [part("get", "/owners", "listOwners", "List owners"), part("get", "/owners/{id}", "getOwner", "Get an owner")]
PAGES: Pages = {
    "pets.md": Page((replace(PETS[0], words=f"# Pets\n{PETS[0].words}"), *PETS[1:])),
    "owners.md": Page((replace(OWNERS[0], words=f"# Owners\n{OWNERS[0].words}"), *OWNERS[1:])),
}
GROOM = part("post", "/pets/{id}/groomings", "groomPet", "Groom a pet")


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, bytes], str]:
    return made(tmp_path_factory.mktemp("start"), {name: page.text for name, page in PAGES.items()}, "")


def made(folder: Path, texts: Mapping[str, str], lock: str) -> tuple[dict[str, bytes], str]:
    """The files of pages, and the lock."""
    lay_out(folder, dict(texts))
    if lock:
        (folder / "specs.lock").write_text(lock)
    found: list[str] = []
    outcome, files = compose(folder, "zoo", keep_lock=found.append)
    assert outcome.code == DONE, outcome.errors
    return files, found[0]


def difference(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> dict[str, list[str]]:
    """Path -> lines that came or went."""
    found: dict[str, list[str]] = {}
    for path in sorted(before.keys() | after.keys()):
        sides = [held.get(path, b"").decode(errors="replace").splitlines() for held in (before, after)]
        lines = [line for line in difflib.unified_diff(*sides, n=0, lineterm="") if line[:2] not in ("@@", "--", "++")]
        if lines:
            found[path] = lines
    return found


def edited(start: tuple[dict[str, bytes], str], folder: Path, pages: Pages) -> dict[str, list[str]]:
    after, lock = made(folder, {name: page.text for name, page in pages.items()}, start[1])
    return difference({**start[0], "specs.lock": start[1].encode()}, {**after, "specs.lock": lock.encode()})


def test_a_line_of_prose_changes_nothing(start: tuple[dict[str, bytes], str], tmp_path: Path) -> None:
    first = PAGES["pets.md"].parts[0]
    words = first.words.replace("# Pets\n", "# Pets\n\nAll about them.\n")
    page = replace(PAGES["pets.md"], parts=(replace(first, words=words), *PAGES["pets.md"].parts[1:]))
    assert edited(start, tmp_path, {**PAGES, "pets.md": page}) == {}


def test_a_word_of_a_description(start: tuple[dict[str, bytes], str], tmp_path: Path) -> None:
    def change(part: Part) -> Part:
        part.operation["description"] = part.operation["description"].replace("every word", "each word")
        return part

    found = edited(start, tmp_path, one("pets.md", "GET /pets/{id}", change)(PAGES))
    assert len(found) <= 7 and sum(map(len, found.values())) <= 12
    assert "specs.lock" not in found


def test_another_name_of_a_file(start: tuple[dict[str, bytes], str], tmp_path: Path) -> None:
    found = edited(start, tmp_path, renamed("pets.md", "animals.md")(PAGES))
    assert len(found) <= 10
    assert all("specs/pets.md" in "".join(lines) for lines in found.values())


def test_a_page_split(start: tuple[dict[str, bytes], str], tmp_path: Path) -> None:
    edit = split("pets.md", "walks.md", "Walks", lambda part: "walks" in part.route[1])
    found = edited(start, tmp_path, edit(PAGES))
    code = {path: lines for path, lines in found.items() if path.endswith(".py")}
    assert sum(map(len, code.values())) <= 150
    assert not any(re.match(r"[+-]\s*(async )?def |[+-]class ", line) for lines in code.values() for line in lines)


@pytest.mark.parametrize("what", ["removed", "added"])
def test_an_operation_more_or_less(what: str, start: tuple[dict[str, bytes], str], tmp_path: Path) -> None:
    page = PAGES["pets.md"]
    added = {**PAGES, "pets.md": replace(page, parts=(*page.parts[:3], copy.deepcopy(GROOM), *page.parts[3:]))}
    before = start
    if what == "removed":
        before = made(tmp_path / "more", {name: page.text for name, page in added.items()}, "")
    pages = without("pets.md", "POST /pets/{id}/groomings")(added) if what == "removed" else added
    found = edited(before, tmp_path, pages)
    # Each changed file showed it, or counts operations.
    for path, lines in found.items():
        assert re.search(r"[Gg]room|\d (operations|more)", "".join(lines)) or path.endswith(".svg"), path
    assert "docs/operations/pets/get.md" not in found
