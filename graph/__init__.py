"""The typed graph of services, and what can be asked of it."""
