"""Coaching by people: cohorts, exercises, assignments, and what a learner lets a coach see.

Whoever is given a row here has a right to it: each look-up takes the coach (or the learner) and finds nothing that is not theirs.
"""
