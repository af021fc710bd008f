"""The named servers of an API, and the keywords of the client for the variables in their addresses."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from keyword import kwlist

from .. import ir
from ..diagnostics import Diagnostics
from ..settings.sdk import SdkConfig
from ..text.identifiers import snake, split
from .codemodel import ClientVariable, Region, RegionVariable
from .operations import server_url
from .runtime import keys_of
from .types import RUNTIME, STR, Literal, Name

MODULE = f"{RUNTIME}client.variables"
"""What a client with such keywords is built with."""
OPTIONS, COMMON = Name(MODULE, "ClientOptions"), Name(MODULE, "CommonOptions")
"""Its other keywords; those that an API with one server has as well."""
_REGION = "region"
_WORD = re.compile(r"[^a-z0-9]+")


def regions_of(api: ir.Api, sdk: SdkConfig, diagnostics: Diagnostics) -> tuple[Region, ...]:
    """Named servers: as configured, else the document's, named by their own words."""
    published = _published_regions(api)
    if sdk.client.regions:
        if sdk.client.regions == tuple((region.name, region.url) for region in published):
            message = "the regions are called so without the rule too"
            diagnostics.error("idle-rule", message, sdk.client.origin, help="remove it from the rule")
        words = {server_url(server).rstrip("/"): server.description for server in api.servers}
        return tuple(
            Region(name=name, url=url, description=words.get(url.rstrip("/"), "")) for name, url in sdk.client.regions
        )
    return published


def _published_regions(api: ir.Api) -> tuple[Region, ...]:
    found: dict[str, Region] = {}
    keywords = _keywords(api.servers)
    for server in api.servers or _most_used(api):
        name = _slug(server.name) or _slug(server.description) or "default"
        while name in found:
            name += "_"
        found[name] = Region(
            name=name,
            url=server_url(server),
            description=server.description,
            template=server.url if keywords and server.variables else "",
            variables=tuple(_variable(one, keywords) for one in server.variables) if keywords else (),
        )
    return tuple(found.values())


def _most_used(api: ir.Api) -> tuple[ir.Server, ...]:
    """The servers of most operations, where each has its own: the client goes there with what names none."""
    used = Counter(operation.servers for operation in api.operations if operation.servers)
    return min(used, key=lambda servers: (-used[servers], [server.url for server in servers]), default=())


def _slug(text: str) -> str:
    return _WORD.sub("_", text.lower()).strip("_")[:40].strip("_")


def variables_of(regions: Sequence[Region]) -> tuple[ClientVariable, ...]:
    """The keywords of a client; one fills in a variable of every server that has it."""
    held: dict[str, list[RegionVariable]] = {}
    for region in regions:
        for variable in region.variables:
            held.setdefault(variable.keyword, []).append(variable)
    return tuple(_keyword(keyword, same) for keyword, same in held.items())


def has_region(regions: Sequence[Region], variables: Sequence[ClientVariable]) -> bool:
    """Whether `region=` of a client names a server, and is no variable of the only one."""
    return len(regions) > 1 or all(variable.keyword != _REGION for variable in variables)


def _keyword(keyword: str, same: Sequence[RegionVariable]) -> ClientVariable:
    choices = dict.fromkeys(choice for variable in same for choice in variable.choices)
    return ClientVariable(
        keyword=keyword,
        type=Literal(tuple(choices)) if all(variable.choices for variable in same) else STR,
        default=same[0].default if len({variable.default for variable in same}) == 1 else None,
        description=next((variable.description for variable in same if variable.description), ""),
    )


def _keywords(servers: Sequence[ir.Server]) -> Mapping[str, str]:
    """Name of a variable -> keyword of the client, which has others already."""
    taken = {"self", "token", *keys_of("client.variables", COMMON.name)} | ({_REGION} if len(servers) > 1 else set())
    found: dict[str, str] = {}
    for name in dict.fromkeys(variable.name for server in servers for variable in server.variables):
        options = _options(snake(split(name)))
        found[name] = next(option for option in options if option not in taken)
        taken.add(found[name])
    return found


def _options(word: str) -> Iterator[str]:
    if not word[:1].isdigit() and word not in kwlist:
        yield word
    yield f"server_{word}"
    yield from (f"server_{word}_{number}" for number in count(2))


def _variable(variable: ir.ServerVariable, keywords: Mapping[str, str]) -> RegionVariable:
    return RegionVariable(
        keyword=keywords[variable.name],
        name=variable.name,
        default=variable.default,
        choices=variable.choices,
        part=variable.part,
        description=variable.description,
    )
