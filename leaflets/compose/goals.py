"""The page beside an edition that says how it was measured, with a form for what only people can find out.

For staff: it never reaches a patient, and is in English as the messages of the program are.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from leaflets import words
from leaflets.compose.edition import Edition, reference
from leaflets.compose.templates import rendered
from leaflets.formats import FORMATS


@dataclass(frozen=True)
class Told:
    """What was measured in one file: its name, the numbers, and page (from 1), words and block of the first fault."""

    file: str
    evidence: str
    page: int | None = None
    place: str = ""
    block: str = ""


@dataclass(frozen=True)
class Measured:
    """What came of one goal: `state` is one of `STATES`."""

    number: int
    name: str
    state: str
    told: tuple[Told, ...]


STATES = {
    "fail": "Missed",
    "pass": "Met",
    "a person must look": "For a person to judge",
    "not yet measured": "Not measured in the file",
    "not applicable": "Not a goal of this format",
}
"""What staff call the states, the most urgent first."""


@dataclass(frozen=True)
class Check:
    """Something that people find out, and no program: what it is called, how it is done, and when it is passed."""

    name: str
    how: str
    passed: str
    wanted: Callable[[Edition], bool] = lambda _: True


def _is_folded(edition: Edition) -> bool:
    return FORMATS[edition.manuscript.job.format].fold != "pages"


def _is_translated(edition: Edition) -> bool:
    return edition.manuscript.job.language != edition.library.house.language


# What our reading of the standards leaves to people; the test with readers is that of Dickinson and others (2001), as
# the European guideline on the readability of medicine leaflets has it done.
_CHECKS = (
    Check(
        "Sign-off by a clinician",
        "A named clinician who knows the illness reads every word, picture and number.",
        "Every statement is true and up to date.",
    ),
    Check(
        "Sign-off by a patient reader",
        "Somebody with the illness, or who cares for somebody with it, reads the whole leaflet.",
        "Nothing is unclear, frightening without need, or missing.",
    ),
    Check(
        "Test with readers",
        "Ask 10 people 15 questions about the leaflet, one person at a time: can they find the answer, explain it, and "
        "say what they would do? Mend what fails, then ask 10 others.",
        "Each question is answered rightly by 16 of the 20.",
    ),
    Check(
        "Translation",
        "A second translator compares it with the English; then a native reader reads it alone.",
        "It says the same as the English, in words that people use.",
        _is_translated,
    ),
    Check(
        "Read aloud",
        "Listen to the file for the screen with a screen reader, from beginning to end, with the screen off.",
        "All is said, in an order that makes sense, pictures and tables too.",
    ),
    Check(
        "Three printers",
        "Print it on three office printers, in black only, at actual size.",
        "Nothing is cut off or too pale to read, and the check line of the staff sheet is 100 mm long.",
    ),
    Check(
        "Fold it",
        "Print the file that ends in -sheets, turn it over on the short edge, and fold it as the staff sheet shows.",
        "The cover is outside, the pages follow one another, and no fold runs through a word.",
        _is_folded,
    ),
    Check(
        "At arm's length",
        "Give the print to somebody over 70, in the light of a waiting room.",
        "They read it aloud at arm's length without guessing a word.",
    ),
    Check(
        "Last proof",
        "Whoever answers for publications looks at the finished print: names, numbers, dates, logo.",
        "It may be handed out.",
    ),
)


def goals(edition: Edition, files: Mapping[str, str], parts: Sequence[tuple[str, Sequence[Measured]]]) -> str:
    """The HTML page that tells of these goals, in parts with a heading each: it stands alone, and prints with a form.

    `files` are the names of the files that were measured, with what staff call each.
    Raises `ProblemsFound` when its template cannot be used.
    """
    job = edition.manuscript.job
    measured = [each for _, part in parts for each in part]
    known: dict[str, Any] = {
        "title": words.plain(edition.manuscript.title.title),
        "title_language": job.language,
        "title_direction": edition.labels.direction,
        "format": job.format,
        "reference": reference(edition),
        "draft": edition.approval.draft,
        "files": files,
        "parts": parts,
        "states": STATES,
        "missed": [each for each in measured if each.state == "fail"],
        "count": {state: sum(each.state == state for each in measured) for state in STATES},
        "to_judge": [each for each in measured if each.state == "a person must look"],
        "checks": [check for check in _CHECKS if check.wanted(edition)],
    }
    return rendered(edition.library.root, "goals.html", known)
