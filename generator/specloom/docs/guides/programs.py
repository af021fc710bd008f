"""Programs for guides: whole ones that run as they stand, sync or async."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ...python.codemodel import Method
from ..layout import Group, laid_out
from ..snippets import Snippets

STEP = 4
"""Columns of one level."""


class Programs:
    """Writes programs of one package."""

    def __init__(self, snippets: Snippets) -> None:
        self.snippets = snippets
        self.package = snippets.package

    def call(self, method: Method, before: str = "", after: str = "", *, depth: int = 1) -> str:
        """A line with the call, `depth` levels in; its further lines, if it has any, stand where they have to."""
        indent = STEP * depth
        text = laid_out(self.snippets.call(method), indent=indent, before=len(before), after=len(after))
        return f"{' ' * indent}{before}{text}{after}"

    def sync(
        self,
        body: Iterable[str],
        *,
        names: Sequence[str] = (),
        errors: Sequence[str] = (),
        standard: Sequence[str] = (),
        extra: Sequence[str] = (),
        options: str = "",
    ) -> str:
        """A program with a client; `body` are its lines, indented by one level, `extra` those before it."""
        name = self.package.client_class
        lines = [f"with {name}({options}) as client:", *body]
        return "\n".join([*self._imports((name, *names), errors, standard), *extra, *lines])

    def asynchronous(
        self,
        body: Iterable[str],
        *,
        errors: Sequence[str] = (),
        standard: Sequence[str] = (),
        names: Sequence[str] = (),
    ) -> str:
        """The same awaited; the lines of `body` are indented by two levels."""
        name = f"Async{self.package.client_class}"
        imports = self._imports((name, *names), errors, sorted({"asyncio", *standard}))
        lines = ["", "async def main() -> None:", f"    async with {name}() as client:", *body]
        return "\n".join([*imports, *lines, "", "", "asyncio.run(main())"])

    @property
    def paged(self) -> bool:
        """Whether lists of this API come in pages."""
        return any(method.paging for resource in self.package.resources for method in resource.methods)

    def faked(self, body: Iterable[str]) -> str:
        """A program with the fake server; the lines of `body` are as they stand."""
        fake = self.package.fake
        assert fake is not None
        return "\n".join([f"from {fake.testing_module} import {fake.class_name}", "", *body])

    def source(self, method: Method, *, asynchronous: bool = False) -> str:
        """The sample of a call, as its own page has it."""
        return self.snippets.operation(method)[int(asynchronous)].source

    def lines(self, method: Method) -> list[str]:
        """What that sample does inside its `with` block."""
        return self.source(method).split(" as client:\n", 1)[1].split("\n")

    def renamed(self, method: Method, name: str, *options: str) -> str:
        """A call under another name with the path arguments of the method, and options, on one line."""
        path = [part for prefix, part in self.snippets.call(method).parts if not prefix and isinstance(part, str)]
        return f"client.{name}({', '.join([*path, *options])})"

    def other(self, method: Method, name: str, *options: str, before: str = "", after: str = "", depth: int = 1) -> str:
        """A line with a call under another name, with the path arguments of the method, `depth` levels in."""
        path = [part for part in self.snippets.call(method).parts if not part[0]]
        call = Group(f"client.{name}(", (*path, *(("", option) for option in options)), ")")
        text = laid_out(call, indent=STEP * depth, before=len(before), after=len(after))
        return f"{' ' * (STEP * depth)}{before}{text}{after}"

    def raw(self, method: Method, before: str) -> str:
        """The call that gives the whole response."""
        resource = method.call.rpartition(".")[0]
        call = self.snippets.call(method)
        raw = Group(f"client.{resource}.with_raw_response.{method.name}(", call.parts, call.closes)
        return f"    {before}{laid_out(raw, indent=STEP, before=len(before))}"

    def with_option(self, method: Method, option: str) -> str:
        """The call with one more keyword argument."""
        call = self.snippets.call(method)
        return "    " + laid_out(Group(call.opens, (*call.parts, ("", option)), call.closes), indent=STEP)

    def _imports(self, names: Sequence[str], errors: Sequence[str], standard: Sequence[str]) -> list[str]:
        lines = [f"import {name}" for name in standard]
        lines += [""] if lines else []
        lines.append(f"from {self.package.name} import {', '.join(sorted(names))}")
        if errors:
            lines.append(f"from {self.package.name}.errors import {', '.join(sorted(errors))}")
        return [*lines, ""]
