"""The coach's desk in the browser: who gets what, how it looks, and a whole story."""
