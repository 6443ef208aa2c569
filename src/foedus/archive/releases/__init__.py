"""Releases: published data files, found, fetched, told apart by their layout and read."""
