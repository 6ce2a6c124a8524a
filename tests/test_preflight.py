"""All 54 goals together: a sound leaflet, the real guide, files of which nothing is known, what is told of a fault."""

from __future__ import annotations

import measured
import pytest
from measured import HANDOUT, sound, styled
from test_preflight_folds import PANEL_STYLE, on_sheet, panels
from test_preflight_press import card
from test_preflight_type import LARGE_STYLE

from leaflets import preflight
from leaflets.formats import FORMATS
from leaflets.preflight import GOALS, Promise
from leaflets.problems import ProblemsFound, Severity

MEASURED_HERE = {*range(1, 34), 40, *range(42, 45), 46, 47, 49, 51, 52, 53, 54}


def guessed(pdf: bytes, name: str | None = None) -> dict[int, preflight.Result]:
    return {each.number: each for each in preflight.measure_file(pdf, name)}


def test_there_are_54_goals_each_with_a_name_of_its_own():
    assert [goal.number for goal in GOALS] == list(range(1, 55))
    assert len({goal.name for goal in GOALS}) == 54
    assert all(goal.hint.endswith(".") for goal in GOALS)


def test_a_sound_leaflet_misses_nothing():
    assert measured.missed(sound()) == []


def test_every_goal_has_its_result_in_order_with_what_was_measured():
    results = preflight.measure(sound(), HANDOUT, "grip-handout.pdf")
    assert [each.number for each in results] == list(range(1, 55))
    assert [each.name for each in results] == [goal.name for goal in GOALS]
    assert all(each.evidence for each in results)


def test_what_cannot_be_measured_in_a_file_says_so():
    results = preflight.measure(sound(), HANDOUT, "grip-handout.pdf")
    open_ones = {each.number for each in results if each.state in {"not yet measured", "a person must look"}}
    assert open_ones == set(range(1, 55)) - MEASURED_HERE


def test_a_fault_is_told_as_a_problem_with_its_place():
    results = preflight.measure(
        styled("#long { text-align: justify; white-space: normal }"), HANDOUT, "grip-handout.pdf"
    )
    (problem,) = preflight.problems(results)
    assert (problem.code, problem.severity) == ("preflight-8", Severity.ERROR)
    assert problem.message.startswith("Lines begin at one edge and end where they end: missed. Page 2, “Motor nerves")
    assert problem.place.block == "glance/parts/happens/body/1"
    assert problem.hint == "Ask a designer to mend the style."


def test_what_is_no_pdf_is_a_problem():
    with pytest.raises(ProblemsFound):
        preflight.measure_file(b"Not a PDF at all")


def test_a_file_of_which_nothing_is_known_is_guessed():
    found = guessed(sound())
    assert [number for number, each in found.items() if each.state == "fail"] == []
    assert found[1].state == "pass"
    assert (found[33].state, found[33].evidence) == ("not applicable", "the name of the file was not given")
    assert found[47].state == "not yet measured"


def test_large_print_is_guessed_from_its_type():
    assert guessed(styled(LARGE_STYLE))[2].state == "pass"


def test_the_name_of_a_file_tells_its_format_and_state():
    found = guessed(sound(), "out/uk/en/mmn-grip-large-print-draft.pdf")
    assert found[2].state == "fail"
    assert found[33].state == "pass"


def test_folded_formats_are_guessed_from_their_pages():
    trifold = guessed(measured.written(panels(), PANEL_STYLE))
    assert (trifold[17].state, trifold[18].state, trifold[16].state) == ("pass", "pass", "pass")
    booklet = guessed(measured.written("<h1>One</h1>", "@page { size: 148.5mm 210mm; margin: 25mm }"))
    assert (booklet[16].state, booklet[20].state) == ("pass", "fail")


def test_sheets_and_files_for_a_press_are_told_apart():
    sheets = guessed(on_sheet(), "mmn-grip-trifold-sheets.pdf")
    assert (sheets[17].state, sheets[18].state, sheets[27].state) == ("pass", "pass", "not applicable")
    assert guessed(on_sheet())[17].state == "not applicable"
    assert guessed(card())[22].state == "pass"


def test_a_script_from_right_to_left_is_guessed():
    pdf = measured.written("<h1>اليد</h1><p>Arabic – العربية</p>", language="ar", direction="rtl")
    assert guessed(pdf)[51].state == "pass"


def test_goals_that_words_alone_meet_are_judged_by_what_the_check_of_the_words_told():
    told = Promise(FORMATS["handout"], (), "en", told={37: (), 35: ("A sentence is long.", "Another is.")})
    results = {result.number: result for result in preflight.measure(sound(), told)}
    assert results[37].state == "pass"
    assert (results[35].state, results[35].evidence) == ("fail", "A sentence is long; Another is")
    assert results[36].state == "not yet measured"
