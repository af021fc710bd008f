"""A small package of models, as generated ones look."""
