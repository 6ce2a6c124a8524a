"""The Tab key, asked as bash and fish ask it: through the files that people are told to source."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import made_up
import pytest

HERE = made_up.REPOSITORY / "leaflets/commands"
# What bash does when the key is pressed after these words; the first is the Python that runs the tests.
BASH = """source "$0"; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1))
_leaflets_completion "$1"; printf '%s\n' "${COMPREPLY[@]}" """


def offered(root: Path, *typed: str) -> list[str]:
    """What bash is offered after “python build.py” and these words, the last of them not yet whole."""
    command = ["bash", "-c", BASH, str(HERE / "completion.bash"), sys.executable, "build.py", *typed]
    return asked(root, command)


def asked(root: Path, command: list[str]) -> list[str]:
    return said(root, command).split()


def said(root: Path, command: list[str]) -> str:
    environment = {**os.environ, "PYTHONPATH": str(made_up.REPOSITORY)}
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=True)
    assert done.stderr == ""
    return done.stdout


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        (["gui"], ["guide"]),
        (["sta"], ["status"]),
        (["guide", "--reg"], ["--region"]),
        (["guide", "--region", ""], ["uk"]),
        (["--format", "h"], ["handout"]),
        (["--wh"], ["--why"]),
        (["print", ""], ["guide"]),
        (["print", "guide", "--language", "e"], ["en"]),
        (["status", "g"], ["guide"]),
        (["new", "s"], ["section", "source"]),
        (["build", "--clinic", ""], ["riverside"]),
    ],
    ids=" ".join,
)
def test_commands_options_and_names_are_offered(project_with_a_clinic, typed, names):
    assert sorted(set(offered(project_with_a_clinic, *typed))) == names


def test_the_first_word_may_be_a_command_or_a_leaflet(small_project):
    assert {"build", "check", "print", "guide"} <= set(offered(small_project, ""))


def test_nothing_in_content_can_break_it(small_project):
    made_up.written(small_project, "content/house.yaml", "a: [")
    made_up.written(small_project, "content/thumbs/leaflets/guide.yaml", "\tno: {")
    assert offered(small_project, "gui") == ["guide"]
    shutil.rmtree(small_project / "content")
    assert offered(small_project, "gui") == []


def test_a_build_with_nothing_to_do_does_not_answer_in_its_place(small_project):
    said(small_project, [sys.executable, "-c", REMEMBERED])
    assert said(small_project, [sys.executable, "build.py"]) == "Nothing to do.\n"
    assert "guide" in offered(small_project, "")


REMEMBERED = """import os
from leaflets import memory
last = memory.Last(memory.snapshot(".").whole, "2000-01-01", "3000-01-01", {}, "Nothing to do.", {})
memory.remember(".cache", [os.getcwd()], last)"""


@pytest.mark.skipif(shutil.which("fish") is None, reason="there is no fish")
def test_fish_is_offered_the_same(small_project):
    program = f"source {HERE / 'completion.fish'}; complete -C 'python3 build.py guide --region '"
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    assert asked(small_project, ["env", f"PATH={path}", "fish", "--no-config", "-c", program]) == ["uk"]
