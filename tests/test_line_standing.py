"""How the leaflets stand, and whether a printed copy is still good."""

from __future__ import annotations

import json
from datetime import date

import made_up
import pytest
from made_up import changed

from leaflets import line

TODAY = date(2026, 11, 22)
CARE, TICKET = "content/thumbs/en/care.yaml", "content/thumbs/leaflets/guide.yaml"
CODE = "THUMB-GUIDE-EN-UK-1.0"


def standing(root, today=TODAY):
    library, problems = line.checked(root, today)
    (only,) = line.standings(library, problems, today)
    return only


def copy(root, code=CODE, today=TODAY):
    library, _ = line.checked(root, today)
    return line.copy_of(library, code, today)


def raised(root, version="1.1"):
    """The ticket has a new version, and one word of it is another."""
    changed(root, TICKET, 'version: "1.0"', f'version: "{version}"')
    changed(root, CARE, "a soft glove", "a woollen glove")


def test_an_unsigned_leaflet_says_who_is_wanted_and_that_nothing_can_be_compared(small_project):
    found = standing(small_project)
    assert (found.reference, found.version, found.approval.state) == (CODE, "1.0", "draft")
    assert found.approval.missing == ("clinician", "patient reader")
    assert (found.issue, found.changes) == (None, ())


def test_a_signed_leaflet_says_who_signed_and_that_nothing_changed(signed_project):
    found = standing(signed_project)
    assert [entry.name for entry in found.approval.signed] == ["Sam Clinician", "Sam Patient Reader"]
    assert found.issue.version == "1.0"
    assert found.changes == ()


def test_a_changed_word_is_told_with_its_block_and_the_words_before_and_after(signed_project):
    changed(signed_project, CARE, "a soft glove", "a woollen glove")
    found = standing(signed_project)
    assert found.approval.draft
    (change,) = found.changes
    assert (change.at, change.old, change.new) == ("care/body/2", ("a soft glove",), ("a woollen glove",))


def test_changes_are_those_since_the_last_version_that_all_signed(signed_project):
    raised(signed_project)
    made_up.sign(signed_project, kinds=["clinician"])
    assert standing(signed_project).issue.version == "1.0"
    assert len(standing(signed_project).changes) == 1
    made_up.sign(signed_project, kinds=["patient reader"])
    assert standing(signed_project).issue.version == "1.1"
    assert standing(signed_project).changes == ()


@pytest.mark.parametrize(
    ("today", "soon"), [(date(2027, 11, 2), False), (date(2027, 11, 3), True), (date(2028, 3, 1), True)]
)
def test_a_review_is_warned_of_90_days_before(signed_project, today, soon):
    assert standing(signed_project, today).due_soon == soon


def test_what_is_to_be_looked_at_in_its_own_files_is_told(signed_project):
    assert "review-due" in {problem.code for problem in standing(signed_project, date(2028, 1, 1)).warnings}


def test_every_language_and_region_is_told_apart(project_with_a_second_language):
    region = (project_with_a_second_language / "content/regions/uk.yaml").read_text("utf-8")
    made_up.written(project_with_a_second_language, "content/regions/us.yaml", region)
    made_up.sign(project_with_a_second_language)
    library, problems = line.checked(project_with_a_second_language, TODAY)
    found = {s.reference: s.approval.state for s in line.standings(library, problems, TODAY)}
    signed = found.pop(CODE)
    assert (signed, set(found.values()), len(found)) == ("signed", {"draft"}, 3)


def test_for_machines_it_is_plain_data(signed_project):
    changed(signed_project, CARE, "a soft glove", "a woollen glove")
    data = json.loads(json.dumps(standing(signed_project).as_data()))
    assert (data["state"], data["missing"]) == ("draft", ["clinician", "patient reader"])
    assert data["changes"][0]["block"] == "care/body/2"
    assert data["last signed"] == {"version": "1.0", "date": "2026-01-31"}


# -- printed copies


def test_a_copy_of_what_is_signed_is_current(signed_project):
    found = copy(signed_project)
    assert found.state == "current"
    assert found.said == (
        "It is current: version 1.0 of “Wobbly thumbs” was signed on 2026-01-31, and stands until 2028-01-31."
    )


def test_a_copy_stays_current_while_its_next_version_is_written(signed_project):
    raised(signed_project)
    assert copy(signed_project).state == "current"


def test_a_copy_of_an_older_version_is_out_of_date(signed_project):
    raised(signed_project, "1.10")
    made_up.sign(signed_project)
    assert copy(signed_project).state == "newer"
    assert "version 1.10 was signed on" in copy(signed_project).said
    assert copy(signed_project, "THUMB-GUIDE-EN-UK-1.10").state == "current"


def test_a_copy_of_a_withdrawn_version_is_not_to_be_used_even_when_a_new_one_is_signed(signed_project):
    made_up.withdraw(signed_project, "guide")
    assert copy(signed_project).state == "withdrawn"
    raised(signed_project)
    made_up.sign(signed_project)
    assert copy(signed_project).said.startswith("Do not use it: version 1.0")
    assert copy(signed_project, "THUMB-GUIDE-EN-UK-1.1").state == "current"


def test_a_copy_past_its_review_date_is_told(signed_project):
    assert copy(signed_project, today=date(2028, 2, 1)).state == "overdue"


def test_a_copy_of_words_that_nobody_signed_is_a_draft(small_project):
    assert copy(small_project).state == "unsigned"


@pytest.mark.parametrize(
    "code", ["THUMB-GIUDE-EN-UK-1.0", "THUMB-GUIDE-EN-UK-2.0", "NONSENSE", "", "-", "THUMB-GUIDE-EN-UK-"]
)
def test_a_code_that_nobody_knows_is_said_to_be_unknown(signed_project, code):
    assert copy(signed_project, code).state == "unknown"


def test_a_code_may_be_typed_in_small_letters(signed_project):
    assert copy(signed_project, f" {CODE.lower()} ").state == "current"
