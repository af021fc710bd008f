"""The order of the stages. Alone imports them all, each as late as it can."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from .config import Config
from .diagnostics import Diagnostics, Origin, Severity
from .input.inputs import Inputs, fingerprints, gather, shown
from .input.read import read
from .naming.lock import Lock, format_lock, parse_lock
from .output.claim import Say, claimed, wait_until_free
from .output.manifest import Known, digest, format_manifest, manifest_of
from .output.record import NAME as RECORD
from .output.record import format_record, read_record
from .output.transaction import Target
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
from .source import Fragment, Page

if TYPE_CHECKING:
    from .extensions.model import Extension
    from .ir import Api
    from .naming.following import Moves
    from .plan import NameTable, Placement
    from .python.codemodel import File
    from .settings.sdk import SdkConfig
    from .source import Specification


LARGE = 300
"""Operations from which on a resource has one page, unless the configuration says otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """How a run ended."""

    good: bool
    """Whether everything is as it should be."""
    summary: str
    """One line for people."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """What a run was given, read."""

    inputs: Inputs
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


def generate(config: Config, diagnostics: Diagnostics, say: Say = lambda _: None) -> Report:
    """Bring the output up to date; raises `SpecificationError` with nothing changed when the input has errors.

    Other runs that write to the same folders are waited for, about which `say` tells people.
    """
    folders = (config.out, _lock_folder(config))
    refuse_place(config.out, shown(config.out), [config.specs], diagnostics)
    diagnostics.check()
    with claimed(folders, say) as fault:
        if fault is None:
            finish_interrupted(folders, shown(config.out), diagnostics)
        else:
            refuse_interrupted(config.out, shown(config.out), diagnostics)
        diagnostics.check()
        return _generate(config, diagnostics, fault)


def _generate(config: Config, diagnostics: Diagnostics, fault: OSError | None) -> Report:
    """Bring the output, which no other run is writing to, up to date; raises `fault` if that would change a file.

    Where nothing can be written and nothing has to be, only the record is missing, which would have saved time.
    """
    inputs, known, composition = _compose_unless_current(config, diagnostics)
    if composition is None:
        return _nothing_to_do(known)
    comparison = compare(composition.files, config.out, known)
    if not config.force:
        refuse_edits(comparison, shown(config.out), diagnostics)
    _refuse_obstacles(comparison, config, composition, diagnostics)
    diagnostics.check()
    if fault is not None:
        if comparison.current and known == manifest_of(composition.files) and composition.lock == inputs.lock:
            return _nothing_to_do(known)
        raise fault
    lock = Target(folder=_lock_folder(config), files={config.lock.name: composition.lock.encode("utf-8")})
    record = {RECORD: format_record(composition.record).encode("utf-8")}
    write(composition.files, comparison, config.out, record, [lock])
    return Report(
        good=True,
        summary=f"{composition.summary} {len(comparison.changed)} files written, {len(comparison.stale)} removed, "
        f"{comparison.unchanged} unchanged.",
    )


def _nothing_to_do(known: Known) -> Report:
    return Report(good=True, summary=f"nothing to do: {len(known)} files are up to date.")


def check(config: Config, diagnostics: Diagnostics, say: Say = lambda _: None) -> Report:
    """Say whether the output is what the input gives, and if not, why; writes nothing."""
    refuse_place(config.out, shown(config.out), [config.specs], diagnostics)
    diagnostics.check()
    wait_until_free(config.out, say)
    refuse_interrupted(config.out, shown(config.out), diagnostics)
    diagnostics.check()
    inputs, known, composition = _compose_unless_current(config, diagnostics)
    if composition is None:
        return Report(good=True, summary=f"{len(known)} files are up to date.")
    comparison = compare(composition.files, config.out, known)
    diagnostics.check()
    _report_causes(comparison, inputs, composition, config, diagnostics)
    stale = bool(diagnostics.failed)
    return Report(
        good=not stale,
        summary="out of date: run `generate`" if stale else f"{len(composition.files)} files are up to date.",
    )


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
    return compose(config, _prepare(config, gather(config, diagnostics), diagnostics), diagnostics)


def _compose_unless_current(config: Config, diagnostics: Diagnostics) -> tuple[Inputs, Known, Composition | None]:
    """Read the input; when the record says that the output and the lock stand for it, that is all.

    A strict run asks again for warnings that the last one had.
    """
    inputs = gather(config, diagnostics)
    known = written_by_us(config.out, shown(config.out), diagnostics)
    if not config.force:
        refuse_strangers(config.out, shown(config.out), known, diagnostics)
    _refuse_missing_lock(config, inputs, known, diagnostics)
    material = _prepare(config, inputs, diagnostics)
    expected = _record(inputs.lock or "", known, material)
    good = material.warned == _GOOD or not config.strict
    if good and read_record(config.out) == expected and untouched(config.out, known):
        return inputs, known, None
    return inputs, known, compose(config, material, diagnostics)


def _refuse_missing_lock(config: Config, inputs: Inputs, known: Known, diagnostics: Diagnostics) -> None:
    """Add an error when there is a package and no lock: its names and modules would move in silence."""
    if known and not (inputs.lock or "").strip() and not config.new_names:
        diagnostics.error(
            "missing-lock",
            f"{shown(config.out)} was generated before, and the lock with its names is missing",
            Origin(page=inputs.lock_path),
            help="restore it from version control; --new-names gives all names anew",
        )


_GOOD, _WARNED = "none", "some"


def _record(lock: str, manifest: Known, material: Material) -> dict[str, str]:
    """What the output of an input is recognised by: the input, and what it gave."""
    return material.prints | {
        "document": material.validated,
        "warnings": material.warned,
        "lock": digest(lock.encode("utf-8")),
        "manifest": digest(format_manifest(manifest)),
    }


def _prepare(config: Config, inputs: Inputs, diagnostics: Diagnostics) -> Material:
    """Read what was gathered; raises `SpecificationError` when that, or anything before it, found an error."""
    pages, fragments = read(inputs.files, diagnostics)
    diagnostics.texts.update((page.path, page.text) for page in pages)
    text = inputs.lock or ""
    lock = parse_lock(text, diagnostics, inputs.lock_path) if text.strip() else Lock()
    diagnostics.check()
    record = read_record(config.out)
    return Material(
        inputs=inputs,
        pages=pages,
        fragments=fragments,
        lock=lock,
        prints=fingerprints(config, inputs, pages, fragments),
        validated=record.get("document", ""),
        warned=record.get("warnings", ""),
    )


def compose(config: Config, material: Material, diagnostics: Diagnostics) -> Composition:
    """The pure core: what was read in, every file and the lock out. Raises `SpecificationError`."""
    decided = decide(config, material, diagnostics)
    files = _render(config, material, decided, diagnostics)
    diagnostics.check()
    warned = _WARNED if any(entry.severity is Severity.WARNING for entry in diagnostics.entries) else _GOOD
    record = _record(decided.lock, manifest_of(files), replace(material, validated=decided.validated, warned=warned))
    api = decided.api
    summary = f"{len(material.pages)} pages, {len(api.operations)} operations, {len(api.schemas)} models."
    return Composition(files=files, lock=decided.lock, record=record, summary=summary)


def decide(config: Config, material: Material, diagnostics: Diagnostics) -> Decided:
    """All that is to be written, before it has a form. Raises `SpecificationError`."""
    from .build.build import build
    from .build.selection import selected
    from .extensions.read import read_extensions
    from .extensions.references import check_references
    from .features import FEATURES
    from .merge.holding import hold
    from .merge.merge import merge
    from .merge.pins import pins
    from .merge.proof import prove
    from .naming.following import follow_operations, follow_schemas, rekeyed, remembered, slots
    from .naming.idle import report_idle
    from .naming.placement import place
    from .naming.respelling import respell
    from .naming.splits import report_splits
    from .naming.table import name
    from .overlay.overlay import correct
    from .settings.expecting import check_expectations

    inputs, lock = material.inputs, material.lock
    written = _settings(inputs, diagnostics)
    extensions = read_extensions(inputs.extensions, diagnostics)
    check_references(written, extensions, diagnostics)
    nouns = {rule.title: rule.singular for rule in written.pages if rule.singular}
    fragments = hold(
        material.fragments, ((rule.name, rule.as_in, rule.origin) for rule in written.components), diagnostics
    )
    merged = merge(fragments, diagnostics, pinned=lock.components, page_nouns=nouns, title=config.title)
    diagnostics.check()
    prove(fragments, merged, diagnostics)
    diagnostics.check()
    moves = follow_operations(
        lock, merged, ((rule.key, rule.former, rule.origin) for rule in written.moved), diagnostics
    )
    published = follow_schemas(lock, merged, moves)
    specification = correct(inputs.overlays, merged, diagnostics, moves.path, published.component)
    diagnostics.check()
    moves = follow_schemas(lock, specification, moves)
    rules = respell(written, lock, moves, merged, diagnostics)
    sdk, named = rules.sdk, rekeyed(lock, moves)
    check_expectations(sdk, merged, diagnostics)
    whole = build(specification, diagnostics, sdk=sdk, features=FEATURES, base_url=config.base_url)
    diagnostics.check()
    api = selected(whole, config.include, config.exclude, diagnostics)
    diagnostics.check()
    validated = _validated(specification, material.validated, diagnostics)

    def placing(sdk: SdkConfig, lock: Lock) -> Placement:
        return place(
            api,
            sdk,
            pinned_models=lock.placed,
            pinned_resources=lock.resources(),
            pinned_elsewhere=lock.elsewhere,
        )

    placement = placing(sdk, named)
    table = name(api, placement, sdk, named, diagnostics, inputs.lock_path)
    diagnostics.check()
    report_idle(api, placement, sdk, table, named, placing, diagnostics)
    report_splits(specification, api, placement, table, sdk, diagnostics)
    diagnostics.check()
    return Decided(
        specification=specification,
        api=api,
        placement=placement,
        table=table,
        sdk=sdk,
        extensions=extensions,
        moves=moves,
        lock=format_lock(
            table=table,
            placement=placement,
            api=api,
            components=pins(merged, lock.components),
            slots=slots(specification.document),
            moved={**remembered(published, (text for _, text in inputs.overlays)), **rules.moved},
        ),
        validated=validated,
    )


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


def _render(config: Config, material: Material, decided: Decided, diagnostics: Diagnostics) -> tuple[File, ...]:
    from .docs.site import lower_docs
    from .features import FEATURES
    from .input.places import placing
    from .output.formatter import check_format, format_files
    from .output.links import check_links
    from .output.pages import render_docs
    from .output.renderer import render
    from .output.verifier import verify
    from .python.package import lower

    inputs, api, table, sdk = material.inputs, decided.api, decided.table, decided.sdk
    locate = placing(material.fragments)
    package = lower(
        api,
        decided.placement,
        table,
        sdk,
        package=config.package,
        distribution=config.distribution or config.package.replace("_", "-"),
        version=config.version,
        title=config.title or api.title,
        locate=locate,
        extensions=decided.extensions,
        features=FEATURES,
        diagnostics=diagnostics,
        testing=config.testing,
        docs=config.docs or ("operation" if len(api.operations) < LARGE else "resource"),
    )
    check_format({each.path: each.content for each in decided.extensions}, diagnostics)
    diagnostics.check()
    site = lower_docs(
        package,
        api,
        decided.specification,
        table,
        sdk,
        locate=locate,
        written=inputs.guides,
        scripts=inputs.examples,
        diagnostics=diagnostics,
    )
    diagnostics.check()
    copies = [*(copy.path for copy in package.copies), *(example.path for example in site.examples)]
    files = format_files((*render(package), *render_docs(site)), diagnostics, copies=copies)
    diagnostics.check()
    check_links(site, files, diagnostics)
    verify(files, package, diagnostics)
    return files


def _report_causes(
    comparison: Comparison, inputs: Inputs, composition: Composition, config: Config, diagnostics: Diagnostics
) -> None:
    """Add a finding for each file that is not as it should be, with the cause."""
    refuse_edits(comparison, shown(config.out), diagnostics)
    _refuse_obstacles(comparison, config, composition, diagnostics)
    blocked = tuple(path for path, _ in comparison.obstacles)
    told = {*comparison.edited, *comparison.foreign, *blocked}
    causes = [(path, "this generated file is missing") for path in comparison.missing]
    causes += [(path, "this file is stale: nothing in the input gives it any more") for path in comparison.stale]
    changed, new = "the input or the generator has changed since this file was written", "this file is not written yet"
    causes += [(file.path, changed if (config.out / file.path).exists() else new) for file in comparison.changed]
    for path, message in causes:
        if path not in told and not path.startswith(tuple(f"{folder}/" for folder in blocked)):
            told.add(path)
            diagnostics.error(
                "out-of-date",
                message,
                Origin(page=f"{shown(config.out)}/{path}"),
                help="run `generate` and commit what it writes",
            )
    if inputs.lock != composition.lock:
        diagnostics.error(
            "out-of-date",
            "the lock is not what the input gives",
            Origin(page=inputs.lock_path),
            help="run `generate` and commit what it writes",
        )
