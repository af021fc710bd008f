"""Methods of operations that companies publish: ids in every manner, and what each is to be called."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from specloom.ir import Api
from specloom.text.identifiers import split

from .apis import api, operation, run

DATA = sorted(Path(__file__).with_name("data").glob("*.yaml"))


def published(path: Path) -> tuple[Api, dict[str, str]]:
    """The API of a page of data, grouped by its tags, and what its methods are to be called."""
    page = yaml.safe_load(path.read_text(encoding="utf-8"))
    calls = {f"{row['method']} {row['path']}": row for row in page["operations"]}
    operations = (
        operation(key, row["id"], page=page["title"], tags=(row["tag"],) if "tag" in row else ())
        for key, row in calls.items()
    )
    return api(*operations, title=page["title"]), {key: row["name"] for key, row in calls.items()}


@pytest.mark.parametrize("path", DATA, ids=lambda path: path.stem)
def test_methods_of_published_operations(path: Path) -> None:
    source, names = published(path)
    assert run(source)[0].methods == names


@pytest.mark.parametrize("path", DATA, ids=lambda path: path.stem)
def test_no_method_of_several_words_begins_with_its_resource(path: Path) -> None:
    source, _ = published(path)
    table, placement = run(source)
    titles = {key: split(title) for key, title in placement.resources.items()}
    begun = [
        (key, name) for key, name in table.methods.items() if tuple(name.split("_"))[: len(titles[key])] == titles[key]
    ]
    assert [(key, name) for key, name in begun if len(split(name)) > len(titles[key])] == []
