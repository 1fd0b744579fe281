"""Whole talks as text: what is said, what comes back, and what must be true of it."""
