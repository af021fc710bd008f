"""Holds what was written by hand against the package by name: a module, an attribute or an argument that went.

Hand-written modules, examples and the programs of guides are read from their syntax trees. Only what is certain is
told: a value counts when it is a client, one of its resources or a model wherever it is bound, and whatever handles
that it may be missing (`try` … `except AttributeError`) is left alone.
"""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from ..diagnostics import Diagnostics, Origin
from ..extensions.model import Extension
from ..source import Handwritten
from ..text.markdown.outline import scan
from ..text.suggest import did_you_mean

_CLOSED = {"Generic", "object", "Protocol", "TypedDict"}
"""Bases that bring no names of their own."""
_HANDLED = {"AttributeError", "ImportError", "ModuleNotFoundError", "TypeError", "Exception", "BaseException"}
_ASKING = {"hasattr", "getattr"}
_LANGUAGES = {"python", "py"}
_Function = ast.FunctionDef | ast.AsyncFunctionDef
_UNKNOWN = ""


def check_names(
    index: Mapping[str, Any],
    modules: Sequence[Extension],
    scripts: Sequence[Handwritten],
    guides: Sequence[Handwritten],
    diagnostics: Diagnostics,
) -> None:
    """Warn of each name that the package, of which `index` tells, does not have."""
    surface = _Surface(index)
    for module in modules:
        _check(module.path, ast.parse(module.content), surface, diagnostics)
    for script in scripts:
        tree = _parsed(script.text)
        if tree is not None:
            _check(script.path, tree, surface, diagnostics)
    for guide in guides:
        _check(guide.path, _programs(guide.text), surface, diagnostics)


def _parsed(text: str) -> ast.Module | None:
    try:
        return ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None  # an example that is no Python has a finding of its own, and a fence may show anything


def _programs(text: str) -> ast.Module:
    """The programs of a guide as one, since each goes on where the one before it ended; lines are those of the page."""
    found: list[ast.stmt] = []
    for fence in scan(text).fences:
        tree = _parsed(fence.text) if fence.language.lower() in _LANGUAGES else None
        for node in tree.body if tree is not None else ():
            found.append(ast.increment_lineno(node, fence.text_line - 1))
    return ast.Module(body=found, type_ignores=[])


@dataclass(frozen=True)
class _Surface:
    """What programs can see of the package, by name."""

    index: Mapping[str, Any]

    @cached_property
    def package(self) -> str:
        """Its name."""
        return str(self.index["package"])

    @cached_property
    def modules(self) -> Mapping[str, Collection[str]]:
        """Public module -> what it gives."""
        return {one["module"]: one["names"] for one in self.index["modules"]}

    @cached_property
    def clients(self) -> Collection[str]:
        """The classes of the two clients."""
        return {self.index[key].rpartition(":")[2] for key in ("client", "async_client")}

    @cached_property
    def models(self) -> Mapping[str, Mapping[str, Any]]:
        """Model -> its entry."""
        return {one["model"].rpartition(":")[2]: one for one in self.index["models"] if not one["type"]}

    @cached_property
    def _classes(self) -> Mapping[str, Mapping[str, Any]]:
        """Class -> its entry, of all that no other class has the name of."""
        found: dict[str, Mapping[str, Any]] = {}
        twice: set[str] = set()
        for one in self.index["names"]:
            name = one["name"].rpartition(":")[2]
            if one["kind"] == "class":
                twice |= {name} & found.keys()
                found[name] = one
        return {name: one for name, one in found.items() if name not in twice}

    @cached_property
    def resources(self) -> Mapping[str, str]:
        """Class of a resource -> the attribute of the client that it is."""
        entries = (self._classes.get(client, {}) for client in sorted(self.clients))
        return {one["type"]: one["name"] for entry in entries for one in entry.get("members", ()) if "type" in one}

    @cached_property
    def _calls(self) -> Mapping[str, Mapping[str, Any]]:
        entries = (*self.index["operations"], *self.index["further_calls"])
        return {one["call"]: one for one in entries}

    def call(self, owner: str, method: str) -> Mapping[str, Any] | None:
        """What is told of a call of a resource."""
        return self._calls.get(f"{self.resources[owner]}.{method}") if owner in self.resources else None

    def attributes(self, name: str) -> Mapping[str, str] | None:
        """What an instance of a class has, and of properties and fields the type; None where that is not certain."""
        if name in self.models:
            entry = self.models[name]
            own = {one["name"]: one.get("annotation", one["type"]) for one in entry["fields"]}
        elif name in self.clients or name in self.resources:
            entry, own = self._classes.get(name, {}), {}
            head = f"{self.resources.get(name, 'client')}."
            calls = (*self._calls, *(one["call"] for one in self.index["client_calls"]))
            own |= {call.removeprefix(head): _UNKNOWN for call in calls if call.startswith(head)}
        else:
            return None
        found = self._members(entry)
        return None if found is None else {**own, **found}

    def _members(self, entry: Mapping[str, Any]) -> dict[str, str] | None:
        found = {
            one["name"]: str(one.get("type", _UNKNOWN)) for one in entry.get("members", ()) if isinstance(one, dict)
        }
        for base in entry.get("bases", ["?"]):
            head = base.partition("[")[0].rpartition(".")[2]
            if head in _CLOSED:
                continue
            inner = self._members(self._classes[head]) if head in self._classes else None
            if inner is None:
                return None
            found = {**inner, **found}
        return None if "__getattr__" in found else found

    def arguments(self, call: Mapping[str, Any]) -> Collection[str] | None:
        """The names that a call takes; None where that is not certain."""
        found: set[str] = set()
        for signature in call.get("signatures", ()):
            for one in signature["parameters"]:
                if one["kind"] != "var_keyword":
                    found.add(one["name"])
                    continue
                keys = self._members(self._classes.get(one["type"].removeprefix("Unpack[").rstrip("]"), {}))
                if keys is None:
                    return None
                found |= keys.keys()
        return found or None

    def given(self, call: Mapping[str, Any]) -> str:
        """The one class that a call gives."""
        found = {signature["returns"] for signature in call.get("signatures", ())}
        return found.pop() if len(found) == 1 else _UNKNOWN


@dataclass
class _Scope:
    """What names stand for in a module or a function; an empty text for what is not certain."""

    outer: _Scope | None = None
    names: dict[str, str] = field(default_factory=dict)

    def bind(self, name: str, kind: str) -> None:
        """Note what a name is bound to; to different things in different places is not certain."""
        self.names[name] = kind if self.names.get(name, kind) == kind else _UNKNOWN

    def of(self, name: str) -> str:
        """What a name stands for."""
        if name in self.names:
            return self.names[name]
        return self.outer.of(name) if self.outer is not None else _UNKNOWN


def _check(path: str, tree: ast.Module, surface: _Surface, diagnostics: Diagnostics) -> None:
    _Reader(path, surface, diagnostics).module(tree)


@dataclass
class _Reader:
    """Reads one file."""

    path: str
    surface: _Surface
    diagnostics: Diagnostics
    imported: dict[str, str] = field(default_factory=dict)
    """Name in the file -> class of the package that it is."""
    asked: set[str] = field(default_factory=set)
    """Attributes of which the file asks whether they are there."""

    def module(self, tree: ast.Module) -> None:
        """Check the whole file."""
        for node in _unguarded(tree):
            if isinstance(node, ast.ImportFrom):
                self._import(node)
            elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _ASKING:
                self.asked |= {str(one.value) for one in node.args if isinstance(one, ast.Constant)}
        scope = _Scope()
        self._bind(tree.body, scope)
        self._read(tree.body, scope)

    def _import(self, node: ast.ImportFrom) -> None:
        package = self.surface.package
        module = f"{package}.{node.module or ''}".rstrip(".") if node.level == 1 else node.module or ""
        if node.level > 1 or module.partition(".")[0] != package or any(map(_private, module.split("."))):
            return
        known, modules = self.surface.modules.get(module), self.surface.modules
        parent = module.rpartition(".")[0]
        if known is None:
            within = [one for one in modules if f"{one}.".startswith(f"{module}.")]
            if not within and parent in modules:
                self._tell(node, f"there is no module `{module}`", module, modules)
            known = () if within else None
        below = {one.removeprefix(f"{module}.").partition(".")[0] for one in modules if one.startswith(f"{module}.")}
        for alias in node.names:
            if known is None or _private(alias.name) or alias.name == "*":
                continue
            if alias.name not in known and alias.name not in below:
                self._tell(alias, f"`{module}` has no `{alias.name}`", alias.name, {*known, *below})
            elif self.surface.attributes(alias.name) is not None and alias.name not in below:
                self.imported[alias.asname or alias.name] = alias.name

    def _bind(self, body: Sequence[ast.stmt], scope: _Scope) -> None:
        """Note every name that is bound in a scope, but not those of the functions in it."""
        for node in _within(body):
            if isinstance(node, ast.Assign) and len(node.targets) == 1:
                self._assign(node.targets[0], node.value, scope)
            elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
                scope.bind(node.target.id, self._annotated(node.annotation))
            elif isinstance(node, ast.withitem) and isinstance(node.optional_vars, ast.Name):
                entered = self._kind(node.context_expr, scope)
                scope.bind(node.optional_vars.id, entered if entered in self.surface.clients else _UNKNOWN)
        bound = {id(name) for name in _known_targets(body)}
        for node in _within(body):
            if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load) and id(node) not in bound:
                scope.bind(node.id, _UNKNOWN)
            elif (
                isinstance(node, ast.ExceptHandler | ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
                and node.name
            ):
                scope.bind(node.name, _UNKNOWN)

    def _assign(self, target: ast.expr, value: ast.expr, scope: _Scope) -> None:
        if isinstance(target, ast.Name):
            scope.bind(target.id, self._kind(value, scope))
        elif isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple) and len(target.elts) == len(value.elts):
            for one, other in zip(target.elts, value.elts, strict=True):
                self._assign(one, other, scope)

    def _annotated(self, annotation: ast.expr | None) -> str:
        if isinstance(annotation, ast.Constant) and isinstance(annotation.value, str):
            return self.imported.get(annotation.value, _UNKNOWN)
        return self.imported.get(annotation.id, _UNKNOWN) if isinstance(annotation, ast.Name) else _UNKNOWN

    def _read(self, body: Sequence[ast.stmt], scope: _Scope) -> None:
        """Check what is looked up and called in a scope, and in the functions in it."""
        for node in _within(body, unguarded=True):
            if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Load):
                self._attribute(node, scope)
            elif isinstance(node, ast.Call):
                self._call(node, scope)
        for node in _within(body, unguarded=True):
            if isinstance(node, _Function):
                inner = _Scope(scope)
                given = node.args
                for one in (*given.posonlyargs, *given.args, *given.kwonlyargs, given.vararg, given.kwarg):
                    if one is not None:
                        plain = one not in (given.vararg, given.kwarg)
                        inner.bind(one.arg, self._annotated(one.annotation) if plain else _UNKNOWN)
                self._bind(node.body, inner)
                self._read(node.body, inner)
            elif isinstance(node, ast.ClassDef):
                self._read(node.body, scope)

    def _attribute(self, node: ast.Attribute, scope: _Scope) -> None:
        known = self.surface.attributes(self._kind(node.value, scope))
        if known is not None and node.attr not in {*known, *self.asked} and not _private(node.attr):
            self._tell(node, f"`{ast.unparse(node.value)}` has no `{node.attr}`", node.attr, known)

    def _call(self, node: ast.Call, scope: _Scope) -> None:
        call = self._called(node, scope)
        known = self.surface.arguments(call) if call is not None else None
        for one in node.keywords if known is not None and call is not None else ():
            if one.arg is not None and one.arg not in (known or ()):
                self._tell(one, f"`{call['call']}` has no argument `{one.arg}`" if call else "", one.arg, known or ())

    def _called(self, node: ast.Call, scope: _Scope) -> Mapping[str, Any] | None:
        if not isinstance(node.func, ast.Attribute):
            return None
        return self.surface.call(self._kind(node.func.value, scope), node.func.attr)

    def _kind(self, node: ast.expr, scope: _Scope) -> str:
        """The class of the package that a value is an instance of, where that is certain."""
        if isinstance(node, ast.Name):
            return scope.of(node.id)
        if isinstance(node, ast.Attribute):
            known = self.surface.attributes(self._kind(node.value, scope))
            return known.get(node.attr, _UNKNOWN) if known is not None else _UNKNOWN
        if isinstance(node, ast.Await) and isinstance(node.value, ast.Call):
            call = self._called(node.value, scope)
            return self.surface.given(call) if call is not None else _UNKNOWN
        if not isinstance(node, ast.Call):
            return _UNKNOWN
        if isinstance(node.func, ast.Name):
            if node.func.id == "cast" and len(node.args) == 2:
                return self._annotated(node.args[0])
            made = self.imported.get(node.func.id, _UNKNOWN)
            return made if node.func.id not in scope.names else _UNKNOWN
        call = self._called(node, scope)
        waits = call is not None and isinstance(node.func, ast.Attribute)
        owner = self._kind(node.func.value, scope) if waits and isinstance(node.func, ast.Attribute) else _UNKNOWN
        return self.surface.given(call) if call is not None and not owner.startswith("Async") else _UNKNOWN

    def _tell(self, node: ast.AST, message: str, name: str, known: Iterable[str]) -> None:
        line, column = getattr(node, "lineno", 1), getattr(node, "col_offset", 0)
        if isinstance(node, ast.Attribute):
            line, column = node.end_lineno or line, (node.end_col_offset or 0) - len(node.attr)
        place = Origin(page=self.path, line=line, column=column + 1)
        self.diagnostics.warning("unknown-name", message, place, help=did_you_mean(name, known))


def _private(name: str) -> bool:
    return name.startswith("_")


def _within(body: Sequence[ast.stmt], *, unguarded: bool = False) -> Iterator[ast.AST]:
    """The nodes of a scope, the functions and classes in it but not what they hold."""
    waiting: list[ast.AST] = list(reversed(body))
    while waiting:
        node = waiting.pop()
        yield node
        if isinstance(node, _Function):
            waiting += [*node.decorator_list, *(each for each in (*node.args.defaults, *node.args.kw_defaults) if each)]
        elif isinstance(node, ast.ClassDef | ast.Lambda):
            continue
        elif unguarded and isinstance(node, ast.Try) and _handles(node):
            waiting += [*node.orelse, *node.finalbody]
        else:
            waiting += reversed(list(ast.iter_child_nodes(node)))


def _unguarded(tree: ast.Module) -> Iterator[ast.AST]:
    """Every node, but those of a `try` that handles a name which is missing."""
    waiting: list[ast.AST] = [tree]
    while waiting:
        node = waiting.pop()
        yield node
        if isinstance(node, ast.Try) and _handles(node):
            waiting += [*node.orelse, *node.finalbody]
        else:
            waiting += reversed(list(ast.iter_child_nodes(node)))


def _handles(node: ast.Try) -> bool:
    """Whether a `try` expects that a name may be missing."""
    named = [part for handler in node.handlers for part in ast.walk(handler.type or ast.Name(id="Exception"))]
    return any(isinstance(part, ast.Name) and part.id in _HANDLED for part in named)


def _known_targets(body: Sequence[ast.stmt]) -> Iterator[ast.Name]:
    """The names that assignments and blocks bind in a way that is understood."""

    def names(target: ast.expr, value: ast.expr) -> Iterator[ast.Name]:
        if isinstance(target, ast.Name):
            yield target
        elif isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple) and len(target.elts) == len(value.elts):
            for one, other in zip(target.elts, value.elts, strict=True):
                yield from names(one, other)

    for node in _within(body):
        if isinstance(node, ast.Assign) and len(node.targets) == 1:
            yield from names(node.targets[0], node.value)
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            yield node.target
        elif isinstance(node, ast.withitem) and isinstance(node.optional_vars, ast.Name):
            yield node.optional_vars
