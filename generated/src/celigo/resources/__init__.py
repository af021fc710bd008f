"""The calls of Celigo integrator.io, a module each group."""
