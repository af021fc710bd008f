"""Diagrams: what hangs together, laid out and drawn without the help of any program, the same bytes each time."""
