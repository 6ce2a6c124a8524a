"""A sign-off holds for the words that were signed: change one and it is gone, change anything else and it stays."""

from __future__ import annotations

from dataclasses import replace

import made_up
import pytest
from made_up import JOB, changed, library, written

from leaflets import plan, signoff

CARE, REGION = "content/thumbs/en/care.yaml", "content/regions/uk.yaml"
TITLES, LABELS = "content/thumbs/en/titles.yaml", "content/labels/en.yaml"
TICKET = "content/thumbs/leaflets/guide.yaml"
DONT = "          do not:\n            - Do not pull.\n"
DO = "            - Do not pull.\n          do not:\n"


def approval(root, job=JOB):
    read = library(root)
    return signoff.approval(read, plan.manuscript(read, job))


def test_unsigned_words_are_a_draft_that_names_who_is_wanted(small_project):
    assert approval(small_project).draft
    assert approval(small_project).missing == ("clinician", "patient reader")
    assert approval(small_project).signed == ()


def test_words_signed_by_all_who_are_wanted_are_no_draft(signed_project):
    assert not approval(signed_project).draft
    assert [signed.name for signed in approval(signed_project).signed] == ["Sam Clinician", "Sam Patient Reader"]


def test_one_signature_of_two_leaves_a_draft(signed_project):
    changed(signed_project, "content/thumbs/signoffs.yaml", "kind: patient reader", "kind: author")
    assert approval(signed_project).missing == ("patient reader",)


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        pytest.param(CARE, "Warm hands help.", "Warm hands heal.", id="a paragraph"),
        pytest.param(CARE, "a soft glove", "a hard glove", id="an item of a list"),
        pytest.param(CARE, "title: Who helps", "title: Who heals", id="a heading"),
        pytest.param(CARE, "You can do much", "You can do little", id="the point of a section"),
        pytest.param(CARE, "A thumb from above", "A thumb from below", id="a caption"),
        pytest.param(CARE, "The thumb is round.", "The thumb is flat.", id="the words for those who cannot see"),
        pytest.param(CARE, DONT, DO, id="what not to do told as what to do"),
        pytest.param(CARE, "list: team", "list: support", id="another list of people"),
        pytest.param(TITLES, "What to do", "What to leave", id="the cover"),
        pytest.param(LABELS, "important: Important", "important: Unimportant", id="a label"),
        pytest.param(LABELS, "nurse: Nurse", "nurse: Midwife", id="the name of a phone line"),
        pytest.param(REGION, "value: '999'", "value: '998'", id="an emergency number"),
        pytest.param(REGION, "phone: 0800 000 111", "phone: 0800 000 112", id="the phone of an organisation"),
        pytest.param(REGION, "spelling: {}", "spelling: {en: {glove: mitten}}", id="a spelling"),
        pytest.param("templates/pictures/sun.svg", 'cx="20"', 'cx="19"', id="a drawing"),
        pytest.param(TICKET, 'version: "1.0"', 'version: "1.1"', id="the version"),
        pytest.param(TICKET, "[start, care]", "[care, start]", id="the order of the sections"),
    ],
)
def test_a_change_of_what_a_patient_reads_makes_a_draft_of_it(signed_project, file, old, new):
    changed(signed_project, file, old, new)
    assert approval(signed_project).missing == ("clinician", "patient reader")


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        pytest.param(CARE, "source: [BOOK]", "source: [BOOK, PAGE]", id="a source"),
        pytest.param(CARE, "reason: drawn from life", "reason: seen", id="a reason"),
        pytest.param(CARE, "title: Care at home", "# A note for staff.\ntitle: 'Care at home'", id="how it is typed"),
        pytest.param(CARE, "  drawing:\n", "  picture:\n", id="the short name of a part"),
        pytest.param(REGION, "checked: never", "checked: 2026-01-02", id="the day a number was checked"),
        pytest.param(REGION, "checked: '2026-01-01'", "checked: '2026-01-02'", id="the day somebody rang"),
        pytest.param("content/house.yaml", "Hillside Clinic", "Hilltop Clinic", id="who hands it out"),
        pytest.param("templates/css/3-type.css", "\n", "\n/* another look */\n", id="a style"),
        pytest.param("templates/blocks/bullets.html", "\n", "\n<hr>\n", id="a template"),
        pytest.param(TICKET, "review: 2028-01-31", "review: 2027-01-31", id="the review date"),
        pytest.param("content/thumbs/sources.yaml", "year: 2020", "year: 2021", id="the list of sources"),
    ],
)
def test_a_change_of_anything_else_leaves_it_signed(signed_project, file, old, new):
    changed(signed_project, file, old, new)
    assert not approval(signed_project).draft


def test_a_section_may_move_to_another_file(signed_project):
    (signed_project / CARE).rename(signed_project / "content/thumbs/en/home.yaml")
    changed(signed_project, TICKET, "[start, care]", "[start, home]")
    assert not approval(signed_project).draft


def test_a_drawing_that_git_gave_other_line_ends_is_the_same_drawing(signed_project):
    drawing = signed_project / "templates/pictures/sun.svg"
    drawing.write_bytes(drawing.read_bytes().replace(b"\n", b"\r\n"))
    assert not approval(signed_project).draft


def test_organisations_that_are_not_printed_may_change(small_project):
    changed(small_project, CARE, "list: support", "list: team")
    made_up.sign(small_project)
    changed(small_project, REGION, "phone: 0800 000 111", "phone: 0800 000 112")
    assert not approval(small_project).draft


def test_words_signed_for_one_clinic_are_signed_for_all(signed_project):
    written(signed_project, "content/clinics/riverside.yaml", made_up.CLINIC)
    assert not approval(signed_project, replace(JOB, clinic="riverside")).draft


def test_words_signed_in_one_language_are_a_draft_in_another(project_with_a_second_language):
    made_up.sign(project_with_a_second_language)
    assert not approval(project_with_a_second_language).draft
    assert approval(project_with_a_second_language, replace(JOB, language="xx")).draft


FEWER = "sections: [start]\nsections in:\n  booklet: [care]"


def test_one_sign_off_stands_for_the_words_of_every_format(small_project):
    changed(small_project, TICKET, "formats: [handout]", "formats: [handout, booklet]")
    changed(small_project, TICKET, "sections: [start, care]", FEWER)
    made_up.sign(small_project)
    assert not approval(small_project).draft
    assert not approval(small_project, replace(JOB, format="booklet")).draft
    changed(small_project, CARE, "Warm hands help.", "Warm hands heal.")  # in the booklet alone
    assert approval(small_project).draft
    assert approval(small_project, replace(JOB, format="booklet")).draft


def test_words_signed_for_one_region_are_a_draft_in_another(signed_project):
    written(signed_project, "content/regions/us.yaml", (signed_project / REGION).read_text("utf-8"))
    assert approval(signed_project, replace(JOB, region="us")).draft
