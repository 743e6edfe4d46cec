"""One table in every format, read back by other programs where there are any."""

import csv
import re
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.report.drawing import DRAWINGS
from evaluation.report.plots import Bar, Curve, Whisker, bar_plot, curve_plot, interval_plot
from evaluation.report.svg import Mark, ticks
from evaluation.report.table import Cell, Header, Table

TABLE = Table(
    "Two systems",
    (
        Header("", is_text=True),
        Header("system", is_text=True),
        Header("R-1", "ROUGE"),
        Header("R-2", "ROUGE"),
        Header("words", "length"),
    ),
    (
        ((Cell("a"), Cell("de|fault_1"), Cell("41.2", "b", "39.9–42.6"), Cell("9.8", "", "8.8–11.0"), Cell("99")),),
        ((Cell(""), Cell("random"), Cell("30.1", "", "±0.4"), Cell("–"), Cell("98")),),
    ),
    ("corpus:abc|words:100",),
)


def test_the_table_for_the_terminal() -> None:
    assert DRAWINGS["table"](TABLE) == (
        "Two systems\n"
        "──────────────────────────────────────────\n"
        "               ╌╌╌╌╌╌ ROUGE ╌╌╌╌╌╌  length\n"
        "   system            R-1       R-2   words\n"
        "──────────────────────────────────────────\n"
        "a  de|fault_1     41.2 b       9.8      99\n"
        "               39.9–42.6  8.8–11.0\n"
        "──────────────────────────────────────────\n"
        "   random           30.1         –      98\n"
        "                    ±0.4\n"
        "──────────────────────────────────────────\n"
        "corpus:abc|words:100\n"
    )


def test_the_table_in_markdown() -> None:
    assert DRAWINGS["markdown"](TABLE) == (
        "**Two systems**\n\n"
        "|  | system | ROUGE R-1 | ROUGE R-2 | length words |\n"
        "| --- | --- | ---: | ---: | ---: |\n"
        "| a | de\\|fault\\_1 | 41.2<sup>b</sup> <sub>39.9–42.6</sub> | 9.8 <sub>8.8–11.0</sub> | 99 |\n"
        "|  | *random* | *30.1* <sub>±0.4</sub> | *–* | *98* |\n\n"
        "- corpus:abc\\|words:100\n"
    )


def test_the_table_in_latex() -> None:
    text = DRAWINGS["latex"](TABLE)
    assert text.count(r"\\") == 4
    assert text.count("{") == text.count("}")
    assert r"a & de|fault\_1 & 41.2$^{b}$ {\scriptsize 39.9--42.6} & 9.8 {\scriptsize 8.8--11.0} & 99 \\" in text
    assert r"\multicolumn{2}{c}{ROUGE}" in text
    assert [text.count(rule) for rule in (r"\toprule", r"\midrule", r"\bottomrule")] == [1, 2, 1]


def test_the_table_as_values_is_read_back_by_the_standard_library() -> None:
    lines = list(csv.reader(StringIO(DRAWINGS["csv"](TABLE), newline="")))
    assert lines[0] == [
        "",
        "system",
        "ROUGE R-1",
        "ROUGE R-1, beats",
        "ROUGE R-1, interval",
        "ROUGE R-2",
        "ROUGE R-2, interval",
        "length words",
    ]
    assert lines[1] == ["a", "de|fault_1", "41.2", "b", "39.9–42.6", "9.8", "8.8–11.0", "99"]
    assert {len(line) for line in lines} == {8}


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=8))
def test_no_text_breaks_a_table(text: str) -> None:
    table = Table("t", (Header("h", is_text=True), Header("x")), (((Cell(text), Cell("1")),),))
    assert DRAWINGS["markdown"](table).splitlines()[4].replace("\\|", "").count("|") == 3
    assert re.sub(r"\\[{}&]", "", DRAWINGS["latex"](table)).splitlines()[8].count("&") == 1
    assert list(csv.reader(StringIO(DRAWINGS["csv"](table), newline="")))[1] == [text, "1"]


@given(st.floats(-100, 100), st.floats(0, 100))
def test_ticks_are_round_ascending_and_enclose_the_range(low: float, width: float) -> None:
    values = ticks(low, low + width)
    assert 2 <= len(values) <= 7
    assert values == sorted(set(values))
    assert values[0] <= low + 1e-9
    assert values[-1] >= low + width - 1e-9


@pytest.mark.parametrize("name", ["a<b>&", '"quoted"', "π"])
def test_plots_escape_names_and_place_everything_within_their_frame(name: str) -> None:
    mark = Mark(name, "main")
    drawn = [
        interval_plot([Whisker(mark, 30, 20, 40), Whisker(mark, 30, 30, 30)], title=name),
        curve_plot([Curve(mark, (((50.0, 20.0), (100.0, 30.0)), ((200.0, 25.0),)))], title=name),
        bar_plot([Bar(name, 3.2, "cluster-1"), Bar(name, -1.0, "cluster-2"), Bar(name, 0.0, "cluster-3")], title=name),
    ]
    for plot in drawn:
        assert name not in plot or name == "π"
        frame = re.search(r'viewBox="0 0 (\d+) (\d+)"', plot)
        assert frame
        for axis, size in zip("xy", frame.groups(), strict=True):
            for value in re.findall(rf' c?{axis}[12]?="([-\d.]+)"', plot):
                assert 0 <= float(value) <= float(size)


def test_the_names_of_few_curves_all_stand_beside_them() -> None:
    def drawn(count: int) -> str:
        marks = [Mark("best", "main"), *(Mark(f"other{number}", "baseline") for number in range(1, count))]
        return curve_plot([Curve(mark, (((50.0, 20.0), (100.0, 30.0)),)) for mark in marks], title="R-2")

    assert all(f">{name}</text>" in drawn(6) for name in ("best", "other1", "other5"))
    assert ">best</text>" in drawn(7)
    assert ">other1</text>" not in drawn(7)
