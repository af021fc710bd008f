"""One request out and one response in: connections, credentials, retries and time limits."""
