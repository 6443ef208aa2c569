"""Sphinx settings: Markdown pages, one theme, no network."""

from importlib.metadata import version as version_of

project = "foedus"
author = "The foedus authors"
copyright = "The foedus authors, MIT licence"  # noqa: A001 - Sphinx's own name for it
release = version_of("foedus")
version = release

extensions = ["myst_parser"]
exclude_patterns = ["_build", "**/.*"]
nitpicky = True

myst_enable_extensions = ["attrs_inline", "colon_fence", "deflist", "fieldlist"]
myst_heading_anchors = 4

html_theme = "pydata_sphinx_theme"
html_title = "foedus"
html_copy_source = False
html_show_sourcelink = False
html_theme_options = {
    "show_prev_next": True,
    "navigation_with_keys": False,
    "show_toc_level": 2,
    "footer_start": ["copyright"],
    "footer_end": [],
    # Nothing in the pages may fetch from elsewhere: no announcement, no icon link, no version switcher.
    "icon_links": [],
}
