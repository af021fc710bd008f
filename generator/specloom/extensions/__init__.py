"""Hand-written modules: read, checked, and held against what the configuration says of them."""
