"""The slips that say what changed since a signed version."""

from __future__ import annotations

from datetime import date

import pytest
from made_up import JOB, changed

from leaflets import line, pdffile
from leaflets.problems import ProblemsFound

TODAY = date(2026, 11, 22)
CARE = "content/thumbs/en/care.yaml"


def slips(root, since="1.0"):
    library, _ = line.ready(root, TODAY)
    paths = line.changes(library, JOB, since, root / "out")
    return {path.name.removeprefix("thumbs-guide-changes-"): path.read_bytes() for path in paths}


def test_both_slips_tell_the_words_before_and_after_and_only_reviewers_get_addresses(signed_project):
    changed(signed_project, CARE, "a soft glove", "a woollen glove")
    changed(signed_project, CARE, "            - Do not push.\n", "")
    made = slips(signed_project)
    readers, reviewers = made["readers.txt"].decode(), made["reviewers.txt"].decode()
    for text in (readers, reviewers):
        assert "Before: a soft glove\n  Now: a woollen glove\n" in text
        assert text.endswith("THUMB-GUIDE-EN-UK-1.0\n")
    assert "- Worded otherwise (care/body/2)" in reviewers
    assert "- Taken out (care/parts/drawing/body/2)\n  Before: Do not push.\n" in reviewers
    assert "care/" not in readers


def test_each_slip_prints_all_of_it_and_says_that_it_is_a_draft(signed_project):
    changed(signed_project, CARE, "a soft glove", "a woollen glove")
    made = slips(signed_project)
    for reader in ("readers", "reviewers"):
        printed = " ".join(word.text for word in pdffile.words(made[f"{reader}.pdf"]))
        assert "Before: a soft glove Now: a woollen glove" in printed
        assert "Draft." in printed
        assert "a woollen glove" in made[f"{reader}.html"].decode()


def test_readers_are_not_told_of_what_the_machine_prints(signed_project):
    changed(signed_project, "content/labels/en.yaml", "important: Important", "important: Look")
    made = slips(signed_project)
    assert "Nothing that you read has changed." in made["readers.txt"].decode()
    assert "Now: Look" in made["reviewers.txt"].decode()


def test_a_version_that_nobody_signed_cannot_be_compared_with(signed_project):
    with pytest.raises(ProblemsFound) as found:
        slips(signed_project, "0.9")
    assert [(problem.code, problem.hint) for problem in found.value.problems] == [("since-unknown", "Known: 1.0.")]


def test_slips_are_no_leaflets_of_the_shelf(signed_project):
    slips(signed_project)
    assert line.retire(signed_project / "out", line.Recall("guide", "why")) == []
