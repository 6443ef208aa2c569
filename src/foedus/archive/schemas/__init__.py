"""Schemas: the shape of every kind of file, one module per kind."""
