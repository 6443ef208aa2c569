"""Figures of the panel and of what is fitted to it."""
