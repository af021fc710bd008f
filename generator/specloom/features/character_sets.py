"""Characters that a text may have: `characters: {include: "[a-z.]"}`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from .. import ir
from ..python.catalogue import Catalogue
from ..python.codemodel import Data
from .feature import Feature

if TYPE_CHECKING:
    from ..build.behaviours import Declaring


class CharacterSets(Feature):
    """Query parameters whose texts are checked before anything is sent."""

    def check(self, here: Declaring) -> None:
        list(here.queries(here.rule.characters, "characters"))  # any may have a set; names are checked on the way

    def parameter_facts(self, operation: ir.Operation, parameter: ir.Parameter) -> Mapping[str, Data]:
        found = dict(operation.declared.characters).get(parameter.wire_name)
        return {} if found is None else {"characters": found}

    def notes(self, catalogue: Catalogue, operation: ir.Operation) -> Iterator[str]:
        declared = operation.declared.characters
        for characters in dict.fromkeys(characters for _, characters in declared):
            alike = [name for name, these in declared if these == characters]
            names = " and ".join(f"`{catalogue.argument(operation, name)}`" for name in alike)
            yield f"{names} may hold the characters `{characters}`; any other raises `ValueError`."
