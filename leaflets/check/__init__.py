"""Looks at the whole library for what no single file can show: small generators, one rule each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from leaflets.check.dates import dated, next_change
from leaflets.check.doubt import Doubt, doubts
from leaflets.check.goals import goals
from leaflets.check.passages import Copy, copies
from leaflets.check.places import blocks_of
from leaflets.check.reading import hard_to_read, long_sentences, report, stops_signing
from leaflets.check.references import (
    contacts,
    house,
    labels,
    offers,
    pictures,
    questions,
    reader_tests,
    regions_of_blocks,
)
from leaflets.check.silence import Silenced, heard, silenced
from leaflets.check.sources import (
    blocks_without_source,
    numbers_without_source,
    sections_without_source,
    unknown_sources,
    unused_sources,
)
from leaflets.check.spelling import misspelt
from leaflets.check.structure import guides
from leaflets.check.style import STYLE
from leaflets.check.texts import marks, placeholders, unfinished
from leaflets.check.tickets import REVIEW_NOTICE_DAYS, file_names, formats, listed_twice, sections, titles
from leaflets.model import Library
from leaflets.problems import Problem

__all__ = [
    "REVIEW_NOTICE_DAYS",
    "RULES",
    "WORDING",
    "Doubt",
    "Silenced",
    "blocks_of",
    "check",
    "doubts",
    "goals",
    "next_change",
    "report",
    "silenced",
    "stops_signing",
]

Rule = Callable[[Library], Iterator[Problem]]

RULES: tuple[Rule, ...] = (
    house,
    formats,
    sections,
    titles,
    listed_twice,
    file_names,
    labels,
    contacts,
    offers,
    regions_of_blocks,
    pictures,
    questions,
    reader_tests,
    blocks_without_source,
    sections_without_source,
    unknown_sources,
    unused_sources,
    numbers_without_source,
    placeholders,
    marks,
    unfinished,
    misspelt,
    guides,
)

WORDING: tuple[Callable[[Copy], Iterator[Problem]], ...] = (
    hard_to_read,
    long_sentences,
    *STYLE,
)


def check(library: Library, today: date) -> Iterator[Problem]:
    """Every problem of the content that needs no rendering to be seen."""
    yield from heard(library, dict.fromkeys(_told(library, today)))  # two formats may print what is wrong


def _told(library: Library, today: date) -> Iterator[Problem]:
    for rule in RULES:
        yield from rule(library)
    for copy in copies(library):
        for wording in WORDING:
            yield from wording(copy)
    yield from dated(library, today)
