"""The grammar of OpenAPI, once: objects and their members, schema keywords, pointers. A leaf: it imports no stage."""
