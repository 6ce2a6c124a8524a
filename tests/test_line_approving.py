"""Signing the words of a leaflet, and taking a leaflet back: what is written, and what is refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import made_up
import pytest
from made_up import changed, library, written
from voice import is_plain

from leaflets import line
from leaflets.line import Recall, Signing
from leaflets.problems import ProblemsFound

TODAY = date(2026, 11, 22)
TICKET, LEDGER = "content/thumbs/leaflets/guide.yaml", "content/thumbs/signoffs.yaml"
ANN = Signing("guide", "en", "uk", "Ann Example", "Neurologist", "clinician")


def refused(root, signing=ANN, today=TODAY):
    """Why somebody cannot sign: the codes of all that stands in the way."""
    before = {path: path.read_bytes() for path in (root / "content").rglob("*.yaml")}
    with pytest.raises(ProblemsFound) as found:
        line.sign(library(root), signing, today)
    assert all(is_plain(problem.message, problem.hint) for problem in found.value.problems), found.value.problems
    assert before == {path: path.read_bytes() for path in (root / "content").rglob("*.yaml")}, "nothing is written"
    return [problem.code for problem in found.value.problems]


def test_a_sign_off_says_who_signed_what_and_keeps_the_words(small_project):
    line.sign(library(small_project), ANN, TODAY)
    read = library(small_project)
    (entry,) = read.signoffs
    assert (entry.name, entry.role, entry.kind, entry.version, entry.date) == (
        "Ann Example",
        "Neurologist",
        "clinician",
        "1.0",
        TODAY,
    )
    assert entry.review == read.leaflets["guide"].review
    (text,) = read.signed.values()
    assert "a soft glove" in [words for passage in text.passages for words in passage.words.values()]


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_notes_and_line_ends_in_the_ledger_stay(signed_project, ending):
    ledger = signed_project / LEDGER
    noted = ledger.read_text("utf-8").replace("- leaflet:", "# A note of ours.\n- leaflet:", 1).replace("\n", ending)
    ledger.write_bytes(noted.encode())
    line.sign(library(signed_project), ANN, TODAY)
    after = ledger.read_bytes().decode()
    assert after.startswith(noted)
    assert after.count("\n") == after.count(ending)
    assert len(library(signed_project).signoffs) == 3


def test_words_with_every_sign_are_kept_as_they_are(small_project):
    odd = """'Odd: #1 “quoted”, "straight", \\ back, - dash, ''single'', 100 %, null & * ! | > ? @'"""
    changed(small_project, "content/thumbs/en/care.yaml", "You can do much by yourself.", odd)
    made_up.sign(small_project)
    assert line.checked(small_project, TODAY)[1] == []


def test_all_that_stands_in_the_way_is_told_at_once(small_project):
    slips = replace(ANN, name=" ", role="", kind="clinicain", version="2.0", review=date(2020, 1, 1))
    assert set(refused(small_project, slips)) == {
        "signer-unnamed",
        "signer-kind-unknown",
        "version-other",
        "review-passed",
    }


def test_a_leaflet_that_is_not_there_is_refused(small_project):
    assert refused(small_project, replace(ANN, leaflet="giude")) == ["leaflet-unknown"]
    assert refused(small_project, replace(ANN, region="mars", language="xx")) == ["language-unknown", "region-unknown"]


def test_one_person_cannot_be_clinician_and_patient_reader(small_project):
    line.sign(library(small_project), ANN, TODAY)
    assert refused(small_project, replace(ANN, name="ann  EXAMPLE", kind="patient reader")) == ["signer-twice"]


def test_one_person_can_be_author_and_clinician(small_project):
    line.sign(library(small_project), ANN, TODAY)
    line.sign(library(small_project), replace(ANN, kind="author"), TODAY)
    assert len(library(small_project).signoffs) == 2


def test_who_has_signed_need_not_sign_again(small_project):
    line.sign(library(small_project), ANN, TODAY)
    assert refused(small_project) == ["signed-already"]


def test_a_signer_may_look_again_later_and_give_a_later_date(small_project):
    line.sign(library(small_project), replace(ANN, review=date(2027, 5, 1)), TODAY)
    line.sign(library(small_project), ANN, date(2027, 4, 1))
    standing = line.standings(library(small_project), [], TODAY)[0]
    assert standing.approval.review == date(2028, 1, 31)


def test_a_version_that_was_signed_with_other_words_is_refused(signed_project):
    changed(signed_project, "content/thumbs/en/care.yaml", "a soft glove", "a hard glove")
    assert refused(signed_project) == ["version-signed"]
    changed(signed_project, TICKET, 'version: "1.0"', 'version: "1.1"')
    line.sign(library(signed_project), ANN, TODAY)


def test_a_review_date_later_than_that_of_the_job_ticket_is_refused(small_project):
    assert refused(small_project, replace(ANN, review=date(2030, 1, 1))) == ["review-late"]


def test_words_whose_review_date_is_past_cannot_be_signed(small_project):
    assert refused(small_project, today=date(2028, 1, 31)) == ["review-passed"]


def test_a_withdrawn_version_cannot_be_signed_again(signed_project):
    made_up.withdraw(signed_project, "guide")
    assert refused(signed_project) == ["version-withdrawn"]


def test_a_ledger_that_is_laid_out_otherwise_is_left_alone(small_project):
    written(small_project, LEDGER, "[]\n")
    assert refused_after_text(small_project) == ["ledger-layout"]


def refused_after_text(root):
    """The same where only the ledger is looked at: the kept text may be there already."""
    before = (root / LEDGER).read_bytes()
    with pytest.raises(ProblemsFound) as found:
        line.sign(library(root), ANN, TODAY)
    assert (root / LEDGER).read_bytes() == before
    return [problem.code for problem in found.value.problems]


def test_a_withdrawal_says_why_and_for_what(signed_project):
    line.withdraw(library(signed_project), Recall("guide", " The number\nis wrong. ", region="uk", name="Bo"), TODAY)
    (entry,) = library(signed_project).withdrawals
    assert (entry.withdrawn, entry.version, entry.language, entry.region, entry.name) == (
        "The number is wrong.",
        "1.0",
        "",
        "uk",
        "Bo",
    )


@pytest.mark.parametrize(
    ("recall", "code"),
    [
        (Recall("giude", "why"), "leaflet-unknown"),
        (Recall("guide", " "), "reason-missing"),
        (Recall("guide", "why", region="mars"), "region-unknown"),
    ],
)
def test_a_withdrawal_without_a_reason_or_of_what_is_not_there_is_refused(signed_project, recall, code):
    with pytest.raises(ProblemsFound) as found:
        line.withdraw(library(signed_project), recall, TODAY)
    assert [problem.code for problem in found.value.problems] == [code]
    assert library(signed_project).withdrawals == ()
