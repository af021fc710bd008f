"""From what the API is to what the files of the package say: every name decided, types as trees."""
