"""The order of the stages. Alone imports them all, each as late as it can."""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .config import Config
from .diagnostics import Diagnostics, Origin
from .input.inputs import Inputs, file_of, fingerprints, gather, shown, sum_of
from .output.claim import Say, claimed, wait_until_free
from .output.manifest import Known, digest, format_manifest, manifest_of
from .output.record import NAME as RECORD
from .output.record import PLACES, format_places, format_record, read_places, read_record
from .output.transaction import Target
from .output.tree import Tree
from .output.writer import (
    Comparison,
    compare,
    finish_interrupted,
    refuse_edits,
    refuse_interrupted,
    refuse_obstacles,
    refuse_place,
    refuse_strangers,
    untouched,
    write,
    written_by_us,
)
from .stopwatch import begin

if TYPE_CHECKING:
    from .changes.changelog import Entry
    from .changes.gone import Gone
    from .changes.model import Comparison as Differences
    from .changes.model import Place, Side
    from .changes.snapshot import Snapshot
    from .extensions.model import Extension
    from .ir import Api
    from .naming.following import Moves
    from .naming.lock import Lock
    from .plan import NameTable, Placement
    from .python.codemodel import File, Package
    from .settings.approvals import Approval
    from .settings.sdk import SdkConfig
    from .source import Fragment, Page, Specification


INDEX, DOCUMENT = "api.json", "openapi.json"
"""Files of a package by which it is compared."""
LARGE = 300
"""Operations from which on a resource has one page, unless the configuration says otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """How a run ended."""

    good: bool
    """Whether everything is as it should be."""
    summary: str
    """One line for people."""
    changes: tuple[str, ...] = ()
    """What has changed for users, a line each."""
    breaking: tuple[str, ...] = ()
    """Those of them that break a program."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """What a run was given, read."""

    inputs: Inputs
    known: Known = field(default_factory=dict)
    """What the last run wrote."""
    pages: tuple[Page, ...]
    fragments: tuple[Fragment, ...]
    lock: Lock
    """What the last run left; empty for a first one."""
    prints: dict[str, str]
    """Fingerprints of all that decides the output, the lock aside."""
    validated: str
    """Fingerprint of the document that the last run here validated, if any."""
    warned: str
    """Whether the last run here had warnings, in the words of its record."""
    settled: str = ""
    """Whether version and approvals fitted what the last run here gave, likewise."""
    silent: bool = False
    """Whether there was nothing to say about what was read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What is to be written, and what everything in it is called."""

    specification: Specification
    api: Api
    placement: Placement
    table: NameTable
    sdk: SdkConfig
    """The rules, by the keys of this run."""
    extensions: tuple[Extension, ...]
    moves: Moves
    """What became of operations and schemas that the last run knew by another key."""
    lock: str
    """Text of the lock after the run."""
    validated: str
    """Fingerprint of the document, when the validator had nothing to say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Composition:
    """What the input gives: all files and the lock, in memory."""

    files: tuple[File, ...]
    lock: str
    record: dict[str, str]
    """What the next run here may rely on, once files and lock are written."""
    summary: str
    side: Side
    """What it means to programs."""
    news: News
    """What has changed since the last release."""


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


def generate(config: Config, diagnostics: Diagnostics, say: Say = lambda _: None) -> Report:
    """Bring the output up to date; raises `SpecificationError` with nothing changed when the input has errors.

    Other runs that write to the same folders are waited for, about which `say` tells people.
    """
    with _writing(config, diagnostics, say) as fault:
        return _generate(config, diagnostics, fault)


@contextlib.contextmanager
def _writing(config: Config, diagnostics: Diagnostics, say: Say) -> Iterator[OSError | None]:
    """Hold the folders that are written to; gives the reason where nothing can be written."""
    folders = (config.out, _lock_folder(config))
    refuse_place(config.out, shown(config.out), _whole_inputs(config), diagnostics)
    diagnostics.check()
    with claimed(folders, say) as fault:
        if fault is None:
            finish_interrupted(folders, shown(config.out), diagnostics)
        else:
            refuse_interrupted(config.out, shown(config.out), diagnostics)
        diagnostics.check()
        yield fault


def _generate(config: Config, diagnostics: Diagnostics, fault: OSError | None) -> Report:
    """Bring the output, which no other run is writing to, up to date; raises `fault` if that would change a file.

    Where nothing can be written and nothing has to be, only the record is missing, which would have saved time.
    """
    known, composed = _compose_unless_current(config, diagnostics)
    if composed is None:
        return _nothing_to_do(known, _warned_before(config))
    material, composition = composed
    begin("compare")
    comparison = _refuse_losses(config, composition, known, diagnostics)
    if fault is not None:
        if comparison.current and known == manifest_of(composition.files) and composition.lock == material.inputs.lock:
            return _nothing_to_do(known)
        raise fault
    if composition.news.unused:
        _report_unused(composition.news, diagnostics, warn=True)
    report = _report(config, composition, comparison, known)
    _put(config, composition, comparison, {})
    return report


def _refuse_losses(config: Config, composition: Composition, known: Known, diagnostics: Diagnostics) -> Comparison:
    """How the output differs; raises `SpecificationError` when writing would lose what somebody did."""
    comparison = compare(composition.files, config.out, known)
    if not config.force:
        refuse_edits(comparison, shown(config.out), diagnostics, composition.side.index)
    _refuse_obstacles(comparison, config, composition, diagnostics)
    diagnostics.check()
    return comparison


def _put(config: Config, composition: Composition, comparison: Comparison, beside: Mapping[str, bytes | None]) -> None:
    """Write the package, the lock and what else lies beside it; None removes a file."""
    begin("write")
    files = {config.lock.name: composition.lock.encode("utf-8")}
    files |= {name: content for name, content in beside.items() if content is not None}
    gone = tuple(name for name, content in beside.items() if content is None)
    record = {RECORD: format_record(composition.record).encode("utf-8")}
    lock = Target(folder=_lock_folder(config), files=files, stale=gone)
    write(composition.files, comparison, config.out, record, [lock])


def _report(config: Config, composition: Composition, comparison: Comparison, known: Known) -> Report:
    """What a run does, for users of the package and for whoever runs it."""
    from .changes.formats import LINES, summary, text
    from .changes.model import Level
    from .changes.versions import is_lower

    news = composition.news.comparison
    found = news or _since_last_run(config, composition, known)
    written = (
        f"{composition.summary} {len(comparison.changed)} files written, {len(comparison.stale)} removed, "
        f"{comparison.unchanged} unchanged."
    )
    if found is None:
        return Report(good=True, summary=written)
    version = news is not None and is_lower(config.version, news.suggested)
    told = summary(found, version=version)
    return Report(
        good=True,
        summary=f"{written} {told}".rstrip(),
        changes=tuple(text(found, most=LINES)),
        breaking=tuple(text(found, least=Level.BREAKING)),
    )


def _since_last_run(config: Config, composition: Composition, known: Known) -> Differences | None:
    """What is different from the package that is about to be replaced; None where there is none to compare with.

    None as well where it is the same.
    """
    from .changes.report import compare as differences
    from .changes.sides import package_side

    contents = [Tree(config.out).read(name) if name in known else None for name in (INDEX, DOCUMENT)]
    given = {file.path: file.content for file in composition.files}
    if contents == [given[INDEX], given[DOCUMENT]]:
        return None  # a first run in a checkout: it has the package, and no record
    found = []
    for content in contents:
        try:
            found.append(json.loads(content) if content is not None else None)
        except ValueError:
            found.append(None)  # it was edited, which `refuse_edits` says and `--force` accepts
    index, document = found
    if not isinstance(index, dict) or not isinstance(document, dict) or "modules" not in index:
        return None
    return differences(package_side(index, document), composition.side)


def release(config: Config, version: str, diagnostics: Diagnostics, say: Say = lambda _: None) -> Report:
    """Freeze what has changed as the entry of a version, and compare with it from now on.

    Raises `SpecificationError` with nothing changed when the version does not fit.
    """
    with _writing(config, diagnostics, say) as fault:
        if fault is not None:
            raise fault
        return _release(config, version, diagnostics)


def _release(config: Config, version: str, diagnostics: Diagnostics) -> Report:
    from .changes.changelog import entry_of, first_entry
    from .changes.snapshot import LEVELS, snapshot_data
    from .output.pages import json_text

    inputs = gather(config, diagnostics)
    known = written_by_us(config.out, shown(config.out), diagnostics)
    if not config.force:
        refuse_strangers(config.out, shown(config.out), known, diagnostics)
    _refuse_missing_lock(config, inputs, known, diagnostics)
    material = _prepare(config, inputs, diagnostics)
    first = compose(config, material, diagnostics)
    _check_release(config, version, first.news, diagnostics)
    diagnostics.check()
    news = first.news
    if news.snapshot is None or news.comparison is None:
        entry = first_entry(version)
    else:
        entry = entry_of(news.comparison, news.snapshot.side, first.side, version)
    entries = (entry, *(news.snapshot.entries if news.snapshot else ()))
    text = json_text(snapshot_data(version, first.side, entries, news.gone), LEVELS)
    path = shown(config.snapshot)
    released = replace(inputs, released=(path, text), approved=None, lock=first.lock)
    composition = compose(config, _prepare(config, released, diagnostics), diagnostics)
    comparison = _refuse_losses(config, composition, known, diagnostics)
    # What was approved is released now.
    beside = {config.snapshot.name: text.encode("utf-8"), **({config.approvals.name: None} if inputs.approved else {})}
    _put(config, composition, comparison, beside)
    counted = sum(len(section.lines) for section in entry.sections)
    return Report(good=True, summary=f"{version} is released: {counted} lines in its entry of the changelog.")


def _check_release(config: Config, version: str, news: News, diagnostics: Diagnostics) -> None:
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
        _report_version(config, news, diagnostics)
    _report_unused(news, diagnostics)


def _report_version(config: Config, news: News, diagnostics: Diagnostics) -> None:
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


def _report_unused(news: News, diagnostics: Diagnostics, *, warn: bool = False) -> None:
    from .settings.approvals import report_unused

    report_unused(news.approvals, news.fingerprints, diagnostics, warn=warn)


def _nothing_to_do(known: Known, warned: str = "") -> Report:
    return Report(good=True, summary=f"nothing to do: {len(known)} files are up to date.{warned}")


def _warned_before(config: Config) -> str:
    """The warnings of the run that wrote the output, in words, since this one has not looked for any."""
    warned = read_record(config.out).get("warnings", _GOOD)
    if warned == _GOOD:
        return ""
    from .reporting import printable

    return f" They were generated with {printable(warned)}, which docs/limits.md lists."


def check(config: Config, diagnostics: Diagnostics, say: Say = lambda _: None) -> Report:
    """Say whether the output is what the input gives and its version fits, and if not, why; writes nothing."""
    refuse_place(config.out, shown(config.out), _whole_inputs(config), diagnostics)
    diagnostics.check()
    wait_until_free(config.out, say)
    refuse_interrupted(config.out, shown(config.out), diagnostics)
    diagnostics.check()
    known, composed = _compose_unless_current(config, diagnostics, settled=True)
    if composed is None:
        return Report(good=True, summary=f"{len(known)} files are up to date.{_warned_before(config)}")
    material, composition = composed
    comparison = compare(composition.files, config.out, known)
    diagnostics.check()
    _report_causes(comparison, material, composition, config, diagnostics)
    _report_version(config, composition.news, diagnostics)
    _report_unused(composition.news, diagnostics)
    stale = bool(diagnostics.failed)
    return Report(
        good=not stale,
        summary="out of date: run `generate`" if stale else f"{len(composition.files)} files are up to date.",
    )


def _whole_inputs(config: Config) -> list[Path]:
    """The input that no output may lie in: where documents are chosen, what is generated beside them is not read."""
    return [] if config.documents else [config.specs]


def _refuse_obstacles(
    comparison: Comparison, config: Config, composition: Composition, diagnostics: Diagnostics
) -> None:
    """Add an error for what is in the way of the package, or of the lock."""
    from .python.codemodel import File

    refuse_obstacles(comparison, shown(config.out), diagnostics)
    lock = compare([File(path=config.lock.name, content=composition.lock.encode("utf-8"))], _lock_folder(config), {})
    refuse_obstacles(lock, os.path.dirname(shown(config.lock)), diagnostics)


def _lock_folder(config: Config) -> Path:
    """Where the lock lies; a link that leads there is the user's own, one in its place is not followed."""
    return Path(os.path.realpath(config.lock.parent))


def compose_anew(config: Config, diagnostics: Diagnostics) -> Composition:
    """What the input gives, whatever the output folder holds; raises `SpecificationError`."""
    return compose_of(config, gather(config, diagnostics), diagnostics)


def compose_of(config: Config, inputs: Inputs, diagnostics: Diagnostics) -> Composition:
    """What an input gives that was gathered, and perhaps changed since; raises `SpecificationError`."""
    return compose(config, _prepare(config, inputs, diagnostics), diagnostics)


def _compose_unless_current(
    config: Config, diagnostics: Diagnostics, *, settled: bool = False
) -> tuple[Known, tuple[Material, Composition] | None]:
    """What the last run wrote; and what the input gives, unless the record says that output and lock stand for it.

    A strict run asks again for warnings that the last one had, and one that is to be `settled` for what was wrong with
    version or approvals. Nothing is parsed where every byte is what the last run was given.
    """
    inputs = gather(config, diagnostics)
    known = written_by_us(config.out, shown(config.out), diagnostics)
    if not config.force:
        refuse_strangers(config.out, shown(config.out), known, diagnostics)
    _refuse_missing_lock(config, inputs, known, diagnostics)
    record = read_record(config.out)
    good = (record.get("warnings") == _GOOD or not config.strict) and (record.get("release") == _GOOD or not settled)
    given = _given(inputs.lock or "", known)
    if (
        good
        and not diagnostics.failed
        and record.get(_BYTES) == sum_of(config, inputs)
        and given.items() <= record.items()
        and untouched(config.out, known)
    ):
        return known, None
    material = _prepare(config, inputs, diagnostics, known)
    if good and _stands_for(record, material, given) and untouched(config.out, known):
        return known, None
    return known, (material, compose(config, material, diagnostics))


def _stands_for(record: Mapping[str, str], material: Material, given: Mapping[str, str]) -> bool:
    """Whether a record speaks of this material, though perhaps of other bytes."""
    told = {"document": material.validated, "warnings": material.warned, "release": material.settled}
    known = {key: value for key, value in record.items() if key not in (_BYTES, PLACES)}
    return known == {**material.prints, **told, **given}


def _refuse_missing_lock(config: Config, inputs: Inputs, known: Known, diagnostics: Diagnostics) -> None:
    """Add an error when there is a package and no lock: its names and modules would move in silence."""
    if known and not (inputs.lock or "").strip() and not config.new_names:
        diagnostics.error(
            "missing-lock",
            f"{shown(config.out)} was generated before, and the lock with its names is missing",
            Origin(page=inputs.lock_path),
            help="restore it from version control; --new-names gives all names anew",
        )


_NOTHING: Known = {}
_GOOD, _WARNED = "none", "some"


_BYTES = "bytes"
"""Entry of the record for the input as it lay on the disk; only where there was nothing to say when it was read."""


def _given(lock: str, manifest: Known) -> dict[str, str]:
    """What a run gave, by which its output is recognised."""
    return {"lock": digest(lock.encode("utf-8")), "manifest": digest(format_manifest(manifest))}


def _prepare(config: Config, inputs: Inputs, diagnostics: Diagnostics, known: Known = _NOTHING) -> Material:
    """Read what was gathered; raises `SpecificationError` when that, or anything before it, found an error."""
    begin("read")
    from .input.choice import Choice
    from .input.read import read
    from .naming.lock import Lock, parse_lock

    before = len(diagnostics.entries)
    pages, fragments = read(inputs.files, diagnostics, Choice(shown(config.specs), config.documents))
    diagnostics.texts.update((page.path, page.text) for page in pages)
    text = inputs.lock or ""
    lock = parse_lock(text, diagnostics, inputs.lock_path) if text.strip() else Lock()
    diagnostics.check()
    record = read_record(config.out)
    return Material(
        inputs=inputs,
        known=known,
        pages=pages,
        fragments=fragments,
        lock=lock,
        prints=fingerprints(config, inputs, pages, fragments),
        validated=record.get("document", ""),
        warned=record.get("warnings", ""),
        settled=record.get("release", ""),
        silent=len(diagnostics.entries) == before,
    )


def compose(config: Config, material: Material, diagnostics: Diagnostics) -> Composition:
    """The pure core: what was read in, every file and the lock out. Raises `SpecificationError`."""
    from .output.facts import remembered
    from .reporting import counted

    decided = decide(config, material, diagnostics)
    api = decided.api
    with remembered():
        side, news, files = _render(config, material, decided, diagnostics)
    diagnostics.check()
    warned = counted(diagnostics.entries) or _GOOD
    settled = _GOOD if _is_settled(config, news) else _WARNED
    record = {
        **material.prints,
        **_given(decided.lock, manifest_of(files)),
        "document": decided.validated,
        "warnings": warned,
        "release": settled,
        PLACES: format_places(decided.specification),
    }
    if material.silent:
        record[_BYTES] = sum_of(config, material.inputs)
    summary = f"{len(material.pages)} pages, {len(api.operations)} operations, {len(api.schemas)} models."
    return Composition(files=files, lock=decided.lock, record=record, summary=summary, side=side, news=news)


def _is_settled(config: Config, news: News) -> bool:
    from .changes.versions import is_lower

    return not news.unused and not (news.comparison and is_lower(config.version, news.comparison.suggested))


def _news(config: Config, inputs: Inputs, side: Side, diagnostics: Diagnostics) -> News:
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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Corrected:
    """The document with all corrections, and what it was made from."""

    written: SdkConfig
    """The rules as they are written."""
    extensions: tuple[Extension, ...]
    merged: Specification
    """The document as it is published."""
    specification: Specification
    moved: Moves
    """What became of operations."""
    published: Moves
    """What became of operations, and of schemas as they are published."""
    former: Mapping[str, str]
    """Operations that the last run knew and no page has any more -> their page, as far as a release had them."""


def _corrected(config: Config, material: Material, diagnostics: Diagnostics, *, proven: bool) -> _Corrected:
    """Merge what was read, and correct it. Raises `SpecificationError`."""
    begin("merge")
    from .extensions.read import read_extensions
    from .extensions.references import check_references
    from .merge.holding import hold
    from .merge.merge import merge
    from .merge.proof import prove
    from .naming.following import follow_operations, follow_schemas, retitled
    from .overlay.overlay import correct

    inputs, lock = material.inputs, material.lock
    written = _settings(inputs, diagnostics)
    extensions = read_extensions(inputs.extensions, diagnostics)
    check_references(written, extensions, diagnostics)
    titles = retitled(lock, material.fragments)
    nouns = {titles.get(rule.title, rule.title): rule.singular for rule in written.pages if rule.singular}
    held = ((rule.name, titles.get(rule.as_in, rule.as_in), rule.origin) for rule in written.components)
    fragments = hold(material.fragments, held, diagnostics)
    merged = merge(fragments, diagnostics, pinned=lock.components, page_nouns=nouns, title=config.title)
    diagnostics.check()
    if proven:
        begin("prove")
        prove(fragments, merged, diagnostics)
        diagnostics.check()
    begin("correct")
    moved = follow_operations(
        lock, merged, ((rule.key, rule.former, rule.origin) for rule in written.moved), diagnostics
    )
    moved = replace(moved, titles=titles)
    published = follow_schemas(lock, merged, moved)
    former = _former(inputs, lock, moved)
    specification = correct(inputs.overlays, merged, diagnostics, moved.path, published.component, former)
    diagnostics.check()
    return _Corrected(
        written=written,
        extensions=extensions,
        merged=merged,
        specification=specification,
        moved=moved,
        published=published,
        former=former,
    )


def decide(config: Config, material: Material, diagnostics: Diagnostics, *, proven: bool = True) -> Decided:
    """All that is to be written, before it has a form. Raises `SpecificationError`.

    What is only to be compared need not be `proven`.
    """
    from .build.build import build
    from .build.selection import selected
    from .features import FEATURES
    from .merge.pins import pins
    from .naming.departed import report_departed
    from .naming.following import follow_schemas, rekeyed, remembered, slots
    from .naming.idle import report_idle
    from .naming.lock import format_lock
    from .naming.placement import place
    from .naming.respelling import respell
    from .naming.rules import of_selection
    from .naming.splits import report_splits
    from .naming.table import name
    from .settings.expecting import check_expectations

    inputs, lock = material.inputs, material.lock
    corrected = _corrected(config, material, diagnostics, proven=proven)
    merged, specification = corrected.merged, corrected.specification
    moves = follow_schemas(lock, specification, corrected.moved)
    rules = respell(corrected.written, lock, moves, merged, diagnostics)
    sdk, named = rules.sdk, rekeyed(lock, moves)
    report_departed(sdk, named, specification, corrected.former, diagnostics)
    diagnostics.check()
    check_expectations(sdk, merged, diagnostics)
    begin("build")
    whole = build(
        specification,
        diagnostics,
        sdk=sdk,
        features=FEATURES,
        base_url=config.base_url,
    )
    diagnostics.check()
    api = selected(whole, config.include, config.exclude, diagnostics)
    diagnostics.check()
    sdk = of_selection(sdk, whole, api)
    begin("validate")
    validated = _validated(specification, material.validated, diagnostics) if proven else ""
    begin("name")

    def placing(sdk: SdkConfig, lock: Lock) -> Placement:
        return place(
            api,
            sdk,
            pinned_models=lock.placed,
            pinned_resources=lock.resources(),
            pinned_elsewhere=lock.elsewhere,
            resource_by=config.resource_by,
        )

    placement = placing(sdk, named)
    table = name(api, placement, sdk, named, diagnostics, inputs.lock_path)
    diagnostics.check()
    if proven:
        report_idle(api, placement, sdk, table, named, placing, diagnostics)
        report_splits(specification, api, placement, table, sdk, diagnostics)
        diagnostics.check()
    return Decided(
        specification=specification,
        api=api,
        placement=placement,
        table=table,
        sdk=sdk,
        extensions=corrected.extensions,
        moves=moves,
        lock=format_lock(
            table=table,
            placement=placement,
            api=api,
            components=pins(merged, lock.components),
            slots=slots(specification.document),
            moved={**remembered(corrected.published, (text for _, text in inputs.overlays)), **rules.moved},
        ),
        validated=validated,
    )


def _former(inputs: Inputs, lock: Lock, moves: Moves) -> dict[str, str]:
    """Operations that the last run knew and no page has any more -> their page, as far as a release had them."""
    from .changes.gone import page_of
    from .changes.snapshot import parse_snapshot

    gone = sorted(key for key in lock.operations if not moves.operation(key))
    path, text = inputs.released or ("", "")
    released = parse_snapshot(text, path, Diagnostics()) if gone and text else None
    return {key: page_of(released.side, key) if released else "" for key in gone}


def state(config: Config, diagnostics: Diagnostics, *, inputs: Inputs | None = None) -> Side:
    """What the input means to programs, without rendering anything; raises `SpecificationError`."""
    from .docs.clients import client_calls, views
    from .docs.index import lower_index
    from .output.facts import remembered
    from .text.prose import as_published

    material = _prepare(config, inputs or gather(config, diagnostics), diagnostics)
    decided = decide(config, material, diagnostics, proven=False)
    with as_published(), remembered():
        package = _lowered(config, material, decided, diagnostics)
        diagnostics.check()
        index = lower_index(package, client_calls(package, ()), views(()), decided.api.left_out)
    return _side(decided.specification, index, diagnostics)


def current_state(config: Config, diagnostics: Diagnostics) -> Side:
    """What the current input means to programs: read from the output where that is up to date, else like `state`."""
    from .changes.model import Side

    known = written_by_us(config.out, shown(config.out), diagnostics)
    inputs = gather(config, diagnostics)
    given = _given(inputs.lock or "", known)
    record = read_record(config.out)
    if not (
        record.get(_BYTES) == sum_of(config, inputs)
        and given.items() <= record.items()
        and untouched(config.out, known)
    ):
        return state(config, diagnostics, inputs=inputs)
    tree = Tree(config.out)
    index, document = (json.loads(tree.read(name) or b"{}") for name in (INDEX, DOCUMENT))
    texts = {file.path: file.data.decode("utf-8-sig", "replace") for file in inputs.files}

    @cache
    def places() -> Callable[[str], Place | None]:
        return _places(read_places(record[PLACES]), {**diagnostics.texts, **texts})

    return Side(document=document, index=index, locate=lambda pointer: places()(pointer))


def _side(specification: Specification, index: Mapping[str, Any], diagnostics: Diagnostics) -> Side:
    """What a run gives, to be compared."""
    from .changes.model import Side

    locate = _places(specification.origin, dict(diagnostics.texts))
    return Side(document=specification.document, index=index, locate=locate)


def _places(origin_of: Callable[[str], Origin], texts: Mapping[str, str]) -> Callable[[str], Place | None]:
    """What finds the page and line of a pointer."""
    from .changes.model import Place
    from .input.position import place as position

    def locate(pointer: str) -> Place | None:
        origin = origin_of(pointer)
        return Place(page=origin.page, line=position(origin, texts)[0]) if origin.page else None

    return locate


def _settings(inputs: Inputs, diagnostics: Diagnostics) -> SdkConfig:
    from .settings.sdk import SdkConfig

    if inputs.settings is None:
        return SdkConfig()
    from .features import SETTINGS
    from .settings.sdk import parse_sdk

    path, text = inputs.settings
    return parse_sdk(text, path, diagnostics, SETTINGS)


def _validated(specification: Specification, known: str, diagnostics: Diagnostics) -> str:
    """The fingerprint of the document, validated now or, when it is `known`, in an earlier run.

    Empty when the validator had something to say: the next run is to say it again.
    """
    from .validate.validate import fingerprint, validate

    value = fingerprint(specification)
    if value == known:
        return value
    before = len(diagnostics.entries)
    validate(specification, diagnostics)
    diagnostics.check()
    return value if len(diagnostics.entries) == before else ""


def _lowered(config: Config, material: Material, decided: Decided, diagnostics: Diagnostics) -> Package:
    begin("lower")
    from .features import FEATURES
    from .input.places import placing
    from .python.package import lower

    api = decided.api
    return lower(
        api,
        decided.placement,
        decided.table,
        decided.sdk,
        package=config.package,
        distribution=config.distribution or config.package.replace("_", "-"),
        version=config.version,
        title=config.title or api.title,
        locate=placing(material.fragments),
        extensions=decided.extensions,
        features=FEATURES,
        diagnostics=diagnostics,
        testing=config.testing,
        docs=config.docs or ("operation" if len(api.operations) < LARGE else "resource"),
    )


def _render(
    config: Config, material: Material, decided: Decided, diagnostics: Diagnostics
) -> tuple[Side, News, tuple[File, ...]]:
    from .docs.site import lower_docs
    from .input.places import placing
    from .output.formatter import check_format, format_files
    from .output.links import check_links
    from .output.pages import render_docs, render_gone
    from .output.renderer import render
    from .output.verifier import verify

    package = _lowered(config, material, decided, diagnostics)
    begin("format")
    check_format({each.path: each.content for each in decided.extensions}, diagnostics)
    diagnostics.check()
    begin("docs")
    site = lower_docs(
        package,
        decided.api,
        decided.specification,
        decided.table,
        decided.sdk,
        locate=placing(material.fragments),
        written=material.inputs.guides,
        scripts=material.inputs.examples,
        diagnostics=diagnostics,
    )
    diagnostics.check()
    begin("compare")
    side = _side(decided.specification, site.index, diagnostics)
    news = _news(config, material.inputs, side, diagnostics)
    diagnostics.check()
    site = replace(site, changelog=news.entries, site_url=config.site_url)
    copies = [*(copy.path for copy in package.copies), *(example.path for example in site.examples)]
    left = (render_gone(package, news.gone),) if news.gone else ()
    begin("render")
    rendered = (*render(package), *left, *render_docs(site))
    begin("format")
    files = format_files(rendered, diagnostics, copies=copies)
    diagnostics.check()
    begin("verify")
    check_links(site, files, diagnostics)
    verify(files, package, diagnostics)
    return side, news, files


def _report_causes(
    comparison: Comparison, material: Material, composition: Composition, config: Config, diagnostics: Diagnostics
) -> None:
    """Add a finding for each cause why the package is not what the input gives."""
    from .output.causes import Causes, report_causes

    _refuse_obstacles(comparison, config, composition, diagnostics)
    lock = material.inputs.lock or ""
    record = read_record(config.out)
    own = record.get("manifest") == digest(format_manifest(material.known))
    report_causes(
        comparison,
        Causes(
            out=shown(config.out),
            lock=material.inputs.lock_path,
            inputs=_changed_inputs(record, material.prints) if own else None,
            lock_differs=lock != composition.lock,
            lock_edited=own and record.get("lock") != digest(lock.encode("utf-8")),
        ),
        diagnostics,
    )


def _changed_inputs(record: Mapping[str, str], prints: Mapping[str, str]) -> tuple[str, ...]:
    """What has changed since the run that wrote the package, as the beginnings of sentences."""
    found = []
    for key in sorted({*record, *prints}):
        file = file_of(key)
        if record.get(key) == prints.get(key) or not (file or key in _CAUSES):
            continue
        if not file:
            found.append(_CAUSES[key])
        else:
            found.append(f"{file} {'is new' if key not in record else 'is gone' if key not in prints else 'changed'}")
    return tuple(found)


_CAUSES = {
    "configuration": "the configuration changed",
    "generator": "the generator changed",
    "templates": "the templates changed",
}
"""Entries of the record that are about no file, and what a difference means."""
