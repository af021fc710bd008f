"""Objects that are read, changed and written back: `pair: {get: …, version: …}`.

Beside a call that replaces an object stand those that lose nothing: `update` by field, `edit` as a block.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from .. import ir
from ..build.pairing import with_pairs
from ..diagnostics import Diagnostics, Origin
from ..python import docstrings
from ..python.arguments import as_json, chosen, omittable, signature
from ..python.catalogue import Catalogue
from ..python.codemodel import Argument, Companion, Construct, Keyword, OperationName, Signature
from ..python.joining import Call, taken
from ..python.spelling import annotation
from ..python.types import RUNTIME, Generic, Name, Type, twins, union
from ..settings.operations import OperationRule, Pair
from ..text.identifiers import snake, split
from ..text.nouns import singular_words
from ..text.prose import fill, sentence
from .feature import Feature

_BASE = twins(f"{RUNTIME}editing.resource", "EditingResource")
_BLOCK = Name("contextlib", "AbstractContextManager", twin=Name("contextlib", "AbstractAsyncContextManager"))
_VERBS = ("update", "replace", "put", "set", "modify", "edit")
"""First words of methods that write; the methods beside them have another in its place."""
_SAID = frozenset(
    f"{verb}{ending}"
    for verb in ("change", "edit", "modify", "overwrite", "put", "replace", "save", "set", "update")
    for ending in ("", "s")
)
"""How a summary begins that says what is written."""
_REMOVED = "fields that are not given are removed."
_Found = tuple[Pair, ir.Operation, ir.ObjectSchema]


class Editing(Feature):
    """The pair of a GET and a PUT."""

    def completed(
        self,
        operations: Sequence[ir.Operation],
        rules: Mapping[str, OperationRule],
        definitions: Mapping[ir.SchemaId, ir.Definition],
        diagnostics: Diagnostics,
    ) -> Sequence[ir.Operation]:
        return with_pairs(operations, rules, definitions, diagnostics)

    def described(self, catalogue: Catalogue, operation: ir.Operation) -> ir.Operation:
        """The operation, which first of all removes what it is not given."""
        if not _removes(catalogue, operation):
            return operation
        words = " ".join(operation.summary.split()).rstrip(".").split(" ")
        if len(words) > 1 and words[0].lower() in _SAID and words[1].lower() not in ("and", "or") and ". " not in words:
            return replace(operation, summary=f"Replaces {' '.join(words[1:])}: {_REMOVED}")
        more = "\n\n".join(part for part in (sentence(operation.summary), operation.description) if part.strip())
        return replace(operation, summary=f"Replaces the whole object: {_REMOVED}", description=more)

    def steps(self, catalogue: Catalogue, operation: ir.Operation) -> Iterator[Construct]:
        found = _pair_of(catalogue, operation)
        if found is not None:
            keywords = (Keyword(name="version", value=found[0].version),) if found[0].version else ()
            ids = _ids_of(catalogue, operation)
            yield Construct(module="editing.steps", class_name="Pairing", arguments=(ids,), keywords=keywords)

    def companion_names(self, catalogue: Catalogue, operation: ir.Operation) -> tuple[str, ...]:
        return () if _pair_of(catalogue, operation) is None else tuple(_names(catalogue, operation).values())

    def companions(self, catalogue: Catalogue, call: Call) -> Iterator[Companion]:
        found = _pair_of(catalogue, call.operation)
        if found is not None:
            yield from _update(catalogue, call, found)
            yield from _edit(catalogue, call, found)

    def notes(self, catalogue: Catalogue, operation: ir.Operation) -> Iterator[str]:
        found = _pair_of(catalogue, operation)
        if found is None:
            return
        pair, _, _ = found
        offered, others = _names(catalogue, operation), taken(catalogue, operation)
        resource = catalogue.resource(operation)
        if offered["update"] not in others:
            yield f"`{resource}.{offered['update']}` changes only the fields that are named, and keeps all others."
        if offered["edit"] not in others:
            guard = f"; `EditConflictError` when `{pair.version}` moved meanwhile" if pair.version else ""
            yield (
                f"`{resource}.{offered['edit']}` reads, changes in a `with` block, and writes only what changed{guard}."
            )


def _pair_of(catalogue: Catalogue, operation: ir.Operation) -> _Found | None:
    """The pair that an operation writes for: the operation that reads, and the object that it gives."""
    pair = operation.declared.pair
    reading = next((one for one in catalogue.api.operations if pair and one.key == pair.get), None)
    if pair is None or reading is None:
        return None
    homes = catalogue.placement.resources
    if pair.inferred and homes[reading.key] != homes[operation.key]:
        return None
    content = [media for answer in reading.responses if answer.status.startswith("2") for media in answer.content]
    owner = next((found for media in content if (found := catalogue.object_of(media.type))), None)
    return (pair, reading, owner) if owner is not None else None


def _ids_of(catalogue: Catalogue, operation: ir.Operation) -> tuple[str, ...]:
    """The field of the object that is the one path argument; empty when the object alone does not say where it goes."""
    found = _pair_of(catalogue, operation)
    holes = tuple(part.wire_name for part in operation.segments if isinstance(part, ir.Parameter))
    if found is None or len(holes) != 1:
        return ()
    owner, names = found[2], catalogue.names
    known = {field.wire_name: names.fields[owner.id, field.wire_name] for field in owner.fields}
    if holes[0] in known:
        return holes
    argument = names.arguments[operation.key, ir.Location.PATH, holes[0]]
    alike = tuple(wire_name for wire_name, name in known.items() if name in (argument, _own(operation, argument)))
    return alike if len(alike) == 1 else ()


def _own(operation: ir.Operation, argument: str) -> str:
    """What the object calls the argument by which its path ends: of `/pets/{petId}` its `id`; empty for any other.

    A path may spell it otherwise than the object, and in another version otherwise than before.
    """
    *before, last = operation.segments
    things = before[-1].strip("/").rpartition("/")[2] if before and isinstance(before[-1], str) else ""
    whole = things and isinstance(last, ir.Parameter) and argument == f"{snake(singular_words(split(things)))}_id"
    return "id" if whole else ""


def _removes(catalogue: Catalogue, operation: ir.Operation) -> bool:
    """Whether an operation writes an object of which something can be left out."""
    if _pair_of(catalogue, operation) is not None:
        return operation.method != "PATCH"
    media = chosen(operation.body.content) if operation.body and operation.body.content else None
    owner = catalogue.object_of(media.type) if media is not None and as_json(media) else None
    if operation.method != "PUT" or owner is None or all(one.required or one.read_only for one in owner.fields):
        return False
    named = catalogue.names.methods[operation.key].partition("_")[0] in _VERBS
    return named or isinstance(operation.segments[-1], ir.Parameter)


def _names(catalogue: Catalogue, operation: ir.Operation) -> dict[str, str]:
    """What the methods of a pair are called by their verbs: `edit_data` and `update_data` beside `replace_data`."""
    method = catalogue.names.methods[operation.key]
    head, _, rest = method.partition("_")
    tail = rest if head in _VERBS else method
    return {verb: "_".join(word for word in (verb, tail) if word) for verb in ("update", "edit")}


def _edit(catalogue: Catalogue, call: Call, found: _Found) -> Iterator[Companion]:
    """The block in which the object of a pair is changed; nothing when its name is taken."""
    (pair, reading, owner), operation = found, call.operation
    name, homes = _names(catalogue, operation)["edit"], catalogue.placement.resources
    if name in taken(catalogue, operation) or homes[operation.key] != homes[reading.key]:
        message = f"{operation.key}: `{catalogue.resource(operation)}.{name}` is taken, or {pair.get} is elsewhere"
        if not pair.inferred:
            catalogue.diagnostics.error("bad-rule", message, _place(operation))
        return
    model = catalogue.annotate(ir.Reference(id=owner.id))
    yield Companion(
        kind="edit",
        name=name,
        signature=Signature(positional=call.path, returns=Generic(_BLOCK, (model,))),
        function="_edit",
        base=_BASE,
        operations=_both(catalogue, reading, operation),
        path=call.path,
        at_once=True,
        model=model,
        docstring_text=docstrings.closed("\n\n".join(_edit_words(pair, operation, annotation(model)))),
    )


def _update(catalogue: Catalogue, call: Call, found: _Found) -> Iterator[Companion]:
    """The method that changes the named fields of a pair's object; nothing when another call has its name."""
    (_, reading, owner), operation, body = found, call.operation, call.body
    if body is None or not as_json(body.media):
        return
    name, homes = _names(catalogue, operation)["update"], catalogue.placement.resources
    if name in taken(catalogue, operation) or homes[operation.key] != homes[reading.key]:
        return
    model = catalogue.annotate(ir.Reference(id=owner.id))
    fields = tuple(replace(omittable(one), required=False) for one in body.fields)
    groups = call.groups if fields else ()
    keyword = tuple(argument for group in groups for argument in group.arguments)
    ways = [signature(call.path, (*keyword, *fields))] if fields else []
    if _ids_of(catalogue, operation):
        whole = replace(call.path[0], name="changed", annotation=model)
        ways.append(Signature(positional=(whole,), bare=True))
    if not ways:
        return
    yield Companion(
        kind="update",
        name=name,
        signature=_defined(ways, model),
        overloads=tuple(replace(way, returns=model) for way in ways) if len(ways) > 1 else (),
        function="_update",
        base=_BASE,
        operations=_both(catalogue, reading, operation),
        path=call.path if fields else ways[0].positional,
        groups=groups,
        fields=fields,
        viewed=True,
        model=model,
        docstring_text=_update_words(catalogue, call, found, (*call.path, *keyword, *fields)),
    )


def _both(catalogue: Catalogue, reading: ir.Operation, writing: ir.Operation) -> tuple[OperationName, ...]:
    return tuple(OperationName(constant=catalogue.names.methods[one.key].upper()) for one in (reading, writing))


def _defined(ways: list[Signature], model: Type) -> Signature:
    """The signature that takes all ways."""
    first = ways[0]
    if len(ways) == 1:
        return replace(first, returns=model)
    argument = first.positional[0]
    either = replace(argument, annotation=union(argument.annotation, model))
    return replace(first, positional=(either, *first.positional[1:]), returns=model)


def _place(operation: ir.Operation) -> Origin:
    return dict(operation.declared.origins).get("pair", operation.origin)


def _edit_words(pair: Pair, operation: ir.Operation, model: str) -> Iterator[str]:
    width = docstrings.WIDTH - 12
    yield f"Change one `{model}` in a `with` block."
    text = (
        f"`{pair.get}` gives it; at the end of the block `{operation.key}` writes it, unless nothing changed or the "
        "block raised. Fields that this package does not know go back as they came."
    )
    yield "\n".join(fill(text, width))
    if pair.version:
        text = (
            f"EditConflictError: `{pair.version}` moved in the meantime, by a reading right before the writing; "
            "nothing was written."
        )
        yield "\n".join(["Raises:", *fill(text, width, "    ", "        ")])


def _update_words(catalogue: Catalogue, call: Call, found: _Found, arguments: tuple[Argument, ...]) -> str:
    operation = call.operation
    pair, _, owner = found
    label = annotation(catalogue.annotate(ir.Reference(id=owner.id)))
    notes = [
        f"`{pair.get}` reads the object and `{operation.key}` writes it whole, fields that this package does not know "
        "among them. When nothing changes, nothing is written. A call that names no field raises `TypeError`."
    ]
    if pair.version:
        notes.append(
            f"`EditConflictError` is raised when `{pair.version}` moves between the reading and the writing; then "
            "nothing is written."
        )
    if _ids_of(catalogue, operation):
        notes.append(
            "An object that was read and changed before can be given alone: it is written as it is, to its own id, "
            "without what the server sets."
        )
    page = catalogue.operation_page(operation)
    summary = f"Change the named fields of one `{label}`; all others stay as they are."
    return docstrings.of_method(
        replace(operation, summary=summary, description=""),
        tuple(replace(one, description=docstrings.shortened(one.description)) for one in arguments),
        (f"The `{label}` as it is afterwards.",),
        call.raises,
        page,
        notes,
    )
