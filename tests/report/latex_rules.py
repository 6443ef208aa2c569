"""What LaTeX would stumble over in a table: checked where no LaTeX is at hand."""

import re
from collections.abc import Iterator

SPEC = re.compile(r"\{((?:[lr]|p\{[\d.]+\\linewidth\})+)\}")
RULES = {"toprule", "midrule", "bottomrule", "addlinespace"}
HARMLESS = re.compile(r"\\[&%$#_{}\\]|\$\\\w+\$|%.*\n")
"""Signs that are escaped, signs in mathematics, and the comment of the first line."""


def unsound(text: str) -> list[str]:
    """Faults: environments, braces, columns, rules of other packages, signs, letters."""
    begun, ended = (re.findall(rf"\\{word}\{{(\w+)\}}", text) for word in ("begin", "end"))
    faults = ["environments"] * (begun != ended)
    bare = re.sub(r"\\[{}]", "", text)
    faults += ["braces"] * (bare.count("{") != bare.count("}"))
    faults += [
        f"rule {rule}" for rule in set(re.findall(r"\\(\w*(?:rule|line|space))\b", text)) - RULES
    ]
    for body in re.findall(r"\\begin\{longtable\}(.*?)\\end\{longtable\}", text, re.DOTALL):
        faults += _columns(body)
    plain = HARMLESS.sub("", text)
    faults += [f"sign {sign}" for sign in set(re.findall(r"[#%$^_]", plain))]
    faults += [f"sign & outside of a table: {line}" for line in _outside(plain)]
    return faults + [f"letter {sign}" for sign in set(re.findall(r"[^\x00-\x7f]", text))]


def _columns(body: str) -> Iterator[str]:
    """Rows that have more or fewer columns than their table."""
    spec = SPEC.match(body)
    if spec is None:
        yield f"columns {body[:40]}"
        return
    width = len(re.findall(r"[lr](?![^{]*\})|p\{", spec[1]))
    for line in body.splitlines():
        if line.endswith("\\\\") and "\\multicolumn" not in line and "\\caption" not in line:
            cells = len(re.findall(r"(?<!\\)&", line)) + 1
            if cells != width:
                yield f"columns {cells} of {width}: {line}"
        elif "\\multicolumn" in line and f"\\multicolumn{{{width}}}" not in line:
            yield f"columns of a heading: {line}"


def _outside(plain: str) -> list[str]:
    """Lines with a separator of columns that are no rows."""
    without = re.sub(r"\\begin\{longtable\}.*?\\end\{longtable\}", "", plain, flags=re.DOTALL)
    return [line for line in without.splitlines() if "&" in line]
