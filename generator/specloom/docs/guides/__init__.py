"""The guides: how a thing is done with this package, told with the names of its own calls."""
