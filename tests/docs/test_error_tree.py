"""The tree of errors on the page of errors and in the docstring of the module is that of the classes."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from pathlib import Path

import celigo._runtime
import celigo.errors
import pytest
from specloom.python.runtime import drawn, errors_of, needed

PAGE = Path(__file__).resolve().parents[2] / "generated" / "docs" / "errors.md"
BRANCH = re.compile(r"^ *((?:│   |    )*)[├└]── (\w+) +(\S.*)$", re.MULTILINE)
ROOT = celigo.errors.CeligoError


@pytest.fixture(scope="module", autouse=True)
def all_loaded() -> None:
    """Errors of features are imported on first use; subclasses are known once they are."""
    for module in pkgutil.walk_packages(celigo._runtime.__path__, "celigo._runtime."):
        if not module.name.startswith("celigo._runtime.testing"):
            importlib.import_module(module.name)


def descendants(kind: type) -> dict[str, type]:
    below = {one.__name__: one for one in kind.__subclasses__() if one.__module__ == "celigo"}
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


def test_the_tree_has_only_what_the_modules_of_a_package_define() -> None:
    plain, paged = (drawn(errors_of(needed({"core.errors", *more})), "PetsError") for more in ((), ("paging.pager",)))
    assert plain[0] == paged[0] == "PetsError"
    assert not any("PaginationError" in line or "JobError" in line for line in plain)
    assert plain[-1].startswith("    └── ResponseTooLargeError  ")
    assert paged[-1].startswith("└── PaginationError ")
    assert not any("JobError" in line for line in paged)


def test_every_error_is_exported() -> None:
    assert set(descendants(ROOT)) <= set(celigo.errors.__all__)
