"""Hard words and abbreviations are explained where a reader of each leaflet first meets them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from leaflets.check.finding import finder
from leaflets.check.passages import Copy, Passage
from leaflets.check.places import blocks_of, in_file
from leaflets.problems import Problem, Severity

# Letters with two capitals or more, or capitals with a digit: MRI, IVIg, GM1.
_SHORT = r"\b(?:[A-Z][A-Za-z]*[A-Z][A-Za-z]*|[A-Z]+\d+)\b"
# What explains a word beside it: brackets, or words such as these round it.
_EXPLAINS = r"\(|:|\b(?:is|are|means?|called|known|short for|or)\b|, (?:an?|the|which|also|one)\b|, made\b"


_HEADINGS = frozenset({"title", "cover"})


def abbreviations(copy: Copy) -> Iterator[Problem]:
    """An abbreviation is spelt out at its first use in each leaflet (CDC index, item 7), in brackets or before them."""
    for leaflet, passages in [(name, each) for name in copy.covers for each in copy.printings(name)]:
        seen = {*copy.style.abbreviations}
        for passage in passages:
            if passage.kind in _HEADINGS:
                seen.update(_explained_in(passage))
                continue
            for name in dict.fromkeys(short.removesuffix("s") for short in finder(_SHORT)(passage.printed)):
                if name not in seen and not _spelt_out(name, passage.whole):
                    message = f"“{name}” is not spelt out where readers of “{leaflet}” meet it first."
                    hint = f"Write its words, then “({name})”; or add it to “abbreviations:” if everybody knows it."
                    yield Problem("abbreviation", message, hint, passage.place(name), Severity.WARNING)
                seen.add(name)


def _explained_in(heading: Passage) -> Iterator[str]:
    """The abbreviations that a heading spells out; one that it does not is spelt out in the text below."""
    return (name for name in finder(_SHORT)(heading.printed) if _spelt_out(name, heading.whole))


def _spelt_out(short: str, text: str) -> bool:
    name = re.escape(short)
    return bool(re.search(rf"\({name}s?\b|\b{name}s? \(|\b{name}:|\b{name} is short for|\b{name}\)", text))


def terms(copy: Copy) -> Iterator[Problem]:
    """A hard word of the condition's list is explained at its first use in each leaflet (CDC index, item 7)."""
    for leaflet, passages in _leaflets(copy):
        for term in copy.style.terms:
            has = _finder(term)
            passage = next((passage for passage in passages if has(passage.printed)), None)
            if passage and not _explained(term, passage):
                message = f"“{term}” is not explained where readers of “{leaflet}” meet it first."
                hint = f"Explain it in a few words, as in “{term} (what it means)”, or use another word."
                yield Problem("term-unexplained", message, hint, passage.place(term), Severity.WARNING)


def _finder(term: str) -> Callable[[str], tuple[str, ...]]:
    """What finds a word of the list in a text, in its plural too."""
    plural = f"{re.escape(term.removesuffix('y'))}(?:y|ies)" if term.endswith("y") else f"{re.escape(term)}s?"
    return finder(rf"\b{plural}\b", any_case=True)


def _explained(term: str, passage: Passage) -> bool:
    """Whether the text with the word has signs of an explanation; a word made strong is being explained."""
    strong = f"**{term}" in passage.typed.casefold()
    return passage.kind == "words" or strong or bool(re.search(_EXPLAINS, passage.whole))


def not_in_glossary(copy: Copy) -> Iterator[Problem]:
    """Every hard word of the condition's list stands in its words explained."""
    entries = [entry for found in blocks_of(copy.library) if found[0] == copy.language for entry in _entries(found[2])]
    for term in copy.style.terms if entries else ():
        if not any(map(_finder(term), entries)):
            place = in_file(copy.library, f"{copy.library.condition}/{copy.language}/style.yaml", ("terms",), term)
            message = f"“{term}” is a hard word of this condition, and no glossary explains it."
            yield Problem("term-not-in-glossary", message, "Add it to a “words:” block.", place, Severity.WARNING)


def _entries(block: object) -> Iterable[str]:
    return getattr(block, "entries", {}).keys()


def _leaflets(copy: Copy) -> Iterator[tuple[str, list[Passage]]]:
    """Each leaflet with its texts in order, once for each list of sections that it has.

    Covers and headings are left out, as nobody explains a word there.
    """
    for name in copy.covers:
        for passages in copy.printings(name):
            yield name, [passage for passage in passages if passage.kind not in _HEADINGS]
