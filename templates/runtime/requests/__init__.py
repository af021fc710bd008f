"""From the arguments of a method to the request that is sent."""
