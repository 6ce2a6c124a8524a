"""Hard sections and leaflets and long sentences are told where they stand; the hardest stop a sign-off."""

from __future__ import annotations

import made_up
import pytest
from made_up import changed, problems
from voice import is_plain

from leaflets import check
from leaflets.check import reading
from leaflets.check.passages import Copy, copies
from leaflets.problems import Severity

CARE = "content/thumbs/en/care.yaml"
LONG = "Peripheral conditions occasionally necessitate comprehensive rehabilitation."
WORDS = "a warm cup that you hold with both of your hands for a long time and then put it down so that they rest a bit"


def copy_of(root) -> Copy:
    (copy,) = copies(made_up.library(root))
    return copy


def score(root, section: str) -> reading.Scored:
    return next(scored for scored in reading.sections(copy_of(root)) if scored.name == section)


def test_plain_words_have_no_problems(project_in_plain_english):
    assert problems(project_in_plain_english) == []


def test_a_language_of_which_nothing_is_known_is_left_alone(small_project):
    changed(small_project, CARE, "Warm hands help.", f"{LONG} " * 9)
    assert problems(small_project) == []


def test_a_section_that_is_hard_to_read_is_told_with_its_score(project_in_plain_english):
    changed(project_in_plain_english, CARE, "Warm hands help.", f"{LONG} " * 11)
    problem = next(problem for problem in problems(project_in_plain_english) if problem.place.file == CARE)
    assert (problem.code, problem.severity, problem.place.line) == ("reading-target", Severity.WARNING, 1)
    assert f"{score(project_in_plain_english, 'care').reading.smog:.1f}" in problem.message
    assert is_plain(problem.message, problem.hint)


def test_a_very_hard_section_stops_a_sign_off_and_no_build(project_in_plain_english):
    changed(project_in_plain_english, CARE, "Warm hands help.", f"{LONG} " * 30)
    told = problems(project_in_plain_english)
    assert {(problem.code, problem.severity) for problem in told} == {("reading-hard", Severity.WARNING)}
    stopped = check.stops_signing(made_up.library(project_in_plain_english), "guide", "en")
    assert {(problem.code, problem.severity) for problem in stopped} == {("reading-hard", Severity.ERROR)}
    assert all(is_plain(problem.message, problem.hint) for problem in told)


def test_nothing_stops_the_sign_off_of_plain_words(project_in_plain_english):
    assert check.stops_signing(made_up.library(project_in_plain_english), "guide", "en") == []


def test_a_long_sentence_is_told_at_its_first_words(project_in_plain_english):
    line = changed(project_in_plain_english, CARE, "a warm cup", WORDS)
    (problem,) = problems(project_in_plain_english)
    assert (problem.code, problem.place.file, problem.place.line) == ("sentence-long", CARE, line)
    assert "26 words; 25 are the most" in problem.message


def test_a_sentence_of_easy_read_is_long_sooner(project_in_plain_english):
    ticket = "content/thumbs/leaflets/guide.yaml"
    changed(project_in_plain_english, ticket, "[handout]", "[easy-read]")
    changed(project_in_plain_english, CARE, "a warm cup", " ".join(WORDS.split()[:16]))
    (problem,) = problems(project_in_plain_english)
    assert "16 words; 15 are the most" in problem.message


def test_long_sentences_all_through_a_section_are_told(project_in_plain_english):
    few = " ".join(WORDS.split()[:24]).capitalize() + ". "
    changed(project_in_plain_english, CARE, "Warm hands help.", few * 25)
    assert [problem.code for problem in problems(project_in_plain_english)] == ["sentences-long"]


def test_a_sentence_over_two_lines_is_told_on_the_line_where_it_begins(project_in_plain_english):
    folded = WORDS.replace(" for ", "\n        for ")
    line = changed(project_in_plain_english, CARE, "a warm cup", f"Hold it. {folded.capitalize()}")
    (problem,) = problems(project_in_plain_english)
    assert (problem.place.line, problem.place.column) == (line, 18)


@pytest.mark.parametrize(("words", "long"), [("wobbly thumbs", 0), ("thumbicillin", 0), ("neuropathies", 1)])
def test_words_of_the_title_do_not_count_as_hard(project_in_plain_english, words, long):
    before = score(project_in_plain_english, "care").reading.long_words
    changed(project_in_plain_english, CARE, "title: Care", f"title: Care with {words}")
    assert score(project_in_plain_english, "care").reading.long_words - before == long


def test_a_drug_that_no_title_names_counts(project_in_plain_english):
    before = score(project_in_plain_english, "care").reading.long_words
    changed(project_in_plain_english, CARE, "a warm cup", "thumbicillin")
    assert score(project_in_plain_english, "care").reading.long_words - before == 1


def test_the_hardest_sentence_is_shown_first_with_its_place(project_in_plain_english):
    line = changed(project_in_plain_english, CARE, "Warm hands help.", LONG)
    (told,) = check.report(made_up.library(project_in_plain_english), 3)
    assert [scored.name for scored in told.leaflets] == ["guide"]
    assert sorted(scored.name for scored in told.sections) == ["care", "start"]
    assert (told.hardest[0].text, told.hardest[0].place.line) == (LONG, line)


def test_blocks_of_other_regions_are_not_read(project_in_plain_english):
    changed(project_in_plain_english, CARE, "This stands in one region only.", LONG)
    assert any(passage.typed == LONG for passage in copy_of(project_in_plain_english).entries["care"])
    region = (project_in_plain_english / "content/regions/uk.yaml").read_text("utf-8")
    made_up.written(project_in_plain_english, "content/regions/us.yaml", region)
    changed(project_in_plain_english, "content/house.yaml", "region: uk", "region: us")
    assert not any(passage.typed == LONG for passage in copy_of(project_in_plain_english).entries["care"])


def test_a_row_of_a_table_is_one_sentence(project_in_plain_english):
    table = "table:\n      caption: Cups\n      head: [Cup, Heat]\n      rows:\n        - [Blue, It is warm.]"
    before = score(project_in_plain_english, "care").reading.sentences
    changed(project_in_plain_english, CARE, "paragraph: This stands in one region only.", table)
    assert score(project_in_plain_english, "care").reading.sentences - before == 2  # three, for the one taken out
