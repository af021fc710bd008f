"""Files behind signed URLs: `download: {url: …, name: …, kind: csv}`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from .. import ir
from ..build.downloads import checked_download
from ..python import downloads
from ..python.catalogue import Catalogue
from ..python.codemodel import Construct
from .feature import Feature

if TYPE_CHECKING:
    from ..build.behaviours import Declaring


class Downloads(Feature):
    """The file behind a signed URL in an answer; its methods are lowered in `python/downloads.py`."""

    def parts(self, here: Declaring) -> dict[str, Any]:
        declared = here.rule.download
        if declared is None:
            return {}
        checked = checked_download(here.operation, declared, here.definitions, here)
        return {"declared": replace(here.rule, download=checked)}

    def steps(self, catalogue: Catalogue, operation: ir.Operation) -> Iterator[Construct]:
        return iter(downloads.steps(catalogue, operation))

    def notes(self, catalogue: Catalogue, operation: ir.Operation) -> Iterator[str]:
        return iter(downloads.notes(catalogue, operation))
