"""The index of the search, made fit for names: `pets.get_all` and `/v1/pets/{id}` are found whole and by their parts.

The site builder cuts words at dots, dashes and slashes. A name then is a set of everyday words, and pages that have
many of those come first. Here a name stays whole, and its parts follow at the end of the text. What only helps on the
page goes, as it would fill the lines shown of each hit: the labels of tabs and the way from the index.

Titles count most in the search, then the way to the page, then the text. So fields, arguments and error codes get
entries of their own, as do the published id of an operation and other words for the subject of a guide; the way to an
operation ends with its request.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Collection, Iterable, Iterator
from itertools import takewhile
from pathlib import Path
from typing import Any

from ..text.markdown.plain import anchor_name
from .finishing import FREE, LayoutError

LISTS = ("api.html", "corrections.html")
"""Pages that name everything and explain nothing: what they name has a page of its own."""
FRONT = "index.html"
SEPARATOR = r'[\s,:!=\[\]()\\"`]+'
_BEGIN = """var __index = (([config, runs]) => ({ config, items: runs.flatMap(([page, path, entries]) =>
  entries.map(([place, level, title, text, shared, ...rest]) =>
    ({ location: page + place, level, title, text, path: [...path.slice(0, shared), ...rest], tags: [] }))) }))("""
_END = ")\n"
_CHOICE = re.compile(r'location\.protocol==="file:"(?=\?[\w$]+\(`\$\{new URL\("search\.js",)')
"""Where the theme loads the index as a script only for pages from a folder, and as JSON for those of a server."""
_TAG = re.compile(r"<[^>]*>")
_NAME = re.compile(r"[\w{}]+(?:[./_-][\w{}]+)+")
_PART = re.compile(r"[^\W_]+")
_TABS = re.compile(r'<div class="tabbed-labels">(.*?)</div>', re.DOTALL)
_QUOTES = {"&quot;": '"', "&#x27;": "'"}
"""References that the configuration of a site needs in labels, and that the search shows as they stand."""
_ROW = re.compile(
    r'<a id="(?P<place>[^"]+)" class="row-link"[^>]*>[^<]*</a>(?:<strong>)?<code>(?P<name>[^<]*)</code>'
    r"(?P<facts>.*?)</(?:p|tr)>(?:\s*<p>(?P<words>(?!<a id).*?)</p>)?",
    re.DOTALL,
)
"""An argument, a field or a code with its facts, and the paragraph below it."""
_LEAD = re.compile(r"(?:<p>(?:(?!</p>).)*</p>\s*){1,2}", re.DOTALL)
"""The beginning of a page, which is what is shown of a hit."""
SAMPLES = "Example"
"""Heading of code that says nothing which its page does not say."""
_ROW_TEXT = re.compile(r"<p><code>[^<]*</code> · .*?</p>(?:\s*<p>(?!<code>[^<]*</code> ·).*?</p>)?", re.DOTALL)
"""The same in the text of its section."""
_JSON_NAME = re.compile(r"\s*(?:· JSON name|\()\s*<code>([^<]*)</code>")
SYNONYMS = {
    "errors": "exceptions, status codes, HTTP errors, error handling, rate limit",
    "guides/asynchronous": "async, asyncio, await, concurrency, parallel, threads, gather",
    "guides/batches": "bulk, batch, chunks, many at once",
    "guides/downloads": "download, files, csv, signed URL, export",
    "guides/editing": "edit, update, change, patch, etag, if-match, concurrency, lost update, conflict",
    "guides/errors": "exceptions, error handling, try, except, retry, retries, backoff, rate limit, timeout",
    "guides/models": "pandas, DataFrame, pydantic, FastAPI, rich, dataclass, serialize, to dict, JSON",
    "guides/paging": "paging, paginate, next page, cursor, limit, offset, iterate, list all",
    "guides/settings": (
        "token, API key, login, credentials, environment variables, region, base URL, server, timeout, retries, proxy, "
        "SSL, TLS, certificate, profile, rate limit, configuration, headers, user agent"
    ),
    "guides/start": "quickstart, install, setup, tutorial, introduction, first call, hello world",
    "guides/testing": "test, pytest, mock, mock the server, stub, fake, fake server, fixture, offline",
    "guides/waiting": "polling, poll, wait, wait for a job, run and wait, background, progress, status of a job",
    "guides/watching": "log, debug, hooks, middleware, events, raw response, status code, headers, tracing, telemetry",
    "limits": "not supported, limitations, unsupported",
}
"""Other words for the subject of a page, as people type them, by its path."""
_TRAIL = re.compile(r"^<p>Index \u203a (?:[^<]* \u203a )?")


def improve(site: Path) -> None:
    """Rewrite the index, and have every page load it as a script, which works from a server and from a folder.

    Raises `LayoutError` when the theme loads it in another way than expected.
    """
    file = site / "search.json"
    index = json.loads(file.read_text(encoding="utf-8"))
    index["items"] = list(_entries(index["items"], site))
    better = improved(index, _labels(site))
    better["items"] += _calls(site)
    (site / "search.js").write_text(packed_index(better), encoding="utf-8")
    file.unlink()
    for bundle in (site / "assets" / "javascripts").glob("bundle.*.js"):
        code, changed = _CHOICE.subn("true", bundle.read_text(encoding="utf-8"))
        if changed != 1:
            raise LayoutError(f"{bundle.name} does not load the index of the search as expected")
        bundle.write_text(code, encoding="utf-8")


def packed_index(index: dict[str, Any]) -> str:
    """The index as a script: of entries of one page that follow each other, page and way are written once."""
    runs: list[list[Any]] = []
    for item in index["items"]:
        page, mark, place = item["location"].partition("#")
        if not runs or runs[-1][0] != page:
            runs.append([page, item["path"], []])
        shared = sum(
            1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(runs[-1][1], item["path"], strict=False))
        )
        entry = [mark + place, item["level"], item["title"], item["text"], shared, *item["path"][shared:]]
        runs[-1][2].append(entry)
    return _BEGIN + json.dumps([index["config"], runs], ensure_ascii=False, separators=(",", ":")) + _END


def unpacked_index(script: str) -> dict[str, Any]:
    """What the script makes of itself."""
    config, runs = json.loads(script.removeprefix(_BEGIN).removesuffix(_END))
    items = [
        {
            "location": page + place,
            "level": level,
            "title": title,
            "text": text,
            "path": path[:shared] + rest,
            "tags": [],
        }
        for page, path, entries in runs
        for place, level, title, text, shared, *rest in entries
    ]
    return {"config": config, "items": items}


def improved(index: dict[str, Any], labels: Collection[str] = ()) -> dict[str, Any]:
    """The index without lists, its names whole and in parts. `labels` are those of groups of tabs, run together."""
    items = [
        item
        | {
            "location": item["location"].replace("#__", f"#{FREE}__"),
            "path": [_label(step) for step in item["path"]],
            "text": _with_parts(_bare(item["text"], labels)),
        }
        for item in index["items"]
        if _explains(item["location"])
    ]
    return {"config": index["config"] | {"separator": SEPARATOR}, "items": items}


def _entries(items: Iterable[dict[str, Any]], site: Path) -> Iterator[dict[str, Any]]:
    """The entries of the builder and ours; of entries that fit equally well, the search shows the first one first."""
    api = json.loads((site / "api.json").read_text(encoding="utf-8"))
    operations = {_page(one["docs"]): one for one in api["operations"]}
    users = {_page(one["docs"]): len(one["used_by"]) for one in api["models"]}

    def order(item: dict[str, Any]) -> tuple[int, int]:
        page = item["location"].partition("#")[0]
        if page in operations:
            return 1, len(operations[page]["key"])
        return (2, -users[page]) if page in users else (0 if page.startswith("guides/") else 1, 0)

    ordered = sorted(items, key=order)
    whole = [item for item in ordered if "#" not in item["location"] and _explains(item["location"])]
    for item in whole:
        page = item["location"]
        also = SYNONYMS.get(page.removesuffix(".html"), "").split(", ")
        if page in operations:
            also = [operations[page]["operation_id"], operations[page]["call"].rpartition(".")[2]]
        for words in filter(None, also):
            title = html.escape(words, quote=False)
            # In every field and at its beginning: so it stands before the names that only begin with the same word.
            lead = _LEAD.match(item["text"])
            text = f"<p>{title}</p> {lead[0] if lead else ''}"
            yield item | {"title": title, "path": [title, *item["path"]], "text": text}
    for item in ordered:
        if item["title"] == SAMPLES:
            continue
        item = item | {"text": _ROW_TEXT.sub("", item["text"])}
        found = operations.get(item["location"])
        yield item | {"path": [*item["path"], html.escape(found["key"], quote=False)]} if found else item
    own = _own(api)
    for item in whole:
        for row in _rows(item, (site / item["location"]).read_text(encoding="utf-8")):
            page, _, place = row["location"].partition("#")
            if place in own.get(page, {place}):
                yield row


def _own(api: dict[str, Any]) -> dict[str, set[str]]:
    """Page -> places of its arguments or fields. Those of what they hold are found on pages of their own."""
    found = {_page(one["docs"]): [field["name"] for field in one["fields"]] for one in api["models"]}
    found |= {_page(one["docs"]): [given["name"] for given in one["arguments"]] for one in api["operations"]}
    return {page: {anchor_name(f"field-{name}") for name in names} for page, names in found.items() if "#" not in page}


def _calls(site: Path) -> Iterator[dict[str, Any]]:
    """An entry for each call that is no operation, some of which are told of on a list only."""
    api = json.loads((site / "api.json").read_text(encoding="utf-8"))
    for call in (*api["further_calls"], *api["client_calls"]):
        yield {
            "location": _page(call["docs"]),
            "level": 1,
            "title": _plain(html.escape(call["call"])),
            "path": [_plain(html.escape(call["call"]))],
            "text": f"<p>{_plain(html.escape(call['call']))} {_plain(html.escape(call.get('summary', '')))}</p>",
            "tags": [],
        }


def _page(docs: str) -> str:
    """Where a page of the docs is in the site."""
    return docs.removeprefix("docs/").replace(".md", ".html")


def _rows(item: dict[str, Any], page: str) -> Iterator[dict[str, Any]]:
    """An entry for each argument, field and code of a page."""
    for row in _ROW.finditer(page):
        wire = _JSON_NAME.match(row["facts"].removeprefix("</strong>"))
        yield item | {
            "location": f"{item['location']}#{row['place']}",
            "title": f"<code>{_plain(row['name'])}</code>",
            "path": [*item["path"], *([_plain(wire[1])] if wire else [])],
            "text": f"<p>{_plain(row['facts'])}</p> <p>{_plain(row['words'] or '')}</p>",
        }


def _plain(markup: str) -> str:
    """The text of some HTML, encoded as the search reads it."""
    return html.escape(html.unescape(_TAG.sub(" ", markup)), quote=False).strip()


def _label(text: str) -> str:
    """A label of the navigation as the search shows it: HTML with quotes as they are."""
    for reference, quote in _QUOTES.items():
        text = text.replace(reference, quote)
    return text


def _labels(site: Path) -> list[str]:
    """The labels of each group of tabs as the builder writes them into its index, the longest first."""
    pages = (path.read_text(encoding="utf-8") for path in site.rglob("*.html"))
    found = {"".join(_TAG.sub("", group).split("\n")) for page in pages for group in _TABS.findall(page)}
    return sorted(found, key=lambda one: (-len(one), one))


def _bare(text: str, labels: Collection[str]) -> str:
    text = _TRAIL.sub("<p>", text)
    return text.removeprefix(next((one for one in labels if text.startswith(f"{one} <")), "")).lstrip()


def _explains(location: str) -> bool:
    page, _, section = location.partition("#")
    return page not in LISTS and not (page == FRONT and section)


def _with_parts(text: str) -> str:
    words = _TAG.sub(" ", text)
    known = set(re.split(SEPARATOR, words))
    parts = [part for part in dict.fromkeys(_parts(_NAME.findall(words))) if part not in known]
    return f"{text} <p>{' '.join(parts)}</p>" if parts else text


def _parts(names: Iterable[str]) -> Iterator[str]:
    for name in names:
        yield from (part for part in _PART.findall(name) if len(part) > 1)
        if "." in name:
            yield name.rpartition(".")[2]
