"""Corrections of the published pages: OpenAPI Overlay documents, applied strictly."""
