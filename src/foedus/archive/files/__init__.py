"""Files: the strict reader of YAML and BibTeX, the study folder, the library, safe writing."""
