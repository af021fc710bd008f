"""What of a document departs from its schema: types, required keys, documented values, limits; and how values show.

Told on request only. A document is usable whatever is wrong with it, and a published schema is often wrong itself. What
shows in a message, a terminal, a log or a traceback is short and without secrets.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias, cast

from ..core.json_text import dumps
from ..core.redacting import HIDDEN, beside, hidden_keys, is_secret, masked, redacted
from ..core.wire import Place, View, keys_of, spelled
from ..http.transport import SignedURL

if TYPE_CHECKING:
    from ..core.json_text import Json
    from .codec import Codec
    from .model import Field, Limits, Model, Table

__all__ = [
    "MEMBERS",
    "Findings",
    "Issue",
    "check_of",
    "found_text",
    "issues_of",
    "limit_checks",
    "shown",
    "shown_model",
]


_DEPTH = 3
_LENGTH = 80
_LOOKED_AT = 2000
"""Characters of a text in which secrets are looked for before it is cut."""
MEMBERS = 20
"""Members of a list or an object that are shown; the others are an ellipsis."""


def shown(value: Any, depth: int = _DEPTH) -> str:
    """A value as `repr` has it, cut to what one wants to read."""
    if isinstance(value, View):
        return value._shown(depth)
    if isinstance(value, dict):
        hidden = hidden_keys(value)
        members = (f"{_cut(key)}: {_member(member, key in hidden, depth)}" for key, member in value.items())
        return _enclosed("{", members, "}", len(value), depth)
    if isinstance(value, list):
        hidden = hidden_keys(value)
        items = (_member(member, index in hidden, depth) for index, member in enumerate(value))
        return _enclosed("[", items, "]", len(value), depth)
    return _cut(value)


def represented(view: View) -> str:
    """A view as `repr` has it.

    pprint asks for this first, and then for a printer of what does not fit its line: it is told of one here, so that
    pprint need not be imported before.
    """
    if "pprint" in sys.modules:
        _printed_by_pprint(type(view))
    return shown(view)


def _printed_by_pprint(kind: type[View]) -> None:
    """Let pprint show views of a kind with a line for each field; where it has other ways, it shows them in one line.

    There is no public way: what it knows of a type of its own stands in a table, under the `__repr__` of the type.
    """
    from pprint import PrettyPrinter

    table: Any = getattr(PrettyPrinter, "_dispatch", None)
    if isinstance(table, dict) and hasattr(PrettyPrinter, "_format_namespace_items"):
        table.setdefault(kind.__repr__, _pretty)


def _pretty(printer: Any, view: View, stream: Any, indent: int, allowance: int, *state: Any) -> None:
    """Write a view that is wider than its line: secrets hidden, all levels shown."""
    if not isinstance(view, Mapping | Sequence):
        name = type(view).__name__
        stream.write(f"{name}(")
        members = [(name, _legible(value)) for name, value in cast("Model", view).__rich_repr__()]
        printer._format_namespace_items(members, stream, indent + len(name) + 1, allowance + 1, *state)
        stream.write(")")
        return
    hidden = hidden_keys(view._raw)
    if isinstance(view, Mapping):
        inner: Any = {key: HIDDEN if key in hidden else _legible(value) for key, value in view.items()}
    else:
        inner = [HIDDEN if index in hidden else _legible(item) for index, item in enumerate(view)]
    printer._dispatch[type(inner).__repr__](printer, inner, stream, indent, allowance, *state)


def _legible(value: Any) -> Any:
    """A member without the secrets in it; views hide theirs themselves."""
    return value if isinstance(value, View) else masked(value)


def shown_model(model: Model, depth: int) -> str:
    """The set fields by their Python names: `Pet(id='5f0c', name='Rex')`."""
    raw = model.raw
    fields = [field for field in type(model).table.by_name.values() if field.wire_name in raw]
    hidden = hidden_keys(raw)
    parts = (
        f"{field.name}={_member(getattr(model, field.name), field.wire_name in hidden, depth)}" for field in fields
    )
    return _enclosed(f"{type(model).__name__}(", parts, ")", len(fields), depth)


def _member(value: Any, hidden: bool, depth: int) -> str:
    return repr(HIDDEN) if hidden else shown(value, depth - 1)


def _enclosed(start: str, parts: Iterable[str], end: str, size: int, depth: int) -> str:
    """The first parts; at the last level none, and none is even made."""
    shown_parts = list(islice(parts, MEMBERS if depth > 0 else 0))
    if len(shown_parts) < size:
        shown_parts.append("...")
    return f"{start}{', '.join(shown_parts)}{end}"


def _cut(value: object) -> str:
    if isinstance(value, SignedURL):
        return repr(value)
    if isinstance(value, str):
        text = redacted(value[:_LOOKED_AT])
        return f"{text[: _LENGTH - 3]!r}..." if len(text) > _LENGTH else repr(text)
    if isinstance(value, int) and value.bit_length() > 256:
        return "a very large number"
    return repr(value)


def found_text(value: object, *names: object) -> str:
    """What stands somewhere, for messages: `text 'abc'`, `a list`; `names` are the keys on the way there."""
    if value is None:
        return "null"
    if isinstance(value, dict):
        return "an object"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, bool):
        return "true" if value else "false"
    hidden = isinstance(value, str) and any(map(is_secret, names))
    return f"{'text' if isinstance(value, str) else 'the number'} {repr(HIDDEN) if hidden else _cut(value)}"


Holds: TypeAlias = Callable[[Any], bool]


def limit_checks(limits: Limits) -> tuple[tuple[str, Holds], ...]:
    """(words, test) of each limit, in the order of declaration.

    A limit speaks of one kind of value only, as in JSON Schema: `minimum` says nothing about text.
    """
    made = [_MAKERS[name](bound) for name, bound in limits.items() if name in _MAKERS]
    if "contains" in limits:
        made.append(_contains(limits["contains"], limits.get("min_contains", 1), limits.get("max_contains")))
    return tuple(check for check in made if check is not None)


def _for_numbers(words: str, holds: Callable[[Any, Any], bool]) -> Callable[[Any], tuple[str, Holds]]:
    def maker(bound: Any) -> tuple[str, Holds]:
        return (
            f"{words} {bound}",
            lambda value: isinstance(value, bool) or not isinstance(value, int | float) or holds(value, bound),
        )

    return maker


def _for_sizes(
    kind: type[str] | type[list[Any]] | type[dict[str, Any]],
    words: str,
    unit: str,
    holds: Callable[[int, int], bool],
) -> Callable[[Any], tuple[str, Holds]]:
    def maker(bound: Any) -> tuple[str, Holds]:
        return f"{words} {bound} {unit}", lambda value: not isinstance(value, kind) or holds(len(value), bound)

    return maker


def _multiple(value: Any, step: Any) -> bool:
    """In decimals, because 0.3 is a multiple of 0.1 and their doubles are not."""
    from decimal import Decimal, InvalidOperation

    try:
        return Decimal(repr(value)) % Decimal(repr(step)) == 0
    except InvalidOperation:
        return True


def _matching(text: Any) -> tuple[str, Holds] | None:
    """Patterns are those of ECMA-262. What Python's `re` cannot read is not checked rather than misjudged."""
    try:
        search = re.compile(text).search
    except (re.error, OverflowError, RecursionError):
        return None
    return f"text that matches {text}", lambda value: not isinstance(value, str) or search(value) is not None


def _unique(demanded: Any) -> tuple[str, Holds] | None:
    if not demanded:
        return None
    return (
        "different items",
        lambda value: not isinstance(value, list) or len({_comparable(item) for item in value}) == len(value),
    )


def _comparable(value: Any) -> str:
    """Text that is equal for equal JSON values, whatever the order of keys."""
    if isinstance(value, dict):
        return "{" + ",".join(sorted(f"{dumps(key)}:{_comparable(member)}" for key, member in value.items())) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(_comparable, value)) + "]"
    return dumps(int(value) if isinstance(value, float) and value.is_integer() else value)


def _contains(schema: Any, least: int, most: int | None) -> tuple[str, Holds]:
    bounds = [f"at least {least}"] * (least > 0 or most is None) + [f"at most {most}"] * (most is not None)
    items = "item" if (least if most is None else most) == 1 else "items"

    def holds(value: Any) -> bool:
        if not isinstance(value, list):
            return True
        count = sum(_fits(item, schema) for item in value)
        return least <= count <= (count if most is None else most)

    return f"{' and '.join(bounds)} {items} of the schema {dumps(schema)}", holds


def _fits(value: Any, schema: Any) -> bool:
    """Whether a value is of a JSON schema, in which the generator left nothing that is not known here."""
    if not isinstance(schema, dict):
        return schema is not False
    limits: Any = {_python_name(name): bound for name, bound in schema.items() if name not in _KEPT}
    kept = all(_KEPT[name](value, bound) for name, bound in schema.items() if name in _KEPT)
    return kept and all(holds(value) for _, holds in limit_checks(limits))


def _python_name(keyword: str) -> str:
    return re.sub(r"(?<=[a-z])([A-Z])", r"_\1", keyword).lower()


def _kinds(value: Any) -> set[str]:
    if isinstance(value, bool) or value is None:
        return {"null" if value is None else "boolean"}
    if isinstance(value, int | float):
        return {"number", "integer"} if value == value // 1 else {"number"}
    return {"string" if isinstance(value, str) else "array" if isinstance(value, list) else "object"}


_KEPT: dict[str, Callable[[Any, Any], bool]] = {
    "type": lambda value, names: not _kinds(value).isdisjoint([names] if isinstance(names, str) else names),
    "const": lambda value, one: _comparable(value) == _comparable(one),
    "enum": lambda value, known: _comparable(value) in map(_comparable, known),
    "required": lambda value, names: not isinstance(value, dict) or value.keys() >= set(names),
    "properties": lambda value, schemas: (
        not isinstance(value, dict) or all(_fits(value[name], schemas[name]) for name in value.keys() & schemas.keys())
    ),
    "items": lambda value, schema: not isinstance(value, list) or all(_fits(item, schema) for item in value),
    "allOf": lambda value, schemas: all(_fits(value, schema) for schema in schemas),
    "anyOf": lambda value, schemas: any(_fits(value, schema) for schema in schemas),
    "oneOf": lambda value, schemas: sum(_fits(value, schema) for schema in schemas) == 1,
    "not": lambda value, schema: not _fits(value, schema),
}
_MAKERS: dict[str, Callable[[Any], tuple[str, Holds] | None]] = {
    "minimum": _for_numbers("at least", lambda value, bound: value >= bound),
    "maximum": _for_numbers("at most", lambda value, bound: value <= bound),
    "exclusive_minimum": _for_numbers("more than", lambda value, bound: value > bound),
    "exclusive_maximum": _for_numbers("less than", lambda value, bound: value < bound),
    "multiple_of": _for_numbers("a multiple of", _multiple),
    "min_length": _for_sizes(str, "at least", "characters", lambda size, bound: size >= bound),
    "max_length": _for_sizes(str, "at most", "characters", lambda size, bound: size <= bound),
    "pattern": _matching,
    "min_items": _for_sizes(list, "at least", "items", lambda size, bound: size >= bound),
    "max_items": _for_sizes(list, "at most", "items", lambda size, bound: size <= bound),
    "unique_items": _unique,
    "min_properties": _for_sizes(dict, "at least", "keys", lambda size, bound: size >= bound),
    "max_properties": _for_sizes(dict, "at most", "keys", lambda size, bound: size <= bound),
}


Check: TypeAlias = "Callable[[Any, Place, Findings], None]"

_TEXT_FORMATS = {
    "uuid": re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"),
    "byte": re.compile(r"(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?"),
}
"""Formats of text of which a pattern can tell, by the name that the specification uses."""


class Issue(NamedTuple):
    """One departure from the schema."""

    path: str
    """Where, in wire names: `pageProcessors[0].importId`."""
    expected: str
    found: str
    """What stands there instead; never the value of a secret."""
    message: str
    """All of it as one sentence."""
    kind: str = "type"
    """`type`, `value` (not among the documented ones), `limit`, `missing`, `undeclared` or `incomplete`."""

    def __str__(self) -> str:
        return self.message


class Findings(list[Issue]):
    """The issues found so far."""

    def __init__(self, *, received: bool) -> None:
        super().__init__()
        self.received = received
        """Whether the document came from the server: then nothing write-only, else nothing read-only is missed."""

    def apart(self, codec: Codec, value: Json, place: Place) -> Findings:
        """What `codec` alone finds."""
        findings = type(self)(received=self.received)
        codec.check(value, place, findings)
        return findings

    def object(self, table: Table, value: dict[str, Any], place: Place) -> None:
        """Check an object against a model."""
        checks = table.checks
        for key, member in value.items():
            known = checks.get(key)
            if known is None:
                self._unnamed(table, beside(value, key), member, place)
            elif type(member) not in known[0]:
                known[1](member, (place, beside(value, key)), self)
        for field in table.required:
            if field.wire_name not in value and not (field.write_only if self.received else field.read_only):
                self.add((place, field.wire_name), field.codec.expected, "nothing", "is required and absent", "missing")
        if table.alternatives and not any(all(key in value for key in keys) for keys in table.alternatives):
            expected = ", or ".join(" and ".join(keys) for keys in table.alternatives)
            self.add(place, expected, "none of them complete", f"needs {expected}", "incomplete")

    def _unnamed(self, table: Table, key: str, member: Json, place: Place) -> None:
        if table.closed:
            self.add((place, key), "no such key", found_text(member, key), "is not a key of this object", "undeclared")
        elif table.additional is not None:
            table.additional.check(member, (place, key), self)

    def wrong_type(self, place: Place, expected: str, value: Json) -> None:
        """The value has another shape."""
        found = _found(place, value)
        self.add(place, expected, found, f"is {found}, not {expected}")

    def unknown_value(self, place: Place, values: Iterable[Any], value: Json) -> None:
        """The value is not among the documented ones; the API may have more than its pages say."""
        expected = "one of " + ", ".join(sorted(map(repr, values)))
        found = _found(place, value)
        self.add(place, expected, found, f"is {found}, which is not documented: {expected}", "value")

    def outside(self, place: Place, expected: str, value: Json) -> None:
        """The value breaks a limit."""
        found = _found(place, value)
        self.add(place, expected, found, f"is {found}, not {expected}", "limit")

    def add(self, place: Place, expected: str, found: str, statement: str, kind: str = "type") -> None:
        """Report an issue; `statement` goes on after the path."""
        path = spelled(place)
        self.append(Issue(path, expected, found, f"{path or 'the document'} {statement}", kind))


def _found(place: Place, value: Json) -> str:
    return found_text(value, *keys_of(place))


def issues_of(check: Callable[[Findings], None], *, received: bool) -> list[Issue]:
    """What `check` reports; `received` says that the document came from the server."""
    findings = Findings(received=received)
    try:
        check(findings)
    except RecursionError:
        findings.add(None, "less depth", "too many levels", "is nested too deeply to be checked")
    return list(findings)


def check_of(field: Field) -> tuple[frozenset[type], Check]:
    """The types of which every value of `field` is right, and the check for the others."""
    codec = field.codec
    checks = _beyond(field)
    if not checks:
        return codec.plain_kinds(), codec.check

    def check(value: Any, place: Place, findings: Findings) -> None:
        before = len(findings)
        codec.check(value, place, findings)
        if len(findings) == before:
            for expected, holds in checks:
                if not holds(value):
                    findings.outside(place, expected, value)

    return frozenset({type(None)} if codec.nullable else ()), check


def _beyond(field: Field) -> tuple[tuple[str, Callable[[Any], bool]], ...]:
    checks = limit_checks(field.limits)
    pattern = _TEXT_FORMATS.get(field.format)
    if pattern is not None:
        matches = pattern.fullmatch
        checks += (
            (f"text in the format {field.format}", lambda value: not isinstance(value, str) or bool(matches(value))),
        )
    return checks
