"""The theories before the panel: what each expects of every row, models, every defensible table."""
