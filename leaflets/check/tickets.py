"""Job tickets: what they name is there, once; what they make can be filed; their words are looked at in time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from leaflets.check.places import in_file
from leaflets.formats import FORMATS
from leaflets.model import Leaflet, Library
from leaflets.problems import Place, Problem, Severity, did_you_mean, known_names

# Trusts ask for a revised leaflet about three months before its review date.
REVIEW_NOTICE_DAYS = 90

# Longer names are cut off in lists of files, and by some mail programs and document stores.
LONGEST_NAME = 40


def in_ticket(library: Library, leaflet: str, *path: str | int) -> Place:
    """Where a value stands in the job ticket of a leaflet."""
    return in_file(library, f"{library.condition}/leaflets/{leaflet}.yaml", path)


def formats(library: Library) -> Iterator[Problem]:
    """Job tickets name formats that exist."""
    for name, leaflet in library.leaflets.items():
        for index, shape in enumerate(leaflet.formats):
            if shape not in FORMATS:
                place = in_ticket(library, name, "formats", index)
                hint = known_names(shape, FORMATS)
                yield Problem("format-unknown", f"There is no format “{shape}”.", hint, place)
        for shape in leaflet.sections_in:
            if shape not in leaflet.formats:
                place = in_file(library, f"{library.condition}/leaflets/{name}.yaml", ("sections in", shape), key=True)
                message = f"This leaflet does not come in the format “{shape}”."
                hint = f"Name one of those under “formats:”: {', '.join(leaflet.formats)}."
                yield Problem("format-not-made", message, hint, place)


def sections(library: Library) -> Iterator[Problem]:
    """Job tickets name sections that exist in every language in which the leaflet has a title."""
    for language, titles_there in library.titles.items():
        for name in library.leaflets:
            yield from _sections_of(library, name, language) if name in titles_there else ()


def _sections_of(library: Library, leaflet: str, language: str) -> Iterator[Problem]:
    there = library.sections[language]
    for path, entries in _lists(library.leaflets[leaflet]).items():
        for index, entry in enumerate(entries):
            section, slash, form = entry.partition("/")
            place = in_ticket(library, leaflet, *path, index)
            if slash and section in there and (form != "short" or not there[section].short):
                hint = f"Write “{section}”, or give {library.section_file(language, section)} its “short:” blocks."
                yield Problem("section-form-missing", f"The section “{section}” has no “{form}” form.", hint, place)
            elif section not in there:
                file = library.section_file(language, section)
                hint = did_you_mean(section, there) or "Write that file, or take the section out of the job ticket."
                yield Problem("section-missing", f"There is no section “{section}”: {file} is not there.", hint, place)


def _lists(leaflet: Leaflet) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Every list of sections in a job ticket, by the path to it."""
    return {
        ("sections",): leaflet.sections,
        **{("sections in", shape): entries for shape, entries in leaflet.sections_in.items()},
    }


def titles(library: Library) -> Iterator[Problem]:
    """Every leaflet has a title in one language or more (one that is broken has been told already)."""
    there = {name for language in library.titles for name in library.named_in(_titles(library, language))}
    for name in library.leaflets:
        if name not in there:
            file = _titles(library, library.house.language)
            hint = f"Add “{name}:” to {file}, and under it the lines that other leaflets have there."
            message = f"The leaflet “{name}” has no title in any language."
            yield Problem("title-missing", message, hint, in_ticket(library, name))


def _titles(library: Library, language: str) -> str:
    return f"{library.condition}/{language}/titles.yaml"


def listed_twice(library: Library) -> Iterator[Problem]:
    """No section would print twice, no edition be made twice."""
    for name, leaflet in library.leaflets.items():
        for path, names in {**_lists(leaflet), ("formats",): leaflet.formats}.items():
            whole = tuple(entry.partition("/")[0] for entry in names)  # nor whole and in its short form
            for index, again in _again(whole):
                yield _twice(again, in_ticket(library, name, *path, index))
    for index, again in _again(library.house.build):
        yield _twice(again, in_file(library, "content/house.yaml", ("build", index)))


def _again(names: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    return ((index, name) for index, name in enumerate(names) if name in names[:index])


def _twice(name: str, place: Place) -> Problem:
    return Problem("listed-twice", f"“{name}” stands in this list a second time.", "Take one of the two out.", place)


def file_names(library: Library) -> Iterator[Problem]:
    """The finished files have names that can be read whole (those with spaces are told when the ticket is read)."""
    for name, leaflet in library.leaflets.items():
        for shape in [shape for shape in leaflet.formats if shape in FORMATS]:
            yield from _long_name(library, name, shape)


def _long_name(library: Library, leaflet: str, shape: str) -> Iterator[Problem]:
    made = library.file_name(leaflet, shape, draft=True)
    if (beyond := len(made) - LONGEST_NAME) > 0:
        message = f"Its files would be called “{made}”: that has {len(made)} letters, and {LONGEST_NAME} is the most."
        letters = "1 letter" if beyond == 1 else f"{beyond} letters"
        hint = f"Make the name of this file shorter by {letters}, and change it in titles.yaml and house.yaml too."
        yield Problem("file-name-long", message, hint, in_ticket(library, leaflet))


def review_dates(library: Library, today: date) -> Iterator[Problem]:
    """A review that is due soon, or overdue, is told."""
    for name, leaflet in library.leaflets.items():
        if (days := _days_left(leaflet, today)) < REVIEW_NOTICE_DAYS:
            hint = "Have the words checked again, then type new dates after “issued:” and “review:”."
            message = f"The review of “{name}” {_due(days)}."
            yield Problem("review-due", message, hint, in_ticket(library, name, "review"), Severity.WARNING)


def _days_left(leaflet: Leaflet, today: date) -> int:
    return (leaflet.review - today).days


def _due(days: int) -> str:
    if not days:
        return "is due today"
    number = "1 day" if abs(days) == 1 else f"{abs(days)} days"
    return f"was due {number} ago" if days < 0 else f"is due in {number}"
