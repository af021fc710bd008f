"""One figure about one library, printed; run by `models.py` in a process of its own.

Arguments: the library (`ours` or the name of a module of pydantic models), the task, the file with the documents.
"""

from __future__ import annotations

import gc
import json
import sys
import time
import tracemalloc
import warnings
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from types import GenericAlias
from typing import Any, Protocol

MODELS = "celigo.models"
MODULES = ("ai_agents", "async_helpers", "flows", "shared")


class Library(Protocol):
    """What each side can do with documents; each in its fastest documented way."""

    def decode(self, text: bytes) -> Sequence[Any]:
        """Models of the documents in a JSON list."""
        ...

    def view(self, documents: Any) -> Sequence[Any]:
        """The same, of documents that are parsed already."""
        ...

    def encode(self, models: Sequence[Any]) -> bytes:
        """The JSON list again."""
        ...


class Ours:
    """The generated package, as its client reads an answer: the body stays, so that changes can be told."""

    def __init__(self) -> None:
        runtime = MODELS.rpartition(".")[0] + "._runtime."
        self._codec = import_module(runtime + "codecs.compiling").codec_for("MutableSequence[Flow]", MODELS)
        self._json = import_module(runtime + "core.json_text")
        self._origin = import_module(runtime + "http.response")

    def decode(self, text: bytes) -> Sequence[Any]:
        origin = self._origin.Origin(self._origin.ResponseFacts(content=text))
        return list(self._codec.decode(self._json.loads(text), origin))

    def view(self, documents: Any) -> Sequence[Any]:
        return list(self._codec.decode(documents))

    def encode(self, models: Sequence[Any]) -> bytes:
        return f"[{','.join([model.to_json() for model in models])}]".encode()


class Pydantic:
    """A module of pydantic models; the class of a flow has one of two names."""

    def __init__(self, module: str) -> None:
        from pydantic import TypeAdapter

        models = import_module(module)
        flow = getattr(models, "FlowResponse", None) or models.Flow
        kind: Any = GenericAlias(list, (flow,))
        self._adapter: TypeAdapter[Any] = TypeAdapter(kind)

    def decode(self, text: bytes) -> Sequence[Any]:
        return list(self._adapter.validate_json(text))

    def view(self, documents: Any) -> Sequence[Any]:
        return list(self._adapter.validate_python(documents))

    def encode(self, models: Sequence[Any]) -> bytes:
        return self._adapter.dump_json(models, by_alias=True, exclude_unset=True)


def opened(library: str) -> Library:
    """A side by name."""
    return Ours() if library == "ours" else Pydantic(library)


def timed(work: Callable[[], object]) -> float:
    """Milliseconds of CPU time."""
    gc.collect()
    began = time.process_time()
    result = work()
    took = time.process_time() - began
    del result
    return took * 1000


def read(models: Sequence[Any]) -> None:
    """Read a dozen attributes of each flow, over three levels."""
    for flow in models:
        _ = flow.name, flow.disabled, flow.timezone, flow.schedule, flow.description, flow.skip_retries
        _ = flow.last_modified, flow.hidden
        for step in flow.page_generators or ():
            _ = step.skip_retries
        for router in flow.routers or ():
            for branch in router.branches or ():
                _ = branch.name, branch.description


def import_time(library: str) -> float:
    """All modules of models, with what they need."""
    names = [f"{MODELS}.{module}" for module in MODULES] if library == "ours" else [library]
    return timed(lambda: [import_module(name) for name in names])


def held(library: Library, file: Path) -> float:
    """Megabytes that are held once the documents are decoded, the body of the answer included where it stays."""
    library.decode(file.read_bytes())
    gc.collect()
    tracemalloc.start()
    models = library.decode(file.read_bytes())
    gc.collect()
    size = tracemalloc.get_traced_memory()[0] / 1e6
    del models
    return size


def first_look(side: Library, text: bytes) -> None:
    """What is worked out once in a process."""
    models = side.decode(text)
    read(models)
    side.encode(models)


def measured(library: str, task: str, file: Path) -> float:
    """One figure."""
    if task == "import":
        return import_time(library)
    side = opened(library)
    if task == "memory":
        return held(side, file)
    text = file.read_bytes()
    if task == "accepted":
        return float(_accepted(side, text))
    if task == "first decode":
        return timed(lambda: side.decode(text))
    first_look(side, text)
    if task == "view":
        documents = json.loads(text)
        return timed(lambda: side.view(documents))
    models = side.decode(text)
    if task == "same bytes":
        return float(side.encode(models) == text)
    if task == "read":
        return timed(lambda: read(models))
    if task == "encode":
        return timed(lambda: side.encode(models))
    models = ()
    return timed(lambda: side.decode(text))


def _accepted(side: Library, text: bytes) -> bool:
    try:
        return side.encode(side.decode(text)) == text
    except ValueError:
        return False


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    print(measured(sys.argv[1], sys.argv[2], Path(sys.argv[3])))
