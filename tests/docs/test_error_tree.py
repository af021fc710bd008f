"""The tree of errors on the page of errors and in the docstring of the module is that of the classes."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import celigo.errors
import pytest

PAGE = Path(__file__).resolve().parents[2] / "generated" / "docs" / "errors.md"
BRANCH = re.compile(r"^ *((?:│   |    )*)[├└]── (\w+) +(\S.*)$", re.MULTILINE)
ROOT = celigo.errors.CeligoError


def descendants(kind: type) -> dict[str, type]:
    below = {one.__name__: one for one in kind.__subclasses__() if one.__module__.startswith("celigo._runtime.")}
    return below | {name: found for one in below.values() for name, found in descendants(one).items()}


def text(source: str) -> str:
    if source == "module":
        return celigo.errors.__doc__ or ""
    return re.findall(r"```text\n(CeligoError\n.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)[0]


@pytest.mark.parametrize("source", ["page", "module"])
def test_every_error_stands_once_below_its_base(source: str) -> None:
    classes = descendants(ROOT)
    above: list[str] = [ROOT.__name__]
    shown = BRANCH.findall(text(source).replace("\n    ", "\n") if source == "module" else text(source))
    for indent, name, summary in shown:
        depth = len(indent) // 4 + 1
        del above[depth:]
        assert above[-1] in {base.__name__ for base in classes[name].__bases__}
        assert summary == (inspect.getdoc(classes[name]) or "").split("\n\n")[0].replace("\n", " ")
        above.append(name)
    assert [name for _, name, _ in shown] == list(dict.fromkeys(name for _, name, _ in shown))
    assert {name for _, name, _ in shown} == set(classes)


def test_every_error_is_exported() -> None:
    assert set(descendants(ROOT)) <= set(celigo.errors.__all__)
