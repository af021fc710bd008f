"""Long-running jobs: what starts them, and waiting until they end."""
