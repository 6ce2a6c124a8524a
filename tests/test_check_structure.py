"""A guide is told what it lacks, and the goals that only words can meet are judged by what the rules tell."""

from __future__ import annotations

from datetime import date

import pytest
from made_up import changed, library
from voice import is_plain

from leaflets import check, load
from leaflets.check.structure import guides
from leaflets.model import Job
from leaflets.problems import Problem, Severity

TICKET, START, CARE = (
    "content/thumbs/leaflets/guide.yaml",
    "content/thumbs/en/start.yaml",
    "content/thumbs/en/care.yaml",
)
TREATMENT = """\
treatment:
      name: Gloves
      benefit: Warmth.
      risk: Itching.
      alternatives: Mittens.
      without: Cold thumbs.
      daily life: They are worn.
    source: [BOOK]
  - paragraph: This"""
ALERTS = "".join(
    f"  - alert: {{tier: {tier}, text: Call.}}\n    source: none\n    reason: no fact in it\n"
    for tier in ("emergency", "same day", "next visit")
)


@pytest.fixture
def guide(project_in_plain_english):
    """A project whose one leaflet is a guide, and holds all that a guide must."""
    changed(project_in_plain_english, TICKET, "reference:", "kind: guide\nreference:")
    changed(project_in_plain_english, CARE, "paragraph: This", TREATMENT)
    changed(project_in_plain_english, CARE, "title: Care", "about: unknowns\ntitle: Care")
    changed(project_in_plain_english, CARE, "parts:\n", f"{ALERTS}parts:\n")
    return project_in_plain_english


def told(root) -> list[Problem]:
    return list(guides(library(root)))


def of_goals(root, region: str = "uk") -> dict[int, tuple[str, ...]]:
    read = library(root)
    problems = list(check.check(read, date(2026, 6, 1)))
    return check.goals(read, problems, Job("guide", "handout", "en", region))


def test_a_guide_with_all_of_it_is_told_nothing(guide):
    assert told(guide) == []


def test_a_leaflet_on_one_topic_needs_none_of_it(small_project):
    assert told(small_project) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "code"),
    [
        (START, "keypoints:", "bullets:", "message-missing"),
        (START, "Rest your thumbs for 2 to 3 days.", "Rest. Rest. Rest. Rest.", "message-missing"),
        (CARE, "{tier: same day, text: Call.}", "Call.", "tiers-missing"),
        (CARE, "about: unknowns\n", "", "unknowns-missing"),
    ],
)
def test_what_a_guide_lacks_is_told_at_its_job_ticket(guide, file, old, new, code):
    changed(guide, file, old, new)
    (problem,) = told(guide)
    assert (problem.code, problem.severity, problem.place.file) == (code, Severity.WARNING, TICKET)
    assert is_plain(problem.message, problem.hint)


def test_a_guide_that_weighs_up_no_treatment_is_told(guide):
    changed(guide, CARE, TREATMENT, "paragraph: This")
    assert [problem.code for problem in told(guide)] == ["treatment-missing"]


def test_a_treatment_with_a_field_left_out_cannot_be_made(guide):
    changed(guide, CARE, "      risk: Itching.\n", "")
    (problem,) = load.load(guide).problems
    assert (problem.code, problem.message) == ("key-missing", "“risk:” is missing here.")


def test_goals_that_nothing_is_told_against_are_met(guide):
    assert of_goals(guide) == dict.fromkeys((34, 35, 36, 37, 38, 39, 41, 45, 48), ())


def test_what_is_told_of_the_leaflet_stands_against_its_goal(guide):
    changed(guide, CARE, "a warm cup", "rest for 2-4 days")
    changed(guide, "content/regions/uk.yaml", "'2027-10-01'", "never")
    goals = of_goals(guide)
    assert [number for number, against in goals.items() if against] == [37, 48]
    assert "2-4" in goals[37][0]


def test_what_is_not_known_is_not_judged(small_project):
    assert sorted(of_goals(small_project)) == [48]
