"""Everything that a run reads, and the fingerprints by which it knows that nothing has changed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, unquote

from ..config import Config
from ..diagnostics import Diagnostics, Origin
from ..packaged import generator_hash, templates_hash
from ..source import Fragment, Handwritten, Page
from .files import InputFile, find, read_plain, reason_of

_SETTINGS = "sdk.yaml"
_OVERLAYS = "overlays"
_GUIDES = "guides"
_EXAMPLES = "examples"
_EXTENSIONS = "extensions"


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """The bytes of one run."""

    files: tuple[InputFile, ...]
    settings: tuple[str, str] | None
    """Path and text of `sdk.yaml`."""
    overlays: tuple[tuple[str, str], ...]
    """Path and text of each overlay, sorted."""
    extensions: tuple[tuple[str, bytes], ...]
    """Path and content of each hand-written module, sorted."""
    lock: str | None
    """Text of the lock; None when there is none."""
    lock_path: str
    guides: tuple[Handwritten, ...] = ()
    """Pages for the docs, sorted by name."""
    examples: tuple[Handwritten, ...] = ()
    """Scripts, sorted by name."""
    released: tuple[str, str] | None = None
    """Path and text of what was released last."""
    approved: tuple[str, str] | None = None
    """Path and text of the approvals."""


def shown(path: Path) -> str:
    """A path as people are shown it: as given, without the folders that differ between machines."""
    return path.name if path.is_absolute() else path.as_posix()


def gather(config: Config, diagnostics: Diagnostics) -> Inputs:
    """Read it all; what cannot be read is an error."""
    folder = shown(config.specs)
    settings = _text(config.specs / _SETTINGS, f"{folder}/{_SETTINGS}", diagnostics)
    overlays = []
    if (config.specs / _OVERLAYS).is_dir():
        for path in sorted((config.specs / _OVERLAYS).iterdir()):
            if path.suffix in (".yaml", ".yml", ".json"):
                name = f"{folder}/{_OVERLAYS}/{path.name}"
                text = _text(path, name, diagnostics)
                overlays += [(name, text)] if text is not None else []
    return Inputs(
        files=find(config.specs, folder, diagnostics),
        settings=(f"{folder}/{_SETTINGS}", settings) if settings is not None else None,
        overlays=tuple(overlays),
        extensions=tuple(_extensions(config.specs / _EXTENSIONS, f"{folder}/{_EXTENSIONS}", diagnostics)),
        lock=_text(config.lock, shown(config.lock), diagnostics),
        lock_path=shown(config.lock),
        guides=_handwritten(config.specs, folder, _GUIDES, ".md", diagnostics),
        examples=_handwritten(config.specs, folder, _EXAMPLES, ".py", diagnostics),
        released=_shown_text(config.snapshot, diagnostics),
        approved=_shown_text(config.approvals, diagnostics),
    )


def _shown_text(path: Path, diagnostics: Diagnostics) -> tuple[str, str] | None:
    text = _text(path, shown(path), diagnostics)
    return None if text is None else (shown(path), text)


def _handwritten(
    specs: Path, shown_as: str, folder: str, suffix: str, diagnostics: Diagnostics
) -> tuple[Handwritten, ...]:
    """The files of a folder that go into the output as they stand."""
    if not (specs / folder).is_dir():
        return ()
    found: list[Handwritten] = []
    for path in sorted((specs / folder).iterdir()):
        name = f"{shown_as}/{folder}/{path.name}"
        if path.name.startswith((".", "__pycache__")):
            continue
        if path.suffix != suffix or not path.is_file():
            help = f"only files named *{suffix} are taken from this folder"
            diagnostics.note("ignored-file", "not read: its name is not that of a page", Origin(page=name), help=help)
            continue
        text = _text(path, name, diagnostics)
        found += [Handwritten(path=name, name=path.stem, text=text)] if text is not None else []
    return tuple(found)


def fingerprints(
    config: Config, inputs: Inputs, pages: Iterable[Page], fragments: Iterable[Fragment]
) -> dict[str, str]:
    """Name -> hash of all that decides the output, the lock aside; a file that is read has an entry of its own."""
    texts = [pair for pair in (inputs.settings, inputs.released, inputs.approved) if pair]
    texts += [*inputs.overlays, *((file.path, file.text) for file in (*inputs.guides, *inputs.examples))]
    return {
        "configuration": _configuration(config),
        "generator": generator_hash(),
        "templates": templates_hash(),
        **{file_key(path): _hash(text.encode()) for path, text in texts},
        **{file_key(path): _hash(content) for path, content in inputs.extensions},
        **{file_key(path): value for path, value in _page_hashes(pages, fragments)},
    }


def _configuration(config: Config) -> str:
    said = [config.package, config.title, config.distribution, config.version, shown(config.specs)]
    said += [] if config.testing else ["no testing"]
    said += [f"docs {config.docs}"] if config.docs else []
    said += [f"by {config.resource_by}"] if config.resource_by else []
    said += [f"at {config.base_url}"] if config.base_url else []
    said += [f"site at {config.site_url}"] if config.site_url else []
    said += [] if config.unofficial else ["official"]
    for name in ("license", "homepage", "source"):
        said += [f"{name} {value}"] if (value := getattr(config, name)) else []
    said += [*(f"author {each}" for each in config.authors), *(f"keyword {each}" for each in config.keywords)]
    said += [f"documents {each}" for each in config.documents]
    said += [*(f"include {each}" for each in config.include), *(f"exclude {each}" for each in config.exclude)]
    return _hash(json.dumps(said).encode())


def sum_of(config: Config, inputs: Inputs) -> str:
    """One hash of all that decides the output, the lock aside, byte for byte: nothing has to be parsed for it."""
    total = hashlib.sha256(f"{_configuration(config)} {generator_hash()} {templates_hash()}\n".encode())
    texts = [pair for pair in (inputs.settings, inputs.released, inputs.approved) if pair]
    texts += [*inputs.overlays, *((file.path, file.text) for file in (*inputs.guides, *inputs.examples))]
    parts = [
        *((file.path, f"{file.supplement:d}{file.nested:d}", file.data) for file in inputs.files),
        *((path, "text", text.encode()) for path, text in texts),
        *((path, "module", content) for path, content in inputs.extensions),
    ]
    for path, kind, content in parts:
        total.update(f"{quote(path)} {kind} {len(content)}\n".encode())
        total.update(content)
    return total.hexdigest()[:32]


_FILE = "file:"


def file_key(path: str) -> str:
    """The name of the entry of a file that is read."""
    return _FILE + quote(path)


def file_of(key: str) -> str:
    """The file that an entry is about; empty when it is about no file."""
    return unquote(key.removeprefix(_FILE)) if key.startswith(_FILE) else ""


def _page_hashes(pages: Iterable[Page], fragments: Iterable[Fragment]) -> Iterator[tuple[str, str]]:
    """Hashes of what the pages say, whatever the order of keys."""
    parts: dict[str, list[object]] = {page.path: [page.title] for page in pages}
    for fragment in fragments:
        parts[fragment.page] += [fragment.line, fragment.heading, fragment.document]
    for path, part in parts.items():
        yield path, _hash(json.dumps(part, sort_keys=True, separators=(",", ":")).encode())


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:16]


def _extensions(folder: Path, shown: str, diagnostics: Diagnostics) -> Iterator[tuple[str, bytes]]:
    """The modules in a folder, byte for byte."""
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        name = f"{shown}/{path.name}"
        if path.suffix == ".py" and path.is_file():
            text = _text(path, name, diagnostics)
            if text is not None:
                yield name, path.read_bytes()
        elif not path.name.startswith((".", "__")):
            help = "only .py files are read, and no folders"
            diagnostics.note("ignored-file", "not read: no Python module", Origin(page=name), help=help)


def _text(path: Path, name: str, diagnostics: Diagnostics) -> str | None:
    try:
        # Line ends as Python's own reading of text gives them.
        text = read_plain(path).decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    except (FileNotFoundError, NotADirectoryError):  # the input may be one file, beside which there is nothing
        return None
    except UnicodeDecodeError:
        diagnostics.error("not-utf-8", "this file is not UTF-8", Origin(page=name), help="save it as UTF-8")
        return None
    except OSError as error:
        help = "replace it by a plain file that you may read"
        diagnostics.error(
            "unreadable-file", f"the file cannot be read: {reason_of(error)}", Origin(page=name), help=help
        )
        return None
    diagnostics.texts[name] = text
    return text
