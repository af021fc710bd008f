"""The stage: a merged document in, `ir.Api` out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from ..diagnostics import Diagnostics, Related, escaped
from ..ir import Api, Definition, Operation, SchemaId, SecurityScheme, Server, Tag
from ..settings.sdk import SdkConfig
from ..source import Specification
from .behaviours import Declared
from .conjunction import Conjunction
from .document import Document, Node
from .formats import check_formats
from .homes import Homes
from .limits import OPERATIONS, SCHEMAS
from .loops import sound_aliases
from .mixing import apply_mixins
from .operations import Surroundings, read_paths, read_webhooks
from .references import References
from .rules import apply_rules
from .schemas import Schemas
from .security import read_requirements, read_schemes, sent_scheme, without_credential
from .servers import placed_below, read_servers, relative_path, warn_without_server
from .sharing import rename_types, share
from .timing import apply_times

_NO_RULES = SdkConfig()


def build(
    specification: Specification,
    diagnostics: Diagnostics,
    *,
    sdk: SdkConfig = _NO_RULES,
    features: Sequence[Declared] = (),
    base_url: str = "",
) -> Api:
    """Read the whole document; faults go to `diagnostics`, and what cannot be represented is typed as anything.

    `features` are what the rules of `sdk` may ask for; `base_url` stands for the servers of the document.
    """
    document = Document(specification=specification, diagnostics=diagnostics)
    root = Node(specification.document, "", document)
    schemas = _schemas(root, document)
    _define_components(root, schemas)
    around = _surroundings(root, schemas, sdk, base_url)
    read, left_out = read_paths(root, around)
    received = read_webhooks(root, around)
    credential = sent_scheme(around.security_schemes, read)
    if credential:
        scheme = around.security_schemes[credential]
        read = tuple(without_credential(operation, scheme, document) for operation in read)
    _check_operations(read, root)
    pointers = {SchemaId(home.id): home.pointer for home in schemas.homes.known()}
    shared, renaming = share(sound_aliases(schemas.definitions, document, pointers))
    renamed = rename_types(read, renaming)
    modelled = apply_mixins(apply_times(shared, sdk.models, diagnostics), sdk.models, diagnostics)
    definitions: Mapping[SchemaId, Definition] = modelled
    for feature in features:
        definitions = feature.definitions(definitions, renamed, sdk.operations)
    operations = apply_rules(renamed, sdk, definitions, features, diagnostics)
    _check_servers(operations, around, root)
    check_formats(root.value, sdk, diagnostics)
    info = root.child("info") or Node({}, "/info", document)
    info.note_keys("info")
    base_path = relative_path(root)
    root.note_keys("document")
    return Api(
        title=info.text("title"),
        version=info.text("version"),
        description="\n\n".join(text for text in (info.text("summary"), info.text("description")) if text),
        contact=_contact(info.child("contact")),
        license=_license(info.child("license")),
        servers=(Server(url=placed_below(base_url, base_path)),) if base_url else around.servers,
        security_schemes=tuple(around.security_schemes.values()),
        credential=credential,
        tags=_tags(root, operations),
        operations=operations,
        left_out=left_out,
        base_path=base_path,
        webhooks=rename_types(received, renaming),
        schemas=tuple(definitions[id] for id in sorted(definitions)),
        pages=specification.pages,
    )


def _schemas(root: Node, document: Document) -> Schemas:
    specification = document.specification
    named = [each for each in specification.components if each.kind == "schemas"]
    pages = {
        **{escaped(each.name): each.page for each in named},
        **{
            f"{each.kind}/{escaped(each.name)}": each.page
            for each in specification.components
            if each.kind != "schemas"
        },
        **{each.key: each.page for each in specification.operations},
    }
    references = References(document=document)
    components = root.child("components")
    keys = {SchemaId(escaped(name)): name for name in _names(components)}
    keys.update((SchemaId(escaped(each.name)), each.published) for each in named)
    return Schemas(
        document=document,
        references=references,
        conjunction=Conjunction(document=document, references=references),
        homes=Homes(document=document, pages=pages),
        keys=keys,
    )


def _names(components: Node | None) -> Iterator[str]:
    found = components.value.get("schemas") if components is not None else None
    yield from found if isinstance(found, dict) else ()


def _define_components(root: Node, schemas: Schemas) -> None:
    components = root.child("components")
    if components is None:
        return
    nodes = sorted(components.named_schemas("schemas"), key=lambda member: member[0])
    if len(nodes) > SCHEMAS:
        root.document.error("too-large", f"more than {SCHEMAS} schemas", components.at("schemas"))
        return
    for _, node in nodes:
        schemas.component(node)


def _surroundings(root: Node, schemas: Schemas, sdk: SdkConfig, base_url: str) -> Surroundings:
    found = read_schemes(root.child("components"), schemas.references)
    schemes: Mapping[str, SecurityScheme] = {scheme.name: scheme for scheme in found}
    explicit = bool(sdk.client.regions or base_url)
    return Surroundings(
        schemas=schemas,
        merged={(each.path, each.method): each for each in root.document.specification.operations},
        servers=read_servers(root, explicit=explicit),
        security=read_requirements(root, schemes),
        security_schemes=schemes,
        explicit_server=explicit,
    )


def _check_operations(operations: Sequence[Operation], root: Node) -> None:
    if len(operations) > OPERATIONS:
        root.document.error("too-large", f"more than {OPERATIONS} operations", "/paths")
    named = sorted(operations, key=lambda operation: (operation.operation_id, operation.key))
    for id, group in groupby(named, key=lambda operation: operation.operation_id):
        first, *others = group
        for other in others:
            root.document.diagnostics.warning(
                "duplicate-operation-id",
                f'"{id}" is the operationId of {first.key} and of {other.key}',
                other.origin,
                help="each gets a method of its own, but their names follow from the paths",
                related=(Related(message="the first", origin=first.origin),),
            )


def _check_servers(operations: Sequence[Operation], around: Surroundings, root: Node) -> None:
    lacking = any(operation.servers is None for operation in operations)
    if lacking and "servers" not in root.value and not around.explicit_server:
        warn_without_server(root.document, "")


def _contact(node: Node | None) -> str:
    if node is None:
        return ""
    node.note_keys("contact")
    email = node.text("email")
    words = (node.text("name"), f"<{email}>" if email else "", node.text("url"))
    return " ".join(word for word in words if word)


def _license(node: Node | None) -> str:
    if node is None:
        return ""
    node.note_keys("license")
    return " ".join(dict.fromkeys(word for key in ("name", "identifier", "url") if (word := node.text(key))))


def _tags(root: Node, operations: Sequence[Operation]) -> tuple[Tag, ...]:
    """The declared tags in their order, then those that operations only use."""
    found: dict[str, Tag] = {}
    for node in root.elements("tags"):
        node.note_keys("tag")
        name = node.text("name")
        found.setdefault(name, Tag(name=name, description=node.text("description") or node.text("summary")))
    used = sorted({tag for operation in operations for tag in operation.tags})
    return (*found.values(), *(Tag(name=tag) for tag in used if tag not in found))
