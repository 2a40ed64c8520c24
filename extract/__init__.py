"""From notes to facts: everything that reads."""
