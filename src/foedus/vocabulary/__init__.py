"""Floor 1: what two rooms exchange, and nothing else.

Designs, memberships, concepts, profiles, predictions, references, reasons, dates and
problems. No room stands below this one.
"""
