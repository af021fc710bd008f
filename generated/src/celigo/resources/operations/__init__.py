"""The operations of Celigo integrator.io as data."""
