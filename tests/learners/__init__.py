"""Simulated learners: eight ways of having a coffee, played against every scene and partner."""
