"""Floor 6: the command line; one file to a command."""
