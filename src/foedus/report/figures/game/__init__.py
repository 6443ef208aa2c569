"""Figures of the game: maps, lives, shares."""
