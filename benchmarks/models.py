"""Our models against the same models in pydantic (`extra="allow"`), measured side by side.

Run `python benchmarks/models.py`. One list of fields is written out as 250 classes twice, once for each library. Each
figure is taken in a fresh process, in turns: the median of the CPU time over the rounds, and the memory that the
decoded documents hold. pydantic takes its fastest way, `validate_json`. Documents set about half of the documented
fields and have some that are not documented, as real ones do. Nothing is installed and no network is used.
"""

from __future__ import annotations

import argparse
import json
import os
import py_compile
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
FILLERS = 246
FLOWS = 1000

Fields = tuple[tuple[str, str, str], ...]
"""Python name, wire name, type in the words of the benchmark."""

STEP: Fields = (
    ("type", "type", "enum"),
    ("export_id", "_exportId", "str"),
    ("import_id", "_importId", "str"),
    ("proceed_on_failure", "proceedOnFailure", "bool"),
    ("mapping", "responseMapping", "Mapping"),
    ("setup", "setupInProgress", "bool"),
    ("filter", "inputFilter", "map"),
    ("hooks", "hooks", "map"),
    ("transform", "transform", "map"),
    ("concurrency", "concurrency", "int"),
)
FLOW: Fields = (
    ("id", "_id", "str"),
    ("name", "name", "str"),
    ("description", "description", "str"),
    ("disabled", "disabled", "bool"),
    ("created_at", "createdAt", "datetime"),
    ("last_modified", "lastModified", "datetime"),
    ("schedule", "schedule", "str"),
    ("timezone", "timezone", "str"),
    ("integration_id", "_integrationId", "str"),
    ("retries", "retries", "int"),
    ("generators", "pageGenerators", "Step*"),
    ("processors", "pageProcessors", "Step*"),
    ("settings", "settings", "map"),
    ("routes", "routes", "Route*"),
    ("aliases", "aliases", "Entry*"),
    ("connector_id", "_connectorId", "str"),
    ("template_id", "_templateId", "str"),
    ("run_after_id", "_runNextFlowIds", "str"),
    ("skip_retries", "skipRetries", "bool"),
    ("auto_resolve", "autoResolveMatchingTraceKeys", "bool"),
    ("logging", "logging", "map"),
    ("keep", "_keepDeltaBehindFlowId", "str"),
    ("wizard", "wizardState", "str"),
    ("external_id", "externalId", "str"),
)
MODELS: dict[str, Fields] = {
    "Mapping": (("fields", "fields", "Entry*"), ("lists", "lists", "map")),
    "Entry": (
        ("extract", "extract", "str"),
        ("generate", "generate", "str"),
        ("data_type", "dataType", "str"),
        ("default", "default", "str"),
        ("lookup", "lookupName", "str"),
        ("conditional", "conditional", "map"),
        ("date_format", "extractDateFormat", "str"),
        ("entries", "mappings", "Entry*"),
    ),
    "Step": STEP,
    "Route": (("id", "id", "str"), ("name", "name", "str"), ("steps", "pageProcessors", "Step*")),
    "Flow": FLOW,
    **{
        f"Filler{number}": tuple((f"field_{i}", f"field{i}", ("str", "int", "bool", "Step*")[i % 4]) for i in range(8))
        for number in range(FILLERS - 1)
    },
}

OURS = {
    "str": "str",
    "int": "int",
    "bool": "bool",
    "datetime": "datetime",
    "enum": 'Literal["export", "import"] | str',
    "map": "MutableMapping[str, Any]",
}
PEER = {**OURS, "map": "dict[str, Any]"}


def ours() -> str:
    """The source of our models, as the generator writes them."""
    lines = [
        "from __future__ import annotations",
        "from typing import TYPE_CHECKING",
        "from runtime.model import Model, field",
        "if TYPE_CHECKING:",
        "    from collections.abc import MutableMapping, MutableSequence",
        "    from datetime import datetime",
        "    from typing import Any, Literal",
    ]
    for model, fields in MODELS.items():
        lines += ["", "", f"class {model}(Model):", f'    """Schema {model}."""', ""]
        for name, wire_name, kind in fields:
            annotation = f"MutableSequence[{kind[:-1]}]" if kind.endswith("*") else OURS.get(kind, kind)
            lines.append(f'    {name}: {annotation} | None = field("{wire_name}", default=None)')
    return "\n".join(lines) + "\n"


def peer() -> str:
    """The source of the same models for pydantic."""
    lines = [
        "from __future__ import annotations",
        "from datetime import datetime",
        "from typing import Any, Literal",
        "from pydantic import BaseModel, ConfigDict, Field",
        "class Base(BaseModel):",
        '    model_config = ConfigDict(extra="allow", populate_by_name=True)',
    ]
    for model, fields in MODELS.items():
        lines += ["", "", f"class {model}(Base):", f'    """Schema {model}."""', ""]
        for name, wire_name, kind in fields:
            annotation = f"list[{kind[:-1]}]" if kind.endswith("*") else PEER.get(kind, kind)
            lines.append(f'    {name}: {annotation} | None = Field(default=None, alias="{wire_name}")')
    lines += ["", "", *(f"{model}.model_rebuild()" for model in MODELS)]
    return "\n".join(lines) + "\n"


def step(number: int) -> dict[str, Any]:
    """One step of a flow, with keys that no model names."""
    return {
        "type": "import" if number % 2 else "export",
        "_importId": f"{number:024x}",
        "proceedOnFailure": number % 3 == 0,
        "responseMapping": {
            "fields": [{"extract": f"id{i}", "generate": f"Id{i}", "dataType": "string"} for i in range(6)],
            "lists": {},
        },
        "branchId": f"b{number}",
    }


def flow(number: int) -> dict[str, Any]:
    """One document: some fifty objects, most of which the models name, as in real answers."""
    return {
        "_id": f"{number:024x}",
        "name": f"Flow number {number} — été",
        "description": "Sends orders from one place to another. " * 3,
        "disabled": number % 2 == 0,
        "createdAt": "2026-01-02T03:04:05.678Z",
        "lastModified": "2026-02-03T04:05:06.789Z",
        "schedule": "? 5 4 ? * 1-5",
        "timezone": "Europe/Berlin",
        "_integrationId": f"{number % 7:024x}",
        "retries": number % 5,
        "pageGenerators": [step(number)],
        "pageProcessors": [step(number + i) for i in range(3)],
        "settings": {"batch": number, "nested": {"list": [1, 2.5, None, "x"]}},
        "routes": [{"id": "r", "name": "Route", "pageProcessors": [step(number + i) for i in range(2)]}],
        "sandbox": False,
        "unknown": {"free": True, "numOpenError": number},
    }


MEASURE = """
import gc, json, sys, time, tracemalloc
library, task, data = sys.argv[1:4]
text = open(data, "rb").read()
def timed(work):
    gc.collect(); start = time.process_time(); result = work(); return (time.process_time() - start) * 1000, result
if task == "import":
    import typing
    print(timed(lambda: __import__(library))[0]); raise SystemExit
module = __import__(library)
if library == "ours":
    from runtime.codec import codec_for
    from runtime.json_text import dumps, loads
    from runtime.origin import Origin, ResponseFacts
    def decode():
        facts = ResponseFacts(content=text)
        return list(codec_for("MutableSequence[Flow]", "ours").decode(loads(text), Origin(facts)))
    def encode(flows): return "[" + ",".join(flow.to_json() for flow in flows) + "]"
    def check(flows): return [flow.issues() for flow in flows]
else:
    from pydantic import TypeAdapter
    adapter = TypeAdapter(list[module.Flow])
    def decode(): return adapter.validate_json(text)
    def encode(flows): return adapter.dump_json(flows, by_alias=True, exclude_unset=True).decode()
    def check(flows): return None
def read(flows):
    for flow in flows:
        flow.name; flow.disabled; flow.last_modified
        for step in flow.processors: step.type; step.import_id; step.mapping
if task == "memory":
    decode(); gc.collect(); tracemalloc.start(); flows = decode(); gc.collect()
    print(tracemalloc.get_traced_memory()[0] / 1e6); raise SystemExit
if task == "first decode":
    print(timed(decode)[0]); raise SystemExit
flows = decode(); read(flows); encode(flows); check(flows[:1])
if task == "decode": print(timed(decode)[0])
elif task == "encode": print(timed(lambda: encode(flows))[0])
elif task == "read": print(timed(lambda: read(flows))[0])
elif task == "check": print(timed(lambda: check(flows))[0])
elif task == "same bytes": print(float(encode(flows).encode() == text))
"""

TASKS = {
    "import": "import of all models, ms",
    "first decode": "first decode of 1,000 documents, ms",
    "decode": "decode of 1,000 documents, ms",
    "encode": "encode of 1,000 documents, ms",
    "read": "12 attributes of 1,000 documents, ms",
    "check": "every departure from the schema, ms",
    "memory": "held by 1,000 documents, MB",
    "same bytes": "decode and encode give the same bytes",
}


def measured(library: str, task: str, folder: Path) -> float:
    """One figure from a fresh process."""
    environment = {**os.environ, "PYTHONPATH": f"{folder}{os.pathsep}{ROOT / 'templates'}", "PYTHONHASHSEED": "0"}
    command = [sys.executable, str(folder / "measure.py"), library, task, str(folder / "flows.json")]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return float(done.stdout)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5, help="processes for each figure (default: 5)")
    rounds = parser.parse_args().rounds
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for file, text in {"ours.py": ours(), "peer.py": peer(), "measure.py": MEASURE}.items():
            (folder / file).write_text(text, encoding="utf-8")
            py_compile.compile(str(folder / file))
        document = json.dumps([flow(number) for number in range(FLOWS)], separators=(",", ":"), ensure_ascii=False)
        (folder / "flows.json").write_text(document, encoding="utf-8")
        fields = sum(map(len, MODELS.values()))
        print(f"{len(MODELS)} classes, {fields} fields, {len(document.encode()) / 1e6:.1f} MB of JSON")
        print(f"{'':42}{'ours':>10}{'pydantic':>10}{'ratio':>8}")
        for task, label in TASKS.items():
            pairs = [(measured("ours", task, folder), measured("peer", task, folder)) for _ in range(rounds)]
            mine, other = (statistics.median(figures) for figures in zip(*pairs, strict=True))
            shown = ("yes" if figure else "no" for figure in (mine, other)) if task == "same bytes" else None
            if shown:
                print(f"{label:42}{next(shown):>10}{next(shown):>10}")
            elif task == "check":
                print(f"{label:42}{mine:10.1f}{'-':>10}")
            else:
                print(f"{label:42}{mine:10.1f}{other:10.1f}{other / mine:7.1f}x")


if __name__ == "__main__":
    main()
