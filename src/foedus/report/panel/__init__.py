"""Panels as tables."""
