"""What a guide must hold, and no keyword can fake: each is a kind of block or a section that says what it is about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from leaflets.check.tickets import in_ticket
from leaflets.model import Block, Library, Section
from leaflets.model.blocks import Keypoints, Treatment
from leaflets.problems import Problem, Severity
from leaflets.readability import sentences_of

# CDC Clear Communication Index, items 1 to 3: one main message, in the first section, marked.
MESSAGE_MOST = 3
TIERS = ("emergency", "same day", "next visit")


def guides(library: Library) -> Iterator[Problem]:
    """A `kind: guide` has a main message, weighs up treatments, says when to get help and what nobody knows."""
    for language, titles in library.titles.items():
        for name in [name for name, leaflet in library.leaflets.items() if leaflet.kind == "guide" and name in titles]:
            yield from _guide(library, language, name)


def _guide(library: Library, language: str, name: str) -> Iterator[Problem]:
    there = library.sections[language]
    entries = [entry for entry in library.leaflets[name].sections if entry.partition("/")[0] in there]
    bodies = {entry: _blocks(there[entry.partition("/")[0]], entry) for entry in entries}
    blocks = [block for body in bodies.values() for block in body]
    place, warning = in_ticket(library, name, "sections"), Severity.WARNING
    if entries and not _has_message(bodies[entries[0]]):
        message = f"The first section of “{name}” has no main message of at most {MESSAGE_MOST} sentences in a box."
        yield Problem("message-missing", message, f"Begin “{entries[0]}” with a “keypoints:” block.", place, warning)
    if missing := [tier for tier in TIERS if tier not in {getattr(block, "tier", "") for block in blocks}]:
        message = f"“{name}” does not say what to do for: {', '.join(missing)}."
        yield Problem("tiers-missing", message, "Add an “alert:” with that “tier:”.", place, warning)
    if not any(isinstance(block, Treatment) for block in blocks):
        message = f"“{name}” weighs up no treatment."
        yield Problem("treatment-missing", message, "Add a “treatment:” block for each one.", place, warning)
    if not any(there[entry.partition("/")[0]].about == "unknowns" for entry in entries):
        message = f"“{name}” has no section on what nobody knows yet."
        yield Problem("unknowns-missing", message, "Add a section with “about: unknowns”.", place, warning)


def _blocks(section: Section, entry: str) -> Sequence[Block]:
    whole = [*section.body, *(block for part in section.parts.values() for block in part.body)]
    return section.short if "/" in entry else whole


def _has_message(blocks: Sequence[Block]) -> bool:
    """Whether the first block is a box of few sentences."""
    first = next(iter(blocks), None)
    return isinstance(first, Keypoints) and sum(len(sentences_of(item)) for item in first.items) <= MESSAGE_MOST
