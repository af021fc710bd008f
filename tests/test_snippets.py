"""What the cases compare is what they name: no more of a file, and nothing in place of what is not there."""

from __future__ import annotations

import pytest

from .snippets import fill, named, select

SOURCE = '''
__all__ = ["A"]

LIMIT: int = 3
"""How many."""


@final
class A(Base):
    """A class."""

    @overload
    def get(self, one: int) -> int: ...

    @overload
    def get(
        self, one: str
    ) -> str: ...

    def get(self, one: int | str) -> int | str:
        """Words that snippets of signatures leave out."""
        return one
'''
PAGE = """# Page

## First

```
## in a fence
```

### Below

## Second
"""


def test_definitions_by_name() -> None:
    assert select(SOURCE, "__all__", "a.py") == '__all__ = ["A"]'
    assert select(SOURCE, "LIMIT", "a.py") == 'LIMIT: int = 3\n"""How many."""'
    assert select(SOURCE, "A", "a.py") == SOURCE[SOURCE.index("@final") :].rstrip()
    assert select(SOURCE, "A.get()", "a.py").splitlines() == [
        "    @overload",
        "    def get(self, one: int) -> int: ...",
        "",
        "    @overload",
        "    def get(",
        "        self, one: str",
        "    ) -> str: ...",
        "",
        "    def get(self, one: int | str) -> int | str:",
    ]


def test_sections_by_heading() -> None:
    assert (
        select(PAGE, "## First", "a.md") == PAGE[PAGE.index("## First") : PAGE.index("\n## Second")].rstrip("\n") + "\n"
    )
    assert select(PAGE, "### Below", "a.md").strip() == "### Below"
    assert select(PAGE, "", "a.md") == PAGE


@pytest.mark.parametrize("name", ["B", "A.put()", "B.get()", "get"])
def test_what_is_not_there_is_an_error(name: str) -> None:
    with pytest.raises(LookupError, match=r"a\.py has no"):
        select(SOURCE, name, "a.py")
    with pytest.raises(LookupError, match=r"a\.md has no"):
        select(PAGE, f"## {name}", "a.md")


def test_a_list_is_filled_with_what_it_names() -> None:
    files = {"src/pets/a.py": SOURCE.encode(), "docs/a.md": PAGE.encode()}
    text = fill(["a.py LIMIT", "docs/a.md ## Second", "console"], files, "pets", "nothing\n")
    assert text == (
        '@@ a.py LIMIT\nLIMIT: int = 3\n"""How many."""\n\n@@ docs/a.md ## Second\n## Second\n\n@@ console\nnothing\n'
    )
    assert fill(named(text), files, "pets", "nothing\n") == text
