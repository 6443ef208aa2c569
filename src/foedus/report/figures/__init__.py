"""Figures: drawings worked out in Python, written as SVG by templates."""
