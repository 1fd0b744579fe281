"""Storage: what is kept, in which tables, and how it is reached."""
