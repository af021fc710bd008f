"""Characters that a text may have: `characters: {include: "[a-z.]"}`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from .. import ir
from ..python.catalogue import Catalogue
from ..python.codemodel import Data
from ..settings.declaration import addition
from ..settings.kinds import Kind, map_of, wrong
from ..settings.reader import Setting
from .feature import Feature

if TYPE_CHECKING:
    from ..build.behaviours import Declaring

_CLASS = re.compile(r"\[[^\[\]\\^]+\]")


def _character_class(setting: Setting) -> str | None:
    found = setting.text()
    try:
        if _CLASS.fullmatch(found) and re.compile(found):
            return found
    except re.error:
        pass
    wrong(setting, "characters as `[a-z0-9._]`")
    return None


_CHARACTERS = addition(
    "characters",
    map_of(Kind(_character_class, {"type": "string", "pattern": r"^\[[^\[\]\\^]+\]$"}, "characters as `[a-z]`")),
    "Query parameter -> the characters that its text may have.",
    default=(),
    example={"include": "[a-z.]"},
)


class CharacterSets(Feature):
    """Query parameters whose texts are checked before anything is sent."""

    settings = (_CHARACTERS,)

    def check(self, here: Declaring) -> None:
        list(here.queries(_CHARACTERS.of(here.rule), "characters"))  # any may have a set; names are checked on the way

    def parameter_facts(self, operation: ir.Operation, parameter: ir.Parameter) -> Mapping[str, Data]:
        found = dict(_CHARACTERS.of(operation.declared)).get(parameter.wire_name)
        return {} if found is None else {"characters": found}

    def notes(self, catalogue: Catalogue, operation: ir.Operation) -> Iterator[str]:
        declared = _CHARACTERS.of(operation.declared)
        for characters in dict.fromkeys(characters for _, characters in declared):
            alike = [name for name, these in declared if these == characters]
            names = " and ".join(f"`{catalogue.argument(operation, name)}`" for name in alike)
            yield f"{names} may only contain the characters `{characters}`; others raise `ValueError`."
