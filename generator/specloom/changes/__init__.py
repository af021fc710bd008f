"""What is different between two states of an API and its package, for whom, and how bad that is."""
