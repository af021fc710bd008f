"""What a generated package does, looked at from inside: `python -m benchmarks.probing PACKAGE FOLDER SEED CALLS`.

CALLS is `yes` for all pages of operations and each style, `styles` for each style only, or `no`.

Prints one JSON object. Runs in a process of its own, since what a package does wrong may be to use all memory.
"""

from __future__ import annotations

import json
import pkgutil
import re
import sys
import tempfile
import traceback
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from .calling import styles_called
from .drawing import Drawing, models

__all__: list[str] = []

_EACH = 4
"""How many values of each model are drawn."""
_SHOWN = 5
"""How many faults of a kind are kept."""


def main(package: str, out: str, seed: str, calls: str) -> None:
    """Look at everything and print what was found."""
    import_module(package)
    faults = list(_imported(package))
    result: dict[str, Any] = {"import_faults": faults[:_SHOWN]}
    if not faults:
        api = json.loads(Path(out, "api.json").read_text(encoding="utf-8"))
        document = json.loads(Path(out, "openapi.json").read_text(encoding="utf-8"))
        result |= _round_trips(api, document, seed)
        if calls != "no":
            fake = import_module(f"{package}.testing").FAKE(any_id=True)
            result["styles"] = styles_called(package, fake, api, document, seed)
        if calls == "yes":
            result |= _calls(package, Path(out), api)
    print(json.dumps(result))


def _imported(package: str) -> Iterator[str]:
    """Import each module and touch each exported name, for most are imported on first use."""
    try:
        top = import_module(package)
        for found in [package, *(m.name for m in pkgutil.walk_packages(top.__path__, f"{package}."))]:
            if found.rpartition(".")[2] in ("pytest_plugin", "__main__"):
                continue
            module = import_module(found)
            for name in getattr(module, "__all__", ()):
                getattr(module, name)
    except Exception:
        yield traceback.format_exc()[-1500:]


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _round_trips(api: Any, document: Any, seed: str) -> dict[str, Any]:
    """Read values of each model, touch and set again each field, and write them: the text has to stay."""
    drawing = Drawing(document, seed)
    count, faults = 0, []
    for module, name, schema in models(api, document):
        kind = getattr(import_module(module), name)
        for _ in range(_EACH):
            value = drawing.value(schema)
            if not isinstance(value, dict):
                continue
            count += 1
            text = _text(value)
            try:
                model = kind.from_json(text)
                after = model.to_json()
                model.issues()
                repr(model)
                for field in [one for one in kind.table.by_name if model.is_set(one)]:
                    before, read = model.to_json(), getattr(model, field)
                    setattr(model, field, read)
                    if model.to_json() != before:
                        after = f"{field}: {model.to_json()}"
            except Exception:
                after = traceback.format_exc()[-800:]
            if after != text:
                faults.append(f"{module}:{name}: {text[:600]} -> {after[:900]}")
    return {"instances": count, "unequal": len(faults), "instance_faults": faults[:_SHOWN]}


def _shape(key: str) -> str:
    """An operation without the names in its path: a fake, as a server, tells no two apart that differ in them only."""
    return re.sub(r"\{[^{}]*\}", "{}", re.split("[?#]", key)[0])


def _calls(package: str, out: Path, api: Any) -> dict[str, Any]:
    """Run the programs and requests on the pages of the operations against the fake server."""
    from tests.docs.examples import Stage, examples, is_program, is_request

    pages = {operation["docs"].partition("#")[0].removeprefix("docs/") for operation in api["operations"]}
    stage, faults, seen, ran = Stage(package), [], set(), 0
    with tempfile.TemporaryDirectory() as folder:
        for example in examples(out / "docs"):
            # A request outside of a tab is one of a published description, with words where values belong.
            if example.page not in pages or not (
                is_program(example) or (is_request(example) and example.above.lstrip().startswith("==="))
            ):
                continue
            ran += 1
            try:
                if is_program(example):
                    stage.run(example, Path(folder))
                else:
                    status = stage.send(example)
                    if status >= 400:
                        faults.append(f"{example}: {status} {example.source[:300]}")
            except Exception:
                faults.append(f"{example}: {example.source[-500:]}\n{traceback.format_exc()[-900:]}")
            seen |= {_shape(call.operation) for call in stage.fake.calls()}
            stage.fake.reset()
    missing = sorted(operation["key"] for operation in api["operations"] if _shape(operation["key"]) not in seen)
    return {
        "examples": ran,
        "called": len(api["operations"]) - len(missing),
        "call_faults": faults[:_SHOWN],
        "failed_examples": len(faults),
        "not_called": missing[:_SHOWN],
    }


if __name__ == "__main__":
    main(*sys.argv[1:])
