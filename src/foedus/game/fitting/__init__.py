"""Parameters that observed designs support: likelihood around the solved game."""
