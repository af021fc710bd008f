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
from pathlib import Path
from typing import Any

from .finishing import FREE

LISTS = ("api.html", "corrections.html")
"""Pages that name everything and explain nothing: what they name has a page of its own."""
FRONT = "index.html"
SEPARATOR = r'[\s,:!=\[\]()\\"`]+'
_SCRIPT = "var __index = "
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
    """Rewrite both forms of the index: the file for servers, and the script for pages opened from a folder."""
    index = json.loads((site / "search.json").read_text(encoding="utf-8"))
    index["items"] = list(_entries(index["items"], site))
    better = improved(index, _labels(site))
    better["items"] += _calls(site)
    text = json.dumps(better, ensure_ascii=False, separators=(",", ":"))
    (site / "search.json").write_text(text, encoding="utf-8")
    (site / "search.js").write_text(_SCRIPT + text, encoding="utf-8")


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
            yield item | {"title": title, "path": [title, *item["path"]], "text": f"<p>{title}</p> {item['text']}"}
    for item in ordered:
        found = operations.get(item["location"])
        yield item | {"path": [*item["path"], html.escape(found["key"], quote=False)]} if found else item
    for item in whole:
        yield from _rows(item, (site / item["location"]).read_text(encoding="utf-8"))


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
