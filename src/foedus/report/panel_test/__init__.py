"""The theories before the panel, as tables and files that paste into a paper."""
