"""What the rules tell of one leaflet, by the goals of a good leaflet that only its words can meet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from leaflets.model import Job, Library
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


def goals(library: Library, problems: Iterable[Problem], job: Job) -> dict[int, tuple[str, ...]]:
    """For each goal that can be judged here, what is told against it in this edition; nothing told is a goal met.

    Rules of wording read what the house's region prints, and so say the same of every region.
    """
    style = library.styles.get(job.language)
    judged = {**(_READING if style and style.reading else {}), **_CONTACTS}
    judged |= _GUIDE if library.leaflets[job.leaflet].kind == "guide" else {}
    told = list(_of(library, problems, job))
    return {
        goal: tuple(problem.message for problem in told if problem.code in codes)
        for goal, codes in sorted(judged.items())
    }


def _of(library: Library, problems: Iterable[Problem], job: Job) -> Iterator[Problem]:
    """The problems of this leaflet's sections, as the format has them, of its job ticket and of its region."""
    leaflet = library.leaflets[job.leaflet]
    entries = set(leaflet.sections_in.get(job.format, leaflet.sections))
    sections = {library.section_file(job.language, entry.partition("/")[0]) for entry in entries}
    whole = {f"{library.condition}/leaflets/{job.leaflet}.yaml", f"content/regions/{job.region}.yaml"}
    about = f"“{job.leaflet}”"
    for problem in problems:
        ours = problem.place.file in whole or (problem.place.file in sections and _entry(problem) in entries)
        if ours and (problem.code not in _BY_LEAFLET or about in problem.message):
            yield problem


def _entry(problem: Problem) -> str:
    """The section that the block of a problem stands in, with its form when that is the short one."""
    name, _, rest = problem.place.block.partition("/")
    return f"{name}/short" if rest.partition("/")[0] == "short" else name


# Told of one leaflet, at a place in a section that other leaflets print too.
_BY_LEAFLET: Mapping[str, int] = {"abbreviation": 36, "term-unexplained": 36, "denominator-mixed": 37}
