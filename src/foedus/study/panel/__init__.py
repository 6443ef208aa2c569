"""Panels of a study: the alliances, pairs and measures that a plan asks for, with their sources."""
