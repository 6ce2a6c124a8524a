"""Each rule of house style is broken once, and told at the letters that broke it; what looks like it is left alone."""

from __future__ import annotations

import pytest
from made_up import changed, marked, problems, written
from voice import COPY, is_plain

from leaflets import check, load
from leaflets.problems import Severity

CARE, START = "content/thumbs/en/care.yaml", "content/thumbs/en/start.yaml"
CUP = "a warm cup"


@pytest.mark.parametrize(
    ("words", "code", "at"),
    [
        ("two cups", "number-word", "two"),
        ("rest for 2-4 days", "number-range", "2-4"),
        ("rest for 2 – 4 days", "number-range", "2 – 4"),
        ("walk 1500 steps", "number-comma", "1500"),
        ("take .25 of it", "number-point", ".25"),
        ("on the 1ˢᵗ day", "superscript", "ˢᵗ"),
        ("on 06/08/2026", "date-form", "06/08/2026"),
        ("on 2026-08-06", "date-form", "2026-08-06"),
        ("on 6 Aug", "date-form", "6 Aug"),
        ("on 6th August", "date-form", "6th August"),
        ("on August 6, 2026", "date-form", "August 6, 2026"),
        ("at 5:30pm", "time-form", "5:30pm"),
        ("at 12 noon", "time-form", "12 noon"),
        ("at 5 pm", "time-form", "5 pm"),
        ("a tablet of 200 mg", "unit-space", "200 mg"),
        ("take 2 200mg tablets", "numbers-beside", "2 200mg"),
        ("good for 14.3% of people", "risk-percent", "14.3%"),
        ("DO NOT pull", "capitals", "DO NOT"),
        ("this is URGENT now", "capitals", "URGENT"),
        ("an XYZ test", "abbreviation", "XYZ"),
        ("a cup of Thumbex", "brand-alone", "Thumbex"),
        ("an exercise in opposition", "term-unexplained", "opposition"),
        ("utilise a cup", "jargon", "utilise"),
        ("it is often given", "passive", "is often given"),
        ("cups are warmed", "passive", "are warmed"),
    ],
)
def test_a_broken_rule_is_told_at_its_letters(project_in_plain_english, words, code, at):
    line = changed(project_in_plain_english, CARE, CUP, words)
    told = [problem for problem in problems(project_in_plain_english) if problem.code == code]
    assert [(problem.place.file, problem.place.line, marked(problem)) for problem in told] == [(CARE, line, at)]
    remark = code in {"jargon", "passive"}
    assert told[0].severity is (Severity.REMARK if remark else Severity.WARNING)
    assert is_plain(told[0].message, COPY.sub(".", told[0].hint))


@pytest.mark.parametrize(
    "words",
    [
        "the two can look alike",
        "one cup, or one or two 200mg tablets",
        "rest for 2 to 4 days",
        "in 2026, or 1,500 steps",
        "call 020 7946 0000, 0800-123-456 or +44 20 7946",
        "a 0.25 ounce cup",
        "on 6 August 2026, in May, on Wednesday 6 May 2026",
        "at 5.30pm, midday and midnight",
        "a tablet of 200mg, or 2 grams",
        "about 1 in 10 people, 9 in 100, 3 in every 100,000",
        "in the UK",
        "an extra large cuff (XYZ) on it, then XYZ again",
        "the XYZ (extra large cuff)",
        "a cup of thumbicillin (Thumbex)",
        "opposition, the way a thumb meets a finger",
        "the utility is not in the list",
        "the cup is warm",
        "see example.org/2-4 and https://example.org/2024-05",
    ],
)
def test_what_only_looks_like_it_is_left_alone(project_in_plain_english, words):
    changed(project_in_plain_english, CARE, CUP, f'"{words}"')
    assert problems(project_in_plain_english) == []


def test_a_list_of_eight_is_told_and_one_of_seven_is_not(project_in_plain_english):
    items = "\n      - ".join(f"cup {letter}" for letter in "abcdef")
    changed(project_in_plain_english, CARE, CUP, items)
    assert problems(project_in_plain_english) == []
    line = changed(project_in_plain_english, CARE, "cup a", "cup g\n      - cup a") - 1
    (problem,) = problems(project_in_plain_english)
    assert (problem.code, problem.place.line) == ("list-long", line)
    assert "8 items" in problem.message


def test_chances_in_tens_and_in_sevenths_are_not_for_one_leaflet(project_in_plain_english):
    changed(project_in_plain_english, START, "Rest your", "For 3 in 10 people, rest your")
    changed(project_in_plain_english, CARE, CUP, "good for 2 in 7 people")
    (problem,) = problems(project_in_plain_english)
    assert (problem.code, marked(problem)) == ("denominator-mixed", "2 in 7")


def test_a_cover_that_spells_a_word_out_has_done_so_for_the_leaflet(project_in_plain_english):
    changed(project_in_plain_english, CARE, CUP, "an XYZ test")
    changed(project_in_plain_english, "content/thumbs/en/titles.yaml", "for: For people", "for: Extra (XYZ) people")
    assert problems(project_in_plain_english) == []


def test_a_hard_word_that_no_glossary_explains_is_told_where_there_is_one(project_in_plain_english):
    changed(
        project_in_plain_english, CARE, "bullets:\n      - a soft glove\n      - a warm cup", "words: {Cup: A mug.}"
    )
    (problem,) = problems(project_in_plain_english)
    assert (problem.code, problem.place.file, marked(problem)) == (
        "term-not-in-glossary",
        "content/thumbs/en/style.yaml",
        "opposition",
    )


def test_a_silenced_rule_is_not_told_in_its_block(project_in_plain_english):
    changed(project_in_plain_english, CARE, CUP, "rest for 2-4 days")
    changed(project_in_plain_english, CARE, "source: [PAGE]", "source: [PAGE]\n    silence: {number-range: a test}")
    assert problems(project_in_plain_english) == []
    (told,) = check.silenced(load.load(project_in_plain_english).library)
    assert (told.code, told.reason, told.address) == ("number-range", "a test", "care/body/2")


def test_a_rule_can_be_silenced_for_a_whole_section(project_in_plain_english):
    changed(project_in_plain_english, CARE, CUP, "rest for 2-4 days")
    changed(project_in_plain_english, CARE, "title: Who helps", "title: Who helps 2-4 people")
    changed(project_in_plain_english, CARE, "title: Care", "silence: {number-range: a test}\ntitle: Care")
    assert problems(project_in_plain_english) == []


def test_a_silence_holds_in_its_own_block_alone(project_in_plain_english):
    changed(project_in_plain_english, CARE, "Warm hands help.", "Rest for 2-4 days.")
    changed(project_in_plain_english, CARE, "source: [PAGE]", "source: [PAGE]\n    silence: {number-range: a test}")
    codes = sorted(problem.code for problem in problems(project_in_plain_english))
    assert codes == ["number-range", "silence-unused"]


def test_a_silence_that_silences_nothing_is_told_at_its_line(project_in_plain_english):
    changed(project_in_plain_english, CARE, "source: [PAGE]", "source: [PAGE]\n    silence: {number-rage: a test}")
    (problem,) = problems(project_in_plain_english)
    assert (problem.code, problem.severity) == ("silence-unused", Severity.WARNING)
    assert problem.place.file == CARE
    assert problem.place.excerpt.strip() == "silence: {number-rage: a test}"


def test_what_stops_a_leaflet_cannot_be_silenced(project_in_plain_english):
    changed(project_in_plain_english, CARE, "source: [PAGE]", "source: [PAJE]\n    silence: {source-unknown: a test}")
    codes = sorted(problem.code for problem in problems(project_in_plain_english))
    assert codes == ["silence-unused", "source-unknown"]


def test_a_silence_needs_a_reason(project_in_plain_english):
    changed(project_in_plain_english, CARE, "source: [PAGE]", "source: [PAGE]\n    silence: {number-range: ''}")
    assert [problem.code for problem in problems(project_in_plain_english)] == ["value-empty"]


def test_a_silence_is_no_word_for_patients(project_in_plain_english):
    changed(
        project_in_plain_english, CARE, "source: [PAGE]", "source: [PAGE]\n    silence: {list-long: 2-4 WORDS HERE}"
    )
    assert [problem.code for problem in problems(project_in_plain_english)] == ["silence-unused"]


def test_other_languages_are_left_alone(project_in_plain_english):
    written(project_in_plain_english, "content/style/xx.yaml", "helpers: [is]\n")
    assert problems(project_in_plain_english) == []


def test_the_sections_of_one_format_are_read_too_and_what_two_formats_print_is_told_once(project_in_plain_english):
    ticket = "content/thumbs/leaflets/guide.yaml"
    changed(project_in_plain_english, CARE, CUP, "an XYZ test")
    changed(
        project_in_plain_english,
        ticket,
        "sections: [start, care]",
        "sections: [start, care]\nsections in:\n  handout: [care]",
    )
    assert [problem.code for problem in problems(project_in_plain_english)] == ["abbreviation"]
    changed(project_in_plain_english, ticket, "sections: [start, care]", "sections: [start]")
    assert [problem.code for problem in problems(project_in_plain_english)] == ["abbreviation"]
