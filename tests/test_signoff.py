"""A sign-off holds for the words that were signed: change one and it is gone, change anything else and it stays."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import made_up
import pytest
from made_up import JOB, changed, library, written

from leaflets import load, plan, signoff

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


def test_one_signature_of_two_leaves_a_draft(small_project):
    made_up.sign(small_project, kinds=["clinician", "author"])
    assert approval(small_project).missing == ("patient reader",)


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
        pytest.param(REGION, "checked: '2027-10-01'", "checked: 2026-01-02", id="the day a number was checked"),
        pytest.param(
            REGION,
            "checked: '2027-10-02'",
            "checked: '2026-01-02'",
            id="the day somebody rang",
        ),
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


# -- the ledger

LEDGER, TEXT = "content/thumbs/signoffs.yaml", "content/thumbs/signed/guide-en-uk-1-0.yaml"


def told(root, today=None):
    """What is told of the ledger: each code with its line."""
    read = load.load(root).library
    return [(each.code, each.place.line) for each in signoff.faults(replace(read, today=today or date(2026, 11, 25)))]


def test_a_ledger_as_it_was_written_is_told_nothing_of(signed_project):
    assert told(signed_project) == []


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        pytest.param("name: Sam Clinician", "name: Dr Nobody", "ledger-changed", id="another name"),
        pytest.param("role: made up", "role: Consultant", "ledger-changed", id="another role"),
        pytest.param("review: 2028-01-31", "review: 2038-01-31", "ledger-changed", id="another review date"),
        pytest.param("  seal: ", "  seal: x", "ledger-changed", id="another seal"),
    ],
)
def test_an_entry_changed_by_hand_is_told_and_does_not_count(signed_project, old, new, code):
    line_of = changed(signed_project, LEDGER, old, new)
    assert code in {found for found, _ in told(signed_project)}
    assert min(line for _, line in told(signed_project)) <= line_of
    assert approval(signed_project).missing == ("clinician",)


def test_an_entry_typed_by_hand_does_not_count(small_project):
    written(small_project, LEDGER, made_up.TYPED_ENTRY)
    assert approval(small_project).missing == ("clinician", "patient reader")
    assert {code for code, _ in told(small_project)} == {"ledger-changed", "ledger-text-missing"}


def test_an_entry_taken_out_is_told_at_the_next_one_which_still_counts(signed_project):
    ledger = (signed_project / LEDGER).read_text("utf-8")
    head, first, second = ledger.split("- leaflet:")
    assert first
    written(signed_project, LEDGER, f"{head}- leaflet:{second}")
    assert [code for code, _ in told(signed_project)] == ["ledger-gap"]
    assert approval(signed_project).missing == ("clinician",)


def test_an_entry_that_stands_there_twice_is_told(signed_project):
    ledger = (signed_project / LEDGER).read_text("utf-8")
    written(signed_project, LEDGER, ledger + "- leaflet:" + ledger.split("- leaflet:")[-1])
    assert "ledger-twice" in {code for code, _ in told(signed_project)}


def test_an_entry_from_the_future_is_told_and_does_not_count(signed_project):
    early = date(2026, 1, 30)
    assert {code for code, _ in told(signed_project, early)} == {"ledger-future"}
    read = replace(library(signed_project), today=early)
    assert signoff.approval(read, plan.manuscript(read, JOB)).draft


def test_an_entry_for_a_leaflet_that_is_no_longer_there_is_told(signed_project):
    changed(signed_project, LEDGER, "leaflet: guide", "leaflet: giude")
    assert ("ledger-unknown", 3) in told(signed_project)


def test_a_signed_text_that_was_changed_is_told_and_what_rests_on_it_does_not_count(signed_project):
    changed(signed_project, TEXT, "a soft glove", "a hard glove")
    assert [code for code, _ in told(signed_project)] == ["ledger-text-changed", "ledger-text-changed"]
    assert approval(signed_project).draft


def test_a_signed_text_that_is_gone_is_told(signed_project):
    (signed_project / TEXT).unlink()
    assert [code for code, _ in told(signed_project)] == ["ledger-text-missing", "ledger-text-missing"]


def test_a_signed_text_for_which_nobody_stands_is_told(signed_project):
    (signed_project / LEDGER).unlink()
    assert told(signed_project) == [("ledger-text-orphan", None)]


def test_nobody_has_signed_what_ships_here():
    read = load.load(made_up.REPOSITORY).library
    assert (read.ledger, dict(read.signed)) == ((), {})


# -- withdrawn, overdue


def test_words_that_were_withdrawn_are_a_draft_until_a_new_version_is_signed(signed_project):
    made_up.withdraw(signed_project, "guide")
    assert approval(signed_project).state == "withdrawn"
    changed(signed_project, TICKET, 'version: "1.0"', 'version: "1.1"')
    assert approval(signed_project).state == "withdrawn"
    made_up.sign(signed_project)
    assert approval(signed_project).state == "signed"


@pytest.mark.parametrize(
    ("where", "state"),
    [
        ({"region": "us"}, "signed"),
        ({"language": "xx"}, "signed"),
        ({"language": "en", "region": "uk"}, "withdrawn"),
        ({}, "withdrawn"),
    ],
)
def test_a_withdrawal_goes_for_the_language_and_region_it_names(signed_project, where, state):
    written(signed_project, "content/regions/us.yaml", (signed_project / REGION).read_text("utf-8"))
    written(signed_project, "content/thumbs/xx/titles.yaml", (signed_project / TITLES).read_text("utf-8"))
    written(signed_project, "content/labels/xx.yaml", (signed_project / LABELS).read_text("utf-8"))
    for section in ("start", "care"):
        words = (signed_project / f"content/thumbs/en/{section}.yaml").read_text("utf-8")
        written(signed_project, f"content/thumbs/xx/{section}.yaml", words)
    made_up.withdraw(signed_project, "guide", **where)
    assert approval(signed_project).state == state


def test_a_withdrawal_changed_by_hand_is_told_and_still_goes(signed_project):
    made_up.withdraw(signed_project, "guide")
    changed(signed_project, LEDGER, "withdrawn: made up", "withdrawn: never mind")
    assert [code for code, _ in told(signed_project)] == ["ledger-changed"]
    assert approval(signed_project).state == "withdrawn"


@pytest.mark.parametrize(("today", "state"), [(date(2028, 1, 31), "signed"), (date(2028, 2, 1), "overdue")])
def test_words_are_overdue_from_the_day_after_their_review_date(signed_project, today, state):
    read = replace(library(signed_project), today=today)
    assert signoff.approval(read, plan.manuscript(read, JOB)).state == state


def test_the_review_date_is_the_earliest_of_those_who_signed_and_of_the_ticket(small_project):
    made_up.sign(small_project, kinds=["clinician"])
    made_up.sign(small_project, kinds=["patient reader"], review=date(2027, 5, 1))
    assert approval(small_project).review == date(2027, 5, 1)
    changed(small_project, TICKET, "review: 2028-01-31", "review: 2027-01-31")
    assert approval(small_project).review == date(2027, 1, 31)


# -- differences


def changes_after(root, *edits):
    """What changed since the words were signed, after these edits."""
    before = next(iter(library(root).signed.values())).passages
    for file, old, new in edits:
        changed(root, file, old, new)
    read = library(root)
    found = signoff.differences(before, signoff.passages(read, plan.manuscript(read, JOB)))
    return [(change.what, change.at, *change.brief) for change in found]


PARAGRAPH = (
    "  - paragraph: This stands in one region only.\n    only: uk\n    source: none\n    reason: no fact in it\n"
)


@pytest.mark.parametrize(
    ("edit", "change"),
    [
        pytest.param(
            (CARE, "a soft glove", "a woollen glove"),
            ("reworded", "care/body/2", "a soft glove", "a woollen glove"),
            id="a word",
        ),
        pytest.param(
            (CARE, "      - a warm cup\n", "      - a warm cup\n      - a scarf\n"),
            ("reworded", "care/body/2", "", "a scarf"),
            id="an item more",
        ),
        pytest.param(
            (CARE, PARAGRAPH, ""),
            ("taken out", "care/body/3", "This stands in one region only.", ""),
            id="a block less",
        ),
        pytest.param(
            (CARE, "body:\n", "body:\n  - paragraph: Rest now.\n    source: [BOOK]\n"),
            ("added", "care/body/1", "", "Rest now."),
            id="a block more, which moves the address of all after it",
        ),
        pytest.param(
            ("templates/pictures/sun.svg", 'cx="20"', 'cx="19"'), ("redrawn", "pictures/sun", "", ""), id="a drawing"
        ),
        pytest.param(
            (CARE, "The thumb is round.", "The thumb is flat."),
            ("reworded", "care/parts/drawing/body/1", "The thumb is round.", "The thumb is flat."),
            id="an alt text",
        ),
    ],
)
def test_a_change_is_told_with_its_block_and_the_words_before_and_after(signed_project, edit, change):
    assert changes_after(signed_project, edit) == [change]


def test_a_block_that_moved_is_told_as_one_change(signed_project):
    edits = (CARE, PARAGRAPH, ""), (CARE, "body:\n", f"body:\n{PARAGRAPH}")
    ((what, at, *_),) = changes_after(signed_project, *edits)
    assert (what, at) == ("moved", "care/body/1")


def test_advice_turned_round_is_told(signed_project):
    assert ("reworded", "care/parts/drawing/body/2") in [
        found[:2] for found in changes_after(signed_project, (CARE, DONT, DO))
    ]


def test_a_word_changed_and_changed_back_is_signed_again(signed_project):
    changed(signed_project, CARE, "a soft glove", "a hard glove")
    assert approval(signed_project).draft
    changed(signed_project, CARE, "a hard glove", "a soft glove")
    assert not approval(signed_project).draft


def test_long_texts_are_told_by_what_differs_and_three_words_on_both_sides():
    before = ("one two three four five six seven eight nine",)
    now = ("one two three four five other seven eight nine",)
    change = signoff.Change("reworded", "a/body/1", "paragraph", before, now)
    assert change.brief == ("… three four five six seven eight nine", "… three four five other seven eight nine")
