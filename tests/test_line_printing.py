"""What is handed to a printer: the right file, set rightly; never an old, a withdrawn or a missing leaflet."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import made_up
import pytest

from leaflets import line
from leaflets.model import Job
from leaflets.problems import ProblemsFound

TODAY = date(2026, 11, 25)


def built(root: Path, *jobs: Job) -> None:
    library, _ = line.ready(root, TODAY)
    done = line.build(library, jobs or [made_up.JOB], line.Folders(root, root / "out", root / ".cache"))
    assert all(one.files for one in done)


def ticket(root: Path, job: Job = made_up.JOB) -> line.Ticket:
    library, _ = line.ready(root, TODAY)
    return line.to_print(library, job, root / "out")


@pytest.fixture
def on_the_shelf(small_project: Path, built_once: made_up.BuiltOnce) -> Path:
    """The small project, its leaflet built."""
    built_once(small_project, built)
    return small_project


@pytest.fixture
def printer(tmp_path: Path) -> Path:
    """A printer that writes down what it is asked to do, a line for each job."""
    folder = tmp_path / "bin"
    folder.mkdir()
    program = folder / "lp"
    program.write_text(f'#!/bin/sh\nprintf "%s " "$@" >> {tmp_path}/jobs\necho >> {tmp_path}/jobs\n')
    program.chmod(0o755)
    return tmp_path / "jobs"


def printed(root: Path, printer: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return typed(root, f"{printer.parent / 'bin'}{os.pathsep}{os.environ['PATH']}", *words)


def typed(root: Path, path: str, *words: str) -> subprocess.CompletedProcess[str]:
    """What comes of the command where the programs of this path are there."""
    environment = {**os.environ, "PATH": path, "PYTHONPATH": str(made_up.REPOSITORY), "PYTHONUTF8": "1"}
    command = [sys.executable, "build.py", "print", *words]
    return subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False, input="\n\n")


def test_a_handout_is_printed_on_both_sides_and_never_scaled(on_the_shelf, printer):
    done = printed(on_the_shelf, printer, "guide", "--copies", "20")
    assert done.returncode == 0, done.stderr
    (job,) = printer.read_text().splitlines()
    assert "-n 20" in job
    assert "sides=two-sided-long-edge" in job
    assert "media=A4" in job
    assert "print-scaling=none" in job
    assert "collate=true" in job
    assert job.rstrip().endswith("-- out/uk/en/thumbs-guide-handout-draft.pdf")
    assert "This is a draft" in done.stdout


def test_a_printer_of_one_side_gets_odd_pages_then_even_ones_and_a_last_page_without_a_back_alone(
    on_the_shelf, printer
):
    """Five pages: with the fifth among the odd ones, the second of the next copy would come on its back."""
    done = printed(on_the_shelf, printer, "guide", "--copies", "2", "--one-sided-printer", "--printer", "front desk")
    assert done.returncode == 0, done.stderr
    odd, even, last = printer.read_text().splitlines()
    assert "page-set=odd -o page-ranges=1-4" in odd
    assert "page-set=even -o page-ranges=1-4" in even
    assert "page-ranges=5" in last
    assert "page-set" not in last
    assert all("sides=one-sided" in job and "-d front desk -n 2" in job for job in (odd, even, last))
    assert "Put the stack back" in done.stdout
    assert "put it behind each copy" in done.stdout


@pytest.mark.skipif(sys.platform != "linux", reason="it opens a window")
def test_where_nothing_prints_or_opens_files_a_person_is_told_which_file_and_what_to_set(on_the_shelf, printer):
    empty = printer.parent / "nothing"
    empty.mkdir()
    done = typed(on_the_shelf, str(empty), "guide", "--copies", "3", "--one-sided-printer")
    assert done.returncode == 0, done.stderr
    assert "A4, actual size (100 %), both sides, flip on the long edge." in done.stdout
    assert f"Open it: {on_the_shelf.resolve()}/out/uk/en/thumbs-guide-handout-draft.pdf" in done.stdout
    assert "Print 3 from there" in done.stdout
    assert "odd pages first" in done.stdout


def test_a_printer_that_refuses_is_told_in_plain_words(on_the_shelf, printer):
    (printer.parent / "bin/lp").write_text("#!/bin/sh\necho 'no such printer' >&2\nexit 1\n")
    done = printed(on_the_shelf, printer, "guide")
    assert done.returncode == 4
    assert "no such printer" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_folded_leaflet_goes_to_the_printer_as_sheets(project_with_a_folded_leaflet):
    job = Job("fold", "trifold", "en", "uk")
    built(project_with_a_folded_leaflet, job)
    found = ticket(project_with_a_folded_leaflet, job)
    assert (found.file.name, found.sides, found.turn) == ("thumbs-fold-trifold-draft-sheets.pdf", 2, "short edge")


def test_what_was_never_made_is_refused_with_what_to_type(small_project):
    with pytest.raises(ProblemsFound) as raised:
        ticket(small_project)
    (problem,) = raised.value.problems
    assert problem.code == "print-not-made"
    assert "python build.py guide" in problem.hint


@pytest.mark.parametrize(
    "spoil",
    [
        lambda root: made_up.changed(root, "content/thumbs/en/care.yaml", "a soft glove", "a thick glove"),
        lambda root: (root / "out/uk/en/thumbs-guide-handout-draft.pdf").write_bytes(b"%PDF-1.7"),
    ],
    ids=["other words", "an altered file"],
)
def test_what_is_old_or_altered_is_refused(on_the_shelf, spoil):
    spoil(on_the_shelf)
    with pytest.raises(ProblemsFound) as raised:
        ticket(on_the_shelf)
    assert [problem.code for problem in raised.value.problems] == ["print-not-current"]


def test_what_was_withdrawn_is_refused(signed_project):
    made_up.withdraw(signed_project, "guide")
    built(signed_project)
    with pytest.raises(ProblemsFound) as raised:
        ticket(signed_project)
    assert [problem.code for problem in raised.value.problems] == ["print-withdrawn"]
