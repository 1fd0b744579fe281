"""Fifty questions for each partner, written by people who had only read what anybody is told beforehand, and what became of them."""
