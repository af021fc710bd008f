"""The order of the stages. Alone imports them all, each as late as it can."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from .config import Config
from .diagnostics import Diagnostics, Origin
from .input.inputs import Inputs, fingerprints, gather, shown, sum_of
from .news import News, is_settled, news_of
from .output.manifest import Known, digest, format_manifest, manifest_of
from .output.record import PLACES, format_places, read_record
from .overview import Overview
from .stopwatch import begin

if TYPE_CHECKING:
    from .changes.model import Place, Side
    from .extensions.model import Extension
    from .ir import Api
    from .naming.following import Moves
    from .naming.lock import Lock
    from .plan import NameTable, Placement
    from .python.codemodel import File, Package
    from .settings.sdk import SdkConfig
    from .source import Fragment, Page, Specification


INDEX, DOCUMENT = "api.json", "openapi.json"
"""Files of a package by which it is compared."""
LARGE = 300
"""Operations from which on a resource has one page, unless the configuration says otherwise."""


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
    overview: Overview
    side: Side
    """What it means to programs."""
    news: News
    """What has changed since the last release."""


def compose_anew(config: Config, diagnostics: Diagnostics) -> Composition:
    """What the input gives, whatever the output folder holds; raises `SpecificationError`."""
    return compose_of(config, gather(config, diagnostics), diagnostics)


def compose_of(config: Config, inputs: Inputs, diagnostics: Diagnostics) -> Composition:
    """What an input gives that was gathered, and perhaps changed since; raises `SpecificationError`."""
    return compose(config, prepare(config, inputs, diagnostics), diagnostics)


_NOTHING: Known = {}
GOOD, _WARNED = "none", "some"


BYTES = "bytes"
"""Entry of the record for the input as it lay on the disk; only where there was nothing to say when it was read."""
OVERVIEW = "overview"
"""Entry of the record for the figures of the package, which nothing is decided by."""


def given_by(lock: str, manifest: Known) -> dict[str, str]:
    """What a run gave, by which its output is recognised."""
    return {"lock": digest(lock.encode("utf-8")), "manifest": digest(format_manifest(manifest))}


def prepare(config: Config, inputs: Inputs, diagnostics: Diagnostics, known: Known = _NOTHING) -> Material:
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
    warned = counted(one for one in diagnostics.entries if not one.passing) or GOOD
    settled = GOOD if is_settled(config, news) else _WARNED
    record = {
        **material.prints,
        **given_by(decided.lock, manifest_of(files)),
        "document": decided.validated,
        "warnings": warned,
        "release": settled,
        PLACES: format_places(decided.specification),
    }
    if material.silent:
        record[BYTES] = sum_of(config, material.inputs)
    overview = Overview(
        pages=len(material.pages),
        operations=len(api.operations),
        models=len(api.schemas),
        first_call=side.index.get("first_call", ""),
    )
    record[OVERVIEW] = overview.entry
    return Composition(files=files, lock=decided.lock, record=record, overview=overview, side=side, news=news)


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected:
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


def corrected_document(config: Config, material: Material, diagnostics: Diagnostics, *, proven: bool) -> Corrected:
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
    return Corrected(
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
    corrected = corrected_document(config, material, diagnostics, proven=proven)
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

    material = prepare(config, inputs or gather(config, diagnostics), diagnostics)
    decided = decide(config, material, diagnostics, proven=False)
    with as_published(), remembered():
        package = _lowered(config, material, decided, diagnostics)
        diagnostics.check()
        calls = client_calls(package, ())
        index = lower_index(package, calls, views(()), decided.api.left_out, held=decided.sdk.held)
    return _side(decided.specification, index, diagnostics)


def _side(specification: Specification, index: Mapping[str, Any], diagnostics: Diagnostics) -> Side:
    """What a run gives, to be compared."""
    from .changes.model import Side

    locate = places(specification.origin, dict(diagnostics.texts))
    return Side(document=specification.document, index=index, locate=locate)


def places(origin_of: Callable[[str], Origin], texts: Mapping[str, str]) -> Callable[[str], Place | None]:
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
    from .metadata import metadata_of
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
        metadata=metadata_of(config),
        docs=config.docs or ("operation" if len(api.operations) < LARGE else "resource"),
    )


def _render(
    config: Config, material: Material, decided: Decided, diagnostics: Diagnostics
) -> tuple[Side, News, tuple[File, ...]]:
    from .changes.gone import names_of_modules
    from .docs.site import lower_docs
    from .input.places import placing
    from .output.formatter import check_format, format_files
    from .output.links import check_links
    from .output.pages import render_docs, render_gone
    from .output.renderer import render
    from .output.verifier import verify
    from .python.models import with_lost_names

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
    news = news_of(config, material.inputs, side, diagnostics)
    diagnostics.check()
    site = replace(site, changelog=news.entries, site_url=config.site_url)
    copies = [*(copy.path for copy in package.copies), *(example.path for example in site.examples)]
    left = (render_gone(package, news.gone),) if news.gone else ()
    if news.gone and news.snapshot:
        package = with_lost_names(package, names_of_modules(news.snapshot.side))
    begin("render")
    rendered = (*render(package), *left, *render_docs(site))
    begin("format")
    files = format_files(rendered, diagnostics, copies=copies)
    diagnostics.check()
    begin("verify")
    check_links(site, files, diagnostics)
    verify(files, package, diagnostics)
    return side, news, files
