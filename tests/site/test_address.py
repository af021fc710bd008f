"""A site that knows where it will be: canonical links, the sitemap, and pages with a description of their own."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from specloom.site.building import build

from ..running import make
from .conftest import SPECS, Built

pytestmark = pytest.mark.slow

ADDRESS = "https://docs.example/garden/"


def test_pages_and_the_sitemap_name_their_address(tmp_path: Path) -> None:
    shutil.copytree(SPECS, tmp_path / "specs")
    assert make(tmp_path, "garden", f"--site-url={ADDRESS}")[0].code == 0
    build(tmp_path / "out", with_reference=False)
    site = tmp_path / "out" / "site"
    errors = (site / "errors.html").read_text(encoding="utf-8")
    assert f'<link rel="canonical" href="{ADDRESS}errors.html">' in errors
    assert f"<loc>{ADDRESS}errors.html</loc>" in (site / "sitemap.xml").read_text(encoding="utf-8")
    assert re.search(r'(?:href|src)="/garden/assets/', (site / "404.html").read_text(encoding="utf-8"))


def test_what_is_no_address_is_refused(tmp_path: Path) -> None:
    shutil.copytree(SPECS, tmp_path / "specs")
    run, _ = make(tmp_path, "garden", "--site-url=example")
    assert run.code != 0 and "'example' is no address of a site" in run.errors


def test_each_page_describes_itself(built: Built) -> None:
    found = []
    for path in sorted(built.site.rglob("*.html")):
        descriptions = re.findall(r'<meta name="description" content="([^"]*)">', path.read_text(encoding="utf-8"))
        assert len(descriptions) == 1 and descriptions[0], path
        found += descriptions
    assert len(set(found)) > len(found) / 2
