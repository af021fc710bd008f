"""From what the API is to what the files say: every name and annotation spelled, nothing left to decide."""
