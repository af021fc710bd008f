"""The site on loopback: what the build makes, and never an older one."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from specloom.site.building import build
from specloom.site.serving import Served, server_of

from .conftest import Built

POLICY = '<meta http-equiv="Content-Security-Policy" content="'


@pytest.fixture
def package(built: Built, tmp_path: Path) -> Path:
    """A package without a site."""
    return Path(shutil.copytree(built.package, tmp_path / "out", ignore=shutil.ignore_patterns("site")))


@pytest.fixture
def url(package: Path) -> Iterator[str]:
    served = Served(package, partial(build, with_reference=False))
    with server_of(served, port=0) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


def read(url: str) -> str:
    with urlopen(url) as answer:
        assert answer.headers["Cache-Control"] == "no-store"
        return str(answer.read().decode("utf-8"))


@pytest.mark.slow
def test_pages_are_those_of_the_build(package: Path, url: str, capsys: pytest.CaptureFixture[str]) -> None:
    first = read(url)
    assert POLICY in first
    assert first == (package / "site" / "index.html").read_text(encoding="utf-8")
    assert read(f"{url}search.js") == (package / "site" / "search.js").read_text(encoding="utf-8")
    with pytest.raises(HTTPError, match="404") as missing:
        read(f"{url}operations/")
    missing.value.close()

    page = package / "docs" / "index.md"
    page.write_text(f"{page.read_text(encoding='utf-8')}\nNewly written.\n", encoding="utf-8")
    second = read(f"{url}index.html?again")
    assert "Newly written." in second and POLICY in second

    page.write_text(f"{page.read_text(encoding='utf-8')}\n[nowhere](nowhere.md)\n", encoding="utf-8")
    with pytest.raises(HTTPError, match="500") as fault:
        read(url)
    with fault.value as answer:
        assert "nowhere" in answer.read().decode("utf-8")
