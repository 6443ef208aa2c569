"""Floor 5: a run's record told: tables, figures, prose, citations and one page."""
