"""Sweeps: over how much of its parameters does the game yield the figure, and what decides it.

`ranges` says what is varied, `draws` takes points from it, `block` solves the games of some of
them, `tally` counts, `indices` and `failures` read the counts. Counts are whole numbers that add
up, so a sweep gives the same result in whatever pieces, order and number of workers it was solved,
and needs the same memory for any number of draws.
"""
