"""What stands in the words and would print otherwise than was meant."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from leaflets import words
from leaflets.check.finding import finder
from leaflets.check.places import texts
from leaflets.model import Library
from leaflets.problems import Place, Problem, known_names

_SIGNS = re.compile(r"[*_<\[\]]")  # only texts with one of these are read for marks, which takes long
_UNFINISHED = r"\b(?:TODO|TBC|XXX+|FIXME|lorem ipsum)\b|0{5,}|\[[^\]]*\](?!\()|\?\?+|_{3,}"


def placeholders(library: Library) -> Iterator[Problem]:
    """Every placeholder has a value in every region."""
    for language, text, place in texts(library):
        for typed, name in words.placeholders(text):
            yield from _placeholder(library, language, typed, name, place)


def _placeholder(
    library: Library, language: str, typed: str, name: str, place: Callable[[str], Place]
) -> Iterator[Problem]:
    for region_name, region in library.regions.items():
        file = f"content/regions/{region_name}.yaml"
        values = {key: number.value for key, number in region.numbers.items()} | dict(region.words.get(language, {}))
        if name not in values:
            message = f"There are no words for {typed} in {file}."
            yield Problem("placeholder-unknown", message, known_names(name, sorted(values)), place(typed))
        elif not values[name].strip():
            message = f"The words for {typed} are left empty in {file}."
            yield Problem("placeholder-empty", message, f"Type them there after “{name}:”.", place(typed))


def marks(library: Library) -> Iterator[Problem]:
    """Stars, links and HTML that would print as they stand."""
    for _, text, place in texts(library):
        for typed, message, hint in words.left_over_marks(text) if _SIGNS.search(text) else ():
            yield Problem("mark-wrong", message, hint, place(typed))


def unfinished(library: Library) -> Iterator[Problem]:
    """Notes to oneself that were left in the words."""
    find = finder(_UNFINISHED, any_case=True)
    for _, text, place in texts(library):
        if left := find(text):
            hint = "Finish the sentence, or take the note out."
            yield Problem("unfinished", f"“{left[0]}” looks like a note that was left in.", hint, place(left[0]))
