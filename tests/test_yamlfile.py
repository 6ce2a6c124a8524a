"""What people type comes back letter for letter, and each slip is told with its place and in plain words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from unittest import mock

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from leaflets import yamlfile
from leaflets.problems import Problem, ProblemsFound, Severity, errors_in, report
from leaflets.yamlfile.fault import Fault
from leaflets.yamlfile.mend import quoted
from leaflets.yamlfile.slips import slip

SLIPS = Path(__file__).parent / "golden" / "slips"
NAME = "content/symptoms.yaml"

# Words of programmers; nobody at a clinic should have to know them.
JARGON = re.compile(
    r"pars(e|ing)|token|scalar|mapping|null|schema|exception|yaml error|syntax|string|indentation", re.I
)

# The hints that end in a line to copy (after two spaces) make the file whole again, as far as this slip goes.
COPIED = re.compile(r":  (?P<line>\S.*?)(?:  \(.*\))?$")


def problems_of(raw: bytes | str, name: str = NAME) -> tuple[Problem, ...]:
    """All that is told about a file, whether or not it could be read."""
    try:
        return yamlfile.parse(raw.encode() if isinstance(raw, str) else raw, name).notes
    except ProblemsFound as found:
        return found.problems


def read(text: str) -> yamlfile.YamlFile:
    return yamlfile.parse(text.encode(), NAME)


def pieces(data: object) -> Iterator[object]:
    yield data
    if isinstance(data, dict):
        yield from data
    for part in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from pieces(part)


def slips() -> list[str]:
    return sorted(path.stem for path in SLIPS.glob("*.yaml"))


# --- slips ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", slips())
def test_each_slip_is_told_as_its_golden_file_says(name: str, same_as_golden: Callable[[Path, str], None]) -> None:
    told = problems_of((SLIPS / f"{name}.yaml").read_bytes(), f"{name}.yaml")
    same_as_golden(SLIPS / f"{name}.txt", report(told))


@pytest.mark.parametrize("name", slips())
def test_each_slip_is_told_in_words_for_clinic_staff(name: str) -> None:
    for problem in problems_of((SLIPS / f"{name}.yaml").read_bytes()):
        assert problem.hint
        assert not JARGON.search(problem.message + problem.hint.split(":  ")[0])


def test_each_golden_file_belongs_to_a_slip() -> None:
    assert sorted(path.stem for path in SLIPS.glob("*.txt")) == slips()


@pytest.mark.parametrize(
    "name",
    [name for name in slips() if "wrapped" not in name and "-over-" not in name and "unseen" not in name],
)
def test_the_line_to_copy_mends_the_slip(name: str) -> None:
    raw = (SLIPS / f"{name}.yaml").read_bytes()
    for problem in errors_in(problems_of(raw)):
        copied = COPIED.search(problem.hint)
        if copied and problem.place.line and ("Put" not in problem.hint or "-at-" in name):
            lines = re.split(r"\r\n|\n", raw.decode("utf-8-sig"))
            lines[problem.place.line - 1] = " " * spaces(problem.place.excerpt) + copied["line"]
            mended = problems_of("\n".join(lines))
            assert problem not in mended
            assert problem.place.line not in {told.place.line for told in errors_in(mended)}


def spaces(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
