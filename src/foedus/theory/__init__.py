"""Floor 2: what is claimed, and what follows from it.

Clauses over concepts, the scope within which they speak, and the derivation over every
world that the evidence leaves open. Knows no case.
"""
