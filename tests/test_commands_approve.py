"""The commands of those who answer for the words, as they are typed."""

from __future__ import annotations

from datetime import date

import pytest
from click.testing import CliRunner
from made_up import SHELVED, library

import build
from leaflets import line, shelf
from leaflets.commands import Desk
from leaflets.commands.desk import CONTENT, USAGE

TODAY = date(2026, 11, 22)
ANN = ["sign-off", "guide", "--by", "Ann Example", "--role", "Neurologist", "--kind", "clinician"]


def typed(root, *words):
    """What a command says, and the exit code it ends with."""
    commands = build.main.commands
    done = CliRunner().invoke(commands[words[0]], words[1:], obj=Desk(root, TODAY, ()))
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done.output, done.exit_code


def test_a_sign_off_says_who_signed_and_until_when(small_project):
    said, code = typed(small_project, *ANN, "--review-by", "2027-11-01")
    assert code == 0
    assert said.startswith("Ann Example has signed version 1.0 of “guide” as clinician.\nIt stands until 2027-11-01,")
    assert [entry.name for entry in library(small_project).signoffs] == ["Ann Example"]


def test_a_sign_off_that_is_refused_says_why(small_project):
    typed(small_project, *ANN)
    said, code = typed(small_project, *ANN)
    assert code == CONTENT
    assert "[signed-already]" in said


def test_a_withdrawal_says_what_it_did_and_what_is_left_to_do(small_project):
    out = str(small_project / "out")
    said, code = typed(small_project, "withdraw", "guide", "--reason", "Made up.", "--out", out)
    assert code == 0
    assert "version 1.0 and all before it" in said
    assert "take printed copies away" in said


def test_what_a_withdrawal_takes_away_is_gone_from_the_page_of_the_shelf(small_project):
    out = small_project / "out"
    facts = {**SHELVED, "leaflet": "guide", "format": "handout"}
    shelf.publish(out, "uk/en/thumbs-guide-handout", {".pdf": b"pages"}, facts)
    line.shelve(library(small_project), (), out, TODAY)
    assert "thumbs-guide-handout.pdf" in (out / "index.html").read_text("utf-8")
    typed(small_project, "withdraw", "guide", "--reason", "Made up.", "--out", str(out))
    assert "thumbs-guide-handout.pdf" not in (out / "index.html").read_text("utf-8")


def test_the_state_of_all_leaflets_fits_a_line_each(small_project):
    said, code = typed(small_project, "status")
    assert code == 0
    first = "THUMB-GUIDE-EN-UK-1.0  Draft: not signed by a clinician and a patient reader. Review by 2028-01-31."
    assert said.splitlines()[0] == first


@pytest.mark.parametrize(
    ("name", "code", "told"),
    [
        ("THUMB-GUIDE-EN-UK-1.0", 0, "It is current: version 1.0"),
        ("THUMB-GIUDE-EN-UK-1.0", USAGE, "Did you mean “THUMB-GUIDE-EN-UK-1.0”?"),
        ("guide", 0, "signed    Sam Clinician, made up (clinician), 2026-01-31"),
        ("giude", USAGE, "Did you mean “guide”?"),
    ],
)
def test_a_leaflet_or_the_code_of_a_copy_may_be_asked_for(signed_project, name, code, told):
    said, ended = typed(signed_project, "status", name)
    assert ended == code
    assert told in said


def test_what_has_changed_since_a_version_that_nobody_signed_is_not_written(signed_project):
    said, code = typed(signed_project, "changes", "guide", "--since", "0.9", "--out", str(signed_project / "out"))
    assert code == USAGE
    assert "[since-unknown]" in said
    assert not (signed_project / "out").exists()
