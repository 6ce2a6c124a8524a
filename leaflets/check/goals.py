"""What the rules tell of one leaflet, by the goals of a good leaflet that only its words can meet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from leaflets.model import Library
from leaflets.problems import Problem

_READING = {
    34: ("reading-hard", "reading-target"),
    35: ("sentence-long", "sentences-long"),
    36: ("abbreviation", "term-unexplained", "term-not-in-glossary"),
    37: (
        "number-word",
        "number-range",
        "number-comma",
        "number-point",
        "numbers-beside",
        "superscript",
        "date-form",
        "time-form",
        "unit-space",
        "risk-percent",
        "denominator-mixed",
    ),
    45: ("list-long",),
}
_GUIDE = {38: ("treatment-missing",), 39: ("unknowns-missing",), 41: ("tiers-missing",)}
_CONTACTS = {48: ("contact-old", "unfinished", "placeholder-empty")}


def goals(
    library: Library, problems: Iterable[Problem], leaflet: str, language: str, region: str
) -> dict[int, tuple[str, ...]]:
    """For each goal that can be judged here, what is told against it in this leaflet; nothing told is a goal met."""
    style = library.styles.get(language)
    judged = {**(_READING if style and style.reading else {}), **_CONTACTS}
    judged |= _GUIDE if library.leaflets[leaflet].kind == "guide" else {}
    told = list(_of(library, problems, leaflet, language, region))
    return {
        goal: tuple(problem.message for problem in told if problem.code in codes)
        for goal, codes in sorted(judged.items())
    }


def _of(library: Library, problems: Iterable[Problem], leaflet: str, language: str, region: str) -> Iterator[Problem]:
    """The problems of this leaflet's sections, of its job ticket and of its region."""
    sections = {entry.partition("/")[0] for entry in library.leaflets[leaflet].sections}
    files = {library.section_file(language, name) for name in sections}
    files |= {f"{library.condition}/leaflets/{leaflet}.yaml", f"content/regions/{region}.yaml"}
    about = f"“{leaflet}”"
    for problem in problems:
        if problem.place.file in files and (problem.code not in _BY_LEAFLET or about in problem.message):
            yield problem


# Told of one leaflet, at a place in a section that other leaflets print too.
_BY_LEAFLET: Mapping[str, int] = {"abbreviation": 36, "term-unexplained": 36, "denominator-mixed": 37}
