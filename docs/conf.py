"""Sphinx settings: Markdown pages, one theme, no network."""

from importlib.metadata import version as version_of

from docutils import nodes
from docutils.utils.math.latex2mathml import tex2mathml
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

project = "foedus"
author = "The foedus authors"
copyright = "The foedus authors, MIT licence"  # noqa: A001 - Sphinx's own name for it
release = version_of("foedus")
version = release

extensions = ["myst_parser"]
exclude_patterns = ["_build", "**/.*"]
nitpicky = True

myst_enable_extensions = ["attrs_inline", "colon_fence", "deflist", "dollarmath", "fieldlist"]
myst_heading_anchors = 4

# MathML, which browsers set and readers read aloud: no script to fetch, no LaTeX to install.
html_math_renderer = "mathml"
html_static_path = ["static"]
html_css_files = ["mathematics.css"]

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


def _inline(writer: HTML5Translator, node: nodes.math) -> None:
    writer.body.append(tex2mathml(node.astext(), as_block=False))
    raise nodes.SkipNode


def _block(writer: HTML5Translator, node: nodes.math_block) -> None:
    writer.body.append(writer.starttag(node, "div", CLASS="formula"))
    writer.body.append(f"{tex2mathml(node.astext(), as_block=True)}</div>")
    raise nodes.SkipNode


def setup(app: Sphinx) -> None:
    """Write mathematics as MathML, with the converter that comes with docutils."""
    app.add_html_math_renderer("mathml", (_inline, None), (_block, None))
