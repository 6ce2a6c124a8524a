"""Until the day that is named, nothing is told otherwise: tried day by day, over two years."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import made_up
import pytest

from leaflets import check, plan, signoff
from leaflets.check.dates import dated

FIRST = date(2026, 1, 1)
DAYS = 800  # past the review date


@pytest.mark.parametrize("world", ["small_project", "signed_project"])
def test_nothing_is_told_otherwise_before_the_day_that_is_named(request, world):
    library = made_up.library(request.getfixturevalue(world))

    def told(day: date) -> object:
        seen = replace(library, today=day)
        return list(dated(seen, day)), signoff.approval(seen, plan.manuscript(seen, made_up.JOB))

    every = [told(FIRST + timedelta(days=number)) for number in range(DAYS)]
    for number in range(DAYS - 1):
        until = min((check.next_change(library, FIRST + timedelta(days=number)) - FIRST).days, DAYS)
        assert number < until
        assert every[number:until].count(every[number]) == until - number


def test_far_from_every_date_a_build_holds_for_months(small_project):
    today = date(2027, 3, 1)
    assert check.next_change(made_up.library(small_project), today) > today + timedelta(days=60)
