"""What pages are named, in memory: everything that a run decides before it writes, and the lock of the run before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from unittest.mock import patch

from specloom import pipeline
from specloom.config import Config
from specloom.diagnostics import Diagnostic, Diagnostics, Severity
from specloom.input.files import InputFile
from specloom.input.inputs import Inputs, gather
from specloom.input.read import read
from specloom.ir import ObjectSchema
from specloom.naming.lock import Lock, parse_lock
from specloom.pipeline import Decided, Material
from specloom.source import Fragment
from specloom.source import Page as Read

from .pages import SPECS, Pages

CONFIG = Config(specs=Path("specs"), out=Path("generated"), package="celigo", lock=Path("specs.lock"))
NONE = Inputs(files=(), settings=None, overlays=(), extensions=(), lock=None, lock_path="specs.lock")


@dataclass(frozen=True)
class Named:
    """What a run gives."""

    decided: Decided
    findings: tuple[str, ...]
    """Severity and code of each finding, with its words."""
    found: tuple[Diagnostic, ...]
    """The findings themselves, notes too."""

    @property
    def lock(self) -> str:
        return self.decided.lock

    @property
    def codes(self) -> set[str]:
        return {finding.split(" ", 2)[1] for finding in self.findings}

    @property
    def names(self) -> dict[str, str]:
        """Every name that a program may use -> what it stands for on the wire."""
        return dict(_names(self.decided))


def _names(decided: Decided) -> Iterator[tuple[str, str]]:
    api, table, placement = decided.api, decided.table, decided.placement
    modules = {**table.modules, "shared": "shared"}
    for operation in api.operations:
        call = f"{modules[placement.resources[operation.key]]}.{table.methods[operation.key]}"
        yield f"{call}()", operation.operation_id
        for parameter in operation.parameters:
            argument = table.arguments[operation.key, parameter.location, parameter.wire_name]
            yield f"{call}({argument})", parameter.location.value
        for (key, wire), argument in table.body_arguments.items():
            if key == operation.key:
                yield f"{call}({argument})", wire
    for schema in api.schemas:
        name = table.models[schema.id]
        for module in (placement.models[schema.id], *placement.elsewhere.get(schema.id, ())):
            yield f"{modules[module]}:{name}", ""
        if isinstance(schema, ObjectSchema):
            for field in schema.fields:
                yield f"{name}.{table.fields[schema.id, field.wire_name]}", field.wire_name


@cache
def rules() -> Inputs:
    """The rules, overlays and hand-written modules of this repository."""
    with patch("os.getcwd", lambda: str(SPECS.parent)):
        return gather(Config(specs=SPECS, out=Path("generated"), package="celigo", lock=Path("none")), Diagnostics())


@cache
def _read(name: str, text: str) -> tuple[Read, tuple[Fragment, ...]]:
    pages, fragments = read([InputFile(path=f"specs/{name}", data=text.encode())], Diagnostics())
    return pages[0], fragments


def named(pages: Pages, lock: str = "", *, inputs: Inputs = NONE) -> Named:
    """Name the pages; raises `SpecificationError` as a run does."""
    diagnostics = Diagnostics(texts=dict([inputs.settings] if inputs.settings else ()))
    taken = [_read(name, page.text) for name, page in sorted(pages.items())]
    supplements = [file for file in inputs.files if file.supplement]
    more = read(supplements, diagnostics) if supplements else ((), ())
    material = Material(
        inputs=inputs,
        pages=(*(page for page, _ in taken), *more[0]),
        fragments=(*(each for _, found in taken for each in found), *more[1]),
        lock=parse_lock(lock, diagnostics) if lock else Lock(),
        prints={},
        validated="",
        warned="",
    )
    diagnostics.check()
    with patch.object(pipeline, "_validated", lambda *_: ""):
        decided = pipeline.decide(CONFIG, material, diagnostics)
    findings = (f"{one.severity} {one.code} {one.message}" for one in diagnostics.entries)
    told = tuple(finding for finding in findings if not finding.startswith(Severity.NOTE))
    return Named(decided, told, tuple(diagnostics.entries))
