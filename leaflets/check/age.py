"""What was not looked at for too long: contacts for a year, sources for two."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from leaflets.check.places import in_file
from leaflets.model import Checked, Library
from leaflets.problems import Problem, Severity

# Trusts find old phone numbers to be what goes stale first; reviews of leaflets fall due every two years.
CONTACT_DAYS, SOURCE_DAYS = 365, 731


def contacts_unchecked(library: Library, today: date) -> Iterator[Problem]:
    """Numbers and organisations of a region that nobody rang or looked up within a year; told once for each region."""
    for name, region in library.regions.items():
        checked = {key: number.checked for key, number in region.numbers.items()}
        checked |= {body.name: body.checked for body in region.support}
        old = [contact for contact, day in checked.items() if _is_old(day, today, CONTACT_DAYS)]
        if old:
            message = f"Nobody has checked these contacts within a year: {', '.join(old)}."
            hint = "Ring or look up each one, then type the day after its “checked:”, such as 2026-11-22."
            place = in_file(library, f"content/regions/{name}.yaml", ("numbers",), key=True)
            yield Problem("contact-old", message, hint, place, Severity.WARNING)


def sources_unchecked(library: Library, today: date) -> Iterator[Problem]:
    """A source that nobody looked at for two years."""
    for name, source in library.sources.items():
        if _is_old(source.checked, today, SOURCE_DAYS):
            place = in_file(library, f"{library.condition}/sources.yaml", (name, "checked"))
            hint = "Read it again, look for a newer one, then type the day after “checked:”."
            message = f"Nobody has looked at the source “{name}” for two years."
            yield Problem("source-old", message, hint, place, Severity.WARNING)


def _is_old(checked: Checked, today: date, days: int) -> bool:
    return not isinstance(checked, date) or today - checked > timedelta(days=days)
