"""Choosing documents, where a folder holds several APIs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase

from ..diagnostics import Diagnostics
from ..source import Fragment

_TITLE = "title:"


@dataclass(frozen=True, slots=True)
class Choice:
    """The documents that a package is made of; all of them when there is no pattern."""

    folder: str = ""
    """The input as people are shown it; patterns name files below it."""
    patterns: Sequence[str] = ()
    """The name of a file, or `title:` and that of an API; `*` stands for any characters."""

    def has_file(self, path: str) -> bool:
        """Whether a pattern names the file, whatever it holds."""
        return not self.patterns or any(self._names(pattern, path) for pattern in self.patterns)

    def may_have(self, path: str) -> bool:
        """Whether a document of the file may be among them, as far as its name tells."""
        return self.has_file(path) or any(pattern.startswith(_TITLE) for pattern in self.patterns)

    def has(self, fragment: Fragment) -> bool:
        """Whether a document is among them."""
        return self.has_file(fragment.page) or any(_is_titled(pattern, fragment) for pattern in self.patterns)

    def report_idle(self, found: Sequence[Fragment], diagnostics: Diagnostics) -> None:
        """Report patterns that fit none of the documents."""
        for pattern in self.patterns:
            if not any(self._names(pattern, each.page) or _is_titled(pattern, each) for each in found):
                message = f"`documents`: no document is called {pattern!r}"
                help = "write the name of a file, or title:NAME; * stands for any characters"
                diagnostics.error("wrong-configuration", message, None, help=help)

    def _names(self, pattern: str, path: str) -> bool:
        return fnmatchcase(path.removeprefix(f"{self.folder}/"), pattern)


EVERYTHING = Choice()


def _is_titled(pattern: str, fragment: Fragment) -> bool:
    return pattern.startswith(_TITLE) and fnmatchcase(fragment.api, pattern.removeprefix(_TITLE))
