"""Floor 3: expectation set against observation, one method to a file or folder.

Methods do not know one another; each takes predictions and records and gives verdicts
with numbers and reasons.
"""
