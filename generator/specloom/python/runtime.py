"""The runtime as it is copied: which of its modules a package needs, the errors that these define, and the
members of its classes.

Everything is read from the syntax trees of `templates/runtime/`; nothing is imported. What is read is JSON, so that it
can be kept for the next run.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cache, partial
from typing import Any

from ..packaged import templates_folder
from .codemodel import ErrorType
from .definitions import Entry, entries

RUNTIME = "_runtime"
"""The package below the generated one that holds the runtime."""
ROOT_ERROR = "SDKError"

Graph = Mapping[str, frozenset[str]]
"""Module -> the modules of the same package that it imports, those behind `TYPE_CHECKING` left out."""


def module_graph(sources: Mapping[str, str], package: str = "") -> Graph:
    """Return the graph of a package.

    Args:
        sources: Path below the package, such as `http/pool.py` -> text.
        package: Name of the package in absolute imports; without one only relative imports count.
    """
    return _graph({path: ast.parse(text) for path, text in sources.items()}, package)


def _graph(trees: Mapping[str, ast.Module], package: str = "") -> Graph:
    modules = {module_name(path): path for path in trees}
    return {
        name: frozenset(
            found
            for target in imports_of(trees[path], _package_of(path), package)
            if (found := _module(target, modules)) is not None and found != name
        )
        for name, path in modules.items()
    }


def module_name(path: str) -> str:
    """Return the dotted name of a file below its package; empty text for the package itself."""
    return path.removesuffix(".py").removesuffix("__init__").strip("/").replace("/", ".")


def _package_of(path: str) -> tuple[str, ...]:
    return tuple(path.split("/")[:-1])


def _module(target: tuple[str, ...], modules: Mapping[str, str]) -> str | None:
    """Return the module that an imported name is, or stands in."""
    return next((name for name in (".".join(target), ".".join(target[:-1])) if name in modules), None)


_BLOCKS = ("body", "handlers", "orelse", "finalbody", "cases")
"""Where statements stand in one another. No import stands in an expression, and most of a tree is expressions."""


def imports_of(tree: ast.AST, here: tuple[str, ...], package: str = "") -> Iterator[tuple[str, ...]]:
    """Yield every name that is imported from the package when the code runs, as its path below the package."""
    for node in (node for block in _BLOCKS for node in getattr(tree, block, ())):
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
            for other in node.orelse:
                yield from imports_of(ast.Module([other], []), here, package)
        elif isinstance(node, ast.ImportFrom):
            module = tuple(node.module.split(".")) if node.module else ()
            if node.level:
                base = (*here[: len(here) - node.level + 1], *module)
            elif package and module[:1] == (package,):
                base = module[1:]
            else:
                continue
            for alias in node.names:
                yield (*base, alias.name)
        elif not isinstance(node, ast.expr):  # no expression holds an import, and most nodes are expressions
            yield from imports_of(node, here, package)


def reached(graph: Graph, roots: Iterable[str]) -> frozenset[str]:
    """Return the modules that `roots` need, themselves included."""
    found: set[str] = set()
    work = list(roots)
    while work:
        name = work.pop()
        if name not in found:
            found.add(name)
            work += graph[name]
    return frozenset(found)


def circles(graph: Graph) -> list[list[str]]:
    """Return the groups of modules that import one another, each sorted.

    A package that gathers names of its modules is in no circle with them, although Python runs it before each.
    """
    below = {name: reached(graph, graph[name]) for name in graph}
    groups = {tuple(sorted(other for other in below[name] if name in below[other])) for name in graph}
    return sorted(list(group) for group in groups if len(group) > 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A public method or property of a class."""

    name: str
    signature: str
    """`pages(path, *, item=…, **options) -> Pager[Any]`, or `drift: DriftReport`."""
    summary: str


@cache
def runtime_sources() -> Mapping[str, str]:
    """Return path -> text of every module that is the same for all APIs."""
    folder = templates_folder() / "runtime"
    found = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*.py")}
    return {name: found[name].read_text(encoding="utf-8") for name in sorted(found)}


@cache
def known_facts() -> dict[str, Any]:
    """Return what was read of the runtime so far, as JSON: question -> answer. A run may begin with that of another."""
    return {}


def _fact(question: str, answer: Callable[[], Any]) -> Any:
    """Return what is known, or else read from the trees."""
    facts = known_facts()
    if question not in facts:
        facts[question] = answer()
    return facts[question]


@cache
def _trees() -> Mapping[str, ast.Module]:
    """Return path -> syntax tree of every module of the runtime."""
    return {path: ast.parse(text) for path, text in runtime_sources().items()}


def _nodes(modules: Collection[str]) -> Iterator[ast.stmt]:
    """Yield the statements of modules."""
    return (node for path, tree in _trees().items() if module_name(path) in modules for node in tree.body)


@cache
def _runtime_graph() -> Graph:
    found = _fact("graph", lambda: {name: sorted(modules) for name, modules in _graph(_trees()).items()})
    return {name: frozenset(modules) for name, modules in found.items()}


def needed(roots: Iterable[str]) -> frozenset[str]:
    """Return the modules of the runtime that a package needs which imports `roots`, the packages around them included.

    A name that no module has is one of the package that imports it, or its fault, which whoever runs it is told.
    """
    graph = _runtime_graph()
    found = {root for root in roots if root in graph} | {""}
    while True:
        more = reached(graph, found)
        around = {name.rpartition(".")[0] for name in more}
        if more | around == found:
            return more
        found = set(more | around)


def files_of(modules: Iterable[str]) -> tuple[str, ...]:
    """Return the paths of modules, sorted."""
    wanted = frozenset(modules)
    return tuple(path for path in runtime_sources() if module_name(path) in wanted)


def errors_of(modules: frozenset[str]) -> tuple[ErrorType, ...]:
    """Return the errors that these modules define: the root, and below each its own, in the order of definition."""
    below: dict[str, list[ErrorType]] = {}
    for error in _errors():
        if error.module in modules:
            below.setdefault(error.base, []).append(error)
    return tuple(_tree(below, ROOT_ERROR, ""))


def drawn(errors: Sequence[ErrorType], root: str) -> tuple[str, ...]:
    """Return the tree of errors as lines of text, the summaries in one column; the root is called `root`."""
    heads = [error.branch + error.name for error in errors]
    width = max(map(len, heads), default=0)
    return (root, *(f"{head:<{width}}  {error.summary}" for head, error in zip(heads, errors, strict=True)))


def _tree(below: Mapping[str, list[ErrorType]], base: str, indent: str) -> Iterator[ErrorType]:
    children = below.get(base, [])
    for number, error in enumerate(children, 1):
        last = number == len(children)
        yield ErrorType(
            name=error.name,
            base=base,
            module=error.module,
            summary=error.summary,
            branch=indent + ("└── " if last else "├── "),
        )
        yield from _tree(below, error.name, indent + ("    " if last else "│   "))


@cache
def _errors() -> tuple[ErrorType, ...]:
    """Return every error of the runtime; those that any call can raise come first."""
    return tuple(ErrorType(**one) for one in _fact("errors", lambda: list(map(asdict, _read_errors()))))


def _read_errors() -> tuple[ErrorType, ...]:
    found: list[ErrorType] = []
    known = {ROOT_ERROR}
    for path in sorted(runtime_sources(), key=lambda path: (path != "core/errors.py", path)):
        for node in _trees()[path].body:
            bases = [base.id for base in getattr(node, "bases", ()) if isinstance(base, ast.Name)]
            if isinstance(node, ast.ClassDef) and bases and bases[0] in known:
                known.add(node.name)
                module = module_name(path)
                found.append(ErrorType(name=node.name, base=bases[0], module=module, summary=_summary(node)))
    return tuple(found)


def members(class_name: str) -> tuple[Member, ...]:
    """Return the public members of a class of the runtime and of its bases, sorted by name.

    Of overloads, the one that does the work counts.
    """
    return tuple(Member(**one) for one in _fact(f"members {class_name}", lambda: list(map(asdict, _read(class_name)))))


def _read(class_name: str) -> tuple[Member, ...]:
    found: dict[str, Member] = {}
    for node in _lineage(class_name):
        methods = (one for one in node.body if isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef))
        found = {one.name: _member(one) for one in methods if not one.name.startswith("_")} | found
    return tuple(found[name] for name in sorted(found))


@cache
def _defined(module: str) -> Mapping[str, Entry]:
    """Return what a module of the runtime defines, by name."""
    defined: Mapping[str, Entry] = _fact(f"defined {module}", lambda: _read_definitions(module))
    return defined


def _read_definitions(module: str) -> Mapping[str, Entry]:
    found = next((tree for path, tree in _trees().items() if module_name(path) == module), None)
    told = entries(found, "", lambda name: True) if found is not None else ()
    return {entry["name"][1:]: {**entry, "name": entry["name"][1:]} for entry in told}


@cache
def members_of_runtime(wanted: frozenset[tuple[str, str]], modules: frozenset[str]) -> tuple[tuple[str, Entry], ...]:
    """Return module and definition of each name that is wanted, with all bases and what public members give.

    Args:
        wanted: Module, empty where it is not known, and name.
        modules: Those that the package has; of two classes with one name the one in the module that is wanted counts.
    """
    places: dict[str, list[str]] = {}
    for path in runtime_sources():
        if (module := module_name(path)) in modules:
            for name in _defined(module):
                places.setdefault(name, []).append(module)
    found: dict[tuple[str, str], Entry] = {}
    work = sorted(wanted)
    while work:
        module, name = work.pop()
        if name not in places:
            continue
        here = next(
            (one for one in places[name] if one == module), min(places[name], key=lambda one: _far(one, module))
        )
        if (here, name) not in found:
            entry = found[here, name] = _defined(here)[name]
            spoken = _fact(f"spoken {here} {name}", partial(_spoken_of, entry))
            work += [(here, each) for each in spoken]
    return tuple(
        sorted(((module, entry) for (module, _), entry in found.items()), key=lambda one: (one[0], one[1]["name"]))
    )


def _far(module: str, other: str) -> tuple[bool, bool, str]:
    """Order modules by how near they are to another one: the same, one in the same folder, any."""
    return module != other, module.partition(".")[0] != other.partition(".")[0], module


def _spoken_of(entry: Entry) -> list[str]:
    """Return the names in the bases of a definition, and in what its public members give."""
    texts = [*entry.get("bases", ()), entry.get("type", "") if entry["kind"] != "constant" else ""]
    for member in entry.get("members", ()):
        if not member["name"].startswith("_") or member["name"] == "__iter__":
            texts.append(member.get("type", ""))
            texts += [signature["returns"] for signature in member.get("signatures", ())]
    trees = (ast.parse(text) for text in texts if text)
    return sorted({node.id for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Name)})


def public_classes(*modules: str) -> frozenset[str]:
    """Return the public classes that these modules define."""

    def read() -> list[str]:
        nodes = (node for node in _nodes(modules) if isinstance(node, ast.ClassDef))
        return sorted({node.name for node in nodes if not node.name.startswith("_")})

    return frozenset(_fact(f"classes {' '.join(modules)}", read))


def wrappers(*modules: str) -> frozenset[str]:
    """Return the public functions of these modules that take a function first, and make it give something else."""

    def read() -> list[str]:
        functions = (node for node in _nodes(modules) if isinstance(node, ast.FunctionDef))
        public = (node for node in functions if not node.name.startswith("_"))
        return sorted({node.name for node in public if _annotation(node.args.args[:1]).startswith("Callable[")})

    return frozenset(_fact(f"wrappers {' '.join(modules)}", read))


def derived(class_name: str) -> frozenset[str]:
    """Return the classes that derive from a class."""

    def read() -> list[str]:
        return sorted(name for name in _classes() if class_name in {node.name for node in _lineage(name)} - {name})

    return frozenset(_fact(f"derived {class_name}", read))


def keys_of(module: str, class_name: str) -> frozenset[str]:
    """Return the keys that a `TypedDict` of a module declares itself."""

    def read() -> list[str]:
        return [
            member.target.id
            for node in _nodes((module,))
            if isinstance(node, ast.ClassDef) and node.name == class_name
            for member in node.body
            if isinstance(member, ast.AnnAssign) and isinstance(member.target, ast.Name)
        ]

    return frozenset(_fact(f"keys {module} {class_name}", read))


def protected_methods(*class_names: str) -> frozenset[str]:
    """Return the methods with one underscore in front that these classes define themselves.

    Only those count that take an operation, a text or the variables of a server first: what a generated method calls
    on itself.
    """

    def read() -> list[str]:
        return [
            node.name
            for name in class_names
            for node in _classes()[name].body
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
            and node.name.startswith("_")
            and not node.name.startswith("__")
            and _annotation(node.args.args[1:]).startswith(("Operation[", "str", "Mapping[str, str"))
        ]

    return frozenset(_fact(f"protected {' '.join(class_names)}", read))


def _annotation(given: list[ast.arg]) -> str:
    """Return the annotation of the first of these arguments."""
    return ast.unparse(given[0].annotation) if given and given[0].annotation else ""


@cache
def _classes() -> Mapping[str, ast.ClassDef]:
    """Return every class by name; one of the fake server gives way to another of its name."""
    found: dict[str, ast.ClassDef] = {}
    for path in sorted(_trees(), key=lambda path: not path.startswith("testing/")):
        found |= {node.name: node for node in _trees()[path].body if isinstance(node, ast.ClassDef)}
    return found


def _lineage(class_name: str) -> Iterator[ast.ClassDef]:
    node = _classes().get(class_name)
    if node is not None:
        yield node
        for base in node.bases:
            yield from _lineage(ast.unparse(base.value if isinstance(base, ast.Subscript) else base))


def _member(node: ast.FunctionDef | ast.AsyncFunctionDef) -> Member:
    returns = ast.unparse(node.returns) if node.returns else "None"
    if any(isinstance(one, ast.Name) and one.id == "property" for one in node.decorator_list):
        return Member(name=node.name, signature=f"{node.name}: {returns}", summary=_summary(node))
    given = node.args
    parts = [one.arg for one in (*given.posonlyargs, *given.args)][1:]
    parts += ["*"] if given.kwonlyargs else []
    for one, default in zip(given.kwonlyargs, given.kw_defaults, strict=True):
        parts.append(f"{one.arg}=…" if default else one.arg)
    parts += [f"**{given.kwarg.arg}"] if given.kwarg else []
    return Member(name=node.name, signature=f"{node.name}({', '.join(parts)}) -> {returns}", summary=_summary(node))


def _summary(node: ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) -> str:
    return " ".join((ast.get_docstring(node) or "").partition("\n\n")[0].split())
