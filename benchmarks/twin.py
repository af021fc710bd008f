"""The models of the package once more, as pydantic models: the same classes, fields, names and types.

They are made from `api.json`, which lists what the package has, and are as lenient as ours: every field may be absent
or null, every listed value may be another text, unknown keys are kept.
"""

from __future__ import annotations

import keyword
import re
from collections.abc import Iterator
from typing import Any

__all__ = ["twin"]

_HEAD = """from __future__ import annotations

import warnings
from datetime import date, datetime, time
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

warnings.simplefilter("ignore")


class Base(BaseModel):
    model_config = ConfigDict(extra="allow", populate_by_name=True, protected_namespaces=())
"""
_LITERALS = re.compile(r'"[^"]*"(?: \| "[^"]*")*')
_NAME = re.compile(r"\b[A-Z]\w*\b")


def twin(api: dict[str, Any]) -> str:
    """The source of a module of pydantic models."""
    models = {model["model"].rpartition(":")[2]: model for model in api["models"]}
    parts = [_HEAD, *(_written(name, models[name]) for name in _ordered(models))]
    parts.append("".join(f"{name}.model_rebuild()\n" for name, model in models.items() if model["fields"]))
    return "\n\n".join(parts)


def _written(name: str, model: dict[str, Any]) -> str:
    if model["type"] and not model["fields"]:
        return f"{name} = {_annotation(model['type'])}\n"
    lines = [
        f"    {_safe(one['name'])}: {_annotation(one['type'])} | None = Field(default=None, alias={one['wire_name']!r})"
        for one in model["fields"]
    ]
    return "\n".join([f"class {name}(Base):", f'    """Schema {name}."""', "", *lines]) + "\n"


def _annotation(kind: str) -> str:
    kind = kind.replace("MutableSequence[", "list[").replace("MutableMapping[", "dict[").replace("SignedURL", "str")
    return _LITERALS.sub(lambda found: f"Literal[{found[0].replace(' | ', ', ')}] | str", kind)


def _safe(name: str) -> str:
    """A name that pydantic can take: no keyword, nothing that begins with an underscore."""
    return f"{name}_" if keyword.iskeyword(name) else name.lstrip("_")


def _ordered(models: dict[str, dict[str, Any]]) -> list[str]:
    """What is mentioned comes before what mentions it, as far as recursion lets it: so pydantic builds each once."""
    done: dict[str, None] = {}
    began: set[str] = set()

    def visit(name: str) -> None:
        if name in began:
            return
        began.add(name)
        for other in _mentioned(models[name]):
            if other in models:
                visit(other)
        done[name] = None

    for name in models:
        visit(name)
    return list(done)


def _mentioned(model: dict[str, Any]) -> Iterator[str]:
    for kind in (model["type"], *(one["type"] for one in model["fields"])):
        yield from _NAME.findall(_LITERALS.sub("", kind))
