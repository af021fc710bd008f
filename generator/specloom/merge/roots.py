"""What stands at the root of the merged document: title, version, servers, tags, extensions."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ..diagnostics import Diagnostics, Origin, Related
from ..openapi import canonical
from ..source import Fragment, Json
from .references import origin_in

_NUMBERS = re.compile(r"(\d+)")
_HANDLED = frozenset(("openapi", "info", "servers", "security", "tags", "paths", "webhooks", "components", "$self"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One value, and the places that say it."""

    value: Json
    origins: tuple[Origin, ...]
    titles: tuple[str, ...]


@dataclass(slots=True, kw_only=True)
class Root:
    """Collects the members of the root, with where they come from."""

    fragments: Sequence[Fragment]
    diagnostics: Diagnostics
    members: dict[str, Json] = field(default_factory=dict)
    origins: dict[str, Origin] = field(default_factory=dict)

    def collect(self, title: str) -> None:
        """Everything but servers and security, which depend on the operations."""
        self.members["openapi"] = _openapi(self.fragments)
        self.members["info"] = self._info(title)
        self._tags()
        self._others()
        if not title:
            self._report_apis()

    def agreed(self, member: str, values: Mapping[int, Json]) -> Json:
        """The value of `member` if all of these fragments say the same, else None."""
        texts = {canonical.text(value) for value in values.values()}
        if len(texts) != 1:
            return None
        index, value = min(values.items())
        if value:
            self.members[member] = value
            self.origins[f"/{member}"] = origin_in(self.fragments[index], (member,))
        return value

    def extension(self, tokens: tuple[str, str]) -> dict[str, Json]:
        """The members of an extension that fragments keep side by side; each is merged by itself."""
        places: dict[str, list[tuple[Origin, Json]]] = {}
        for fragment in self.fragments:
            for key, value in _mapping(_mapping(fragment.document.get(tokens[0])).get(tokens[1])).items():
                places.setdefault(key, []).append((origin_in(fragment, (*tokens, key)), value))
        return {key: self.one_of("/".join((*tokens, key)), places[key]) for key in sorted(places)}

    def one_of(self, what: str, places: Sequence[tuple[Origin, Json]]) -> Json:
        """The value that all places say; when they differ, the first in the order of the values, and a finding."""
        said: dict[str, Said] = {}
        for origin, value in places:
            _say(said, value, origin, "")
        return self._one_of(what, [said[text] for text in sorted(said)])

    def _info(self, title: str) -> dict[str, Json]:
        infos = [(fragment, _mapping(fragment.document.get("info"))) for fragment in self.fragments]
        merged: dict[str, Json] = {}
        names = sorted({str(name) for _, info in infos if (name := info.get("title"))})
        merged["title"] = title or (names[0] if len(names) == 1 else _common(names))
        versions = sorted({str(v) for _, info in infos if (v := info.get("version")) is not None}, key=_version)
        merged["version"] = versions[-1] if versions else "0"
        described = _said(infos, "description")
        if described:
            merged["description"] = _joined(described)
        for word in sorted({key for _, info in infos for key in info} - {"title", "version", "description"}):
            merged[word] = self._one_of(f"info.{word}", _said(infos, word))
        if self.fragments:
            self.origins["/info"] = origin_in(self.fragments[0], ("info",))
        return merged

    def _report_apis(self) -> None:
        """Note documents of several APIs: of titles that have no server in common."""
        servers: dict[str, set[str]] = {}
        first: dict[str, Origin] = {}
        for fragment in self.fragments:
            listed = fragment.document.get("servers")
            urls = {canonical.text(server) for server in (listed if isinstance(listed, list) else ())}
            if fragment.api and urls:
                servers.setdefault(fragment.api, set()).update(urls)
                first.setdefault(fragment.api, origin_in(fragment, ("info", "title")))
        apart = [
            title
            for title, urls in servers.items()
            if all(urls.isdisjoint(others) for other, others in servers.items() if other != title)
        ]
        if len(apart) > 1:
            titles = sorted(apart)
            self.diagnostics.note(
                "several-apis",
                f"{len(titles)} APIs with servers of their own are in one package: {', '.join(titles[:5])}"
                + (" …" if len(titles) > 5 else ""),
                first[titles[0]],
                help="choose one with `documents`, or make a package of each in [tool.specloom.packages]",
                related=tuple(Related(message="another one", origin=first[title]) for title in titles[1:4]),
            )

    def _tags(self) -> None:
        """One entry for each tag; differing words about one tag are all kept, the others are reported."""
        held: dict[str, list[tuple[Fragment, int, dict[str, Json]]]] = {}
        for fragment in self.fragments:
            tags = fragment.document.get("tags")
            for index, tag in enumerate(tags if isinstance(tags, list) else ()):
                if isinstance(tag, dict) and isinstance(tag.get("name"), str):
                    held.setdefault(str(tag["name"]), []).append((fragment, index, tag))
                else:
                    self._malformed(origin_in(fragment, ("tags", index)), "a tag must be an object with a name")
        for position, name in enumerate(sorted(held)):
            fragment, index, _ = held[name][0]
            self.origins[f"/tags/{position}"] = origin_in(fragment, ("tags", index))
        if held:
            self.members["tags"] = [self._tag(name, held[name]) for name in sorted(held)]

    def _tag(self, name: str, places: Sequence[tuple[Fragment, int, dict[str, Json]]]) -> Json:
        merged: dict[str, Json] = {"name": name}
        for word in sorted({key for _, _, tag in places for key in tag} - {"name"}):
            said: dict[str, Said] = {}
            for fragment, index, tag in places:
                if word in tag:
                    _say(said, tag[word], origin_in(fragment, ("tags", index, word)), fragment.title)
            values = [said[text] for text in sorted(said)]
            if len(values) > 1:
                self._differ("conflicting-tag", f'pages say different things about tag "{name}" ({word})', values)
            merged[word] = _paragraphs(values) if word == "description" else values[0].value
        return merged

    def _others(self) -> None:
        words = sorted({key for fragment in self.fragments for key in fragment.document} - _HANDLED)
        for word in words:
            said: dict[str, Said] = {}
            for fragment in self.fragments:
                if word in fragment.document:
                    _say(said, fragment.document[word], origin_in(fragment, (word,)), fragment.title)
            values = [said[text] for text in sorted(said)]
            self.members[word] = self._one_of(word, values)
            self.origins[f"/{word}"] = values[0].origins[0]

    def _one_of(self, what: str, values: Sequence[Said]) -> Json:
        if len(values) > 1:
            self._differ("differing-member", f"fragments disagree about `{what}`; one of the values is kept", values)
        return values[0].value

    def _differ(self, code: str, message: str, values: Sequence[Said]) -> None:
        related = tuple(Related(message="another one", origin=value.origins[0]) for value in values[1:4])
        self.diagnostics.warning(
            code, message, values[0].origins[0], help="let them say the same, or correct one", related=related
        )

    def _malformed(self, origin: Origin, message: str) -> None:
        self.diagnostics.warning("wrong-type", message, origin, help="it is left out")


def _said(infos: Sequence[tuple[Fragment, dict[str, Json]]], word: str) -> list[Said]:
    said: dict[str, Said] = {}
    for fragment, info in infos:
        if word in info:
            _say(said, info[word], origin_in(fragment, ("info", word)), fragment.title)
    return [said[text] for text in sorted(said)]


def _say(said: dict[str, Said], value: Json, origin: Origin, title: str) -> None:
    text = canonical.text(value)
    known = said.get(text, Said(value=value, origins=(), titles=()))
    titles = known.titles if title in known.titles else (*known.titles, title)
    said[text] = Said(value=value, origins=(*known.origins, origin), titles=titles)


def _joined(values: Sequence[Said]) -> Json:
    """One description of all: the only one, or each under the titles of its pages."""
    if len(values) == 1:
        return values[0].value
    ordered = sorted(values, key=lambda said: (sorted(said.titles), str(said.value)))
    return "\n\n".join(f"## {', '.join(sorted(said.titles))}\n\n{said.value}" for said in ordered)


def _paragraphs(values: Sequence[Said]) -> Json:
    return values[0].value if len(values) == 1 else "\n\n".join(str(said.value) for said in values)


def _common(names: Sequence[str]) -> str:
    """What titles have in common at their start, in whole words."""
    shared: list[str] = []
    for same in zip(*(name.split() for name in names), strict=False):
        if len(set(same)) > 1:
            break
        shared.append(same[0])
    return " ".join(shared).strip(" -:,|/") or "API"


def _version(text: str) -> tuple[tuple[tuple[int, int, str], ...], str]:
    parts = (part for part in _NUMBERS.split(text) if part)
    return tuple((1, int(part), "") if part.isdecimal() else (0, 0, part) for part in parts), text


def _openapi(fragments: Sequence[Fragment]) -> str:
    """The latest 3.1 that is spoken; other versions have been normalised to its meaning."""
    spoken = {str(fragment.document.get("openapi")) for fragment in fragments}
    return max((version for version in spoken if version.startswith("3.1")), key=_version, default="3.1.0")


def _mapping(value: Json) -> dict[str, Json]:
    return value if isinstance(value, dict) else {}
