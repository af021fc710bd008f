"""Downloads behind signed URLs: to a file, or row by row."""
