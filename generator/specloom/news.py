"""What is different from the last release, and whether the version fits that."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from .config import Config
from .diagnostics import Diagnostics
from .input.inputs import Inputs

if TYPE_CHECKING:
    from .changes.changelog import Entry
    from .changes.gone import Gone
    from .changes.model import Comparison as Differences
    from .changes.model import Side
    from .changes.snapshot import Snapshot
    from .settings.approvals import Approval


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """What is different from the last release."""

    snapshot: Snapshot | None = None
    comparison: Differences | None = None
    """None where nothing was released yet."""
    approvals: tuple[Approval, ...] = ()
    entries: tuple[Entry, ...] = ()
    """The changelog, the newest entry first."""
    gone: Gone = field(default_factory=dict)
    """Names that the package has no more, and what became of them."""

    @property
    def fingerprints(self) -> frozenset[str]:
        """Those of all changes."""
        return frozenset(one.fingerprint for one in self.comparison.changes) if self.comparison else frozenset()

    @property
    def unused(self) -> bool:
        """Whether something is approved that has not changed."""
        return not {one.fingerprint for one in self.approvals} <= self.fingerprints


def news_of(config: Config, inputs: Inputs, side: Side, diagnostics: Diagnostics) -> News:
    """What is different from the last release."""
    from .changes.changelog import entry_of, first_entry
    from .changes.gone import gone, joined
    from .changes.report import compare as differences
    from .changes.snapshot import parse_snapshot
    from .changes.versions import is_lower
    from .settings.approvals import parse_approvals

    approvals = parse_approvals(inputs.approved[1], inputs.approved[0], diagnostics) if inputs.approved else ()
    snapshot = parse_snapshot(inputs.released[1], inputs.released[0], diagnostics) if inputs.released else None
    if snapshot is None:
        return News(approvals=approvals, entries=(first_entry(),))
    found = replace(
        differences(snapshot.side, side),
        released=snapshot.version,
        approved=frozenset(one.fingerprint for one in approvals),
    )
    entry = (entry_of(found, snapshot.side, side),) if found.changes else ()
    version = found.suggested if is_lower(config.version, found.suggested) else config.version
    # What the last release took away is told of in that release, and forgotten by the next one.
    kept = snapshot.gone if config.version == snapshot.version else {}
    return News(
        snapshot=snapshot,
        comparison=found,
        approvals=approvals,
        entries=(*entry, *snapshot.entries),
        gone=joined(gone(snapshot.side, side, dict(found.moved_names), version), kept),
    )


def is_settled(config: Config, news: News) -> bool:
    from .changes.versions import is_lower

    return not news.unused and not (news.comparison and is_lower(config.version, news.comparison.suggested))


def report_version(config: Config, news: News, diagnostics: Diagnostics) -> None:
    """Add an error when the changes ask for a higher version than the configured one."""
    from .changes.versions import is_lower

    if news.comparison is not None and is_lower(config.version, news.comparison.suggested):
        worst = news.comparison.level("python")
        diagnostics.error(
            "version-too-low",
            f"the version is {config.version}; after {news.comparison.released} these changes "
            f"({worst} for programs that upgrade) ask for {news.comparison.suggested} at least",
            None,
            help=f'set `version = "{news.comparison.suggested}"` in [tool.specloom]',
        )


def report_unused(news: News, diagnostics: Diagnostics, *, warn: bool = False) -> None:
    from .settings.approvals import report_unused

    report_unused(news.approvals, news.fingerprints, diagnostics, warn=warn)


def check_release(config: Config, version: str, news: News, diagnostics: Diagnostics) -> None:
    """Add an error when a version cannot be released."""
    from .changes.versions import is_lower

    help = "set `version` in [tool.specloom], and release that"
    if config.version != version:
        message = f"the version of the package is {config.version}, and not {version}"
        diagnostics.error("wrong-configuration", message, None, help=help)
    elif news.snapshot is not None and not is_lower(news.snapshot.version, version):
        message = f"{news.snapshot.version} is released, and {version} does not come after it"
        diagnostics.error("version-too-low", message, None, help=help)
    else:
        report_version(config, news, diagnostics)
    report_unused(news, diagnostics)
