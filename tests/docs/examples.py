"""The examples of a folder of docs, found and run: Python against the fake, curl as the request that it means."""

from __future__ import annotations

import contextlib
import io
import re
import shlex
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any
from unittest import mock
from urllib.parse import unquote, urlencode, urlsplit

_VARIABLE = re.compile(r"('[^']*')|\$\{?[A-Z_][A-Z0-9_]*\}?")
"""A variable of the shell, which within single quotes is text."""
_READ = re.compile(r"os\.environ\[\"([A-Z_]+)\"\]")
FENCE = re.compile(r"^( *)(`{3,})(\w+)\n(.*?)^\1\2$", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Example:
    """A piece of code on a page."""

    page: str
    line: int
    language: str
    source: str
    above: str
    """The line above it: of a tab, its name."""

    def __str__(self) -> str:
        return f"{self.page}:{self.line}"


def examples(folder: Path) -> Iterator[Example]:
    """Every fence of a folder of Markdown that has a language."""
    for path in sorted(folder.rglob("*.md")):
        yield from fences(path.relative_to(folder).as_posix(), path.read_text(encoding="utf-8"))


def fences(page: str, text: str) -> Iterator[Example]:
    """Every fence of a text that has a language."""
    for found in FENCE.finditer(text):
        tab = text[: found.start()].rstrip().rpartition("\n")[2]
        line = text.count("\n", 0, found.start()) + 1
        yield Example(page, line, found[3], textwrap.dedent(found[4]), tab)


def is_program(example: Example) -> bool:
    """Whether it is a whole program or test, and no signature or part of one."""
    return example.language == "python" and example.source.startswith(("import ", "from ", '"""', "def test_"))


def is_request(example: Example) -> bool:
    return example.language in ("bash", "sh") and example.source.startswith("curl ")


class Stage:
    """A package whose clients are, for the time of a block, clients of its fake server."""

    def __init__(self, package: str) -> None:
        testing = import_module(f"{package}.testing")
        self.package = import_module(package)
        self.fake: Any = testing.FAKE(any_id=True)
        self.client = self.fake._facts.client

    @contextlib.contextmanager
    def set(self) -> Iterator[None]:
        def sync(token: str = "", **options: Any) -> Any:
            return self.fake.client(**options)

        def asynchronous(token: str = "", **options: Any) -> Any:
            return self.fake.async_client(**options)

        clients = {self.client: sync, f"Async{self.client}": asynchronous}
        names = (
            {self.fake._api.credential.environment: self.fake.token} if self.fake._api.credential.environment else {}
        )
        with mock.patch.multiple(self.package, create=True, **clients), mock.patch.dict("os.environ", names):
            yield

    def run(self, example: Example, folder: Path) -> str:
        """Run a program; return what it printed."""
        code = compile(example.source, str(example), "exec")
        out = io.StringIO()
        names: dict[str, Any] = {"__name__": "__main__"}
        tokens = dict.fromkeys(_READ.findall(example.source), self.fake.token)
        with (
            self.set(),
            mock.patch.dict("os.environ", tokens),
            contextlib.redirect_stdout(out),
            contextlib.chdir(folder),
        ):
            exec(code, names)
            for test in [made for name, made in names.items() if name.startswith("test_")]:
                test(*([self.fake] * test.__code__.co_argcount))
        self.check(example)
        return out.getvalue()

    def send(self, example: Example) -> int:
        """Send what a line of curl says; return the status."""
        messages = import_module(f"{self.package.__name__}._runtime.testing.messages")
        method, address, headers, content = request_of(example.source, self.fake.token)
        parts = urlsplit(address)
        answer = self.fake.answer(
            messages.FakeRequest(
                method=method, path=parts.path, query_text=parts.query, headers=headers, content=content
            )
        )
        self.check(example)
        return int(answer.status)

    def check(self, example: Example) -> None:
        """Raise when a request was none of the API."""
        unexpected, self.fake.unexpected = self.fake.unexpected, []
        assert not unexpected, f"{example}: {unexpected}"


def request_of(source: str, token: str) -> tuple[str, str, dict[str, str], bytes]:
    """Method, address, headers and body of a line of curl."""
    words = iter(shlex.split(_VARIABLE.sub(lambda found: found[1] or token, source.replace("\\\n", " "))))
    assert next(words) == "curl"
    method, address, headers, content = "GET", "", {}, b""
    form: list[tuple[str, str]] = []
    for word in words:
        match word:
            case "-X":
                method = next(words)
            case "-H":
                name, _, value = next(words).partition(": ")
                headers[name.lower()] = value
            case "-b":
                headers["cookie"] = "; ".join(filter(None, [headers.get("cookie"), next(words)]))
            case "-u":
                import base64

                headers["authorization"] = "Basic " + base64.b64encode(next(words).encode()).decode()
            case "--data-urlencode":
                name, _, value = next(words).partition("=")
                form.append((unquote(name), value))
                content, headers["content-type"] = urlencode(form).encode(), "application/x-www-form-urlencoded"
            case "--form-string":
                name, _, value = next(words).partition("=")
                part = f'--mark\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
                content = content.removesuffix(b"--mark--\r\n") + part.encode() + b"--mark--\r\n"
                headers["content-type"] = "multipart/form-data; boundary=mark"
            case "-d" | "--data-binary":
                content = next(words).encode()
            case _:
                assert not word.startswith("-"), f"unknown option {word}"
                address = word
    return method, address, headers, content
