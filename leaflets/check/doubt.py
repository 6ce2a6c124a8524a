"""Facts in print that are not sure: they rest on weak sources alone, or are marked as weak themselves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from leaflets.check.places import blocks_of
from leaflets.model import Block, Library
from leaflets.problems import Place


@dataclass(frozen=True)
class Doubt:
    """One block with low confidence, the sources it names, the leaflets that print it."""

    language: str
    address: str
    sources: tuple[str, ...]
    leaflets: tuple[str, ...]
    place: Place


def doubts(library: Library) -> Iterator[Doubt]:
    """The blocks with low confidence in leaflets that have a title in their language, in the order of the files."""
    weak = {name for name, source in library.sources.items() if source.confidence == "low"}
    for language, address, block in blocks_of(library):
        printed = tuple(_printed(library, language, address))
        if printed and _is_weak(block, weak):
            yield Doubt(language, address, block.source, printed, library.place(language, address))


def _is_weak(block: Block, weak: set[str]) -> bool:
    return block.confidence == "low" or (block.source != ("none",) and bool(block.source) and weak >= {*block.source})


def _printed(library: Library, language: str, address: str) -> Iterator[str]:
    section, form, *_ = address.split("/")
    entry = f"{section}/short" if form == "short" else section
    for name in library.titles[language]:
        if name in library.leaflets and entry in library.leaflets[name].sections:
            yield name
