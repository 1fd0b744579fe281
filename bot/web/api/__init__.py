"""Everything the desk does, as an HTTP API for programs of a coach's: JSON in and out, a key of the coach's in the header."""
