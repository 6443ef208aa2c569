"""What tracing found, in words and tables for terminal and Markdown."""
