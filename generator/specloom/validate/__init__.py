"""The merged document against the OpenAPI schema: the second net, after our own checks."""
