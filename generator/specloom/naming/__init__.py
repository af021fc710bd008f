"""Decides every Python name, once, over the whole set; names given once stay."""
