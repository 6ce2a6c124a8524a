"""How words are set in letters."""

from __future__ import annotations

from collections.abc import Iterator

from leaflets.check.finding import finder
from leaflets.check.passages import Copy
from leaflets.problems import Problem, Severity

_LOUD = r"\b[A-Z]{2,}(?:\s+[A-Z]{2,})+\b|\b[A-Z]{6,}\b"


def capitals(copy: Copy) -> Iterator[Problem]:
    """No words in capitals: their shapes are hard to tell apart (UKAAF, clear print). Abbreviations are none."""
    known = {*copy.style.abbreviations, *copy.style.title_words}
    find = finder(_LOUD)
    for passage in copy.passages:
        for loud in find(passage.printed):
            if any(word not in known for word in loud.split()):
                message = f"“{loud}” stands in capitals, which are hard to read."
                hint = f"Type “{loud.capitalize()}”, or make it strong:  **{loud.capitalize()}**"
                yield Problem("capitals", message, hint, passage.place(loud), Severity.WARNING)
