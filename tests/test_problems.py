"""Problems are told in order, once, with the line and a mark under the fault, for people and for machines."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaflets.problems import (
    REPORTS,
    Place,
    Problem,
    ProblemsFound,
    Severity,
    about,
    as_github,
    as_json,
    as_text,
    did_you_mean,
    errors_in,
    in_order,
    known_names,
    quoted,
    report,
)

LINE = "  - bullets: a soft glove"
PROBLEM = Problem(
    "not-a-list",
    "A list is expected here.",
    "Begin each item with “- ”.",
    Place("content/care.yaml", 9, 14, 12, LINE, "care/body/2"),
)


def test_a_person_reads_what_where_the_line_and_what_to_do():
    assert as_text(PROBLEM).splitlines() == [
        "error [not-a-list] A list is expected here.",
        "  in content/care.yaml:9:14 (care/body/2)",
        "    9 |   - bullets: a soft glove",
        "                     ^^^^^^^^^^^^",
        "  -> Begin each item with “- ”.",
    ]


def test_a_problem_of_a_whole_file_shows_no_line():
    assert as_text(
        Problem("file-missing", "There is no such file.", place=Place("content/house.yaml"))
    ).splitlines() == [
        "error [file-missing] There is no such file.",
        "  in content/house.yaml",
    ]


def test_a_problem_of_a_block_alone_names_the_block():
    assert "  in care/body/2" in as_text(about(Problem("ink", "A word cannot be seen."), "care/body/2"))


def test_a_problem_of_nowhere_is_one_line():
    assert (
        as_text(Problem("library-missing", "A library is missing.")) == "error [library-missing] A library is missing."
    )


@given(
    line=st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=400),
    column=st.integers(1, 400),
    tab=st.booleans(),
)
def test_the_mark_stands_under_the_fault_however_long_the_line(line, column, tab):
    column = min(column, len(line))
    excerpt = "\t" * tab + line
    problem = Problem("code", "message", place=Place("file", 12, column + tab, 1, excerpt))
    _, _, shown, mark = as_text(problem).splitlines()
    assert shown[mark.index("^")] == line[column - 1]
    assert len(shown) < 110


def test_a_mark_is_never_longer_than_what_is_shown():
    place = Place("file", 1, 1, 5_000, "x" * 300)
    assert as_text(Problem("code", "message", place=place)).splitlines()[-1].count("^") == 90


def test_errors_come_first_then_files_and_lines_in_order():
    def told(severity, file, line):
        return Problem("code", "message", place=Place(file, line), severity=severity)

    right = [
        told(Severity.ERROR, "a.yaml", 2),
        told(Severity.ERROR, "a.yaml", 10),
        told(Severity.ERROR, "b.yaml", 1),
        told(Severity.WARNING, "a.yaml", 1),
        told(Severity.REMARK, "a.yaml", 1),
    ]
    assert in_order(reversed(right)) == right


def test_the_same_problem_is_told_once():
    assert in_order([PROBLEM, PROBLEM]) == [PROBLEM]


def test_a_warning_stops_nothing():
    warning = Problem("review-due", "the review is due", severity=Severity.WARNING)
    assert errors_in([warning, PROBLEM]) == (PROBLEM,)


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("bulets", "Did you mean “bullets”?"),
        ("BULLETS", "Did you mean “bullets”?"),
        ("Cafe", "Did you mean “Café”?"),
        ("xyz", ""),
    ],
)
def test_a_near_miss_is_named_as_it_is_spelt(typed, hint):
    assert did_you_mean(typed, ["bullets", "Café"]) == hint


def test_a_hint_names_the_nearest_of_the_known_names_and_all_of_them():
    assert known_names("bulets", ["bullets", "steps"]) == "Did you mean “bullets”? Known: bullets, steps."
    assert known_names("poem", iter(["bullets"])) == "Known: bullets."
    assert known_names("poem", []) == "Known: none yet."


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("call: us", '"call: us"'),
        ('the "call" bell', "'the \"call\" bell'"),
        ("the nurse's \\ bell", '"the nurse\'s \\\\ bell"'),
        ("a\\b", r"'a\b'"),
    ],
)
def test_a_text_is_put_in_the_quotes_that_need_least_typing(text, typed):
    assert quoted(text) == typed


def test_a_machine_reads_one_line_of_json_for_each_problem():
    told = report([PROBLEM, Problem("other", "two\nlines")], "json").splitlines()
    assert [json.loads(line)["code"] for line in told] == ["other", "not-a-list"]
    assert json.loads(as_json(PROBLEM))["place"]["line"] == 9
    assert json.loads(as_json(PROBLEM))["severity"] == "error"


def test_github_shows_a_problem_beside_its_line():
    assert as_github(PROBLEM) == (
        "::error file=content/care.yaml,line=9,col=14,title=not-a-list::"
        "A list is expected here. Begin each item with “- ”."
    )


def test_signs_that_github_would_take_for_its_own_are_spelt_out():
    problem = Problem("code", "100%\nsure\r", place=Place("a,b:c.yaml", 1), severity=Severity.REMARK)
    assert as_github(problem) == "::notice file=a%2Cb%3Ac.yaml,line=1,col=1,title=code::100%25%0Asure"


def test_a_problem_of_nowhere_is_told_to_github_without_a_file():
    assert as_github(Problem("code", "message", severity=Severity.WARNING)) == "::warning title=code::message"


@pytest.mark.parametrize("style", REPORTS)
def test_no_problems_are_no_words(style):
    assert report([], style) == ""


def test_people_see_an_empty_line_between_two_problems():
    assert "\n\nerror [b]" in report([Problem("a", "one"), Problem("b", "two")])


def test_what_a_step_raises_carries_all_its_problems():
    with pytest.raises(ProblemsFound, match="one; two") as raised:
        raise ProblemsFound(iter([Problem("a", "one"), Problem("b", "two")]))
    assert [problem.code for problem in raised.value.problems] == ["a", "b"]
