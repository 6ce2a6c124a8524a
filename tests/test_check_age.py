"""What was not looked at for too long is told: contacts after a year, sources after two."""

from __future__ import annotations

from datetime import date

import pytest
from made_up import changed, library
from voice import is_plain

from leaflets.check.age import contacts_unchecked, sources_unchecked
from leaflets.check.dates import dated, next_change
from leaflets.problems import Severity

REGION, SOURCES = "content/regions/uk.yaml", "content/thumbs/sources.yaml"


@pytest.mark.parametrize(("today", "old"), [(date(2028, 9, 30), False), (date(2028, 10, 1), True)])
def test_a_contact_is_told_when_more_than_a_year_has_gone_by(small_project, today, old):
    assert bool(list(contacts_unchecked(library(small_project), today))) is old  # 2028 is a leap year


def test_a_contact_nobody_ever_checked_is_told_by_its_name(small_project):
    changed(small_project, REGION, "'2027-10-01'", "never")
    (problem,) = contacts_unchecked(library(small_project), date(2027, 10, 2))
    assert (problem.code, problem.severity, problem.place.file) == ("contact-old", Severity.WARNING, REGION)
    assert problem.message == "Nobody has checked these contacts within a year: emergency."
    assert is_plain(problem.message, problem.hint)


def test_all_contacts_of_a_region_are_told_in_one_line(small_project):
    (problem,) = contacts_unchecked(library(small_project), date(2030, 1, 1))
    assert problem.message == "Nobody has checked these contacts within a year: emergency, Thumb Friends."


@pytest.mark.parametrize(("today", "old"), [(date(2028, 1, 2), False), (date(2028, 1, 3), True)])
def test_a_source_is_told_when_more_than_two_years_have_gone_by(small_project, today, old):
    assert bool(list(sources_unchecked(library(small_project), today))) is old


def test_a_source_nobody_ever_looked_at_is_told_at_its_line(small_project):
    changed(small_project, SOURCES, "checked: 2026-01-01", "checked: never")
    (problem,) = sources_unchecked(library(small_project), date(2026, 2, 1))
    assert (problem.code, problem.severity, problem.place.line) == ("source-old", Severity.WARNING, 7)
    assert is_plain(problem.message, problem.hint)


@pytest.mark.parametrize("last", [date(2028, 1, 2), date(2028, 9, 30)])
def test_the_day_before_something_grows_old_is_known(small_project, last):
    read = library(small_project)
    day = last
    while (ahead := next_change(read, day)) != date.max and list(dated(read, ahead)) == list(dated(read, last)):
        day = ahead
    assert ahead == date.fromordinal(last.toordinal() + 1)
