"""The whole package: its models, its resources, and what its top says."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from .. import ir
from ..diagnostics import Diagnostics, Origin
from ..extensions.model import Extension
from ..plan import NameTable, Placement
from ..settings.sdk import SdkConfig
from ..text.prose import first_paragraph, reflow
from . import docstrings
from .catalogue import Catalogue
from .codemodel import (
    ClientModule,
    Credential,
    FakeModule,
    Import,
    Metadata,
    ModelModule,
    Package,
    RateLimit,
    Resource,
)
from .codes import code_constants
from .extensions import Extended, codes_of, handlers_of
from .fakes import fake
from .gaps import report_gaps
from .grouping import grouped
from .joining import Lowered
from .models import model_modules
from .regions import regions_of, variables_of
from .resources import resources
from .runtime import drawn, errors_of, files_of, needed
from .tops import clients, error_exports, error_imports, lazy_packages, plain_packages, runtime_names, runtime_roots


def lower(
    api: ir.Api,
    placement: Placement,
    names: NameTable,
    sdk: SdkConfig,
    *,
    package: str,
    distribution: str,
    version: str,
    title: str,
    locate: Callable[[Origin], str],
    extensions: Sequence[Extension] = (),
    features: Sequence[Lowered] = (),
    diagnostics: Diagnostics | None = None,
    testing: bool = True,
    docs: str = "operation",
    metadata: Metadata | None = None,
) -> Package:
    """Say what every file of the package says."""
    found = diagnostics or Diagnostics()
    about = metadata or Metadata()
    extended = Extended(extensions, sdk, found)
    catalogue = Catalogue(
        api=api,
        placement=placement,
        names=names,
        locate=locate,
        diagnostics=found,
        extended=extended,
        docs=docs,
        features=features,
    )
    report_gaps(api, catalogue.diagnostics)
    modules = model_modules(catalogue)
    made = grouped(resources(catalogue), sdk.groups, api, catalogue.diagnostics)
    client = sdk.client.class_name
    regions = regions_of(api, sdk, catalogue.diagnostics)
    variables = variables_of(regions)
    error = _error_class(client, package)
    codes = code_constants(sdk.codes, catalogue.diagnostics)
    tops = clients(client, title or package, made, regions, variables)
    faked = fake(made, client, package, title or package, handlers_of(sdk), codes_of(sdk)) if testing else None
    roots, used = runtime_roots(_imports(made, modules, tops, faked), extensions, testing=testing)
    runtime = needed(roots)
    errors = errors_of(runtime)
    exported = error_exports(errors, error, codes=bool(codes))
    imported, shown, later = error_imports(errors, codes=bool(codes))
    return Package(
        name=package,
        docs=docs,
        distribution=distribution,
        version=version,
        title=title,
        summary=_headline(title or package, about),
        metadata=about,
        description=api.description,
        api_version=api.version,
        client_class=client,
        error_class=error,
        regions=regions,
        base_path=api.base_path,
        credential=_credential(catalogue, sdk, package),
        resources=made,
        model_modules=modules,
        page_sources=_page_sources(api),
        header_text=docstrings.header(),
        variables=variables,
        clients=tops,
        lazy_packages=lazy_packages(
            modules,
            client,
            exported | runtime_names(runtime, used, (name for feature in features for name in feature.exports)),
            version,
            _package_words(title or package, api, about),
            extended,
            sdk.exports,
        ),
        plain_packages=plain_packages(title or package),
        errors=errors,
        error_tree=drawn(errors, error),
        error_imports=imported,
        error_type_imports=shown,
        later_errors=later,
        runtime=files_of(runtime),
        codes=codes,
        error_exports=tuple(sorted(exported)),
        source_folder=f"src/{package}",
        models_module=f"{package}.models",
        rate_limit=_rate_limit(sdk),
        fake=faked,
        copies=extended.copies(f"src/{package}"),
        extensions=extended.modules,
    )


def _imports(
    resources: Iterable[Resource],
    modules: Iterable[ModelModule],
    tops: Iterable[ClientModule],
    faked: FakeModule | None,
) -> Iterator[Import]:
    """Every import of the modules that are made for this API."""
    for resource in resources:
        yield from (*resource.operation_imports, *resource.operation_type_imports)
        for flavour in resource.flavours:
            yield from (*flavour.imports, *flavour.type_imports)
    for module in modules:
        yield from (*module.imports, *module.type_imports)
        yield from (*module.typed_dict_imports, *module.typed_dict_type_imports)
    for top in tops:
        yield from (*top.imports, *top.type_imports)
    if faked is not None:
        yield from faked.imports


def _rate_limit(sdk: SdkConfig) -> RateLimit | None:
    limit = sdk.client.rate_limit
    return RateLimit(burst=limit.burst, per_second=limit.per_second) if limit else None


def _credential(catalogue: Catalogue, sdk: SdkConfig, package: str) -> Credential:
    """The one scheme that the client sends; what operations ask for beyond it is reported, and said in the docs."""
    credentials = catalogue.credentials
    credentials.report(catalogue.diagnostics)
    scheme = credentials.sent
    if scheme is None:
        return Credential(kind="none", unsent=credentials.unsent())
    return Credential(
        kind=scheme.sent_as,
        wire_name=scheme.wire_name if scheme.kind == "apiKey" else "Authorization",
        environment=sdk.client.token_env or f"{package.upper()}_API_TOKEN",
        help=sdk.client.token_help,
        scheme=scheme.name,
        unsent=credentials.unsent(),
    )


def _error_class(client: str, package: str) -> str:
    base = client if client != "Client" else "".join(word.capitalize() for word in package.split("_"))
    return f"{base}Error"


def _page_sources(api: ir.Api) -> tuple[tuple[str, str], ...]:
    found = {(operation.page, operation.origin.page) for operation in api.operations}
    found |= {(schema.page, schema.origin.page) for schema in api.schemas if schema.page}
    return tuple(sorted(found))


def _headline(title: str, about: Metadata) -> str:
    head = "Unofficial Python client" if about.unofficial else "Python client"
    return " ".join(f"{head} of {title}.".split())


def _package_words(title: str, api: ir.Api, about: Metadata) -> str:
    version = f" (version {' '.join(api.version.split())})" if api.version.strip() else ""
    head = _headline(f"{title}{version}", about)
    words = reflow(first_paragraph(api.description), docstrings.WIDTH - 6)
    return f"{head}\n\n{words}" if words else head
