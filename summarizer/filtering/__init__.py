"""What may not be quoted, and what must be quoted together."""
