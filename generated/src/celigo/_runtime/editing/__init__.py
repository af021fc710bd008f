"""Objects that are read, changed and written back."""
