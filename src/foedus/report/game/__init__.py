"""The game as tables, documents and trees."""
