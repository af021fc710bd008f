"""Mappings of AI agents, written as a Python dictionary in the shape of the output.

```python
from celigo.mappings import build, const, each, extract, lookup, when

build({
    "id": "$.id",
    "priority": const("high"),
    "customer": {"name": "$.c.name", "tier": lookup("$.c.tier", "tiers", default="basic")},
    "tags": each("$.tags[*]", str),
    "lines": each("$.lines[*]", {"sku": "$.sku", "quantity": when("$.quantity", int)}),
})
```

A text is what `extract` takes: a path that begins with `$.`, a Handlebars template, or a literal. `to_python` is the
way back; what has no shorter form stays a `Raw` there, so building it again gives the same mappings.
"""

from __future__ import annotations

import builtins
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, get_args, get_origin

from ._runtime.core import hinted

if TYPE_CHECKING:
    from . import models

__all__ = [
    "Condition",
    "Part",
    "Raw",
    "Rule",
    "Tree",
    "Value",
    "build",
    "const",
    "date",
    "each",
    "extract",
    "lookup",
    "to_python",
    "when",
]

Condition: TypeAlias = Literal["record_created", "record_updated", "extract_not_empty"] | str
"""When a mapping applies; others than the known ones are sent as they are."""
Tree: TypeAlias = "Mapping[str, Rule | Sequence[Rule]]"
"""Name in the output -> where it comes from; a list for several mappings of one name."""
Rule: TypeAlias = "str | Value | Raw | Tree"
"""Where a value comes from; a dictionary makes an object."""
Document: TypeAlias = dict[str, Any]

_ACTIVE = "Active"
_SIMPLE: Mapping[Any, str] = {
    str: "string",
    int: "number",
    float: "number",
    bool: "boolean",
    dict: "object",
}
"""Python type -> data type of the API."""


@hinted
@dataclass(frozen=True, slots=True)
class Part:
    """What adds elements to a list; made by `each`."""

    path: str | None = None
    """JSON path of the elements, in the form `$.lines[*]`; `None` for one element that is made of `mappings`."""
    mappings: Tree | None = None
    """What each element is made of; `None` for the elements as they are."""
    further: Mapping[str, Any] = field(default_factory=dict)
    """Further keys, in wire form."""


@hinted
@dataclass(frozen=True, slots=True)
class Value:
    """One mapping but for its name; made by the functions of this module."""

    data_type: str
    """As the API has it: `string`, `number`, `objectarray` …"""
    keys: Mapping[str, Any] = field(default_factory=dict)
    """The other keys, in wire form: `extract`, `lookupName`, `default` …"""
    parts: tuple[Part, ...] = ()
    """Of a list: what adds elements to it."""
    tree: Tree | None = None
    """Of an object: its fields, when it has further keys; otherwise a dictionary says the same."""
    status: str = _ACTIVE

    def __add__(self, other: Value) -> Value:
        """Return the list with the elements of both; the keys of the first one count."""
        if not isinstance(other, Value):
            return NotImplemented
        if not self.parts or not other.parts or self.data_type != other.data_type:
            raise ValueError(f"a list of {self.data_type} and {other.data_type} cannot be one")
        return replace(self, parts=self.parts + other.parts)


@dataclass(frozen=True, slots=True)
class Raw:
    """A mapping in wire form, for what has no shorter form."""

    document: Document


@hinted
def build(tree: Tree) -> list[models.Mapping]:
    """Make mappings of a dictionary in the shape of the output.

    Every entry has the status `Active`, which the API insists on, and the data type that its Python type stands for.

    Args:
        tree: Names of the output; the empty name for the one entry that has none, a whole record or an inner list.

    Returns:
        The mappings in the order of the dictionary, for `mappings=` of an AI agent.

    Raises:
        ValueError: a name with a dot, a path of a list that does not begin with `$.`.
        TypeError: a rule that is none.
    """
    from .models import Mapping as Entry

    return [Entry.from_dict(document) for document in _documents(tree)]


def extract(source: str, type: type[Any] = str, *, default: str | int | None = None, **keys: Any) -> Value:
    """Take a value from the record.

    Args:
        source: A path (`$.customer.name`), a Handlebars template, or a literal text.
        type: `str`, `int`, `float`, `bool`, `dict` for a whole object, `list[str]` … for a whole list.
        default: What to take when there is nothing.
        keys: Further keys in wire form: `description`, `sourceDataType` …

    Raises:
        TypeError: a type that JSON does not have.
    """
    return Value(_data_type(type), _given(extract=source, default=default, **keys))


def const(value: str | float | bool, type: type[Any] | None = None) -> Value:
    """Give a field the same value always; its data type follows from the value unless `type` is given."""
    return Value(_data_type(type or builtins.type(value)), {"hardCodedValue": value})


def lookup(source: str, name: str, type: type[Any] = str, *, default: str | int | None = None, **keys: Any) -> Value:
    """Translate a value by a lookup of the same resource.

    Args:
        source: Where the key comes from.
        name: Name of the lookup.
        type: Type of what the lookup gives.
        default: What to take when the lookup has nothing.
        keys: Further keys in wire form.
    """
    return Value(_data_type(type), _given(extract=source, lookupName=name, default=default, **keys))


def date(
    source: str,
    read: str | None = None,
    write: str | None = None,
    *,
    read_timezone: str | None = None,
    write_timezone: str | None = None,
    default: str | int | None = None,
) -> Value:
    """Take a date, which the API has as text.

    Args:
        source: Where it comes from.
        read: How the text is written there, in tokens of Moment.js: `YYYY-MM-DD`.
        write: How it is to be written.
        read_timezone: IANA name of the zone of what is read.
        write_timezone: IANA name of the zone of what is written.
        default: What to take when there is nothing.
    """
    keys = _given(
        extract=source,
        extractDateFormat=read,
        extractDateTimezone=read_timezone,
        generateDateFormat=write,
        generateDateTimezone=write_timezone,
        default=default,
    )
    return Value("string", keys)


@hinted
def each(path: str | None, item: type[Any] | Tree | Value = dict) -> Value:
    """Make a list.

    `each(…) + each(…)` is one list with the elements of both.

    Args:
        path: JSON path of the elements, `$.lines[*]`; `None` for one element that `item` describes.
        item: `str`, `int`, `float` or `bool` for simple elements, a dictionary for what each object is made of, `dict`
            for objects as they are, another `each(…)` for a list in each element.

    Raises:
        ValueError: a path that does not begin with `$.`, or none where one is needed.
    """
    if path is not None and not path.startswith("$"):
        raise ValueError(f"the elements of a list come from a path that begins with `$.`, not from {path!r}")
    if isinstance(item, Value):
        if not item.parts:
            raise TypeError("an element is a type, a dictionary, or another `each(…)`")
        return Value("arrayarray", parts=(Part(path, {"": item}),))
    if isinstance(item, Mapping):
        return Value("objectarray", parts=(Part(path, item),))
    if path is None:
        raise ValueError("without a path there is nothing to make elements of: give a dictionary")
    return Value(f"{_data_type(item)}array", parts=(Part(path),))


def when(source: str | Value, type: type[Any] = str, condition: Condition = "extract_not_empty") -> Value:
    """Map only under a condition.

    Args:
        source: Where the value comes from, or a rule that says more: `when(lookup(…), condition="record_created")`.
        type: Type of the value, when `source` is a text.
        condition: `extract_not_empty`, `record_created` or `record_updated`.
    """
    value = extract(source, type) if isinstance(source, str) else source
    return replace(value, keys={**value.keys, "conditional": {"when": condition}})


@hinted
def to_python(mappings: Iterable[Any]) -> dict[str, Rule | list[Rule]]:
    """Read mappings back as a dictionary in the shape of the output.

    Args:
        mappings: Mappings of an AI agent, as models or in wire form.

    Returns:
        What `build` makes the same mappings of; entries of the same name stand together.
    """
    found: dict[str, list[Rule]] = {}
    for mapping in mappings:
        document: Document = getattr(mapping, "raw", mapping)
        found.setdefault(_name_of(document), []).append(_rule(document))
    return {name: rules[0] if len(rules) == 1 else rules for name, rules in found.items()}


def _documents(tree: Tree) -> Iterator[Document]:
    for name, rules in tree.items():
        for rule in rules if isinstance(rules, Sequence) and not isinstance(rules, str) else (rules,):
            yield _document(name, rule)


def _document(name: str, rule: Rule) -> Document:
    """One mapping in wire form."""
    if not isinstance(rule, Raw) and (not isinstance(name, str) or "." in name):
        raise ValueError(f"{name!r} is no name of a field: nest dictionaries instead of writing a dot")
    named = {"generate": name} if name else {}
    match rule:
        case Raw():
            return rule.document
        case str():
            return {**named, "dataType": "string", "status": _ACTIVE, "extract": rule}
        case Value():
            made: Document = {**named, "dataType": rule.data_type, "status": rule.status, **rule.keys}
            if rule.tree is not None:
                made["mappings"] = list(_documents(rule.tree))
            if rule.parts:
                made["buildArrayHelper"] = [_part(part) for part in rule.parts]
            return made
        case Mapping():
            return {**named, "dataType": "object", "status": _ACTIVE, "mappings": list(_documents(rule))}
    raise TypeError(f"{name!r}: a {type(rule).__name__} is no rule")


def _part(part: Part) -> Document:
    made = {**_given(extract=part.path), **part.further}
    return made if part.mappings is None else {**made, "mappings": list(_documents(part.mappings))}


def _name_of(document: Document) -> str:
    name = document.get("generate")
    return name if isinstance(name, str) else ""


def _rule(document: Document) -> Rule:
    """The shortest rule that gives exactly this mapping."""
    name = _name_of(document)
    for short in _shorter(document):
        if _same(short, name, document):
            return short
    return Raw(document)


def _shorter(document: Document) -> Iterator[Rule]:
    """Candidates, the shortest first."""
    if isinstance(document.get("extract"), str):
        yield document["extract"]
    inner, parts = document.get("mappings"), document.get("buildArrayHelper")
    if not all(_is_documents(each) for each in (inner, parts) if each is not None):
        return
    tree = to_python(inner) if inner is not None else None
    if tree is not None:
        yield tree
    known = ("generate", "dataType", "status", "mappings", "buildArrayHelper")
    keys = {key: value for key, value in document.items() if key not in known}
    data_type, status = document.get("dataType"), document.get("status")
    if isinstance(data_type, str) and isinstance(status, str):
        made = tuple(_part_of(part) for part in parts or ())
        yield Value(data_type, keys, made, tree, status)


def _part_of(part: Document) -> Part:
    inner = part.get("mappings")
    further = {key: value for key, value in part.items() if key not in ("extract", "mappings")}
    return Part(part.get("extract"), None if inner is None else to_python(inner), further)


def _same(rule: Rule, name: str, document: Document) -> bool:
    try:
        return _document(name, rule) == document
    except (TypeError, ValueError):
        return False


def _is_documents(value: object) -> bool:
    """Whether it is a list of mappings in wire form, through all levels."""
    return isinstance(value, list) and all(
        isinstance(each, dict) and (each.get("mappings") is None or _is_documents(each["mappings"])) for each in value
    )


def _data_type(kind: Any) -> str:
    if get_origin(kind) is list:
        (item,) = get_args(kind)
        return "arrayarray" if (get_origin(item) or item) is list else f"{_data_type(item)}array"
    found = _SIMPLE.get(get_origin(kind) or kind)
    if found is None:
        known = ", ".join(each.__name__ for each in _SIMPLE)
        raise TypeError(f"{kind!r} is no type of JSON: one of {known}, or a list of one, as `list[str]`")
    return found


def _given(**keys: Any) -> Document:
    return {key: value for key, value in keys.items() if value is not None}
