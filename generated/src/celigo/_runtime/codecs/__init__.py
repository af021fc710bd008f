"""Models: JSON documents seen through types, and how values are read, written and checked."""
