"""Floor 2: what was observed, who says so, and where.

Sources, evidence, actors, events, episodes, arrangements and their features, codings by
several coders, and the decisions that a coder had to take. Knows no theory.
"""
