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
    """Each schema once, by the schema of schemas, with the way to it in front of the place of a fault.

    As it comes, the validator also follows every reference from every schema, and gathers the properties that an
    `allOf` has: that takes time without end for a few schemas that refer to each other, and nests as deep as they do.
    What it would learn there, whether defaults fit and whether required properties are described, the building stage
    judges, with a place. Regular expressions pass: they are written for JavaScript, and the building stage says which
    ones Python cannot read. Schemas that are right at a glance are not looked at again: that took half of the time.
    """

    schema_validator_format_checker = _without_patterns(keywords.OpenAPIV31SchemaValidator)

    def __init__(self, registry: Any) -> None:
        super().__init__(registry)
        self._seen: set[int] = set()

    def __call__(
        self, schema: Any, require_properties: bool = True, meta_checked: bool = False
    ) -> Iterator[OpenAPIValidationError]:
        value = schema.read_value()
        if id(value) in self._seen:
            return
        self._seen.add(id(value))
        fault = None if is_plain(value) else self._validate_schema_meta(schema, value)
        if fault is not None:
            fault.path.extendleft(reversed(schema.parts))
            yield fault


class _Responses(keywords.OpenAPIV3ResponseValidator):
    """Each response once, however many operations refer to it."""

    def __init__(self, registry: Any) -> None:
        super().__init__(registry)
        self._seen: set[int] = set()

    def __call__(self, response_code: str, response: Any) -> Iterator[Any]:
        value = response.read_value()
        if id(value) not in self._seen:
            self._seen.add(id(value))
            yield from super().__call__(response_code, response)


class _Forgetful(list[str]):
    """A list that stays empty."""

    def append(self, _: str) -> None:
        pass


class _Operations(keywords.OperationValidator):
    """Operations that share an id pass: the building stage warns of them, and the search of a list takes long."""

    def __init__(self, registry: Any) -> None:
        super().__init__(registry)
        self.operation_ids_registry = _Forgetful()


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
        "operation": _Operations,
        "response": _Responses,
        "schema": _Schemas,
    }
