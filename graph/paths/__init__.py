"""Ranked routes between services, each step with its evidence."""
