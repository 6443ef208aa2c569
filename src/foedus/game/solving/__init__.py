"""The equilibrium: iterations, their acceleration, many games at once, and last resorts."""
