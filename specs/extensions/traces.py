"""From a record in the log of a run to what the log knows of it."""

from __future__ import annotations

from ._runtime.mixins import ModelMixin

__all__ = ["LogRecord"]

_KEYS = ("_expOrImpId", "groupId", "recordId")


class LogRecord(ModelMixin):
    """One record at one step: an entry of the log, or a child of one."""

    __slots__ = ()

    def query(self, stage: str | None = None) -> dict[str, str]:
        """Return the body that asks for more about this record.

        Without `stage` it is that of `flows.query_log_metadata`, with the trace key when the record has one, so that
        the answer goes across all steps. With `stage` it is that of `flows.query_log_data`.
        """
        keys = _KEYS if stage else (*_KEYS, "traceKey")
        found = {key: str(self.raw[key]) for key in keys if self.raw.get(key) is not None}
        return {**found, "stage": stage} if stage else found
