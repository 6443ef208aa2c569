"""Floor 3: where data enters and rests.

Files become records, or a list of problems, each with its place. Nothing here knows what
follows from what was read.
"""
