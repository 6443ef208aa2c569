"""The congruence method: the design expected beside the design observed.

After George and Bennett (2005): each theory's expectation for each episode, the verdict,
the score over tests, the paired comparisons, and the cells that no test reaches.
"""
