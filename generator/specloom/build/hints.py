"""What to do about a finding, for places that know nothing better to say than its code does."""

from __future__ import annotations

HINTS = {
    "bad-constraint": "correct the number, or remove the limit",
    "bad-default": "correct the default or the type beside it",
    "bad-discriminator": "name the property that tells the alternatives apart, and lead its values to alternatives",
    "bad-enum": "list values of the type that stands beside them, or remove the list",
    "bad-header": "names of headers and cookies are letters, digits and a few marks, without a space or a colon",
    "bad-parameter": "describe it by `schema`, or by one media type under `content`",
    "bad-path": "write the path as /pets/{petId}; servers, queries and patterns have places of their own",
    "bad-security-scheme": "the scheme of `http` is one word such as bearer; a key is in header, query or cookie",
    "bad-server": "write https, a host and perhaps a port and a path, nothing else",
    "bad-server-variable": "a value may only fill the place in the URL where its variable stands",
    "contradictory-types": "write `oneOf` when one of them is meant, or correct the type that is wrong",
    "duplicate-parameter": "remove one; a parameter with several values has a schema of the type array",
    "empty-union": "list the alternatives, or remove the keyword",
    "insecure-server": "write https; until then a client with a credential needs `allow_http=True`",
    "no-content": "describe the body under `content`, or remove `requestBody`",
    "optional-path-parameter": "it is taken as required; write `required: true`",
    "too-deep": "make a component of an inner schema and refer to it",
    "too-large": "split it, or write listed values as one `enum`",
    "unknown-keyword": "correct it if it was meant to have an effect; an extension begins with x-",
    "unknown-security-scheme": "add it under components/securitySchemes, or correct the name",
    "wrong-type": "correct the value; numbers where text is wanted often come from YAML and want quotes",
}
"""Code -> hint."""
