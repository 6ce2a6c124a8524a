"""Words are spelt as each region prints them; what is no word, or has its own list, is left alone."""

from __future__ import annotations

import pytest
import yaml
from made_up import changed, marked, problems, written
from voice import COPY, is_plain

from leaflets.problems import Problem, Severity

CARE, CUP = "content/thumbs/en/care.yaml", "a warm cup"
SPELLING = {"fibre": "fiber", "colour": "color", "practise": "practice", "ciclosporin": "cyclosporine"}


@pytest.fixture
def project(project_in_plain_english):
    """The project in plain English, for the United States too."""
    uk = yaml.safe_load((project_in_plain_english / "content/regions/uk.yaml").read_text("utf-8"))
    written(project_in_plain_english, "content/regions/us.yaml", yaml.safe_dump({**uk, "spelling": {"en": SPELLING}}))
    return project_in_plain_english


def told(root) -> list[Problem]:
    return [problem for problem in problems(root) if problem.code == "spelling"]


@pytest.mark.parametrize(
    ("words", "at", "says"),
    [
        ("a wram cup", "wram", "warm"),
        ("Recieve a cup", "Recieve", "receive"),
        ("a fibree cup", "fibree", "fibre"),
        ("a fiberr cup", "fiberr", "fibre"),
        ("a fiber cup", "fiber", "fibre"),
        ("a Fiber's end", "Fiber's", "fibre"),
        ("the fibre's end", "fibre's", "fiber"),
        ("a half-fiber cup", "fiber", "fibre"),
        ("a cup of thumbicilin", "thumbicilin", "thumbicillin"),
    ],
)
def test_a_wrong_word_is_told_at_its_letters_with_the_right_one(project, words, at, says):
    line = changed(project, CARE, CUP, words)
    (problem,) = told(project)
    assert (problem.place.file, problem.place.line, marked(problem)) == (CARE, line, at)
    assert f"“{says}”" in problem.message + problem.hint
    assert problem.severity is Severity.WARNING
    assert is_plain(problem.message, COPY.sub(".", problem.hint))


@pytest.mark.parametrize(
    "words",
    [
        "a fibre, a coloured cup and its colour",
        "ciclosporin",
        "thumbicillin (Thumbex) and thumbicillins",
        "ask your {family_doctor}",
        "see www.thumbz.example or https://thumbz.example/wram or mail wram@thumbz.example",
        "IgG4, 200mg, XYZQ and B12",
        "[a cup](https://example.org/wram)",
        "it’s your nurse’s cup, don't drop it",
        "a follow-up cup",
    ],
)
def test_right_words_and_what_is_no_word_are_left_alone(project, words):
    changed(project, CARE, CUP, f'"{words}"')
    assert told(project) == []


def test_a_block_for_one_region_is_spelt_as_there(project):
    changed(project, CARE, "This stands in one region only.", "This fiber stands in one region only.")
    assert len(told(project)) == 1
    changed(project, CARE, "only: uk", "only: us")
    assert told(project) == []


def test_a_word_of_the_projects_list_is_right_in_all_its_forms(project):
    changed(project, CARE, CUP, "Wramblers, a wrambler's cup and a fiber")
    assert len(told(project)) == 3
    changed(project, "content/thumbs/en/style.yaml", "terms:", "words: [wrambler, fiber]\nterms:")
    assert told(project) == []


def test_a_language_that_is_not_english_is_left_alone(project):
    changed(project, CARE, CUP, "a wram cup")
    changed(project, "content/style/en.yaml", "reading: english", 'reading: ""')
    assert told(project) == []


def test_one_block_may_have_its_own_way_for_a_reason(project):
    changed(project, CARE, CUP, 'a wram cup\n    silence: {spelling: "a name"}')
    assert told(project) == []
