"""Fragments in, one specification out, and the proof that nothing was changed on the way."""
