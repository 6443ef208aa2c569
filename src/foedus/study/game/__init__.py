"""The game in a study's hands: as it is asked for, solved, played forward, fitted, swept."""
