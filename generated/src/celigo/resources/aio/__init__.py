"""The calls of Celigo integrator.io for asyncio, a module each group."""
