"""A rehearsal in the chat: put together, played, taken back, ended."""
