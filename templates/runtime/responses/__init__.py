"""From the response to the value that a call returns, or the error that it raises."""
