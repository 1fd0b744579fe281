"""The terminal: what it says, a screen for people and plain lines for scripts."""
