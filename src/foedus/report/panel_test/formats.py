"""Tables as a page of HTML and as LaTeX with booktabs, whatever they hold made harmless."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable

from foedus.report.layout import TIE
from foedus.report.lines import Part
from foedus.report.tables import Row, Table, numeric
from foedus.report.visible import visible

_TEX = {
    "\\": r"\textbackslash{}",
    "&": r"\&",
    "%": r"\%",
    "$": r"\$",
    "#": r"\#",
    "_": r"\_",
    "{": r"\{",
    "}": r"\}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "|": r"\textbar{}",
    TIE: "~",
    "·": r"\textperiodcentered{}",
    "–": "--",
    "—": "---",
    "…": r"\dots{}",
    "½": r"\textonehalf{}",
    "±": r"\textpm{}",
    "×": r"\texttimes{}",
    "−": r"\textminus{}",
    "≥": r"$\geq$",
    "≤": r"$\leq$",
    "²": r"\texttwosuperior{}",
    "³": r"\textthreesuperior{}",
}
_SIGNS = re.compile("|".join(map(re.escape, _TEX)))

_STYLE = """
body{font:16px/1.5 Georgia,serif;color:#1d1b18;background:#fffefa;max-width:64rem;margin:2rem auto;padding:0 1rem}
.wide{overflow-x:auto}table{border-collapse:collapse;border-top:2px solid;border-bottom:2px solid}
th,td{text-align:left;padding:.15rem .7rem;vertical-align:top}thead th{border-bottom:1px solid}
td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}tr.head th{border-top:1px solid #ddd8cc;padding-top:.4rem}
tr.head small,p.note{color:#5c574e}caption{text-align:left;font-weight:bold;padding:.5rem 0}
"""


def page(title: str, parts: Iterable[Part]) -> str:
    """Tables as one HTML file that needs no script, no network and no other file.

    Parameters
    ----------
    title : str
        Of the page.
    parts : iterable of Part
        Those that are tables are shown.

    Examples
    --------
    >>> from foedus.report.tables import plain_row
    >>> "<td>a &lt; b</td>" in page("T", [Part("t", Table("t", ("c",), (plain_row("a < b"),)))])
    True
    """
    tables = [part.body for part in parts if isinstance(part.body, Table)]
    body = "\n".join(_section(table) for table in tables)
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{_escaped(title)}</title><style>{_STYLE}</style></head>\n"
        f"<body><main><h1>{_escaped(title)}</h1>\n{body}\n</main></body></html>\n"
    )


def _section(table: Table) -> str:
    of_numbers = numeric(table)
    head = "".join(
        f'<th scope="col"{_class(number)}>{_escaped(name)}</th>'
        for name, number in zip(table.columns, of_numbers, strict=True)
    )
    rows = "\n".join(_row(row, of_numbers) for row in table.rows)
    note = f'<p class="note">{_escaped(table.note)}</p>' if table.note else ""
    return (
        f'<section><div class="wide"><table><caption>{_escaped(table.title)}</caption>'
        f"<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody></table></div>{note}</section>"
    )


def _row(row: Row, numeric: tuple[bool, ...]) -> str:
    texts = [_escaped(cell.text) for cell in row.cells]
    if row.heading:
        below = "".join(f"<br><small>{text}</small>" for text in texts[1:])
        said = f'<th scope="rowgroup" colspan="{len(numeric)}">{texts[0]}{below}</th>'
        return f'<tr class="head">{said}</tr>'
    cells = (f"<td{_class(n)}>{t}</td>" for t, n in zip(texts, numeric, strict=True))
    return f"<tr>{''.join(cells)}</tr>"


def _class(number: bool) -> str:  # noqa: FBT001 - a column has numbers or not
    return ' class="n"' if number else ""


def _escaped(text: str) -> str:
    return html.escape(" ".join(visible(text).split(" ")))


def latex(parts: Iterable[Part]) -> str:
    r"""Tables as LaTeX, to be read with \input by a text that loads booktabs and longtable.

    Parameters
    ----------
    parts : iterable of Part
        Those that are tables are shown.

    Examples
    --------
    >>> from foedus.report.tables import plain_row
    >>> text = latex([Part("t", Table("t", ("a_b", "n"), (plain_row("50 % & more", "3"),)))])
    >>> r"50 \% \& more & 3 \\" in text, r"a\_b" in text
    (True, True)
    """
    tables = [part.body for part in parts if isinstance(part.body, Table)]
    head = "% Needs \\usepackage{booktabs,longtable,textcomp} and UTF-8.\n"
    return head + "\n".join(_longtable(table) for table in tables)


def _longtable(table: Table) -> str:
    columns = "".join("r" if number else "l" for number in numeric(table))
    # Running text in a column of its own line by line would leave the page.
    wide = [place for place in range(len(columns)) if _longest(table, place) > 40]  # noqa: PLR2004 - half a line
    share = 0.55 / len(wide) if wide else 0
    spec = "".join(
        f"p{{{share:.2f}\\linewidth}}" if place in wide else kind
        for place, kind in enumerate(columns)
    )
    names = " & ".join(tex(name) for name in table.columns) + r" \\"
    lines = [f"\\begin{{longtable}}{{{spec}}}", f"\\caption{{{tex(table.title)}}}\\\\"]
    lines += [r"\toprule", names, r"\midrule", r"\endfirsthead"]
    lines += [r"\toprule", names, r"\midrule", r"\endhead", r"\bottomrule", r"\endfoot"]
    lines += [_tex_row(row, len(table.columns), number) for number, row in enumerate(table.rows)]
    lines.append(r"\end{longtable}")
    note = f"\\noindent\\footnotesize {tex(table.note)}\\par\\normalsize\n" if table.note else ""
    return "\n".join(lines) + f"\n{note}"


def _longest(table: Table, place: int) -> int:
    return max((len(r.cells[place].text) for r in table.rows if not r.heading), default=0)


def _tex_row(row: Row, width: int, number: int) -> str:
    texts = [tex(cell.text) for cell in row.cells]
    if row.heading:
        said = ": ".join([f"\\textbf{{{texts[0]}}}", *texts[1:]])
        space = r"\addlinespace" if number else ""
        return f"{space}\\multicolumn{{{width}}}{{p{{\\linewidth}}}}{{{said}}} \\\\"
    indents = ["\\quad " if cell.indent else "" for cell in row.cells]
    cells = [indent + text for indent, text in zip(indents, texts, strict=True)]
    # A bracket after the break of a row would be read as its distance.
    return " & ".join(f"{{}}{cell}" if cell.startswith("[") else cell for cell in cells) + r" \\"


def tex(text: str) -> str:
    r"""A text that LaTeX sets as it stands.

    Examples
    --------
    >>> print(tex(r"a_b & 50% \input{x}"))
    a\_b \& 50\% \textbackslash{}input\{x\}
    """
    plain = " ".join(visible(text).split(" "))
    return _SIGNS.sub(lambda sign: _TEX[sign[0]], plain)
