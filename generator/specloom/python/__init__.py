"""From what the API is to what the files of the package say: every name and annotation spelled."""
