"""From the arguments of a call to its request, and from the response to its value: connections, credential, retries."""
