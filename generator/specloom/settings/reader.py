"""Reads a YAML file of settings strictly: a place for every value, unknown keys refused with the nearest known one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import yaml

from ..diagnostics import Diagnostics, Origin
from ..source import Json
from ..text.suggest import one_of

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_WORDS: dict[str, bool | None] = {"": None, "~": None, "null": None, "true": True, "false": False}
_INTEGER = re.compile(r"-?(0|[1-9][0-9]{0,17})")
_NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,17})(\.[0-9]{1,17})?([eE][-+]?[0-9]{1,2})?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One node of the file, with the way to it."""

    node: yaml.Node | None
    page: str
    path: str
    """As shown to people: `operations.GET /pets.paging`."""
    diagnostics: Diagnostics
    key: str = ""
    """The name under which it stands."""

    @property
    def origin(self) -> Origin:
        """Where it stands."""
        mark = self.node.start_mark if self.node is not None else None
        if mark is None:
            return Origin(page=self.page)
        return Origin(page=self.page, line=mark.line + 1, column=mark.column + 1)

    @property
    def is_text(self) -> bool:
        """Whether it is a scalar other than null."""
        return isinstance(self.node, yaml.ScalarNode) and self.node.tag != "tag:yaml.org,2002:null"

    @property
    def is_list(self) -> bool:
        """Whether it is a list."""
        return isinstance(self.node, yaml.SequenceNode)

    @property
    def is_mapping(self) -> bool:
        """Whether it is a mapping."""
        return isinstance(self.node, yaml.MappingNode)

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of a mapping as they stand, known or not."""
        return tuple(str(key.value) for key, _ in self.node.value) if isinstance(self.node, yaml.MappingNode) else ()

    def items(self, known: Iterable[str] | None = None) -> Iterator[tuple[str, Setting]]:
        """The entries of a mapping; keys beyond `known` are errors."""
        if self.node is None:
            return
        if not isinstance(self.node, yaml.MappingNode):
            self._wrong("a mapping")
            return
        allowed = tuple(known) if known is not None else None
        seen: set[str] = set()
        for key_node, value_node in self.node.value:
            key = str(key_node.value)
            entry = Setting(
                node=value_node,
                page=self.page,
                path=f"{self.path}.{key}".lstrip("."),
                diagnostics=self.diagnostics,
                key=key,
            )
            mark = key_node.start_mark
            place = Origin(page=self.page, line=mark.line + 1, column=mark.column + 1)
            if key in seen:
                self.diagnostics.error(
                    "duplicate-setting", f"`{entry.path}` is given twice", place, help="join the two"
                )
            elif allowed is not None and key not in allowed:
                help = one_of(key, allowed)
                self.diagnostics.error("unknown-setting", f"no setting `{entry.path}`", place, help=help)
            else:
                yield key, entry
            seen.add(key)

    def text(self) -> str:
        """A scalar as text; empty, with an error, for anything else."""
        if isinstance(self.node, yaml.ScalarNode) and self.is_text:
            return str(self.node.value)
        self._wrong("text")
        return ""

    def flag(self) -> bool:
        """`true` or `false`."""
        if isinstance(self.node, yaml.ScalarNode) and self.node.value in ("true", "false"):
            return bool(self.node.value == "true")
        self._wrong("true or false")
        return False

    def on(self) -> bool:
        """`true`; `false` is how it is anyway, and an error."""
        given = self.flag()
        if not given and isinstance(self.node, yaml.ScalarNode) and self.node.value == "false":
            self.diagnostics.error("idle-rule", f"`{self.path}` is off without it too", self.origin, help="remove it")
        return given

    def texts(self) -> dict[str, str]:
        """A mapping from text to text."""
        return {key: entry.text() for key, entry in self.items()}

    def json(self) -> Json:
        """The value as JSON; scalars by the YAML 1.2 core schema, keys as text."""
        if isinstance(self.node, yaml.MappingNode):
            return {key: entry.json() for key, entry in self.items()}
        if isinstance(self.node, yaml.SequenceNode):
            return [entry.json() for entry in self.entries()]
        return _scalar(self.node) if isinstance(self.node, yaml.ScalarNode) else None

    def entries(self) -> Iterator[Setting]:
        """The members of a list."""
        if not isinstance(self.node, yaml.SequenceNode):
            self._wrong("a list")
            return
        for number, node in enumerate(self.node.value):
            yield Setting(node=node, page=self.page, path=f"{self.path}[{number}]", diagnostics=self.diagnostics)

    def _wrong(self, wanted: str) -> None:
        self.diagnostics.error("wrong-setting", f"`{self.path}` wants {wanted}", self.origin)


def _scalar(node: yaml.ScalarNode) -> Json:
    text = str(node.value)
    if node.style in ("'", '"', "|", ">"):
        return text
    if text in _WORDS:
        return _WORDS[text]
    if _INTEGER.fullmatch(text):
        return int(text)
    return float(text) if _NUMBER.fullmatch(text) else text


def open_settings(text: str, page: str, diagnostics: Diagnostics) -> Setting:
    """The root of a settings file; an empty one, with an error, when it is no YAML."""
    node: yaml.Node | None = None
    try:
        if any(isinstance(token, yaml.AliasToken | yaml.AnchorToken) for token in yaml.scan(text, Loader=_LOADER)):
            diagnostics.error("wrong-setting", "anchors and aliases are not taken here", Origin(page=page))
        else:
            node = yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = Origin(page=page, line=mark.line + 1, column=mark.column + 1) if mark else Origin(page=page)
        diagnostics.error("wrong-setting", f"no YAML: {error.problem}", place)
    except (yaml.YAMLError, RecursionError) as error:
        diagnostics.error("wrong-setting", f"no YAML: {error}", Origin(page=page))
    return Setting(node=node, page=page, path="", diagnostics=diagnostics)
