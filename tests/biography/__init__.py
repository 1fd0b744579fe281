"""Pasted bios: what is drawn out of them, and whether a guess made of it answers from the text and from nothing else."""
