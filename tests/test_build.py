"""`build.py` as people use it: what it prints, what it leaves behind, and how it ends."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import made_up
import pytest

DRAFT = "out/uk/en/thumbs-guide-handout-draft.pdf"
CONTENT, USAGE, FAILED, COMPUTER, UNSAVED = 1, 2, 3, 4, 5
HEAVY = ("weasyprint", "pydantic", "jinja2", "yaml", "numpy", "pikepdf", "pypdfium2", "markdown_it")


def run(
    root: Path, *words: str, engine: Path = made_up.REPOSITORY, start: Sequence[str] = ("build.py",)
) -> subprocess.CompletedProcess[str]:
    """The command typed in the project's folder."""
    environment = {**os.environ, "PYTHONPATH": str(engine), "PYTHONUTF8": "1"}
    command = [sys.executable, *start, *words]
    return subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)


def test_without_a_word_it_makes_what_the_house_file_says(small_project):
    done = run(small_project)
    assert done.returncode == 0, done.stderr
    assert (small_project / DRAFT).exists()
    assert "thumbs-guide-handout-draft.pdf" in done.stdout
    assert "5 pages" in done.stdout


def test_a_leaflet_may_be_named_without_the_word_build(small_project):
    assert run(small_project, "guide", "--out", "elsewhere").returncode == 0
    assert (small_project / DRAFT.replace("out", "elsewhere", 1)).exists()


def test_help_answers_without_loading_anything_heavy(small_project):
    program = (
        "import sys\n"
        "sys.argv = ['build.py', '--help']\n"
        "import build\n"
        "try:\n    build.main()\nexcept SystemExit:\n    pass\n"
        f"print([name for name in {HEAVY} if name in sys.modules])\n"
    )
    done = run(small_project, start=("-c", program))
    assert "Exit codes" in done.stdout
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize("command", ["build", "check", "list", "doctor"])
def test_every_command_explains_itself(small_project, command):
    done = run(small_project, command, "--help")
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) > 3


def test_a_slip_in_the_content_ends_with_its_own_code_and_no_traceback(small_project):
    run(small_project)
    good = (small_project / DRAFT).read_bytes()
    line = made_up.changed(small_project, "content/thumbs/en/care.yaml", "- paragraph: Warm", "- **Warm**")
    done = run(small_project)
    assert done.returncode == CONTENT
    assert f"content/thumbs/en/care.yaml:{line}:" in done.stderr
    assert "Traceback" not in done.stderr
    assert (small_project / DRAFT).read_bytes() == good


def test_an_unknown_leaflet_is_a_mistyped_command_and_the_right_name_is_offered(small_project):
    done = run(small_project, "giude")
    assert done.returncode == USAGE
    assert "Did you mean “guide”?" in done.stderr


def test_a_leaflet_that_cannot_be_made_whole_has_its_own_code(small_project):
    made_up.changed(small_project, "content/thumbs/en/care.yaml", "a soft glove", "a soft glove ☃")
    done = run(small_project)
    assert done.returncode == FAILED
    assert list((small_project / "out").rglob("*.pdf")) == []


def test_a_folder_that_cannot_be_written_has_its_own_code(small_project):
    made_up.written(small_project, "out/uk", "a file where the folder should be")
    done = run(small_project)
    assert done.returncode == UNSAVED, done.stderr
    assert "Traceback" not in done.stderr


def test_a_missing_system_library_sends_people_to_the_doctor(small_project):
    broken = "raise OSError(\"cannot load library 'gobject-2.0-0'\")\n"
    made_up.written(small_project, "engine/weasyprint/__init__.py", broken)
    environment = {**os.environ, "PYTHONPATH": f"{small_project / 'engine'}{os.pathsep}{made_up.REPOSITORY}"}
    done = subprocess.run(
        [sys.executable, "build.py"], cwd=small_project, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == COMPUTER
    assert "python build.py doctor" in done.stderr
    assert "Traceback" not in done.stderr


def test_check_says_that_all_is_well(small_project):
    done = run(small_project, "check")
    assert done.returncode == 0
    assert done.stdout.strip() == "No problems found."


def test_check_reports_for_machines(small_project):
    made_up.changed(small_project, "content/thumbs/en/care.yaml", "- bullets:", "- bulets:")
    for_machines = run(small_project, "check", "--report", "json")
    assert for_machines.returncode == CONTENT
    assert json.loads(for_machines.stdout.splitlines()[0])["code"] == "block-unknown"
    assert run(small_project, "check", "--report", "github").stdout.startswith("::error file=content/thumbs/en/care")


def test_list_names_what_there_is(project_with_a_clinic):
    done = run(project_with_a_clinic, "list")
    assert "guide" in done.stdout
    assert "handout" in done.stdout
    assert "riverside" in done.stdout


def test_the_doctor_finds_this_computer_well(small_project):
    done = run(small_project, "doctor")
    assert done.returncode == 0, done.stdout
    assert "well    library pango-1.0" in done.stdout


def test_a_made_up_block_needs_four_touches_and_a_line_of_content(small_project):
    """The class, the template, the style, the key in the content: nothing else knows the kinds of block."""
    for module in (made_up.REPOSITORY / "leaflets").rglob("*.py"):
        made_up.written(small_project, str(module.relative_to(made_up.REPOSITORY)), module.read_text("utf-8"))
    kinds = "KINDS: dict"
    block = 'class Shout(Block):\n    """Something said loudly."""\n\n    main = "text"\n    text: Text\n\n\n'
    made_up.changed(small_project, "leaflets/model/blocks.py", kinds, block + kinds)
    template = '<p class="shout" id="{{ id }}">{{ block.text|inline }}</p>\n'
    made_up.written(small_project, "templates/blocks/shout.html", template)
    made_up.written(small_project, "templates/blocks/shout.css", ".shout { font-weight: 700; }\n")
    shout = "body:\n  - shout: Thumbs up!\n    source: none\n    reason: no fact in it\n"
    made_up.changed(small_project, "content/thumbs/en/care.yaml", "body:\n", shout)
    done = run(small_project, engine=small_project)
    assert done.returncode == 0, done.stderr
    assert (small_project / DRAFT).exists()
