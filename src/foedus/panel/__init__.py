"""The panel: every alliance since 1815, asymmetric pairs, and measures with their errors."""
