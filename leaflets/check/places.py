"""The blocks and the texts of a library, and where each stands, so that a rule is only about what it forbids."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from leaflets.model import Block, Library, Section
from leaflets.problems import Place

Inner = tuple[str | int, ...]
# A block with its language and its address.
Found = tuple[str, str, Block]


def blocks_of(library: Library) -> Iterator[Found]:
    """Every block of every section in every language."""
    for language, name, section in sections_of(library):
        yield from ((language, address, block) for address, block in _in_section(name, section))


def sections_of(library: Library) -> Iterator[tuple[str, str, Section]]:
    """Every section, with its language and its name."""
    for language, sections in library.sections.items():
        yield from ((language, name, section) for name, section in sections.items())


def _in_section(name: str, section: Section) -> Iterator[tuple[str, Block]]:
    bodies = {f"{name}/body": section.body, f"{name}/short": section.short} | {
        f"{name}/parts/{key}/body": p.body for key, p in section.parts.items()
    }
    for where, body in bodies.items():
        yield from ((f"{where}/{number}", block) for number, block in enumerate(body, start=1))


def in_block(library: Library, found: Found, *inner: str | int, words: str = "") -> Place:
    """Where a block stands, or what `inner` leads to in it, or the very letters there."""
    return library.place(found[0], found[1], inner, words=words)


def in_text(library: Library, found: Found, path: Inner, letters: str) -> Place:
    """Where these letters stand in a block; the items of a plain list have no name of their own under its kind."""
    inner = path[1:] if len(path) > 1 and path[0] == found[2].main else path
    return in_block(library, found, found[2].kind(), *inner, words=letters)


def in_file(library: Library, name: str, path: Inner, letters: str = "", *, key: bool = False) -> Place:
    """Where a value, its name (`key`) or these letters in it stand, in a file that holds no blocks."""
    file = library.files.get(name)
    if file is None:
        return Place(name)
    return file.find(path, letters) if letters else file.place(path, key=key)


Where = Callable[[str], Place]


def texts(library: Library) -> Iterator[tuple[str, str, Where]]:
    """Every text that readers meet, in a test too: its language, the text, and where given letters of it stand."""
    for language, text, place, _ in texts_by_region(library):
        yield language, text, place


def texts_by_region(library: Library) -> Iterator[tuple[str, str, Where, tuple[str, ...]]]:
    """The same, each with the regions that print it; none named are all of them."""
    for found in blocks_of(library):
        for path, text in found[2].texts():
            yield found[0], text, partial(in_text, library, found, path), found[2].only
    for language, name, section in sections_of(library):
        for path, text in _headings(section).items():
            yield language, text, partial(in_file, library, library.section_file(language, name), path), ()
    for language, titles in library.titles.items():
        for name, title in titles.items():
            file = f"{library.condition}/{language}/titles.yaml"
            for field, text in title.model_dump(by_alias=True, exclude={"keywords"}).items():
                yield language, text, partial(in_file, library, file, (name, field)), ()


def _headings(section: Section) -> dict[Inner, str]:
    parts: dict[Inner, str] = {("parts", key, "title"): part.title for key, part in section.parts.items()}
    asks: dict[Inner, str] = {
        ("ask", index, name): getattr(ask, name)
        for index, ask in enumerate(section.ask)
        for name in ("question", "answer")
    }
    return {("title",): section.title, ("point",): section.point, **parts, **asks}
