"""Small documents as the merging stage would hand them over, and short ways to build them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from specloom.build.build import build
from specloom.diagnostics import Diagnostics, Origin, Severity
from specloom.features import FEATURES
from specloom.ir import (
    AliasSchema,
    Api,
    Array,
    Choice,
    Definition,
    Field,
    Map,
    ObjectSchema,
    Operation,
    Reference,
    Scalar,
    SchemaId,
    Type,
    Union,
)
from specloom.settings.sdk import SdkConfig
from specloom.source import Component, MergedOperation, Specification

PAGE = "pets.md"
METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace", "query")
OK: dict[str, Any] = {"200": {"description": "OK"}}


def document(**members: Any) -> dict[str, Any]:
    """A document that is whole but for what `members` says."""
    return {
        "openapi": "3.1.0",
        "info": {"title": "Pets", "version": "1"},
        "servers": [{"url": "https://api.example.com"}],
        "paths": {},
        **members,
    }


def specification(doc: dict[str, Any], pages: Mapping[str, str] | None = None) -> Specification:
    """The document with origins that repeat its own pointers."""
    paths = doc.get("paths")
    components = doc.get("components")
    operations = [
        MergedOperation(path=path, method=method, page="Pets", origins=(Origin(page=PAGE, fragment=1),))
        for path, item in (paths.items() if isinstance(paths, dict) else ())
        for method in METHODS
        if isinstance(item, dict) and method in item
    ]
    named = [
        Component(kind=kind, name=name, published=(pages or {}).get(name, name), page="Pets", origins=())
        for kind, members in (components.items() if isinstance(components, dict) else ())
        for name in (members if isinstance(members, dict) else ())
    ]
    return Specification(
        document=doc,
        operations=tuple(operations),
        components=tuple(named),
        origins={f"/{key}": Origin(page=PAGE, fragment=1, pointer=f"/{key}") for key in doc},
        pages=("Pets",),
    )


def built(doc: dict[str, Any], sdk: SdkConfig | None = None, **published: str) -> tuple[Api, Diagnostics]:
    """What the stage makes of a document, and what it says."""
    diagnostics = Diagnostics()
    api = build(specification(doc, published), diagnostics, sdk=sdk or SdkConfig(), features=FEATURES)
    return api, diagnostics


def schemas(**named: Any) -> tuple[dict[str, Definition], Diagnostics]:
    """The definitions made of schema components, by id."""
    api, diagnostics = built(document(components={"schemas": named}))
    return {definition.id: definition for definition in api.schemas}, diagnostics


def typed(schema: Any, **others: Any) -> str:
    """The type of one schema, in a short notation, when nothing is wrong with it."""
    definitions, diagnostics = schemas(X={"type": "object", "properties": {"x": schema}}, **others)
    assert [str(entry) for entry in diagnostics.entries if entry.severity is not Severity.NOTE] == []
    return short(field(definitions["X"], "x").type)


def field(definition: Definition, name: str) -> Field:
    """A field by its wire name."""
    assert isinstance(definition, ObjectSchema)
    return next(each for each in definition.fields if each.wire_name == name)


def fields(definition: Definition) -> dict[str, str]:
    """Wire name -> type, `!` for required ones."""
    assert isinstance(definition, ObjectSchema)
    return {each.wire_name: short(each.type) + "!" * each.required for each in definition.fields}


def alias(definition: Definition) -> str:
    """The type of an alias."""
    assert isinstance(definition, AliasSchema)
    return short(definition.type)


def short(type: Type) -> str:
    """A type in a notation that can be read in a table."""
    match type:
        case Scalar():
            return type.kind.value + (f":{type.format}" if type.format else "")
        case Choice():
            return ("=" if type.constant else "") + "{" + ", ".join(map(repr, type.values)) + "}"
        case Reference():
            return f"@{type.id}"
        case Array():
            prefix = "".join(f"{short(each)}, " for each in type.prefix)
            return f"[{prefix}{short(type.item)}]"
        case Map():
            return f"map({short(type.value)})"
        case Union():
            return " | ".join(map(short, type.arms))


def operation(api: Api, key: str) -> Operation:
    """An operation by its key."""
    return next(each for each in api.operations if each.key == key)


def codes(diagnostics: Diagnostics, least: Severity = Severity.WARNING) -> list[str]:
    """The codes of what was found, notes left out unless asked for."""
    wanted = {
        Severity.ERROR: (Severity.ERROR,),
        Severity.WARNING: (Severity.ERROR, Severity.WARNING),
        Severity.NOTE: tuple(Severity),
    }[least]
    return [entry.code for entry in diagnostics.entries if entry.severity in wanted]


def pointers(diagnostics: Diagnostics, code: str) -> list[str]:
    """Where a code was found."""
    return [entry.origin.pointer for entry in diagnostics.entries if entry.code == code and entry.origin is not None]


def id_of(text: str) -> SchemaId:
    """A schema id."""
    return SchemaId(text)
