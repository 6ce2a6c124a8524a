"""What a build does with the goals: a miss stops the edition, advice is told, and a page says it to staff."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import made_up
import pytest

from leaflets import line, plan
from leaflets.line import Done, Folders
from leaflets.problems import Severity

OTHERS = ("a person must look", "not yet measured", "not applicable")
TODAY = date(2026, 11, 22)
WORDS = (34, 35, 36, 37, 45, 48)  # the goals that words alone meet, in a leaflet that is no guide
STEM = "out/uk/en/thumbs-guide-handout-draft"


def built(root: Path) -> Done:
    library, _ = line.ready(root, TODAY)
    (done,) = line.build(library, plan.jobs(library, plan.Asked()), Folders(root, root / "out", root / ".cache"))
    return done


@pytest.fixture
def measured_project(small_project: Path) -> Path:
    """The small project, built once."""
    assert built(small_project).files
    return small_project


def test_a_missed_goal_stops_the_edition_with_page_and_line_and_the_last_good_set_stays(measured_project):
    good = {path: path.read_bytes() for path in (measured_project / "out").rglob("*.*")}
    made_up.changed(measured_project, "templates/blocks/bullets.css", ".bullets {", ".bullets { font-size: 8pt;")
    done = built(measured_project)
    small = next(problem for problem in done.problems if problem.code == "preflight-4")
    assert not done.files
    assert re.search(r"Page \d, “a soft glove”: 8\.0 pt, less than 10 pt", small.message)
    assert (small.place.file, small.place.block) == ("content/thumbs/en/care.yaml", "care/body/2")
    assert small.place.line
    assert {path: path.read_bytes() for path in good} == good


def test_what_is_only_advice_is_told_and_stops_nothing(small_project):
    warned = [problem for problem in built(small_project).problems if problem.code == "preflight-15"]
    assert [problem.severity for problem in warned] == [Severity.WARNING], "the round drawing is one solid area"
    assert (small_project / f"{STEM}.pdf").exists()


def test_the_manifest_and_the_page_tell_of_all_54_goals(measured_project):
    kept = json.loads((measured_project / f"{STEM}.json").read_text("utf-8"))["goals"]
    page = (measured_project / f"{STEM}-goals.html").read_text("utf-8")
    assert [goal["number"] for goal in kept] == list(range(1, 55))
    assert sorted(map(int, re.findall(r'<tr id="goal-(\d+)"', page))) == list(range(1, 55))
    assert all(goal["state"] in {"pass", "fail", *OTHERS} for goal in kept)
    assert "Test with readers" in page
    assert "Fold it" not in page, "a handout is not folded"
    assert "Translation" not in page


def test_the_page_stands_alone(measured_project):
    page = (measured_project / f"{STEM}-goals.html").read_text("utf-8")
    assert not re.findall(r'(?:src|href)="(?!#)', page)
    assert "url(" not in page
    assert "<script" not in page


def goals(root: Path) -> dict[int, dict[str, object]]:
    """The goals in the manifest, by number, once the check's problems were handed to the build."""
    library, problems = line.ready(root, TODAY)
    how = line.How(problems=problems)
    (done,) = line.build(library, plan.jobs(library, plan.Asked()), Folders(root, root / "out", root / ".cache"), how)
    assert done.files
    assert not {f"preflight-{number}" for number in WORDS} & {each.code for each in done.problems}, "told already"
    return {goal["number"]: goal for goal in json.loads((root / f"{STEM}.json").read_text("utf-8"))["goals"]}


def test_goals_that_only_words_meet_are_judged_by_the_check_and_an_edition_follows_its_verdict(
    project_in_plain_english,
):
    before = goals(project_in_plain_english)
    assert {before[number]["state"] for number in WORDS} == {"pass"}
    made_up.changed(project_in_plain_english, "content/regions/uk.yaml", "'2027-10-02'", "never")
    after = goals(project_in_plain_english)
    assert after[48]["state"] == "fail"
    assert {after[number]["state"] for number in WORDS if number != 48} == {"pass"}
    assert "Thumb Friends" in json.dumps(after[48])
