"""What a command does with what the input gives: write it, release it, or say how it differs."""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from .config import Config
from .diagnostics import Diagnostics, Origin
from .input.inputs import Inputs, file_of, gather, shown, sum_of
from .news import check_release, report_unused, report_version
from .output.claim import Say, claimed, wait_until_free
from .output.manifest import NAME as MANIFEST
from .output.manifest import Known, digest, format_manifest, manifest_of
from .output.record import NAME as RECORD
from .output.record import PLACES, format_record, read_places, read_record
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
from .overview import Overview, count, parse_overview
from .pipeline import (
    BYTES,
    DOCUMENT,
    GOOD,
    INDEX,
    OVERVIEW,
    Composition,
    Material,
    compose,
    given_by,
    places,
    prepare,
    state,
)
from .stopwatch import begin

if TYPE_CHECKING:
    from .changes.model import Comparison as Differences
    from .changes.model import Place, Side
    from .output.differences import Step


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
    overview: Overview | None = None
    """Figures of the package; None where nobody knows them."""
    written: tuple[str, ...] = ()
    """Files of the package that were, or would be, written."""
    removed: tuple[str, ...] = ()
    unchanged: int = 0
    preview: tuple[str, ...] = ()
    """What would be done, a line each, where that was asked for."""


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
        return _up_to_date(config, known, warned=_warned_before(config))
    material, composition = composed
    begin("compare")
    comparison = _refuse_losses(config, composition, known, diagnostics)
    current = _is_current(comparison, known, material, composition)
    if fault is not None:
        if current:
            return _up_to_date(config, known, composition.overview)
        raise fault
    if composition.news.unused:
        report_unused(composition.news, diagnostics, warn=True)
    report = _report(config, composition, comparison, known)
    if current:
        report = replace(report, summary=_up_to_date(config, known, composition.overview).summary)
    _put(config, composition, comparison, {})
    return report


def _is_current(comparison: Comparison, known: Known, material: Material, composition: Composition) -> bool:
    """Whether nothing but the record is to be written."""
    same = comparison.current and composition.lock == material.inputs.lock
    return same and known == manifest_of(composition.files)


def preview(config: Config, diagnostics: Diagnostics, say: Say = lambda _: None, *, diff: bool = False) -> Report:
    """Say what `generate` would do, file by file or as differences; nothing is written.

    What `generate` would refuse is reported, and shown all the same.
    """
    from .output.differences import differences, listing

    known, composed = _look(config, diagnostics, say)
    if composed is None:
        return _up_to_date(config, known, warned=_warned_before(config))
    material, composition = composed
    begin("compare")
    comparison = _compared(config, composition, known, diagnostics)
    report = replace(_report(config, composition, comparison, known), good=not diagnostics.failed)
    if _is_current(comparison, known, material, composition):
        return replace(report, summary=_up_to_date(config, known, composition.overview).summary)
    steps = _steps(config, comparison, known, material, composition)
    gone = sum(step.after is None for step in steps)
    return replace(
        report,
        summary=f"{composition.overview.text}: {count(len(steps) - gone, 'file')} would be written, {gone} removed, "
        f"{comparison.unchanged} left as they are. Nothing was written.",
        preview=differences(steps) if diff else listing(steps),
    )


def _steps(
    config: Config, comparison: Comparison, known: Known, material: Material, composition: Composition
) -> list[Step]:
    """The files that a run would write or remove, those that it keeps for itself included."""
    from .output.differences import Step

    tree, out = Tree(config.out), shown(config.out)
    blocked = {path for path, _ in comparison.obstacles}

    def before(path: str) -> bytes | None:
        return None if any(path == one or path.startswith(f"{one}/") for one in blocked) else tree.read(path)

    files = {file.path: file.content for file in comparison.changed}
    if known != (given := manifest_of(composition.files)):
        files[MANIFEST] = format_manifest(given)
    found = [Step(path=f"{out}/{path}", before=before(path), after=after) for path, after in files.items()]
    found += [Step(path=f"{out}/{path}", before=before(path), after=None) for path in comparison.stale]
    if composition.lock != material.inputs.lock:
        old = None if material.inputs.lock is None else material.inputs.lock.encode("utf-8")
        found.append(Step(path=shown(config.lock), before=old, after=composition.lock.encode("utf-8")))
    return sorted(found, key=lambda step: step.path)


def _refuse_losses(config: Config, composition: Composition, known: Known, diagnostics: Diagnostics) -> Comparison:
    """How the output differs; raises `SpecificationError` when writing would lose what somebody did."""
    comparison = _compared(config, composition, known, diagnostics)
    diagnostics.check()
    return comparison


def _compared(config: Config, composition: Composition, known: Known, diagnostics: Diagnostics) -> Comparison:
    """How the output differs; adds an error for what writing would lose, and for what is in its way."""
    comparison = compare(composition.files, config.out, known)
    if not config.force:
        refuse_edits(comparison, shown(config.out), diagnostics, composition.side.index)
    _refuse_obstacles(comparison, config, composition, diagnostics)
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
    overview = composition.overview
    written = (
        f"{overview.text}. {count(len(comparison.changed), 'file')} written, {len(comparison.stale)} removed, "
        f"{comparison.unchanged} unchanged."
    )
    report = Report(
        good=True,
        summary=written,
        overview=overview,
        written=tuple(file.path for file in comparison.changed),
        removed=comparison.stale,
        unchanged=comparison.unchanged,
    )
    if found is None:
        return report
    version = news is not None and is_lower(config.version, news.suggested)
    told = summary(found, version=version)
    return replace(
        report,
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
    material = prepare(config, inputs, diagnostics)
    first = compose(config, material, diagnostics)
    check_release(config, version, first.news, diagnostics)
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
    composition = compose(config, prepare(config, released, diagnostics), diagnostics)
    comparison = _refuse_losses(config, composition, known, diagnostics)
    # What was approved is released now.
    beside = {config.snapshot.name: text.encode("utf-8"), **({config.approvals.name: None} if inputs.approved else {})}
    _put(config, composition, comparison, beside)
    counted = sum(len(section.lines) for section in entry.sections)
    return replace(
        _report(config, composition, comparison, known),
        summary=f"{version} is released: {count(counted, 'line')} in its entry of the changelog.",
        changes=(),
        breaking=(),
    )


def check(config: Config, diagnostics: Diagnostics, say: Say = lambda _: None) -> Report:
    """Say whether the output is what the input gives and its version fits, and if not, why; writes nothing."""
    known, composed = _look(config, diagnostics, say, settled=True)
    if composed is None:
        return _up_to_date(config, known, warned=_warned_before(config))
    material, composition = composed
    comparison = compare(composition.files, config.out, known)
    diagnostics.check()
    _report_causes(comparison, material, composition, config, diagnostics)
    report_version(config, composition.news, diagnostics)
    report_unused(composition.news, diagnostics)
    report = _up_to_date(config, known, composition.overview)
    return replace(report, good=False, summary="out of date: run `generate`") if diagnostics.failed else report


def _look(
    config: Config, diagnostics: Diagnostics, say: Say, *, settled: bool = False
) -> tuple[Known, tuple[Material, Composition] | None]:
    """The same as `_compose_unless_current` for a run that only looks, and holds no folder."""
    refuse_place(config.out, shown(config.out), _whole_inputs(config), diagnostics)
    diagnostics.check()
    wait_until_free(config.out, say)
    refuse_interrupted(config.out, shown(config.out), diagnostics)
    diagnostics.check()
    return _compose_unless_current(config, diagnostics, settled=settled)


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
    good = (record.get("warnings") == GOOD or not config.strict) and (record.get("release") == GOOD or not settled)
    given = given_by(inputs.lock or "", known)
    if (
        good
        and not diagnostics.failed
        and record.get(BYTES) == sum_of(config, inputs)
        and given.items() <= record.items()
        and untouched(config.out, known)
    ):
        return known, None
    material = prepare(config, inputs, diagnostics, known)
    if good and _stands_for(record, material, given) and untouched(config.out, known):
        return known, None
    return known, (material, compose(config, material, diagnostics))


def _stands_for(record: Mapping[str, str], material: Material, given: Mapping[str, str]) -> bool:
    """Whether a record speaks of this material, though perhaps of other bytes."""
    told = {"document": material.validated, "warnings": material.warned, "release": material.settled}
    deciding = {key: value for key, value in record.items() if key not in (BYTES, OVERVIEW, PLACES)}
    return deciding == {**material.prints, **told, **given}


def current_state(config: Config, diagnostics: Diagnostics) -> Side:
    """What the current input means to programs: read from the output where that is up to date, else like `state`."""
    from .changes.model import Side

    known = written_by_us(config.out, shown(config.out), diagnostics)
    inputs = gather(config, diagnostics)
    given = given_by(inputs.lock or "", known)
    record = read_record(config.out)
    if not (
        record.get(BYTES) == sum_of(config, inputs) and given.items() <= record.items() and untouched(config.out, known)
    ):
        return state(config, diagnostics, inputs=inputs)
    tree = Tree(config.out)
    index, document = (json.loads(tree.read(name) or b"{}") for name in (INDEX, DOCUMENT))

    texts = {file.path: file.data.decode("utf-8-sig", "replace") for file in inputs.files}

    @cache
    def found() -> Callable[[str], Place | None]:
        return places(read_places(record[PLACES]), {**diagnostics.texts, **texts})

    return Side(document=document, index=index, locate=lambda pointer: found()(pointer))


def _refuse_missing_lock(config: Config, inputs: Inputs, known: Known, diagnostics: Diagnostics) -> None:
    """Add an error when there is a package and no lock: its names and modules would move in silence."""
    if known and not (inputs.lock or "").strip() and not config.new_names:
        diagnostics.error(
            "missing-lock",
            f"{shown(config.out)} was generated before, and the lock with its names is missing",
            Origin(page=inputs.lock_path),
            help="restore it from version control; --new-names gives all names anew",
        )


def _refuse_obstacles(
    comparison: Comparison, config: Config, composition: Composition, diagnostics: Diagnostics
) -> None:
    """Add an error for what is in the way of the package, or of the lock."""
    from .python.codemodel import File

    refuse_obstacles(comparison, shown(config.out), diagnostics)
    lock = compare([File(path=config.lock.name, content=composition.lock.encode("utf-8"))], _lock_folder(config), {})
    refuse_obstacles(lock, os.path.dirname(shown(config.lock)), diagnostics)


def _up_to_date(config: Config, known: Known, overview: Overview | None = None, warned: str = "") -> Report:
    """There is nothing to do: what there is, as this run or the record of an earlier one counted it."""
    found = overview or parse_overview(read_record(config.out).get(OVERVIEW, ""))
    parts = [f"{shown(config.out)}/ is up to date, {count(len(known), 'file')}"]
    parts.append(f"docs: {config.out.as_posix()}/docs/index.md")
    if found and found.first_call:
        parts.append(f"first call: {found.first_call}")
    summary = (f"{found.text}: " if found else "") + "; ".join(parts) + f".{warned}"
    return Report(good=True, summary=summary, overview=found, unchanged=len(known))


def _warned_before(config: Config) -> str:
    """The warnings of the run that wrote the output, in words, since this one has not looked for any."""
    warned = read_record(config.out).get("warnings", GOOD)
    if warned == GOOD:
        return ""
    from .reporting import printable

    return f" It was generated with {printable(warned)}, which docs/limits.md lists."


def _whole_inputs(config: Config) -> list[Path]:
    """The input that no output may lie in: where documents are chosen, what is generated beside them is not read."""
    return [] if config.documents else [config.specs]


def _lock_folder(config: Config) -> Path:
    """Where the lock lies; a link that leads there is the user's own, one in its place is not followed."""
    return Path(os.path.realpath(config.lock.parent))


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
