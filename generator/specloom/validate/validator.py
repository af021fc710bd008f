"""openapi-spec-validator, set up for merged documents: places for all it says, and no word on what we judge ourselves.

Imported late: it takes longer to import than most pages take to generate.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

from openapi_spec_validator import OpenAPIV31SpecValidator
from openapi_spec_validator.validation import keywords
from openapi_spec_validator.validation.exceptions import OpenAPIValidationError

from ..openapi.keywords import is_plain


def _without_patterns(validator: type[keywords.OpenAPIV31SchemaValidator]) -> Any:
    """The formats that the validator checks, the regular expressions aside."""
    checker = copy.copy(validator.schema_validator_format_checker)
    checker.checkers = {name: check for name, check in checker.checkers.items() if name != "regex"}
    return checker


class _Schemas(keywords.OpenAPIV31SchemaValidator):
    """Schemas, with the way to them in front of the place of a fault.

    Regular expressions pass: they are written for JavaScript, and the building stage says which ones Python cannot
    read. Schemas that are right at a glance are not looked at again: that took half of the time.
    """

    schema_validator_format_checker = _without_patterns(keywords.OpenAPIV31SchemaValidator)

    def _validate_schema_meta(self, schema: Any, schema_value: Any) -> OpenAPIValidationError | None:
        if is_plain(schema_value):
            return None
        fault = super()._validate_schema_meta(schema, schema_value)
        if fault is not None:
            fault.path.extendleft(reversed(schema.parts))
        return fault


class _Defaults(keywords.OpenAPIV31ValueValidator):
    """Defaults pass: the building stage judges them, with their place."""

    def __call__(self, schema: Any, value: Any) -> Iterator[Any]:
        return iter(())


def _indexed(validator: Any) -> Any:
    """The same validator with the anchors of its schema known from the start.

    As it comes, it searches the whole schema of OpenAPI again for each schema of the document: half of its time.
    """
    from referencing import Registry, Resource

    resource: Resource[Any] = Resource.from_contents(validator.schema)
    registry: Registry[Any] = Registry().with_resource(resource.id() or "", resource).crawl()
    like = type(validator.evolve())
    return like(validator.schema, format_checker=validator.format_checker, registry=registry)


class Validator(OpenAPIV31SpecValidator):
    """Reads the version 3.1; the others are brought to it before."""

    schema_validator = _indexed(OpenAPIV31SpecValidator.schema_validator)
    keyword_validators = {  # noqa: RUF012
        **OpenAPIV31SpecValidator.keyword_validators,
        "default": _Defaults,
        "schema": _Schemas,
    }
