"""The differences of two packages for programs that use them, from what their `api.json` say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from .model import Level, Side
from .types import Types, names_in

Entry = Mapping[str, Any]
_BREAKS, _SOME, _NO = Level.BREAKING, Level.NOTABLE, Level.NONE
_KINDS = {
    "positional_only": 0,
    "positional_or_keyword": 1,
    "keyword_only": 2,
    "var_positional": 3,
    "var_keyword": 4,
}


@dataclass(slots=True, kw_only=True)
class PythonChange:
    """One difference."""

    id: str
    level: Level
    message: str
    call: str = ""
    """The call, as it is written now."""
    model: str = ""
    name: str = ""
    """Any other name: a class, a function, a module."""
    member: str = ""
    """The parameter, attribute, key or status."""
    wire: tuple[str, str] = ("", "")
    """Place and name of a parameter, or of a field, on the wire."""
    was: str = ""
    """How it was called before, where that is another name."""
    detail: tuple[str, str] = ("", "")
    of_runtime: bool = False
    """Whether it is about a definition that is the same for every API."""
    of_pages: bool = False
    """Whether it comes of the document although nothing is sent otherwise."""


@dataclass(slots=True)
class Surface:
    """What `api.json` says, by name."""

    index: Entry
    calls: dict[str, Entry] = field(default_factory=dict)
    """Call -> the operation, or the method beside one."""
    models: dict[str, Entry] = field(default_factory=dict)
    twins: dict[str, Entry] = field(default_factory=dict)
    names: dict[str, Entry] = field(default_factory=dict)
    modules: dict[str, frozenset[str]] = field(default_factory=dict)
    taken: frozenset[str] = frozenset()
    """Models that calls take."""
    given: frozenset[str] = frozenset()
    """Models that calls give."""

    @classmethod
    def of(cls, side: Side) -> Surface:
        """Read the index of a side."""
        index = side.index
        found = cls(index)
        found.calls = {entry["call"]: entry for entry in index.get("further_calls", ()) if "signatures" in entry}
        found.calls |= {entry["call"]: entry for entry in index.get("operations", ())}
        found.models = {_last(entry["model"]): entry for entry in index.get("models", ())}
        found.twins = {_last(entry["name"]): entry for entry in index.get("typed_dicts", ())}
        found.names = {entry["name"]: entry for entry in index.get("names", ())}
        found.modules = {entry["module"]: frozenset(entry["names"]) for entry in index.get("modules", ())}
        found._roles()
        return found

    def aliases(self) -> dict[str, str]:
        """Name -> what it stands for, of all named types that are no classes."""
        found = {name: entry["annotation"] for name, entry in self.models.items() if entry.get("type")}
        found |= {name: entry["type"] for name, entry in self.twins.items() if "type" in entry}
        return found | {_last(name): entry["type"] for name, entry in self.names.items() if entry["kind"] == "alias"}

    def bases(self) -> dict[str, tuple[str, ...]]:
        """Class -> its bases."""
        found = {name: tuple(entry.get("bases", ())) for name, entry in self.models.items()}
        classes = (entry for entry in self.names.values() if entry["kind"] == "class")
        return found | {_last(entry["name"]): tuple(map(_head, entry["bases"])) for entry in classes}

    def complete(self) -> bool:
        """Whether the index has all members: those of older generators have not."""
        return "modules" in self.index

    def _roles(self) -> None:
        taken: set[str] = set()
        given: set[str] = set()
        for entry in self.calls.values():
            for signature in entry.get("signatures", ()):
                taken |= {name for one in signature["parameters"] for name in names_in(one["type"])}
                given |= names_in(signature["returns"])
            given |= {name for type_ in entry.get("statuses", {}).values() for name in names_in(type_)}
            if entry.get("item"):
                given |= names_in(entry["item"])
        self.taken, self.given = self._closed(taken), self._closed(given)

    def _closed(self, names: Iterable[str]) -> frozenset[str]:
        """The models among some names, with all models that these hold."""
        found: set[str] = set()
        work = [self.twins[name]["model"] if name in self.twins else name for name in names]
        while work:
            name = work.pop()
            entry = self.models.get(name)
            if entry is None or name in found:
                continue
            found.add(name)
            texts = [one.get("annotation", one["type"]) for one in entry["fields"]]
            texts += [entry["annotation"]] if entry.get("type") else []
            work += [each for text in texts for each in names_in(text)]
        return frozenset(found)


def compare(old: Side, new: Side, calls: Mapping[str, str]) -> list[PythonChange]:
    """All differences; `calls` are names of calls before and now, of operations that are the same."""
    return list(_Differ(Surface.of(old), Surface.of(new), calls).run())


def same_class(name: str, old: Surface, new: Surface) -> str:
    """The one class that has just the fields of one that went; empty where there is none, or more than one."""
    entry = old.models[name]
    if entry.get("type"):
        return ""
    types = Types(old.aliases(), new.aliases())
    fields = {one["name"]: one for one in entry["fields"]}

    def fits(other: Entry) -> bool:
        given = {one["name"]: one for one in other["fields"]}
        return given.keys() == fields.keys() and all(
            types.accepts_all(fields[each]["annotation"], given[each]["annotation"])
            and types.gives_no_more(fields[each]["annotation"], given[each]["annotation"])
            for each in fields
        )

    found = [other for other, each in new.models.items() if not each.get("type") and fits(each)]
    return found[0] if fields and len(found) == 1 else ""


def _merged(old: Surface, new: Surface) -> dict[str, str]:
    """Classes that became one with another that was there before, with their wire forms: name -> that other one.

    The package keeps the former name as an alias, so programs go on to run.
    """
    gone = (name for name in old.models if name not in new.models)
    found = {name: other for name in gone if (other := same_class(name, old, new)) in old.models}
    forms = {entry["model"]: form for form, entry in new.twins.items()}
    former = ((form, entry["model"]) for form, entry in old.twins.items() if form not in new.twins)
    twins = ((form, forms.get(found.get(model, ""), "")) for form, model in former)
    return found | {form: other for form, other in twins if other}


def _last(name: str) -> str:
    return name.rpartition(":")[2]


def _head(base: str) -> str:
    return base.partition("[")[0]


class _Differ:
    def __init__(self, old: Surface, new: Surface, calls: Mapping[str, str]) -> None:
        self._old, self._new, self._calls = old, new, calls
        bases = {**old.bases(), **new.bases()}
        self._merged = _merged(old, new)
        self._types = Types(old.aliases(), new.aliases(), bases, self._merged)

    def run(self) -> Iterator[PythonChange]:
        yield from self._package()
        yield from self._all_calls()
        yield from self._all_models()
        if self._old.complete() and self._new.complete():
            yield from self._all_names()
            yield from self._all_modules()

    # The package

    def _package(self) -> Iterator[PythonChange]:
        old, new = self._old.index, self._new.index
        for key, word in (("client", "client"), ("async_client", "async client"), ("error", "root of the errors")):
            if old.get(key) != new.get(key):
                message = f"{word}: {_shown(new.get(key))}, was {_shown(old.get(key))}"
                yield PythonChange(id="name-changed", level=_BREAKS, message=message, name=key)
        before, after = old.get("servers", {}), new.get("servers", {})
        for name in sorted({*before, *after}):
            if name not in after:
                yield PythonChange(id="region-removed", level=_BREAKS, message=f"region {name} removed", name="servers")
            elif name not in before:
                yield PythonChange(id="region-added", level=_NO, message=f"region {name} added", name="servers")
            elif before[name] != after[name]:
                message = f"region {name}: {after[name]}, was {before[name]}"
                yield PythonChange(id="region-changed", level=_SOME, message=message, name="servers")
        if "credential" in old and "credential" in new:
            yield from self._credential(old["credential"], new["credential"])
        if old.get("rate_limit") != new.get("rate_limit"):
            yield PythonChange(id="fact-changed", level=_SOME, message="the rate limit changed", name="rate_limit")

    def _credential(self, old: Entry, new: Entry) -> Iterator[PythonChange]:
        if (old["kind"], old["wire_name"]) != (new["kind"], new["wire_name"]):
            shown = [f"{one['kind']} in {one['wire_name']}" for one in (new, old)]
            message = f"credential: {shown[0]}, was {shown[1]}"
            yield PythonChange(id="credential-changed", level=_SOME, message=message, name="credential")
        if old["environment"] != new["environment"]:
            message = f"the token is read from {_shown(new['environment'])}, was {_shown(old['environment'])}"
            level = _BREAKS if old["environment"] else _NO
            yield PythonChange(id="environment-changed", level=level, message=message, name="credential")

    # Calls

    def _all_calls(self) -> Iterator[PythonChange]:
        old, new = self._old.calls, self._new.calls
        moved = {before: after for before, after in self._calls.items() if before != after}
        # A method beside an operation moves with it.
        resources = {before.rpartition(".")[0]: after.rpartition(".")[0] for before, after in moved.items()}
        for call, entry in old.items():
            other = moved.get(call, call)
            if other not in new and call not in moved:
                beside = f"{resources.get(call.rpartition('.')[0], '')}.{call.rpartition('.')[2]}"
                other = beside if beside in new and beside not in old else other
            if other not in new:
                yield PythonChange(
                    id="call-removed", level=_BREAKS, message="removed", call=call, was=call, detail=(call, "")
                )
                continue
            if other != call:
                yield PythonChange(
                    id="call-renamed",
                    level=_BREAKS,
                    message=f"{other}, was {call}",
                    call=other,
                    was=call,
                    detail=(call, other),
                )
            yield from self._call(entry, new[other], other)
        known = {moved.get(call, call) for call in old}
        for call in new:
            if call not in known and not any(call == after for after in moved.values()):
                yield PythonChange(id="call-added", level=_NO, message="added", call=call, detail=("", call))

    def _call(self, old: Entry, new: Entry, call: str) -> Iterator[PythonChange]:
        wire = {
            one["name"]: (one["in"], one["wire_name"]) for one in (*old.get("arguments", ()), *new.get("arguments", ()))
        }
        if "signatures" in old and "signatures" in new:
            found = list(self._signatures(old["signatures"], new["signatures"]))
            if not found:
                twins = [one.get("async_signatures", one["signatures"]) for one in (old, new)]
                found = list(self._signatures(*twins))
            if old.get("awaited") != new.get("awaited"):
                word = "awaited" if new.get("awaited") else "not awaited"
                found.append(
                    PythonChange(
                        id="awaiting-changed", level=_BREAKS, message=f"the async call is {word} now", member="returns"
                    )
                )
            for one in found:
                one.call, one.wire = call, wire.get(one.member, ("", ""))
                yield one
        yield from self._facts(old, new, call)

    def _facts(self, old: Entry, new: Entry, call: str) -> Iterator[PythonChange]:
        if bool(old.get("deprecated")) != bool(new.get("deprecated")):
            word = "deprecated" if new.get("deprecated") else "not deprecated any more"
            level = _SOME if new.get("deprecated") else _NO
            yield PythonChange(id="call-deprecated", level=level, message=word, call=call)
        before, after = old.get("errors", {}), new.get("errors", {})
        for status in sorted({*before, *after}):
            if before.get(status) != after.get(status):
                message = f"{status}: {_shown(after.get(status))}, was {_shown(before.get(status))}"
                yield PythonChange(id="error-changed", level=_SOME, message=message, call=call, member=status)
        for fact in ("paging", "steps", "servers", "secured"):
            if old.get(fact) != new.get(fact):
                yield PythonChange(id="fact-changed", level=_SOME, message=f"{fact} changed", call=call, member=fact)
        arguments = [{one["name"]: one for one in entry.get("arguments", ())} for entry in (old, new)]
        for name, one in arguments[0].items():
            other = arguments[1].get(name)
            if other is not None:
                for change in self._beyond_type(one, other, name):
                    change.call, change.wire = call, (other["in"], other["wire_name"])
                    yield change

    def _beyond_type(self, old: Entry, new: Entry, name: str) -> Iterator[PythonChange]:
        """What is known of an argument or field beside its type."""
        if bool(old.get("deprecated")) != bool(new.get("deprecated")):
            word = "deprecated" if new.get("deprecated") else "not deprecated any more"
            level = _SOME if new.get("deprecated") else _NO
            yield PythonChange(id="argument-deprecated", level=level, message=f"{name} is {word}", member=name)
        before, after = old.get("facts", {}), new.get("facts", {})
        for fact in sorted({*before, *after}):
            if before.get(fact) != after.get(fact):
                message = f"{name}: {fact} {_shown(after.get(fact))}, was {_shown(before.get(fact))}"
                yield PythonChange(id="fact-changed", level=_SOME, message=message, member=name)

    def _signatures(self, old: Sequence[Entry], new: Sequence[Entry]) -> Iterator[PythonChange]:
        """Each way to call it must go on to work; of several new ways the one that is nearest counts."""
        told: set[tuple[str, str]] = set()
        members: set[str] = set()
        for signature in old:
            found = [list(self._signature(signature, other)) for other in new]
            for change in min(found, key=_weight, default=[]):
                if (change.id, change.message) not in told:
                    told.add((change.id, change.message))
                    members.add(change.member)
                    yield change
        members |= {one["name"] for signature in old for one in signature["parameters"]}
        for name, one in {one["name"]: one for signature in new for one in signature["parameters"]}.items():
            if name not in members:
                message = f"{name}: {one['type']} added"
                yield PythonChange(id="parameter-added", level=_NO, message=message, member=name, detail=("", name))

    def _signature(self, old: Entry, new: Entry) -> Iterator[PythonChange]:
        before = {one["name"]: one for one in old["parameters"]}
        after = {one["name"]: one for one in new["parameters"]}
        yield from self._positions(old["parameters"], new["parameters"])
        for name, one in before.items():
            if name in after:
                yield from self._parameter(one, after[name])
            elif not self._is_renamed_place(one, old["parameters"], new["parameters"]):
                message = f"{name} removed"
                yield PythonChange(
                    id="parameter-removed", level=_BREAKS, message=message, member=name, detail=(name, "")
                )
        for name, one in after.items():
            if name not in before and "default" not in one and not one["kind"].startswith("var_"):
                if self._is_renamed_place(one, new["parameters"], old["parameters"]):
                    continue
                message = f"{name} is required"
                yield PythonChange(
                    id="parameter-required", level=_BREAKS, message=message, member=name, detail=("", name)
                )
        yield from self._result(old["returns"], new["returns"])

    def _is_renamed_place(self, one: Entry, here: Sequence[Entry], there: Sequence[Entry]) -> bool:
        """Whether an argument by place is only called otherwise, which `_positions` tells."""
        if _KINDS[one["kind"]] > 1:
            return False
        mine, other = _by_place(here), _by_place(there)
        at = [each["name"] for each in mine].index(one["name"])
        return at < len(other) and other[at]["name"] not in {each["name"] for each in mine}

    def _positions(self, old: Sequence[Entry], new: Sequence[Entry]) -> Iterator[PythonChange]:
        before, after = _by_place(old), _by_place(new)
        names = [[one["name"] for one in side] for side in (before, after)]
        for at, one in enumerate(before):
            if at < len(after) and names[0][at] != names[1][at]:
                name, other = names[0][at], names[1][at]
                if other not in names[0] and name not in names[1]:
                    level = _NO if one["kind"] == "positional_only" else _BREAKS
                    message = f"{other}, was {name}"
                    yield PythonChange(
                        id="parameter-renamed", level=level, message=message, member=other, detail=(name, other)
                    )
                elif name in names[1]:
                    message = f"{name} stands at another place"
                    yield PythonChange(
                        id="parameter-moved", level=_BREAKS, message=message, member=name, detail=(str(at), name)
                    )

    def _parameter(self, old: Entry, new: Entry) -> Iterator[PythonChange]:
        name = new["name"]
        kinds = old["kind"], new["kind"]
        if kinds[0] != kinds[1]:
            fine = kinds[1] == "positional_or_keyword" and kinds[0] in ("positional_only", "keyword_only")
            message = f"{name}: {kinds[1].replace('_', ' ')}, was {kinds[0].replace('_', ' ')}"
            level = _NO if fine else _BREAKS
            yield PythonChange(id="parameter-kind", level=level, message=message, member=name, detail=kinds)
        before, after = old.get("default"), new.get("default")
        if before != after:
            level = _BREAKS if after is None else _NO if before is None else _SOME
            word = "is required" if after is None else f"default {after}, was {before or 'none'}"
            message = f"{name} {word}" if after is None else f"{name}: {word}"
            detail = str(before), str(after)
            yield PythonChange(id="parameter-default", level=level, message=message, member=name, detail=detail)
        if not self._types.same(old["type"], new["type"]):
            level = _BREAKS
            if self._types.accepts_all(old["type"], new["type"]):
                level = _SOME if self._types.gives_no_more(old["type"], new["type"]) else _NO
            yield _typed("parameter-type", level, name, old["type"], new["type"])

    def _result(self, old: str, new: str) -> Iterator[PythonChange]:
        if not self._types.same(old, new):
            level = _BREAKS
            if self._types.gives_no_more(old, new):
                level = _SOME if self._types.accepts_all(old, new) else _NO
            message = f"returns {new}, was {old}"
            yield PythonChange(id="result-type", level=level, message=message, member="returns", detail=(old, new))

    # Models

    def _all_models(self) -> Iterator[PythonChange]:
        old, new = self._old, self._new
        for name, entry in old.models.items():
            other = new.models.get(name)
            if name in self._merged:
                message = f"one with {self._merged[name]} now, for which it is another name"
                detail = name, self._merged[name]
                yield PythonChange(
                    id="model-merged",
                    level=_NO,
                    message=message,
                    model=name,
                    was=name,
                    detail=detail,
                    of_pages=True,
                )
                continue
            if other is None:
                yield PythonChange(
                    id="model-removed", level=_BREAKS, message="removed", model=name, was=name, detail=(name, "")
                )
                continue
            yield from self._model(name, entry, other)
        for name in new.models:
            if name not in old.models:
                yield PythonChange(id="model-added", level=_NO, message="added", model=name, detail=("", name))
        for name, entry in old.twins.items():
            other = new.twins.get(name)
            if other is None and entry["model"] in new.models:
                yield PythonChange(
                    id="wire-form-removed",
                    level=_BREAKS,
                    message=f"{name} removed",
                    model=entry["model"],
                    detail=(name, ""),
                )
            elif other is not None:
                yield from self._twin(entry["model"], entry, other)

    def _model(self, name: str, old: Entry, new: Entry) -> Iterator[PythonChange]:
        if bool(old.get("type")) != bool(new.get("type")):
            told = ["a named type" if one.get("type") else "a class" for one in (new, old)]
            message = f"{told[0]}, was {told[1]}"
            yield PythonChange(id="kind-changed", level=_BREAKS, message=message, model=name, detail=("kind", message))
            return
        if not self._types.same(str(old.get("annotation")), str(new.get("annotation"))):
            level = self._level(name, str(old.get("annotation")), str(new.get("annotation")))
            yield _typed("alias-type", level, "", str(old.get("annotation")), str(new.get("annotation")), model=name)
        for base in old.get("bases", ()):
            if base not in new.get("bases", (base,)):
                message = f"{base} is no base any more"
                yield PythonChange(id="base-removed", level=_BREAKS, message=message, model=name, detail=(base, ""))
        members = set(map(_member_name, new.get("members", ())))
        for member in old.get("members", ()):
            if _member_name(member) not in members:
                message = f"{_member_name(member)} removed"
                yield PythonChange(id="member-removed", level=_BREAKS, message=message, model=name, detail=(member, ""))
        if bool(old.get("closed")) != bool(new.get("closed")) or old.get("additional") != new.get("additional"):
            message = "further fields changed"
            yield PythonChange(id="fact-changed", level=_SOME, message=message, model=name, member="additional")
        if bool(old.get("deprecated")) != bool(new.get("deprecated")):
            level = _SOME if new.get("deprecated") else _NO
            yield PythonChange(id="model-deprecated", level=level, message="deprecated", model=name)
        yield from self._fields(name, old, new)

    def _fields(self, name: str, old: Entry, new: Entry) -> Iterator[PythonChange]:
        before, after = ({one["name"]: one for one in entry["fields"]} for entry in (old, new))
        taken = name in self._old.taken
        for field_, one in before.items():
            other = after.get(field_)
            if other is None:
                yield PythonChange(
                    id="field-removed",
                    level=_BREAKS,
                    message=f"{field_} removed",
                    model=name,
                    member=field_,
                    wire=("field", one["wire_name"]),
                    detail=(field_, ""),
                )
                continue
            for change in self._field(name, one, other, taken=taken):
                change.model, change.wire = name, ("field", other["wire_name"])
                yield change
        for field_, other in after.items():
            if field_ not in before:
                required = taken and other["required"] and not other["read_only"]
                word, type_ = "required " if other["required"] else "", other.get("annotation", other["type"])
                yield PythonChange(
                    id="field-added",
                    level=_BREAKS if required else _NO,
                    message=f"{word}{field_}: {type_} added",
                    model=name,
                    member=field_,
                    wire=("field", other["wire_name"]),
                    detail=("", field_),
                )

    def _field(self, model: str, old: Entry, new: Entry, *, taken: bool) -> Iterator[PythonChange]:
        name = new["name"]
        texts = [one.get("annotation", one["type"]) for one in (old, new)]
        if not self._types.same(*texts):
            yield _typed("field-type", self._level(model, texts[0], texts[1]), name, texts[0], texts[1])
        if bool(old["required"]) != bool(new["required"]) and taken and not new["read_only"]:
            level = _BREAKS if new["required"] else _NO
            message = f"{name} is {'required' if new['required'] else 'optional'}"
            detail = str(old["required"]), str(new["required"])
            yield PythonChange(id="field-required", level=level, message=message, member=name, detail=detail)
        if bool(old["read_only"]) != bool(new["read_only"]):
            message = f"{name} is {'read-only' if new['read_only'] else 'writable'}"
            level = _SOME if new["read_only"] else _NO
            yield PythonChange(id="field-read-only", level=level, message=message, member=name)
        yield from self._beyond_type(old, new, name)

    def _level(self, model: str, old: str, new: str) -> Level:
        """How bad another type of a model's field is: by whether programs read it, write it, or both."""
        wider, narrower = self._types.accepts_all(old, new), self._types.gives_no_more(old, new)
        if wider and narrower:
            return _SOME
        written = model in self._old.taken
        read = model in self._old.given or not written
        return _NO if (wider or not written) and (narrower or not read) else _BREAKS

    def _twin(self, model: str, old: Entry, new: Entry) -> Iterator[PythonChange]:
        name = _last(new["name"])
        before, after = (entry.get("keys", {}) for entry in (old, new))
        written = model in self._old.taken
        for key in sorted({*before, *after}):
            one, other = before.get(key), after.get(key)
            if one == other or (one and other and self._types.same(one, other)):
                continue
            must = [text is not None and text.startswith("Required[") for text in (one, other)]
            if other is None:
                level, message = _BREAKS if written else _SOME, f"{name}[{key!r}] removed"
            elif one is None:
                level, message = _BREAKS if must[1] and written else _NO, f"{name}[{key!r}] added"
            else:
                wider = self._types.accepts_all(one, other)
                level = _BREAKS if written and (not wider or (must[1] and not must[0])) else _NO
                message = f"{name}[{key!r}]: {other}, was {one}"
            yield PythonChange(
                id="key-changed",
                level=level,
                message=message,
                model=model,
                member=key,
                wire=("field", key),
                detail=(str(one), str(other)),
            )
        if old.get("type") != new.get("type") and "type" in old and "type" in new:
            level = _NO if self._types.accepts_all(old["type"], new["type"]) or not written else _BREAKS
            yield _typed("alias-type", level, name, old["type"], new["type"], model=model)

    # Every other name

    def _all_names(self) -> Iterator[PythonChange]:
        old, new = (_by_short_name(side) for side in (self._old, self._new))
        given = {name for side in (self._old, self._new) for names in side.modules.values() for name in names}
        for name, entry in old.items():
            other = new.get(name)
            if other is None:
                # What no module gives, such as a base, goes with what it is for.
                if _last(entry["name"]) in given:
                    message = "removed"
                    yield PythonChange(id="name-removed", level=_BREAKS, message=message, name=name, detail=(name, ""))
            else:
                for change in self._name(name, entry, other):
                    change.of_runtime = "._" in other["name"].partition(":")[0]
                    yield change
        for name in new:
            if name not in old and _last(new[name]["name"]) in given:
                yield PythonChange(id="name-added", level=_NO, message="added", name=name, detail=("", name))

    def _name(self, name: str, old: Entry, new: Entry) -> Iterator[PythonChange]:
        if old["kind"] != new["kind"]:
            message = f"{new['kind'].replace('_', ' ')}, was {old['kind'].replace('_', ' ')}"
            yield PythonChange(id="kind-changed", level=_BREAKS, message=message, name=name, detail=("kind", message))
            return
        for change in self._definition(old, new):
            change.name = name
            yield change
        before, after = ({one["name"]: one for one in entry.get("members", ())} for entry in (old, new))
        for member in before:
            if member not in after:
                message = f"{member} removed"
                yield PythonChange(
                    id="member-removed", level=_BREAKS, message=message, name=name, member=member, detail=(member, "")
                )
                continue
            for change in self._definition(before[member], after[member]):
                change.name, change.message, change.member = name, f"{member}: {change.message}", member
                yield change
        for member in after:
            if member not in before:
                message = f"{member} added"
                yield PythonChange(
                    id="member-added", level=_NO, message=message, name=name, member=member, detail=("", member)
                )

    def _definition(self, old: Entry, new: Entry) -> Iterator[PythonChange]:
        if "signatures" in old and "signatures" in new:
            yield from self._signatures(old["signatures"], new["signatures"])
            if bool(old.get("awaited")) != bool(new.get("awaited")):
                yield PythonChange(id="awaiting-changed", level=_BREAKS, message="awaiting changed", member="returns")
        elif old.get("type") != new.get("type"):
            before, after = str(old.get("type")), str(new.get("type"))
            narrower = self._types.gives_no_more(before, after)
            yield _typed("attribute-type", _NO if narrower else _BREAKS, "", before, after)
        elif old.get("default") != new.get("default"):
            message = f"{_shown(new.get('default'))}, was {_shown(old.get('default'))}"
            yield PythonChange(id="value-changed", level=_SOME, message=message, detail=("value", message))
        for base in old.get("bases", ()):
            if _head(base) not in map(_head, new.get("bases", ())):
                message = f"{base} is no base any more"
                yield PythonChange(id="base-removed", level=_BREAKS, message=message, detail=(base, ""))
        if old.get("decorators") != new.get("decorators") or old.get("keywords") != new.get("keywords"):
            yield PythonChange(id="fact-changed", level=_SOME, message="declared otherwise", member="decorators")

    def _all_modules(self) -> Iterator[PythonChange]:
        """Names that a module gave and gives no more, as far as what they stand for is still there."""
        here = set[str]().union(*self._new.modules.values())
        for module, names in self._old.modules.items():
            for name in sorted(names - self._new.modules.get(module, frozenset())):
                if name in here:
                    message = f"{name} cannot be imported from it any more"
                    yield PythonChange(
                        id="import-removed", level=_BREAKS, message=message, name=module, detail=(module, name)
                    )


def _by_short_name(surface: Surface) -> dict[str, Entry]:
    """Definitions by a name that does not change where a private module is called otherwise."""
    found: dict[str, Entry] = {}
    for path, entry in surface.names.items():
        module, _, name = path.partition(":")
        public = not any(part.startswith("_") for part in module.split("."))
        inner = module.partition(".")[2]
        found[f"{inner}.{name}" if public and inner else name] = entry
    return found


def _by_place(parameters: Sequence[Entry]) -> list[Entry]:
    return [one for one in parameters if _KINDS[one["kind"]] < 2]


def _member_name(signature: str) -> str:
    return signature.partition("(")[0].partition(":")[0]


def _weight(changes: Sequence[PythonChange]) -> tuple[int, int]:
    return sum(one.level is Level.BREAKING for one in changes), len(changes)


def _shown(value: object) -> str:
    return "none" if value in (None, "") else str(value)


def _typed(id: str, level: Level, name: str, old: str, new: str, *, model: str = "") -> PythonChange:
    message = f"{name}: {new}, was {old}" if name else f"{new}, was {old}"
    return PythonChange(id=id, level=level, message=message, member=name, model=model, detail=(old, new))
