"""The proof and the kit for a test with readers hold every word, and the pages they name are the right ones."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import docx
import made_up
import pytest

from leaflets import line, pdffile, plan
from leaflets.model import Job
from leaflets.problems import Place, Problem, ProblemsFound

ASKS = """\
ask:
  - kind: act
    question: Who do you call if a thumb turns blue?
    answer: Call {emergency}.
    at: body/1
"""


@pytest.fixture
def project_with_a_question(small_project: Path) -> Path:
    """The small project, with one question for readers in its first section."""
    start = (small_project / "content/thumbs/en/start.yaml").read_text("utf-8")
    made_up.written(small_project, "content/thumbs/en/start.yaml", start + ASKS)
    return small_project


def words(path: Path) -> str:
    return " ".join(word.text for word in pdffile.words(path.read_bytes()))


def folders(root: Path) -> line.Folders:
    return line.Folders(root, root / "out", root / ".cache")


def test_the_kit_has_question_answer_page_and_a_tally_for_twenty(project_with_a_question):
    library, _ = line.ready(project_with_a_question, date(2026, 11, 25))
    (sheet,) = line.user_test(library, made_up.JOB, folders(project_with_a_question))
    said = words(sheet)
    assert "Who do you call if a thumb turns blue?" in said
    assert "Answer: Call 999. (page 2)" in said
    assert " ".join(map(str, range(1, 21))) in said
    assert "16 of 20 people" in said
    (leaflet,) = line.build(library, [made_up.JOB], folders(project_with_a_question))
    pages = [word.page for word in pdffile.words(leaflet.files[0].read_bytes()) if word.text == "blue."]
    assert pages == [2]


def test_a_leaflet_without_questions_says_where_they_go(small_project):
    library, _ = line.ready(small_project, date(2026, 11, 25))
    with pytest.raises(ProblemsFound) as raised:
        line.user_test(library, made_up.JOB, folders(small_project))
    assert raised.value.problems[0].code == "no-questions"


def test_questions_are_for_those_whose_leaflet_has_the_answer(project_with_a_short_form):
    care = (project_with_a_short_form / "content/thumbs/en/care.yaml").read_text("utf-8")
    asks = ASKS.replace("body/1", "body/2") + ASKS.removeprefix("ask:\n").replace("body/1", "short/1")
    made_up.written(project_with_a_short_form, "content/thumbs/en/care.yaml", care + asks)
    library, _ = line.ready(project_with_a_short_form, date(2026, 11, 25))

    def asked(leaflet: str) -> list[str]:
        job = Job(leaflet, "handout", "en", "uk")
        return [ask.at for ask in plan.questions(library, plan.manuscript(library, job))]

    assert asked("guide") == ["care/body/2"]
    assert asked("sheet") == ["care/short/1"]


@pytest.mark.parametrize("at", ["body/9", "parts/nowhere/body/1", "short/1"])
def test_a_question_whose_block_is_not_there_is_told(project_with_a_question, at):
    made_up.changed(project_with_a_question, "content/thumbs/en/start.yaml", "at: body/1", f"at: {at}")
    _, problems = line.checked(project_with_a_question, date(2026, 11, 25))
    (problem,) = [problem for problem in problems if problem.code == "ask-place-unknown"]
    assert problem.place.line == 13


def test_the_proof_has_every_block_with_number_address_source_and_what_is_open(small_project):
    library, _ = line.ready(small_project, date(2026, 11, 25))
    open_ = Problem("too-long", "This is too long.", place=Place(block="care/body/2"))
    pdf, word = line.proof(library, made_up.JOB, folders(small_project), [open_])
    said = words(pdf)
    for text in ("1 · start/body/1", "BOOK (A Writer, 2020)", "a soft glove", "This is too long.", "Sign here"):
        assert text in said
    paragraphs = [paragraph.text for paragraph in docx.Document(io.BytesIO(word.read_bytes())).paragraphs]
    assert "3 · care/body/2 · PAGE · This is too long." in paragraphs
    assert {"Care at home", "a soft glove", "a warm cup", "Do not push.", "The thumb is round."} <= set(paragraphs)


def test_a_proof_is_no_leaflet_and_is_the_same_each_time(small_project):
    library, _ = line.ready(small_project, date(2026, 11, 25))
    first = [path.read_bytes() for path in line.proof(library, made_up.JOB, folders(small_project), [])]
    again = line.proof(library, made_up.JOB, folders(small_project), [])
    assert [path.read_bytes() for path in again] == first
    assert list((small_project / "out").rglob("*.json")) == []


RESULTS = """\
guide-first:
  leaflet: guide
  language: en
  region: uk
  version: "1.0"
  date: 2026-03-01
  people: 20
  right: [20, 16, 15]
"""


def test_what_came_of_a_test_is_told_with_how_many_questions_passed(small_project):
    made_up.written(small_project, "content/thumbs/reader-tests.yaml", RESULTS)
    library, problems = line.ready(small_project, date(2026, 11, 25))
    (standing,) = line.standings(library, problems, date(2026, 11, 25), ["guide"])
    assert [(test.people, line.passed(test), len(test.right)) for test in standing.tests] == [(20, 2, 3)]


@pytest.mark.parametrize(
    ("old", "new", "code"), [("15]", "21]", "too-many-right"), ("leaflet: guide", "leaflet: giude", "leaflet-unknown")]
)
def test_a_slip_in_what_came_of_a_test_is_told(small_project, old, new, code):
    made_up.written(small_project, "content/thumbs/reader-tests.yaml", RESULTS.replace(old, new))
    _, problems = line.checked(small_project, date(2026, 11, 25))
    assert [problem.code for problem in problems] == [code]
