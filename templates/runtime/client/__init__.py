"""The base classes of the generated clients and resources."""
