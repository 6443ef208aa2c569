"""View records: what each part of the page shows, made ready in Python; templates only lay out."""
