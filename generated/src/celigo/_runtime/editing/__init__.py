"""Read an object, change it, write it back, only over what was read."""
