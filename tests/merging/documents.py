"""Small documents to merge, and the published pages."""

from __future__ import annotations

import json
import random
from functools import cache
from pathlib import Path

from specloom.diagnostics import Diagnostics, Severity
from specloom.input.files import InputFile
from specloom.input.read import read
from specloom.merge.merge import merge
from specloom.merge.proof import Proof, prove
from specloom.openapi import canonical
from specloom.source import Fragment, Json, Specification

SPECS = Path(__file__).resolve().parents[2] / "specs"


def fragment(document: dict[str, Json], page: str = "specs/a.md", title: str = "", line: int = 1) -> Fragment:
    """A fragment as the reader would give it."""
    text = json.dumps(document)
    name = title or Path(page).stem.upper()
    info: dict[str, Json] = {"title": name, "version": "1"}
    whole: dict[str, Json] = {"openapi": "3.1.0", "info": info, **document}
    return Fragment(page=page, title=name, line=line, indent=0, text=text, syntax="json", document=whole)


def operation(schema: Json = None, **members: Json) -> dict[str, Json]:
    """An operation that answers with a schema."""
    body: dict[str, Json] = {"description": "OK"}
    if schema is not None:
        body["content"] = {"application/json": {"schema": schema}}
    return {"responses": {"200": body}, **members}


def ref(name: str, section: str = "schemas") -> dict[str, Json]:
    """A reference to a component."""
    return {"$ref": f"#/components/{section}/{name}"}


def one(path: str, schemas: dict[str, Json], use: str, *, method: str = "get", **root: Json) -> dict[str, Json]:
    """A document of one operation that answers with one of its schemas."""
    return {"paths": {path: {method: operation(ref(use))}}, "components": {"schemas": schemas}, **root}


def merged(*fragments: Fragment, pinned: dict[str, str] | None = None) -> tuple[Specification, Proof, Diagnostics]:
    """The merged specification, which must be proven and free of errors."""
    diagnostics = Diagnostics()
    specification = merge(fragments, diagnostics, pinned=pinned)
    proof = prove(fragments, specification, diagnostics)
    assert [entry for entry in diagnostics.entries if entry.severity is Severity.ERROR] == []
    assert proof.mismatches == ()
    assert text(specification) == json.dumps(canonical.arranged("document", specification.document))
    return specification, proof, diagnostics


def findings(*documents: dict[str, Json]) -> list[tuple[str, str, str, str]]:
    """Severity, code, message and pointer of what is found; each document is a page of its own, a.md, b.md …"""
    diagnostics = Diagnostics()
    pages = [fragment(document, f"specs/{chr(97 + index)}.md") for index, document in enumerate(documents)]
    merge(pages, diagnostics)
    places = [(entry, entry.origin.pointer if entry.origin else "") for entry in diagnostics.entries]
    return [(str(entry.severity), entry.code, entry.message, place) for entry, place in places]


def at(specification: Specification, pointer: str) -> Json:
    """What stands at a pointer of the merged document; references on the way are followed."""
    here: Json = specification.document
    for token in pointer.split("/")[1:]:
        here = followed(specification, here)
        key = token.replace("~1", "/").replace("~0", "~")
        here = here[int(key)] if isinstance(here, list) else here.get(key) if isinstance(here, dict) else None
    return here


def followed(specification: Specification, node: Json) -> Json:
    """The target of a reference."""
    while isinstance(node, dict) and isinstance(node.get("$ref"), str):
        node = at(specification, str(node["$ref"])[1:])
    return node


def answer(specification: Specification, path: str, method: str = "get") -> Json:
    """The schema that an operation answers with."""
    escaped = path.replace("/", "~1")
    place = f"/paths/{escaped}/{method}/responses/200/content/application~1json/schema"
    return followed(specification, at(specification, place))


@cache
def published() -> tuple[Fragment, ...]:
    """The fragments of the published pages."""
    files = [InputFile(path=f"specs/{path.name}", data=path.read_bytes()) for path in sorted(SPECS.glob("*.md"))]
    diagnostics = Diagnostics()
    _, fragments = read(files, diagnostics)
    assert not diagnostics.failed
    return fragments


def shuffled(node: Json, order: random.Random) -> Json:
    """The same value with the keys of all objects in another order."""
    if isinstance(node, dict):
        keys = list(node)
        order.shuffle(keys)
        return {key: shuffled(node[key], order) for key in keys}
    if isinstance(node, list):
        return [shuffled(item, order) for item in node]
    return node


def shuffled_keys(document: dict[str, Json], order: random.Random) -> dict[str, Json]:
    """A document with its keys in another order."""
    mixed = shuffled(document, order)
    assert isinstance(mixed, dict)
    return mixed


def text(specification: Specification) -> str:
    """The merged document as it would be written."""
    return json.dumps(specification.document)
