"""Feed them."""

for pet in:
    pass
