"""Decides where things go: which module holds a definition, which resource an operation."""
