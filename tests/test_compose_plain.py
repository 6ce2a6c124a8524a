"""The plain text says every word of its edition in reading order, in lines that are never broken again."""

from __future__ import annotations

import re

import made_up
import pytest
from made_up import JOB, REPOSITORY, changed, library

from leaflets import compose, load, plan, signoff
from leaflets.compose import Edition
from leaflets.model import KINDS, Job

IN_ARABIC_LETTERS = Job("guide", "handout", "xx", "uk")
CARE = "content/thumbs/en/care.yaml"
ISOLATES = re.compile("[\u2066-\u2069]")


def edition(read, job: Job = JOB) -> Edition:
    manuscript = plan.manuscript(read, job)
    return Edition(read, manuscript, plan.overlay(read, job), signoff.approval(read, manuscript))


def said(root, job: Job = JOB) -> str:
    return compose.plain_text(edition(library(root), job))


@pytest.fixture(scope="module")
def real():
    """The library of the repository."""
    return load.load(REPOSITORY).library


@pytest.fixture(scope="module")
def specimen(real) -> str:
    """Every kind of block, once."""
    return compose.plain_text(edition(real, Job("specimen", "handout", "en", "uk")))


@pytest.fixture(params=["small", "second language", "specimen", "guide", "faq", "glance", "easy-read"])
def an_edition(request, tmp_path, real):
    """An edition of the made-up project, or of the real leaflets in their first format."""
    if request.param in {"small", "second language"}:
        read = library(made_up.project(tmp_path / "project", ("en", "xx")))
        return edition(read, JOB if request.param == "small" else IN_ARABIC_LETTERS)
    return edition(real, Job(request.param, real.leaflets[request.param].formats[0], "en", "uk"))


def test_every_word_that_must_print_is_in_it(an_edition):
    text = ISOLATES.sub("", compose.plain_text(an_edition))
    missing = {word for _, wanted in compose.compose(an_edition).wanted for word in wanted.split() if word not in text}
    assert missing == set()


def test_no_line_is_too_long_but_for_one_long_word(an_edition):
    for line in compose.plain_text(an_edition).splitlines():
        assert len(line) <= 72 or " " not in line.strip(), line


def test_it_holds_letters_only_and_no_marks(an_edition):
    text = compose.plain_text(an_edition)
    assert re.search(r"<\w|&\w+;|\*\*|\]\(|\N{NO-BREAK SPACE}|[ \t]$|\n\n\n", text, re.MULTILINE) is None
    assert text.endswith("\n")


def test_isolates_open_and_close_on_one_line(an_edition):
    for line in compose.plain_text(an_edition).splitlines():
        assert len(re.findall("[\u2066-\u2068]", line)) == line.count("\u2069")


def test_numbers_keep_their_direction_in_right_to_left_words(project_with_a_second_language):
    text = said(project_with_a_second_language, IN_ARABIC_LETTERS)
    assert "\u2068020 7946 0000\u2069" in text
    assert "\u2066999\u2069" in text


def test_a_draft_says_so_first(small_project, real):
    text = said(small_project)
    assert " ".join(text.split()).startswith(real.labels["en"].words["draft note"])


def test_a_signed_leaflet_says_who_signed_it(signed_project):
    text = said(signed_project)
    assert text.startswith("These words were approved on 31 January 2026.")
    assert "Approved by (clinician): Sam Clinician, made up, 31 January 2026" in text


def test_headings_are_underlined(small_project):
    text = said(small_project)
    assert "\nWobbly thumbs\n=============\n" in text
    assert "\nCare at home\n============\n" in text
    assert "\nWho helps\n---------\n" in text


def test_it_ends_with_sources_and_who_made_it(small_project):
    end = said(small_project).split("Where the facts come from\n")[1]
    assert "- A Writer. A book of thumbs. 2020.\n- A page about thumbs. example.org/thumbs.\n" in end
    assert "Reference: THUMB-GUIDE-EN-UK-1.0\n" in end
    assert end.endswith("Published by: Hillside Clinic\nPhone: 020 7946 0000\n")


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("1. Do this first.\n2. Then do this.\n", id="steps"),
        pytest.param("Key points:\n- The few sentences a reader must leave with.\n", id="key points"),
        pytest.param("\nImportant: This is important, but nobody has to act on it today.\n", id="alert"),
        pytest.param("\nEmergency: Call 999.\n- a sign that cannot wait\n", id="emergency"),
        pytest.param("\nThe same day: Call your team.\nThis can wait an hour, but not a night.\n", id="same day"),
        pytest.param("\nDo not:\n- Something that harms.\n", id="advice"),
        pytest.param(
            "A table has a caption and headings.\nColumns: What, Here, There.\n"
            "- First row. Here: one cell. There: another cell.\n",
            id="table",
        ),
        pytest.param("Picture: A drawing has a caption and a key. A message travels", id="figure"),
        pytest.param("\n1. what the first numeral means\n", id="key of a figure"),
        pytest.param("beside it.\nPicture: A nerve runs like a cable", id="idea"),
        pytest.param("\nQuestion: What is a question block?\nA question that people ask", id="question"),
        pytest.param("\n- Block: One piece of a leaflet.\n", id="words"),
        pytest.param("Muscular Dystrophy UK. A free helpline.", id="support"),
        pytest.param("\nThe number to ring: not filled in here; ask your team for it\n", id="phone"),
        pytest.param("\nMy team:\n- Neurology team: not filled in here", id="team"),
        pytest.param("\n- Something to tick.\n", id="checklist"),
        pytest.param("Columns: Date, What, How it went.\nThe printed leaflet has room to write here.", id="lines"),
    ],
)
def test_each_kind_of_block_can_be_read_out(specimen, words):
    assert words in specimen


def test_every_kind_of_block_is_known(real):
    pieces = [
        piece.block.kind()
        for chapter in plan.manuscript(real, Job("specimen", "handout", "en", "uk")).chapters
        for part in (chapter, *chapter.parts)
        for piece in part.pieces
    ]
    assert set(pieces) == set(KINDS), "the specimen shows every kind, and so every kind is read out above"


def test_numbers_of_the_clinic_are_said(project_with_a_clinic):
    text = said(project_with_a_clinic, Job("guide", "handout", "en", "uk", "riverside"))
    assert "- Nurse: 020 7946 0111\n" in text
    assert "Given to you by: Riverside Clinic\nPhone: 020 7946 0999\n" in text


def test_letters_with_a_meaning_in_html_stay_letters(small_project):
    changed(small_project, CARE, "a soft glove", "a soft < glove & cup")
    changed(small_project, "content/house.yaml", 'nurse: ""', 'nurse: "020 <b> & 7"')
    text = said(small_project)
    assert "- a soft < glove & cup\n" in text
    assert "- Specialist nurse: 020 <b> & 7\n" in text or "- Nurse: 020 <b> & 7\n" in text
