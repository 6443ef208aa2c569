"""Floor 4: a plan in, a record out; the only room that wires others together."""
