"""A panel described: rows at each step, what every join found, what is missing, the cells."""

from __future__ import annotations

from collections.abc import Sequence

from foedus.panel.coverage import Coverage
from foedus.report.layout import Tone
from foedus.report.lines import Part
from foedus.report.tables import Cell, Row, Table, heading, plain_row
from foedus.study.panel.cells import BOTH, MEASURES, cells, varying
from foedus.study.panel.record import PanelRecord, PanelUnit
from foedus.vocabulary.design import Design
from foedus.vocabulary.membership import Membership

_OF_WHAT = {"design": "", "practice": " in practice", "design_user": " by the user's table"}
"""What designs are counted, after the word."""
VERDICTS = {"agrees": Tone.GOOD, "differs": Tone.BAD, "open": Tone.OPEN}


def title(record: PanelRecord) -> str:
    """What a panel is, in a line."""
    first, last = record.plan.span
    years = f"{first}" if first == last else f"{first}–{last}"
    return f"Panel {years}: one row for each {record.plan.unit.label}"


def parts(
    record: PanelRecord, measures: Sequence[str] = (), outcome: str = "design"
) -> tuple[Part, ...]:
    """The whole description, in the order of the work.

    Parameters
    ----------
    record : PanelRecord
        A panel.
    measures : sequence of str
        Measures of compatibility by which cells are drawn; all that vary, where none is named.
    outcome : str
        The column of designs that are counted.
    """
    shown = [steps(record), coverage(record)]
    if record.plan.unit is not PanelUnit.ALLIANCE:
        shown.append(designs(record, measures or varying(record), outcome))
    if record.coded:
        shown.append(coded(record))
    found = [*shown, missing(record)]
    return tuple(Part(table.title, table) for table in (*found, releases(record)))


def steps(record: PanelRecord) -> Table:
    """Rows left after each step."""
    rows = [plain_row(each.what, f"{each.rows:,}") for each in record.steps]
    return Table("Rows at each step", ("step", "rows"), tuple(rows), record.plan.asked_beyond)


def coverage(record: PanelRecord) -> Table:
    """What every join found."""
    rows = tuple(_covered(each) for each in record.coverage)
    columns = ("source", "by", "matched", "absent", "outside", "of the source", "not asked for")
    note = (
        "Rows of the panel (of dyads, states or parties, before pairs are chosen) with a row of the "
        "source; without one inside its years, where absence means what the codebook says; outside "
        "its years, or of a patron of whom it does not speak, where nothing is known. Then the "
        "source's rows (of spells each year, both ways), and those that nobody asked for. A look-up "
        "in both states of a pair matches where both are there."
    )
    return Table("What each join found", columns, rows, note)


def _covered(each: Coverage) -> Row:
    numbers = (each.matched, each.absent, each.outside, each.source_rows, each.unmatched)
    tones = (Tone.PLAIN, Tone.PLAIN, Tone.QUIET, Tone.PLAIN, Tone.QUIET)
    cells = [Cell(_number(number), tone) for number, tone in zip(numbers, tones, strict=True)]
    source = f"{each.source}: {each.what}" if each.what else each.source
    return Row((Cell(source), Cell(", ".join(each.keys), Tone.QUIET), *cells))


def coded(record: PanelRecord) -> Table:
    """Codings of a study beside the measures, their own coding left out."""
    rows: list[Row] = []
    last = ""
    for each in record.coded:
        if each.measure != last:
            rows.append(heading(f"{each.measure} · {each.concept}"))
            last = each.measure
        who = f"{each.client}, {each.leader or 'nobody known'}, {each.patron}"
        score = f"{each.score:.2f} ± {each.error:.2f}" if each.score == each.score else "–"
        word = each.verdict.value
        rows.append(
            Row(
                (
                    Cell(f"{each.year}", indent=2),
                    Cell(who),
                    Cell(_ends(each.coded)),
                    Cell(score),
                    Cell(_ends(each.measured)),
                    Cell(word, VERDICTS[word]),
                )
            )
        )
    columns = ("year", "client, leader, patron", "coded", "measured", "membership", "")
    lost = ", ".join(record.passed_over)
    said = f" Of no known year, or of a state without a number: {lost}." if lost else ""
    note = (
        "Consolidation takes no coding: here its codings are a test of it. A class of commitment is "
        "anchored by codings, and stands here without any coding of its client and patron. Agrees or "
        f"differs: coding and membership on one side of ½ or on two; open: one of them on neither.{said}"
    )
    return Table("Coded and measured", columns, tuple(rows), note)


def _ends(held: Membership) -> str:
    """A membership: a number, or its two ends."""
    low, high = f"{held.lo:.2g}", f"{held.hi:.2g}"
    return low if low == high else f"{low}–{high}"


def missing(record: PanelRecord) -> Table:
    """How many values of each column are missing."""
    rows = []
    for entry in record.codebook:
        share = entry.missing / entry.rows if entry.rows else 0.0
        said = f"{share:.1%}" if entry.missing else "–"
        tone = Tone.OPEN if entry.missing == entry.rows else Tone.PLAIN
        extent = f"{entry.least}…{entry.greatest}" if entry.least else ""
        cells = (Cell(_number(entry.missing or None)), Cell(said, tone), Cell(extent, Tone.QUIET))
        rows.append(Row((Cell(entry.name), Cell(entry.label), *cells)))
    columns = ("column", "what it says", "missing", "share", "range")
    return Table("Columns, and what is missing in them", columns, tuple(rows))


def columns_of(record: PanelRecord) -> Table:
    """Each column with its label and where it comes from."""
    rows = [plain_row(entry.name, entry.label, entry.source) for entry in record.codebook]
    return Table("Columns", ("column", "what it says", "source"), tuple(rows))


def releases(record: PanelRecord) -> Table:
    """The releases used, with their digests."""
    rows = [plain_row(each.name, each.version, each.file, each.sha256[:12]) for each in record.used]
    said = ", ".join(f"{name} {version}" for name, version in record.versions)
    return Table(
        "Built from", ("release", "version", "file", "sha256"), tuple(rows), f"With {said}."
    )


# Cells


def designs(record: PanelRecord, measures: Sequence[str], outcome: str = "design") -> Table:
    """Observed designs in the four cells of each trace, one below the other."""
    rows: list[Row] = []
    # A formation is an alliance: none is no design that it could have.
    kept = [d for d in Design if d is not Design.NONE or record.plan.unit is PanelUnit.DYAD_YEAR]
    labels = {entry.name: entry.label for entry in record.codebook}
    labels[BOTH] = "Both commitments, each by two latent classes"
    for measure in measures:
        found = cells(record, measure, outcome)
        rows.append(heading(f"{measure} · {labels[measure]}", f"{found.left_out:,} rows left out"))
        rows += [_cell(power, speaks, counts, kept) for power, speaks, counts in found.counts]
    columns = ("consolidated", "compatible", *(each.label for each in kept), "share with")
    constant = [name for name in MEASURES if name not in varying(record)]
    said = (
        f" Never both true and false, so without cells: {', '.join(constant)}." if constant else ""
    )
    note = (
        "Consolidated: membership above ½ at its least; not: below ½ at its greatest. Compatible "
        "by the measure named; a single trace is no more than that, and troops and exercises are near "
        "to what institutions are. Left out: a condition open or "
        f"missing, or the design unknown.{said}"
    )
    title = f"Observed designs{_OF_WHAT[outcome]} by consolidation and compatibility"
    return Table(title, columns, tuple(rows), note)


def _cell(power: bool, speaks: bool, counts: Sequence[int], shown: Sequence[Design]) -> Row:  # noqa: FBT001 - a cell has two sides
    total, deep = sum(counts), counts[Design.WITH_INSTITUTIONS.depth]
    first = Cell("yes" if power else "no", indent=2)
    numbers = [Cell(_number(counts[each.depth])) for each in shown]
    share = f"{deep / total:.1%}" if total else "–"
    return Row((first, Cell("yes" if speaks else "no"), *numbers, Cell(share)))


def _number(value: int | None) -> str:
    """A number with commas; a dot for none."""
    return f"{value:,}" if value else "·"
