"""Which day is the next on which the same words are told or printed otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from leaflets.check.age import contacts_unchecked, sources_unchecked
from leaflets.check.tickets import REVIEW_NOTICE_DAYS, review_dates
from leaflets.model import Library
from leaflets.problems import Problem

# After how many days from a date in the content something is told: at once, on the day after, when a review comes near,
# when a contact is a year old and a source two years (leap days counted in and left out).
_STEPS = (-REVIEW_NOTICE_DAYS, 1 - REVIEW_NOTICE_DAYS, 0, 1, 365, 366, 367, 730, 731, 732)


def dated(library: Library, today: date) -> Iterator[Problem]:
    """Every problem of the content that depends on the date of today."""
    yield from review_dates(library, today)
    yield from contacts_unchecked(library, today)
    yield from sources_unchecked(library, today)


def next_change(library: Library, today: date) -> date:
    """The next day, or one before it, on which anything is told or printed otherwise although nobody changed a word."""
    tomorrow = today + timedelta(days=1)
    if list(dated(library, tomorrow)) != list(dated(library, today)):
        return tomorrow
    days = (day + timedelta(days=step) for day in _days(library) for step in _STEPS)
    return min((day for day in days if day > today), default=date.max)


def _days(library: Library) -> Iterator[date]:
    """Every date that people typed into the content."""
    for leaflet in library.leaflets.values():
        yield from (leaflet.issued, leaflet.review)
    for entry in library.signoffs:
        yield from filter(None, (entry.date, entry.review))
    checked = [source.checked for source in library.sources.values()]
    for region in library.regions.values():
        checked += [number.checked for number in region.numbers.values()]
        checked += [body.checked for body in region.support]
    yield from (day for day in checked if isinstance(day, date))
