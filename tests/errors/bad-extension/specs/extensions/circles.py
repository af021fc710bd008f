"""Imports what imports it."""

from .models import Pet


class Tame:
    """A part of a pet."""

    def twin(self) -> Pet: ...
