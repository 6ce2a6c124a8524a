"""Every fact has a source, and every source is there and is used."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial

from leaflets import words
from leaflets.check.places import Found, blocks_of, in_block, in_file, in_text, sections_of
from leaflets.model import Library
from leaflets.problems import Place, Problem, Severity, did_you_mean

_HOW = "add “source: [ID]” with an id of sources.yaml. If it needs none, add “source: none” and below it “reason: …”."


def blocks_without_source(library: Library) -> Iterator[Problem]:
    """Every block says where it comes from."""
    for found in blocks_of(library):
        if not found[2].source:
            plain = in_block(library, found, found[2].kind()) == in_block(library, found)
            first = "Type “paragraph: ” before this text. " if plain else ""
            hint = f"{first}Under it, in line with “{found[2].kind()}”, {_HOW}"
            message = "This block does not say where it comes from."
            yield Problem("source-missing", message, hint, in_block(library, found))


def sections_without_source(library: Library) -> Iterator[Problem]:
    """The sentence under a heading says where it comes from too."""
    for language, name, section in sections_of(library):
        if section.point and not section.source:
            message = "The point of this section does not say where it comes from."
            hint = f"Under “point:” {_HOW}"
            yield Problem("source-missing", message, hint, library.place(language, f"{name}/point"))


def unknown_sources(library: Library) -> Iterator[Problem]:
    """Every id names a source. When the list, or a source in it, cannot be read, that has been told already."""
    file = f"{library.condition}/sources.yaml"
    there = library.named_in(file)
    for where, name in _named(library) if file in library.files else ():
        if name not in there and name != "none":
            hint = did_you_mean(name, there) or "Mend the name, or add the source to sources.yaml."
            yield Problem("source-unknown", f"There is no source “{name}”.", hint, where())


def unused_sources(library: Library) -> Iterator[Problem]:
    """A source nothing rests on is told, so that the list stays short."""
    used = {name for _, name in _named(library)}
    for name in sorted(library.sources.keys() - used):
        place = in_file(library, f"{library.condition}/sources.yaml", (name,), key=True)
        hint = "Name it where it is used, or take it out of this list."
        yield Problem("source-unused", f"Nothing names the source “{name}”.", hint, place, Severity.WARNING)


def _named(library: Library) -> Iterator[tuple[Callable[[], Place], str]]:
    """Every id that stands anywhere, with what looks up its own place in its list."""
    for found in blocks_of(library):
        yield from ((partial(in_block, library, found, "source", at), name) for at, name in enumerate(found[2].source))
    for language, name, section in sections_of(library):
        headings = {name: section.source} | {f"{name}/parts/{key}": part.source for key, part in section.parts.items()}
        for address, ids in headings.items():
            where = partial(library.place, language, f"{address}/source")
            yield from ((partial(where, (at,)), each) for at, each in enumerate(ids))
    for name, region in library.regions.items():
        for index, body in enumerate(region.support):
            path = ("support", index, "source")
            file = f"content/regions/{name}.yaml"
            yield from ((partial(in_file, library, file, (*path, at)), each) for at, each in enumerate(body.source))


def numbers_without_source(library: Library) -> Iterator[Problem]:
    """A number is a fact: a block with one names its source."""
    for found in blocks_of(library):
        if found[2].source == ("none",):
            yield from _numbers(library, found)


def _numbers(library: Library, found: Found) -> Iterator[Problem]:
    for path, text in found[2].texts():
        if number := re.search(r"\d+", re.sub(words.PLACEHOLDER, "", text)):
            hint = "Name the source of the number in place of “none”, or write the sentence without the number."
            place = in_text(library, found, path, number[0])
            yield Problem("number-source", f"The number {number[0]} has no source.", hint, place)
