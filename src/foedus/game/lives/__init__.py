"""Life cycles: the solved game played forward, and what leaders could expect of it."""
