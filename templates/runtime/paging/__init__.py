"""Pagination: iterators over all items, which request pages as needed."""
