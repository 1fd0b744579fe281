"""Whom one practises with, and whom one really knows."""
