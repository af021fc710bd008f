"""One file after the other from the code model; the runtime is copied as it is, as far as the package needs it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..python.codemodel import File, Package
from ..python.runtime import RUNTIME, runtime_sources
from .environment import python_environment, toml_environment

FAKE_FILES = (
    ("pytest_plugin.py", "package/pytest_plugin.py.jinja"),
    ("testing/__init__.py", "package/testing.py.jinja"),
    ("testing/__main__.py", "package/testing_main.py.jinja"),
)
"""Modules of the fake server -> template."""


def render(package: Package) -> tuple[File, ...]:
    """Every file of the Python package, sorted by path; not formatted yet."""
    return tuple(sorted(_files(package), key=lambda file: file.path))


def _files(package: Package) -> Iterator[File]:
    root = package.source_folder
    yield _toml("pyproject.toml", "package/pyproject.toml.jinja", package=package)
    yield _python(f"{root}/_api.py", "package/api.py.jinja", package=package)
    yield _python(f"{root}/errors.py", "package/errors.py.jinja", package=package)
    yield File(path=f"{root}/py.typed", content=b"")
    for client in package.clients:
        yield _python(f"{root}/{client.path}", "package/client.py.jinja", client=client)
    for top in package.lazy_packages:
        yield _python(_init(root, top.path), "package/lazy.py.jinja", top=top)
    for folder in package.plain_packages:
        yield _python(_init(root, folder.path), "package/plain.py.jinja", folder=folder)
    yield from _modules(package, root)
    if package.fake:
        for name, template in FAKE_FILES:
            yield _python(f"{root}/{name}", template, fake=package.fake)
    yield from package.copies
    for name in package.runtime:
        yield File(path=f"{root}/{RUNTIME}/{name}", content=runtime_sources()[name].encode("utf-8"))


def _modules(package: Package, root: str) -> Iterator[File]:
    for module in package.model_modules:
        yield _python(f"{root}/models/{module.name}.py", "models/module.py.jinja", module=module)
        yield _python(f"{root}/types/{module.name}.py", "models/typed_dicts.py.jinja", module=module)
    for resource in package.resources:
        yield _python(
            f"{root}/resources/operations/{resource.attribute}.py", "resources/operations.py.jinja", resource=resource
        )
        for flavour in resource.flavours:
            yield _python(f"{root}/{flavour.path}", "resources/resource.py.jinja", resource=resource, flavour=flavour)


def _init(root: str, path: str) -> str:
    return f"{root}/{path}/__init__.py" if path else f"{root}/__init__.py"


def _python(path: str, template: str, **given: Any) -> File:
    text = python_environment().get_template(template).render(given)
    return File(path=path, content=text.encode("utf-8"))


def _toml(path: str, template: str, **given: Any) -> File:
    text = toml_environment().get_template(template).render(given)
    return File(path=path, content=text.encode("utf-8"))
