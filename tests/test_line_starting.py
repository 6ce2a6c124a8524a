"""A starter is whole: with nothing changed in it the words are in order, and nothing that was there is touched."""

from __future__ import annotations

from datetime import date

import made_up
import pytest

from leaflets import line
from leaflets.problems import ProblemsFound, errors_in

TODAY = date(2026, 11, 25)
STARTERS = {
    "section": lambda library: line.new_section(library, "warm-hands"),
    "leaflet": lambda library: line.new_leaflet(library, "warm", TODAY),
    "source": lambda library: line.new_source(library, "SMITH26", TODAY),
}


@pytest.mark.parametrize("start", STARTERS.values(), ids=list(STARTERS))
def test_a_starter_passes_the_check_as_it_is(small_project, start):
    before = {path: path.read_text("utf-8") for path in (small_project / "content").rglob("*.yaml")}
    files = start(made_up.library(small_project))
    _, problems = line.checked(small_project, TODAY)
    assert errors_in(problems) == ()
    assert all((small_project / name).read_text("utf-8").strip() for name in files)
    assert all(path.read_text("utf-8").startswith(text.rstrip()) for path, text in before.items())


def test_a_new_leaflet_can_be_made_at_once(small_project):
    line.new_leaflet(made_up.library(small_project), "warm", TODAY)
    library, _ = line.ready(small_project, TODAY)
    assert library.leaflets["warm"].review == date(2028, 11, 25)
    assert library.titles["en"]["warm"].title == "The title of the leaflet"


@pytest.mark.parametrize(
    "start",
    [
        lambda library: line.new_section(library, "care"),
        lambda library: line.new_leaflet(library, "guide", TODAY),
        lambda library: line.new_source(library, "BOOK", TODAY),
    ],
)
def test_what_is_there_is_never_written_over(small_project, start):
    before = {path: path.read_bytes() for path in (small_project / "content").rglob("*.yaml")}
    with pytest.raises(ProblemsFound) as raised:
        start(made_up.library(small_project))
    assert raised.value.problems[0].code == "name-taken"
    assert {path: path.read_bytes() for path in before} == before


@pytest.mark.parametrize("name", ["Warm hands", "../care", "wärme", ""])
def test_a_name_that_cannot_be_one_is_refused(small_project, name):
    with pytest.raises(ProblemsFound) as raised:
        line.new_section(made_up.library(small_project), name)
    assert raised.value.problems[0].code == "name-letters"
