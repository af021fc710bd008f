"""The bases of clients and resources, and what is made when a client is built."""
