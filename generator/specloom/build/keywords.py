"""The words of OpenAPI and JSON Schema that are read, and those that are only noted. Data only."""

from __future__ import annotations

TYPES = ("string", "integer", "number", "boolean", "array", "object", "null")
METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace", "query")

UNIONS = ("oneOf", "anyOf")

ANNOTATIONS = frozenset(
    ("title", "description", "default", "deprecated", "readOnly", "writeOnly", "example", "examples", "$comment")
)
"""Words and marks: they change no type."""

OBJECT = frozenset(
    ("properties", "patternProperties", "additionalProperties", "required", "minProperties", "maxProperties")
)
"""What makes the schema beside a union an object with fields of its own."""

NUMERIC = frozenset(("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"))
TEXTUAL = frozenset(("minLength", "maxLength", "pattern", "format", "contentMediaType", "contentEncoding"))
LISTED = frozenset(("items", "prefixItems", "minItems", "maxItems", "uniqueItems"))

APPLIES = {
    "string": TEXTUAL,
    "integer": NUMERIC | {"format"},
    "number": NUMERIC | {"format"},
    "boolean": frozenset({"format"}),
    "array": LISTED,
    "object": OBJECT,
    "null": frozenset[str](),
}
"""Keywords that mean something for each type."""

STRUCTURE = frozenset(("type", "nullable", "enum", "const", "not", *UNIONS)) | OBJECT | NUMERIC | TEXTUAL | LISTED
"""What changes a type."""

BOOKKEEPING = frozenset(
    ("$ref", "allOf", "$defs", "definitions", "$schema", "$anchor", "$dynamicAnchor", "discriminator")
)

SCHEMA = STRUCTURE | ANNOTATIONS | BOOKKEEPING
SCHEMA_UNSUPPORTED = frozenset(
    (
        "if",
        "then",
        "else",
        "dependentRequired",
        "dependentSchemas",
        "dependencies",
        "propertyNames",
        "unevaluatedProperties",
        "unevaluatedItems",
        "contains",
        "minContains",
        "maxContains",
        "contentSchema",
        "xml",
        "externalDocs",
        "$id",
        "$vocabulary",
    )
)
SCHEMA_REFUSED = frozenset(("$dynamicRef", "$recursiveRef"))
"""References that are resolved while a document is validated; a type cannot say what they mean."""

ROOT = frozenset(
    (
        "openapi",
        "info",
        "servers",
        "paths",
        "webhooks",
        "components",
        "security",
        "tags",
        "jsonSchemaDialect",
        "$self",
    )
)
ROOT_UNSUPPORTED = frozenset({"externalDocs"})
INFO = frozenset(("title", "version", "description", "summary", "contact", "license"))
INFO_UNSUPPORTED = frozenset({"termsOfService"})
TAG = frozenset(("name", "description", "summary"))
TAG_UNSUPPORTED = frozenset(("externalDocs", "parent", "kind"))
PATH_ITEM = frozenset(("$ref", "summary", "description", "servers", "parameters", *METHODS))
PATH_ITEM_UNSUPPORTED = frozenset({"additionalOperations"})
OPERATION = frozenset(
    (
        "operationId",
        "tags",
        "summary",
        "description",
        "deprecated",
        "parameters",
        "requestBody",
        "responses",
        "callbacks",
        "security",
        "servers",
    )
)
OPERATION_UNSUPPORTED = frozenset({"externalDocs"})
PARAMETER = frozenset(
    (
        "name",
        "in",
        "description",
        "required",
        "deprecated",
        "style",
        "explode",
        "allowReserved",
        "schema",
        "content",
        "example",
        "examples",
    )
)
PARAMETER_UNSUPPORTED = frozenset({"allowEmptyValue"})
HEADER = PARAMETER - {"name", "in"}
BODY = frozenset(("description", "content", "required"))
RESPONSE = frozenset(("description", "summary", "headers", "content"))
RESPONSE_UNSUPPORTED = frozenset({"links"})
MEDIA_TYPE = frozenset(("schema", "itemSchema", "example", "examples", "encoding"))
MEDIA_TYPE_UNSUPPORTED = frozenset(("prefixEncoding", "itemEncoding"))
SERVER = frozenset(("url", "description", "name", "variables"))
SERVER_VARIABLE = frozenset(("default", "enum", "description"))
SECURITY_SCHEME = frozenset(
    ("type", "description", "name", "in", "scheme", "bearerFormat", "flows", "openIdConnectUrl", "oauth2MetadataUrl")
)
SECURITY_SCHEME_UNSUPPORTED = frozenset({"deprecated"})
