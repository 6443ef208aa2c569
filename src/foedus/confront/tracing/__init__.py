"""Bayesian process tracing: how far each clue speaks for one hypothesis over another.

After Fairfield and Charman (2022), Bennett (2015) and Humphreys and Jacobs (2015, 2023):
weights of evidence in decibels, posterior odds, the type of test each clue turned out to
be, dependence, sensitivity, and what is worth looking for next.
"""
