"""Turns an entry of `inputs.json` into the files that a run reads."""

from __future__ import annotations

import base64
import copy
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

ENTRIES: list[dict[str, Any]] = json.loads((Path(__file__).parent / "inputs.json").read_text(encoding="utf-8"))
BASE: dict[str, Any] = next(entry["value"] for entry in ENTRIES if entry["where"] == "base")
COMPACT = json.dumps(BASE, separators=(",", ":"))
HARMLESS = "harmless"


def files(entry: dict[str, Any]) -> dict[str, bytes]:
    """File name -> content of the specifications folder."""
    kind, _, pointer = entry["where"].partition(":")
    value = entry["value"]
    if kind == "base":
        return page(BASE)
    if kind in ("set", "key", "add"):
        document = copy.deepcopy(BASE)
        {"set": put, "key": rename, "add": merge}[kind](document, pointer, value)
        return page(document)
    if kind in ("json", "yaml"):
        return {f"api.{kind}": with_base(value).encode("utf-8", "surrogatepass")}
    if kind == "bytes":
        return {"api.json": base64.b64decode(value)}
    if kind == "page":
        return {"page.md": with_base(value).encode("utf-8", "surrogatepass")}
    if kind == "pages":
        return {f"page{number}.md": with_base(text).encode() for number, text in enumerate(value)}
    if kind == "file":
        return {value: page(BASE)["page.md"]}
    if kind == "gen":
        return large(pointer, value)
    raise AssertionError(f"no such place: {entry['where']}")


def large(pointer: str, size: dict[str, Any]) -> dict[str, bytes]:
    """What `gen:` entries ask for, which is too large to be written down."""
    kind, _, place = pointer.partition(":")
    text = page(BASE)["page.md"]
    if kind == "jsondeep":
        return {"api.json": b'{"openapi": "3.1.0", "paths": ' + b"[" * size["depth"] + b"]" * size["depth"] + b"}"}
    if kind == "page":
        line = b"Pets are animals that live with people, and people are fond of them.\n"
        return {"page.md": text + b"\n" + line * (size["mb"] * 2**20 // len(line))}
    if kind == "ticks":
        return {"page.md": text + b"\n" + b"".join(b"a " + b"`" * (n % 7 + 1) + b" b\n" for n in range(size["lines"]))}
    document = copy.deepcopy(BASE)
    schemas = document["components"]["schemas"]
    if kind == "repeat":
        put(document, place, size["text"] * size["times"])
    elif kind == "enum":
        schemas["Many"] = {"type": "string", "enum": [f"value {number}" for number in range(size["count"])]}
        schemas["Pet"]["properties"]["many"] = {"$ref": "#/components/schemas/Many"}
    elif kind == "schemas":
        made = {f"Made{n}": {"type": "object", "properties": {"id": {"type": "string"}}} for n in range(size["count"])}
        schemas.update(made)
    else:
        raise AssertionError(f"nothing is made of gen:{pointer}")
    return {"api.json": json.dumps(document).encode()}


def twin(entry: dict[str, Any]) -> dict[str, bytes] | None:
    """The same input with every text of the value replaced by a harmless one; None where that means nothing."""
    kind, _, pointer = entry["where"].partition(":")
    if kind != "set":
        return None
    document = copy.deepcopy(BASE)
    put(document, pointer, harmless(entry["value"]))
    return page(document)


def harmless(value: Any) -> Any:
    """`value` with each text replaced but those that name a type."""
    if isinstance(value, str):
        return HARMLESS
    if isinstance(value, list):
        return [
            f"{harmless(item)}{number}" if isinstance(item, str) else harmless(item)
            for number, item in enumerate(value)
        ]
    if isinstance(value, dict):
        return {key: item if key == "type" else harmless(item) for key, item in value.items()}
    return value


def page(document: dict[str, Any]) -> dict[str, bytes]:
    """A page with one fence."""
    text = json.dumps(document, separators=(",", ":"))
    return {"page.md": f"# Pets\n\n## Op\n\n```json\n{text}\n```\n".encode()}


def with_base(text: str) -> str:
    """Put the base document where the entry asks for it."""
    changed = copy.deepcopy(BASE)
    changed["paths"]["/pets/{petId}"]["get"]["summary"] = "Other"
    open_ = copy.deepcopy(BASE)
    open_["security"] = []
    for mark, document in (("{BASE}", BASE), ("{BASE:summary=Other}", changed), ("{BASE:security=[]}", open_)):
        text = text.replace(mark, json.dumps(document, separators=(",", ":")))
    return text


def tokens(pointer: str) -> list[str]:
    """The reference tokens of a JSON pointer."""
    return [token.replace("~1", "/").replace("~0", "~") for token in pointer.split("/")[1:]]


def step(here: Any, token: str) -> Any:
    return here[int(token)] if isinstance(here, list) else here.setdefault(token, {})


def put(document: Any, pointer: str, value: Any) -> None:
    *way, last = tokens(pointer)
    for token in way:
        document = step(document, token)
    if isinstance(document, list):
        document[int(last)] = value
    elif value is None and last == "operationId":
        document.pop(last, None)
    else:
        document[last] = value


def merge(document: Any, pointer: str, value: dict[str, Any]) -> None:
    for token in tokens(pointer):
        document = step(document, token)
    document.update(value)


def rename(document: Any, pointer: str, value: str) -> None:
    *way, last = tokens(pointer)
    here = document
    for token in way:
        here = step(here, token)
    items = [(value if key == last else key, item) for key, item in here.items()]
    here.clear()
    here.update(items)
    escaped = value.replace("~", "~0").replace("/", "~1")
    old, new = f"#{pointer}", "#" + pointer.rpartition("/")[0] + "/" + escaped
    everywhere(document, lambda text: new if text == old else text)
    for requirement in document.get("security", []):
        if way == ["components", "securitySchemes"] and last in requirement:
            requirement[value] = requirement.pop(last)


def everywhere(node: Any, change: Callable[[str], str]) -> None:
    """Apply `change` to the targets of all references."""
    for holder in walk(node):
        if isinstance(holder.get("$ref"), str):
            holder["$ref"] = change(holder["$ref"])


def walk(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        yield node
        for value in node.values():
            yield from walk(value)
    elif isinstance(node, list):
        for value in node:
            yield from walk(value)
