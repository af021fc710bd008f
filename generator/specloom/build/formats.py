"""Formats of the configuration, held against those of the document."""

from __future__ import annotations

from collections.abc import Iterator

from ..diagnostics import Diagnostics
from ..settings.sdk import SdkConfig
from ..source import Json
from ..text.suggest import did_you_mean


def check_formats(document: Json, sdk: SdkConfig, diagnostics: Diagnostics) -> None:
    """Formats are those that values of the document have."""
    wanted = {rule.name for rule in sdk.formats}
    if not wanted:
        return
    known: set[str] = set()
    for format in _formats(document):
        known.add(format)
        if wanted <= known:
            return
    for rule in sdk.formats:
        if rule.name not in known:
            message = f'nothing has the format "{rule.name}"'
            help = did_you_mean(rule.name, known, otherwise="remove it")
            diagnostics.error("unused-rule", message, rule.origin, help=help)


def _formats(value: Json) -> Iterator[str]:
    waiting = [value]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            format = value.get("format")
            if isinstance(format, str):
                yield format
            waiting.extend(value.values())
        elif isinstance(value, list):
            waiting.extend(value)
