"""The documentation: every page, row, link and sample, decided before a template sees them."""
