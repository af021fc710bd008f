"""Two packages: a small shop, generated once, and that of the published pages, as it is committed."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from ..running import lay_out, make
from . import shop
from .calling import AsyncCaller, Caller, SyncCaller


def package(folder: Path, name: str, files: Mapping[str, bytes | str]) -> ModuleType:
    """Generate a package, make it importable, and return its fake."""
    outcome, _ = make(lay_out(folder, files), name)
    assert outcome.code == 0, outcome.errors
    sys.path.insert(0, str(folder / "out" / "src"))
    return import_module(f"{name}.testing")


@pytest.fixture(scope="session")
def shop_testing(tmp_path_factory: pytest.TempPathFactory) -> ModuleType:
    text = f"# Things\n\n```json\n{json.dumps(shop.document())}\n```\n"
    return package(tmp_path_factory.mktemp("shop"), "shop_faked", {"things.md": text, "sdk.yaml": shop.SETTINGS})


@pytest.fixture(scope="session")
def pages_testing() -> ModuleType:
    return import_module("celigo.testing")


@pytest.fixture
def fake(shop_testing: ModuleType) -> Any:
    return shop_testing.FakeShop()


@pytest.fixture(params=["sync", "async", "socket"])
def caller(request: pytest.FixtureRequest, fake: Any) -> Iterator[Caller]:
    """Calls of a client: in process by both kinds, and over a socket."""
    kinds: dict[str, Callable[[Any], Caller]] = {"sync": SyncCaller, "async": AsyncCaller}
    if request.param in kinds:
        yield kinds[request.param](fake)
        return
    serve, client_class = import_module("shop_faked.testing").serve, import_module("shop_faked.client").Shop
    with serve(fake) as server, client_class(token=fake.token, base_url=server.url, max_retries=0) as client:
        yield SyncCaller(fake, client)
