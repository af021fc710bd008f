"""The models of the generated package against the same models in pydantic (`extra="allow"`).

One side is the package. The other is a twin that is written here from the package's own list of fields, and, where
datamodel-code-generator is installed, what that tool makes of the same document. Documents are valid for the published
schema. Each figure comes from a process of its own. Nothing is installed and no network is used.
"""

from __future__ import annotations

import json
import subprocess
import tempfile
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from .documents import Drawer
from .measuring import ROOT, Row, environment, heading, in_turns, python, told
from .twin import twin

__all__ = ["run"]

GENERATED = ROOT / "generated"
SCHEMA = {"$ref": "#/components/schemas/FlowResponse"}
TASKS = {
    "import": ("import of all models", "ms"),
    "first decode": ("first decode, from bytes", "ms"),
    "decode": ("decode, from bytes", "ms"),
    "view": ("decode, from parsed JSON", "ms"),
    "read": ("a dozen attributes of each document", "ms"),
    "encode": ("encode", "ms"),
    "memory": ("held by the decoded documents", "MB"),
    "same bytes": ("decode, then encode: the same bytes", ""),
    "accepted": ("the same, one value of an unknown shape", ""),
}
_YES_NO = frozenset({"same bytes", "accepted"})
_JSON = "import gc, json, sys, time; t = open(sys.argv[1], 'rb').read(); json.loads(t); gc.collect(); "
_JSON += "b = time.process_time(); d = json.loads(t); print((time.process_time() - b) * 1000)"


def run(rounds: int, count: int = 1000) -> None:
    """Print the table."""
    document = json.loads((GENERATED / "openapi.json").read_text(encoding="utf-8"))
    text = Drawer(document).text(SCHEMA, count)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "documents.json").write_bytes(text)
        (folder / "surprising.json").write_bytes(_surprising(text))
        sides = {"ours": "ours", "pydantic": _twin(folder), **_generated_peer(folder)}
        env = environment(GENERATED / "src", folder)
        print(heading(f"Models: {count:,} flows, {len(text) / 1e6:.1f} MB of JSON, CPU time", *sides))
        for task in TASKS:
            print(_row(task, tuple(sides.values()), folder, env, rounds))
        floor = in_turns(rounds, partial(told, [python(), "-c", _JSON, str(folder / "documents.json")], env))
        print(Row(label="json.loads alone, for comparison", unit="ms", figures=floor))


def _row(task: str, sides: tuple[str, ...], folder: Path, env: dict[str, str], rounds: int) -> Row:
    file = folder / ("surprising.json" if task == "accepted" else "documents.json")
    script = str(Path(__file__).with_name("subject.py"))
    acts = [partial(told, [python(), script, side, task, str(file)], env) for side in sides]
    label, unit = TASKS[task]
    if task in _YES_NO:
        return Row(label=label, figures=tuple(bool(act()) for act in acts))
    return Row(label=label, unit=unit, figures=in_turns(rounds, *acts))


def _twin(folder: Path) -> str:
    api = json.loads((GENERATED / "api.json").read_text(encoding="utf-8"))
    (folder / "twin_models.py").write_text(twin(api), encoding="utf-8")
    return "twin_models"


def _generated_peer(folder: Path) -> dict[str, str]:
    """What datamodel-code-generator makes of the document, if it is installed."""
    if find_spec("datamodel_code_generator") is None:
        print("\nmodels: without datamodel-code-generator, which is not installed (`make bench` installs it)")
        return {}
    command = [python(), "-m", "datamodel_code_generator", "--input", str(GENERATED / "openapi.json")]
    command += ["--input-file-type", "openapi", "--output", str(folder / "peer_models.py"), "--extra-fields", "allow"]
    command += ["--output-model-type", "pydantic_v2.BaseModel", "--target-python-version", "3.11"]
    command += ["--snake-case-field", "--allow-population-by-field-name", "--use-annotated", "--disable-timestamp"]
    subprocess.run(command, env=environment(), check=True, capture_output=True)
    return {"datamodel-cg": "peer_models"}


def _surprising(text: bytes) -> bytes:
    """The documents, one of them with an object where the schema has text, as the server really sends it."""
    flows: list[dict[str, Any]] = json.loads(text)
    flows[-1]["description"] = {"summary": "short", "detailed": "long"}
    return json.dumps(flows, separators=(",", ":"), ensure_ascii=False).encode()
