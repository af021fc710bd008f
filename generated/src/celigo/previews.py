"""What clones of flows would make."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._runtime.mixins import ModelMixin

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["ClonePreview"]

_CONNECTION = "Connection"


class ClonePreview(ModelMixin):
    """What a clone would be made of."""

    __slots__ = ()

    def connection_ids(self) -> list[str]:
        """Return the ids of the connections that the flow uses, in the order of the preview."""
        found = [each["doc"].get("_id") for each in self.raw["objects"] if each.get("model") == _CONNECTION]
        return list(dict.fromkeys(str(id) for id in found if id))

    def missing_connections(self, connection_map: Mapping[str, str]) -> list[str]:
        """Return the ids of the connections that `connection_map` of a clone does not replace."""
        return [id for id in self.connection_ids() if id not in connection_map]
