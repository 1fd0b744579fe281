"""Accounts of occasions, and what is read out of them."""
