"""What package indexes and the README say of a package: from the configuration, with defaults."""

from __future__ import annotations

from .config import Config
from .python.codemodel import Author, Metadata


def metadata_of(config: Config) -> Metadata:
    """Licence, authors, keywords and addresses of the package."""
    urls = (("Homepage", config.homepage), ("Documentation", config.site_url), ("Source", config.source))
    general = dict.fromkeys(("api", "api-client", config.package.replace("_", "-"), "openapi", "sdk"))
    return Metadata(
        unofficial=config.unofficial,
        license=config.license,
        authors=tuple(_author(text) for text in config.authors),
        keywords=config.keywords or tuple(general),
        urls=tuple((label, address) for label, address in urls if address),
    )


def _author(text: str) -> Author:
    name, _, address = text.removesuffix(">").partition(" <")
    return Author(name=name.strip(), address=address)
