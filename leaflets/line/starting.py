"""Starters for people who write: a new section, leaflet or source, with notes on what to change."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from leaflets import yamlfile
from leaflets.model import Library
from leaflets.problems import Place, Problem, ProblemsFound

_SECTION = """\
# A new section. Change the words after each colon; content/README.md shows every kind of block.
# A job ticket in {condition}/leaflets/ prints it when it names “{name}” under “sections:”.
title: The heading of the section
point: One sentence that says the point.
source: none                 # where the point comes from: names of sources.yaml, or none with a reason
reason: to be written
body:
  - paragraph: The first sentences.
    source: none
    reason: to be written
"""
_TICKET = """\
# The job ticket of a new leaflet: its sections in order, and its numbers. Its cover words are in titles.yaml.
reference: {reference}
version: "0.1"
issued: {today}
review: {review}
formats: [handout]           # “python build.py list” shows which others there are
opening: head                # take this line out for a cover page and contents
sections:
  - {section}
"""
_TITLE = """\
{name}:
  title: The title of the leaflet
  short: A short title
  for: For the people it is for
  subject: What it is about, in one line
"""
_SOURCE = """\
{name}:
  authors: Who wrote it
  title: Its title
  year: {year}
  kind: other                # guideline, review, study, regulator, label, trial, charity, hospital or other
  seen: not yet              # how much of it you have read: abstract, full text, page …
  checked: never             # the day you looked, as {today}
"""
# Leaflets are looked at again after two years at the latest, as NHS trusts ask.
_REVIEW_YEARS = 2


def new_section(library: Library, name: str) -> list[str]:
    """Writes the starter of a section, in the house's language. Gives the names of the files that were written.

    Raises `ProblemsFound` when the name cannot be one or is taken, or the file cannot be saved; so do the others.
    """
    file = library.section_file(library.house.language, name)
    _refuse(library, file, name, r"[a-z0-9][a-z0-9-]*", "small letters a to z, digits and hyphens")
    return _written(library, {file: _SECTION.format(condition=library.condition, name=name)})


def new_leaflet(library: Library, name: str, today: date) -> list[str]:
    """Writes the job ticket of a leaflet and its entry in titles.yaml. Raises `ProblemsFound` as `new_section`."""
    file = f"{library.condition}/leaflets/{name}.yaml"
    _refuse(library, file, name, r"[a-z0-9][a-z0-9-]*", "small letters a to z, digits and hyphens")
    section = next(iter(library.sections[library.house.language]))
    reference = f"{library.house.condition}-{name}".upper()
    review = today.replace(year=today.year + _REVIEW_YEARS, day=min(today.day, 28))
    ticket = _TICKET.format(reference=reference, today=today, review=review, section=section)
    titles = f"{library.condition}/{library.house.language}/titles.yaml"
    return _written(library, {file: ticket, titles: _longer(library, titles, _TITLE.format(name=name))})


def new_source(library: Library, name: str, today: date) -> list[str]:
    """Adds an entry to sources.yaml. Raises `ProblemsFound` as `new_section`."""
    file = f"{library.condition}/sources.yaml"
    if name in library.named_in(file):
        raise ProblemsFound([_taken(name, file)])
    _refuse(library, "", name, r"[A-Z0-9][A-Z0-9-]*", "capital letters, digits and hyphens, such as SMITH26")
    entry = _SOURCE.format(name=name, year=today.year, today=today)
    return _written(library, {file: _longer(library, file, entry)})


def _refuse(library: Library, file: str, name: str, pattern: str, letters: str) -> None:
    if not re.fullmatch(pattern, name):
        message = f"“{name}” cannot be such a name."
        raise ProblemsFound([Problem("name-letters", message, f"Use {letters}, and no spaces.")])
    if file and (library.root / file).exists():
        raise ProblemsFound([_taken(name, file)])


def _taken(name: str, file: str) -> Problem:
    return Problem("name-taken", f"There is a “{name}” already.", "Choose another name.", Place(file))


def _longer(library: Library, file: str, entry: str) -> str:
    """The text of a file with an entry more at its end; what stands in it stays as it is."""
    return f"{(library.root / file).read_text('utf-8').rstrip()}\n{entry}"


def _written(library: Library, files: dict[str, str]) -> list[str]:
    for name, text in files.items():
        yamlfile.save(Path(library.root / name), name, text)
    return list(files)
